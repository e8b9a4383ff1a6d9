package leopard.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.award.Award;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.rule.RuleBook;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.AssessmentSeries;
import leopard.run.Moved;
import leopard.run.RankingTable;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Standing;
import leopard.scheme.Aggregation;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.score.Points;
import leopard.score.Role;
import leopard.score.ScoreColumn;
import leopard.score.ScoreLine;
import leopard.score.Shards;
import org.jspecify.annotations.Nullable;

/** Runs the engine and the oracle on one case, and says where they differ. */
final class Comparison {

    private final OracleCase given;
    private final OracleContests oracle;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Something that the two see differently.
     *
     * @param what kind of thing it is about
     */
    record Difference(String what, String unit, String line, String oracle, String engine) {

        @Override
        public String toString() {
            return what + ": unit " + unit + ", line " + line + ": the oracle has " + oracle + ", the engine " + engine;
        }
    }

    private Comparison(OracleCase given, OracleContests oracle) {
        this.given = given;
        this.oracle = oracle;
    }

    /** Every period of a season that has figures, from the first to the last. */
    static List<Difference> of(RandomSeason.Season season, RuleBook rules, Shards shards) {
        AssessmentSeries series = new AssessmentSeries(
                List.of(new Assessment(season.scheme(), rules, shards)), season.ledger(), List.of());
        OracleSeason oracle = new OracleSeason(season.cases(), season.history());
        for (OracleCase given : season.cases()) {
            OracleContests contests = oracle.of(given.period());
            if (contests != null) {
                Comparison comparison = new Comparison(given, contests);
                comparison.compare(series.run(given.period()));
                if (!comparison.differences.isEmpty()) {
                    comparison.differ("period", "", "", given.period(), given.period());
                    return comparison.differences;
                }
            }
        }
        return List.of();
    }

    static List<Difference> of(OracleCase given, RuleBook rules, Shards shards) {
        Comparison comparison = new Comparison(given, new OracleContests(given));
        comparison.compare(run(given, rules, shards));
        return comparison.differences;
    }

    private void compare(AssessmentRun run) {
        compareLines(run);
        if (differences.isEmpty()) {
            compareRollUps(run);
            compareSheets(run);
            compareRankings(run);
            compareColumns(run);
            compareAwards(run);
        }
    }

    private void compareRollUps(AssessmentRun run) {
        for (int u = 0; u < run.units().size() && !given.scheme().rollUps().isEmpty(); u++) {
            Unit unit = run.units().get(u);
            for (Map.Entry<String, Oracle.Line> each :
                    oracle.rollUps().lines(unit).entrySet()) {
                String expected = each.getValue().toString();
                String found = words(run.board().scores(each.getKey()), u);
                if (!expected.equals(found)) {
                    differ("roll-up", unit.id(), each.getKey(), expected, found);
                }
            }
        }
    }

    static AssessmentRun run(OracleCase given, RuleBook rules, Shards shards) {
        return new Assessment(given.scheme(), rules, shards).run(ledger(given), given.period(), List.of());
    }

