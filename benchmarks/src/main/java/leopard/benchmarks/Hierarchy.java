package leopard.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leopard.model.Decimal;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.scheme.Scheme;
import leopard.score.ScoreColumn;
import leopard.score.Shards;

/**
 * An index of three levels: 49 criteria, each between the smallest and the largest figure of the unit's group (positions to 4
 * decimals, HALF_UP), 7 components that are weighted means of 7 of them, and their mean, to 2 decimals; ranked in groups. Some
 * figures are missing, and the others of the component count for them. Scored by the engine and by loops written for it alone.
 */
final class Hierarchy implements AutoCloseable {

    static final int COMPONENTS = 7;
    static final int PARTS = 7;

    private static final Period PERIOD = Period.of("2024-06");
    private static final int GROUPS = 40;
    private static final int MISSING_IN_A_THOUSAND = 20;
    private static final long NONE = Long.MIN_VALUE;
    private static final int INDEX_BITS = 20;

    private final int size;
    private final long[][] figures = new long[COMPONENTS * PARTS][];
    private final Ledger ledger;
    private final Assessment assessment;
    private final Shards shards = Shards.on(1);

    Hierarchy(int size) {
        this.size = size;
        SplittableRandom random = new SplittableRandom(20240630);
        for (int k = 0; k < figures.length; k++) {
            figures[k] = new long[size];
            for (int i = 0; i < size; i++) {
                figures[k][i] = random.nextInt(1000) < MISSING_IN_A_THOUSAND ? NONE : random.nextInt(1_000_000);
            }
        }
        Scheme scheme = SchemeReader.read("hierarchy.yaml", text()).scheme();
        if (scheme == null) {
            throw new IllegalStateException("the scheme of the benchmark is not one");
        }
        this.ledger = ledger(scheme);
        try {
            this.assessment = new Assessment(scheme, DroolsCompiler.create().compile(scheme), shards);
        } catch (RuleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Scores times 100 by unit and ranks in the unit's group. */
    static final class Result {
        final long[][] criteria;
        final long[][] components;
        final long[] totals;
        final int[] ranks;

        Result(long[][] criteria, long[][] components, long[] totals, int[] ranks) {
            this.criteria = criteria;
            this.components = components;
            this.totals = totals;
            this.ranks = ranks;
        }

        boolean sameAs(Result other) {
            return Arrays.deepEquals(criteria, other.criteria)
                    && Arrays.deepEquals(components, other.components)
                    && Arrays.equals(totals, other.totals)
                    && Arrays.equals(ranks, other.ranks);
        }
    }

    private static String criterion(int k) {
        return "K" + (k < 10 ? "0" : "") + k;
    }

    static String text() {
        StringBuilder text = new StringBuilder("""
                leopard: 1
                id: hierarchy
                title: an index of three levels
                version: {id: "1"}
                period: {every: month, readings: of_the_period}
                absence: {MISSING: reweight}
                indicators:
                """);
        for (int k = 0; k < COMPONENTS * PARTS; k++) {
            text.append("  %s: {title: %1$s}%n".formatted(criterion(k)));
        }
        text.append("score:\n- id: total\n  title: total\n  mean:\n");
        for (int c = 0; c < COMPONENTS; c++) {
            text.append("  - id: C%d%n    title: C%1$d%n    mean:%n".formatted(c));
            for (int p = 0; p < PARTS; p++) {
                text.append(
                        "    - {id: %s, weight: %d, min_max: {bounds: {over: all_units, within: group}, to: [0, 100], when_equal: 1}}%n"
                                .formatted(criterion(c * PARTS + p), p + 1));
            }
        }
        return text.append("rankings:\n- {by: total, within: group, ties: {method: competition}}\n")
                .toString();
    }

    private Ledger ledger(Scheme scheme) {
        List<Unit> units = IntStream.range(0, size)
                .mapToObj(i ->
                        new Unit(MonthColumns.unitId(i), "", "G" + i % GROUPS, "", null, null, null, true, Map.of()))
                .toList();
        UnitList list = UnitList.of(units);
        ReadingSet.Builder readings = ReadingSet.builder(list, scheme.indicators());
        Place place = Place.line("readings.csv", 1);
        for (int k = 0; k < figures.length; k++) {
            for (int i = 0; i < size; i++) {
                if (figures[k][i] != NONE) {
                    readings.add(new Reading(
                            MonthColumns.unitId(i),
                            criterion(k),
                            PERIOD.id(),
                            Decimal.of(figures[k][i], 2),
                            null,
                            null,
                            Vintage.FINAL,
                            1,
                            null,
                            true,
                            false,
                            Reading.Details.NONE,
                            place));
                }
            }
        }
        return Ledger.of(list, readings.build());
    }

    AssessmentRun run() {
        return assessment.run(ledger, PERIOD, List.of());
    }

    Result leopard() {
        AssessmentRun run = run();
        RankingTable table = run.rankings().get(0);
        return new Result(
                columns(
                        run,
                        IntStream.range(0, figures.length)
                                .mapToObj(Hierarchy::criterion)
                                .toList()),
                columns(
                        run,
                        IntStream.range(0, COMPONENTS).mapToObj(c -> "C" + c).toList()),
                column(run.board().scores("total")),
                IntStream.range(0, size).map(table::rank).toArray());
    }

    private static long[][] columns(AssessmentRun run, List<String> nodes) {
        return nodes.stream().map(node -> column(run.board().scores(node))).toArray(long[][]::new);
    }

    private static long[] column(ScoreColumn scores) {
        return IntStream.range(0, scores.size())
                .mapToLong(i -> scores.has(i) ? scores.unscaled(i) : NONE)
                .toArray();
    }

    /** Loops over columns, written for this scheme alone. */
    Result handWritten() {
        long[][] criteria = new long[figures.length][];
        for (int k = 0; k < criteria.length; k++) {
            criteria[k] = positions(figures[k]);
        }
        long[][] components = new long[COMPONENTS][size];
        long[] totals = new long[size];
        for (int i = 0; i < size; i++) {
            long sum = 0;
            int present = 0;
            for (int c = 0; c < COMPONENTS; c++) {
                long weighted = 0;
                int weights = 0;
                for (int p = 0; p < PARTS; p++) {
                    long score = criteria[c * PARTS + p][i];
                    if (score != NONE) {
                        weighted += score * (p + 1);
                        weights += p + 1;
                    }
                }
                components[c][i] = weights == 0 ? NONE : halfUp(weighted, weights);
                if (weights > 0) {
                    sum += components[c][i];
                    present++;
                }
            }
            totals[i] = present == 0 ? NONE : halfUp(sum, present);
        }
        return new Result(criteria, components, totals, ranks(totals));
    }

    private long[] positions(long[] x) {
        long[] low = new long[GROUPS];
        long[] high = new long[GROUPS];
        Arrays.fill(low, Long.MAX_VALUE);
        Arrays.fill(high, Long.MIN_VALUE);
        for (int i = 0; i < size; i++) {
            if (x[i] != NONE) {
                int g = i % GROUPS;
                low[g] = Math.min(low[g], x[i]);
                high[g] = Math.max(high[g], x[i]);
            }
        }
        long[] scores = new long[size];
        for (int i = 0; i < size; i++) {
            int g = i % GROUPS;
            scores[i] = x[i] == NONE
                    ? NONE
                    : high[g] == low[g] ? 10_000 : halfUp((x[i] - low[g]) * 10_000, high[g] - low[g]);
        }
        return scores;
    }

    private static long halfUp(long numerator, long denominator) {
        return (2 * numerator + denominator) / (2 * denominator);
    }

    private int[] ranks(long[] totals) {
        int[] ranks = new int[size];
        long mask = (1L << INDEX_BITS) - 1;
        for (int g = 0; g < GROUPS; g++) {
            long[] packed = new long[(size + GROUPS - 1 - g) / GROUPS];
            int count = 0;
            for (int i = g; i < size; i += GROUPS) {
                if (totals[i] != NONE) {
                    packed[count++] = (10_000 - totals[i]) << INDEX_BITS | i;
                }
            }
            Arrays.sort(packed, 0, count);
            for (int at = 0; at < count; at++) {
                boolean tied = at > 0 && packed[at] >>> INDEX_BITS == packed[at - 1] >>> INDEX_BITS;
                ranks[(int) (packed[at] & mask)] = tied ? ranks[(int) (packed[at - 1] & mask)] : at + 1;
            }
        }
        return ranks;
    }

    /** @throws IllegalStateException if the engine and the loops differ anywhere */
    void requireAgreement() {
        if (!leopard().sameAs(handWritten())) {
            throw new IllegalStateException("leopard and handWritten differ");
        }
    }

    @Override
    public void close() {
        shards.close();
    }
}