    static Ledger ledger(OracleCase given) {
        UnitList units = UnitList.of(given.units());
        List<Indicator> indicators = new ArrayList<>(given.scheme().indicators());
        Set<String> tasks = new TreeSet<>();
        given.tasks().forEach(task -> tasks.add(task.id()));
        for (String task : tasks) {
            indicators.add(new Indicator(task, Text.same(task), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        }
        ReadingSet.Builder readings = ReadingSet.builder(units, indicators);
        for (Reading reading : given.readings()) {
            readings.add(reading);
        }
        return new Ledger(
                units,
                readings.build(),
                given.tasks(),
                given.events(),
                given.ballots(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                given.between().meetings(),
                given.between().decisions(),
                List.of());
    }

    private void differ(String what, String unit, String line, @Nullable Object expected, @Nullable Object found) {
        differences.add(new Difference(what, unit, line, String.valueOf(expected), String.valueOf(found)));
    }

    private void compareLines(AssessmentRun run) {
        for (int u = 0; u < run.units().size(); u++) {
            String unit = run.units().get(u).id();
            List<String> lines = new ArrayList<>();
            for (Node node : given.scheme().nodes().values()) {
                // The deepest first, so that what comes first in a message is where it begins.
                lines.add(0, node.id());
                if (node instanceof Node.Events) {
                    lines.add(0, node.id() + ".bonus");
                    lines.add(0, node.id() + ".deduct");
                }
            }
            for (String line : lines) {
                String expected = oracle.oracle().words(unit, line);
                String found = words(run.board().scores(line), u);
                if (!expected.equals(found)) {
                    differ(kind(line), unit, line, expected, found);
                }
            }
        }
    }

    private String kind(String line) {
        Node node = given.scheme().nodes().get(line);
        if (node instanceof Node.Component component) {
            return component.aggregation() instanceof Aggregation.Plain plain
                    ? plain.name()
                    : component.aggregation().getClass().getSimpleName();
        }
        return node instanceof Node.Criterion criterion
                ? criterion.curve().getClass().getSimpleName()
                : node == null ? line : node.getClass().getSimpleName();
    }

    private static String words(ScoreColumn column, int unit) {
        if (!column.exists(unit)) {
            return Oracle.NO_SUCH_LINE;
        }
        Points points = column.get(unit);
        BigDecimal score = points == null ? null : points.value().toBigDecimal();
        return new Oracle.Line(score, column.status(unit), column.treatedAs(unit)).toString();
    }

    /** Sheets explain the same scores, and add up. */
    private void compareSheets(AssessmentRun run) {
        for (int u = 0; u < run.units().size(); u++) {
            String unit = run.units().get(u).id();
            run.sheet(u).forEach(line -> {
                Oracle.Line expected = oracle.oracle().line(unit, line.id());
                Points score = line.score();
                if (expected != null && !line.id().startsWith("events.")) {
                    String printed =
                            String.valueOf(score == null ? null : score.value().toBigDecimal());
                    if (!printed.equals(String.valueOf(expected.score()))) {
                        differ("sheet", unit, line.id(), expected, printed);
                    }
                }
                Decimal sum = sum(line);
                if (sum != null && sum.compareTo(score == null ? Decimal.ZERO : score.value()) != 0) {
                    differ("sum of a sheet", unit, line.id(), sum, score);
                }
            });
        }
    }

    /** What the parts of a line add up to; null where nothing does. */
    private static @Nullable Decimal sum(ScoreLine line) {
        Decimal sum = null;
        for (ScoreLine part : line.parts()) {
            if (part.role() != Role.INPUT) {
                Points score = part.score();
                sum = (sum == null ? Decimal.ZERO : sum).plus(score == null ? Decimal.ZERO : score.value());
            }
        }
        return sum;
    }

    private void compareRankings(AssessmentRun run) {
        for (RankingTable table : run.rankings()) {
            Map<String, OracleContests.Place> expected = oracle.places(table.rule());
            Map<String, OracleContests.Place> found = new TreeMap<>();
            for (int u = 0; u < run.units().size(); u++) {
                Standing standing = table.standing(u);
                if (standing != null) {
                    OracleContests.Place place = place(standing);
                    boolean line = run.board().hasLine(table.rule().by());
                    found.put(standing.unit().id(), line ? place : place.plain());
                }
            }
            for (Unit unit : given.units()) {
                OracleContests.Place one = expected.get(unit.id());
                OracleContests.Place two = found.get(unit.id());
                if (!Objects.equals(one, two)) {
                    differ("ranking", unit.id(), table.rule().id(), one, two);
                }
            }
        }
    }

    static OracleContests.Place place(Standing standing) {
        Points score = standing.score();
        Points provisional = standing.provisional();
        Decimal normalised = standing.normalised();
        return new OracleContests.Place(
                standing.unit().id(),
                standing.group(),
                score == null ? null : score.value().toBigDecimal(),
                standing.rank(),
                standing.printed() == null
                        ? 0
                        : standing.printed()
                                .toBigDecimal()
                                .multiply(BigDecimal.valueOf(2))
                                .intValueExact(),
                standing.of(),
                standing.grade(),
                standing.status().name(),
                provisional == null ? null : provisional.value().toBigDecimal(),
                normalised == null ? null : normalised.toBigDecimal(),
                words(standing.moved()));
    }

    private static String words(@Nullable Moved moved) {
        return moved == null
                ? ""
                : OracleMovements.words(
                        words(moved.before()),
                        moved.ofBefore(),
                        words(moved.by()),
                        moved.change().name());
    }

    private static String words(@Nullable Decimal number) {
        return OracleMovements.plain(number == null ? null : number.toBigDecimal());
    }

    /** Columns computed from ranks stand in the printed table alone. */
    private void compareColumns(AssessmentRun run) {
        if (given.scheme().rankings().stream().allMatch(rule -> rule.columns().isEmpty())) {
            return;
        }
        List<String> rows = printedRankings(run);
        List<String> header = List.of(rows.get(0).split(",", -1));
        for (RankingRule rule : given.scheme().rankings()) {
            for (RankingRule.RankColumn column : rule.columns()) {
                for (String row : rows.subList(1, rows.size())) {
                    // Reasons may hold commas of their own: what is looked at stands before or after them.
                    List<String> cells = List.of(row.split(",", -1));
                    Unit unit = oracle.rankings().unit(cells.get(3));
                    if (unit != null && cells.get(1).equals(rule.id())) {
                        BigDecimal expected = oracle.rankings().column(rule, column, unit);
                        String found = cells.get(cells.size() - header.size() + header.indexOf(column.name()));
                        String printed = expected == null ? "" : expected.toPlainString();
                        if (!printed.equals(found)) {
                            differ("column", unit.id(), rule.id() + " " + column, printed, found);
                        }
                    }
                }
            }
        }
    }

    private static List<String> printedRankings(AssessmentRun run) {
        StringBuilder printed = new StringBuilder();
        try {
            for (ResultTable table : ResultTables.of(List.of(run), Lang.EN)) {
                if (table.fileName().equals("ranking.csv")) {
                    table.write(printed);
                }
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return printed.toString().lines().toList();
    }

    private void compareAwards(AssessmentRun run) {
        List<OracleContests.Prize> expected = oracle.prizes();
        List<OracleContests.Prize> found = new ArrayList<>();
        for (Award award : run.awards()) {
            found.add(prize(award));
        }
        if (!expected.equals(found)) {
            differ("awards", "", "", expected, found);
        }
    }

    static OracleContests.Prize prize(Award award) {
        return new OracleContests.Prize(
                award.award(),
                award.group(),
                award.unit(),
                award.place(),
                award.outcome().name());
    }
}
