package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import leopard.model.Column;
import leopard.model.Decimal;
import leopard.model.Ledger;
import leopard.model.Meeting;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rank.RankKey;
import leopard.rank.TieBreak;
import leopard.rank.TiePolicy;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.TieKey;
import leopard.scheme.TieStep;
import leopard.score.ScoreBoard;
import org.jspecify.annotations.Nullable;

/** The tie-break chain of one ranking in one period 并列处理, and what to say about it. */
final class TieBreaks {

    private final RankingRule rule;
    private final ScoreBoard board;
    private final UnitList units;
    private final Past past;
    private final List<RankingTable> above;
    private final List<Said> said = new ArrayList<>();
    private final List<TieBreak> breaks = new ArrayList<>();

    /** A step of the chain, and what it looked at: a column, or what it found among the tied. */
    private record Said(
            Text label, @Nullable Column column, @Nullable TieEvidence evidence) {
        Text of(int unit) {
            return column != null
                    ? Text.same(printed(column, unit))
                    : evidence == null ? Text.EMPTY : evidence.said(unit);
        }
    }

    /**
     * @param unrounded decides between equal printed scores before the chain, null where printed scores are what counts
     * @param above rankings of the period that were made before
     */
    TieBreaks(RankingRule rule, ScoreBoard board, Past past, List<RankingTable> above, @Nullable Unrounded unrounded) {
        this.rule = rule;
        this.board = board;
        this.units = board.units();
        this.past = past;
        this.above = above;
        if (unrounded != null) {
            add(Text.of("未舍入", "unrounded"), unrounded);
        }
        rule.order().then().forEach(key -> breaks.add(tieKey(key)));
        for (TieStep step : rule.chain()) {
            if (step instanceof TieKey key) {
                said.add(new Said(Text.same(key.figure()), board.figure(figure(key)), null));
                breaks.add(tieKey(key));
            } else if (step instanceof TieStep.CountBack count) {
                add(Text.of("名次", "places"), new CountBack(places(count)));
            } else if (step instanceof TieStep.HeadToHead head) {
                add(Text.of("相互战绩", "head to head"), new HeadToHead(head, meetings(), units));
            } else {
                Ledger ledger = past.ledger();
                add(
                        Text.of("决定", "decision"),
                        new Decided(rule.id(), past.period().id(), ledger.decisions(), units));
            }
        }
        switch (rule.order().last()) {
            case SHARED -> {}
            case ID -> breaks.add(byNumber());
            case ORDER -> {
                breaks.add(RankKey.ascending(orders()));
                breaks.add(byNumber());
            }
        }
    }

    private void add(Text label, TieEvidence evidence) {
        said.add(new Said(label, null, evidence));
        breaks.add(evidence);
    }

    TiePolicy policy() {
        return new TiePolicy(rule.ties(), breaks);
    }

    private Expression figure(TieKey key) {
        return rule.values().getOrDefault(key.figure(), new Expression.Name(key.figure()));
    }

    /** A unit without the figure comes last. */
    private RankKey tieKey(TieKey key) {
        Column column = board.figure(figure(key));
        long[] codes = codes(column, key.descending() ? Long.MIN_VALUE : Long.MAX_VALUE);
        return key.descending() ? RankKey.descending(codes) : RankKey.ascending(codes);
    }

    private static long[] codes(Column column, long absent) {
        int n = column.size();
        long[] codes = new long[n];
        Column.Fixed values = column.values();
        if (values == null) {
            TreeSet<Rational> distinct = new TreeSet<>();
            for (int i = 0; i < n; i++) {
                if (column.status(i).hasValue()) {
                    distinct.add(column.exact(i));
                }
            }
            List<Rational> sorted = new ArrayList<>(distinct);
            for (int i = 0; i < n; i++) {
                codes[i] = column.status(i).hasValue() ? Collections.binarySearch(sorted, column.exact(i)) : absent;
            }
            return codes;
        }
        for (int i = 0; i < n; i++) {
            codes[i] = column.status(i).hasValue() ? values.unscaled()[i] : absent;
        }
        return codes;
    }

    /** Units in the order of the list: by id. */
    private RankKey byNumber() {
        long[] numbers = new long[units.size()];
        Arrays.setAll(numbers, i -> i);
        return RankKey.ascending(numbers);
    }

    private long[] orders() {
        TreeSet<Decimal> distinct = new TreeSet<>();
        units.asList().forEach(unit -> {
            if (unit.order() != null) {
                distinct.add(unit.order());
            }
        });
        List<Decimal> sorted = new ArrayList<>(distinct);
        long[] orders = new long[units.size()];
        for (int i = 0; i < orders.length; i++) {
            Decimal order = units.get(i).order();
            orders[i] = order == null ? Long.MAX_VALUE : Collections.binarySearch(sorted, order);
        }
        return orders;
    }

    private List<Meeting> meetings() {
        List<String> periods = past.toDate().stream().map(Period::id).toList();
        return past.ledger().meetings().stream()
                .filter(meeting -> periods.contains(meeting.period()))
                .toList();
    }

    /** The places of each unit in the periods that count, sorted. */
    private List<int[]> places(TieStep.CountBack rule) {
        List<Period> periods = switch (rule.over()) {
            case TO_DATE, COUNTING -> past.toDate();
            case SEASON -> past.season();
        };
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            places.add(new ArrayList<>());
        }
        List<Set<Period>> counting = counting(rule.counting());
        for (Period each : periods) {
            IntPredicate counts =
                    unit -> counting.isEmpty() || counting.get(unit).contains(each);
            if (rule.ranking() != null) {
                addRanks(rule.ranking(), each, counts, places);
            }
            for (String indicator : rule.positions()) {
                addReadings(past.ledger().readings().column(indicator, each.id(), units, false), counts, places);
            }
        }
        int deepest = rule.deepest() == null ? Integer.MAX_VALUE : rule.deepest();
        return places.stream()
                .map(all -> all.stream()
                        .filter(place -> place <= deepest)
                        .sorted()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toList();
    }

    /** For each unit the periods that count in a roll-up; nothing where all periods do. */
    private List<Set<Period>> counting(@Nullable String rollUp) {
        List<Set<Period>> counting = new ArrayList<>();
        for (int i = 0; i < units.size() && rollUp != null; i++) {
            counting.add(board.countedPeriods(rollUp, i));
        }
        return counting;
    }

    private void addRanks(String ranking, Period each, IntPredicate counts, List<List<Integer>> into) {
        RankingTable table = each.equals(past.period())
                ? above.stream()
                        .filter(t -> t.rule().id().equals(ranking))
                        .findFirst()
                        .orElse(null)
                : past.ranking(ranking, each);
        if (table != null) {
            for (int i = 0; i < units.size(); i++) {
                int then = table.units().indexOf(units.get(i).id());
                if (then >= 0 && table.rank(then) > 0 && counts.test(i)) {
                    into.get(i).add(table.rank(then));
                }
            }
        }
    }

    /** A position is a whole number from 1; anything else that stands there holds none. */
    private void addReadings(Column column, IntPredicate counts, List<List<Integer>> into) {
        for (int i = 0; i < units.size(); i++) {
            Decimal value = column.status(i).hasValue() ? column.exact(i).toDecimal() : null;
            if (value != null && value.signum() > 0 && value.fits(0) && counts.test(i)) {
                into.get(i).add((int) Math.min(Integer.MAX_VALUE, value.unscaledAt(0)));
            }
        }
    }

    /** The further figures of a lexicographic ranking. */
    List<Text> then(int unit) {
        List<Text> figures = new ArrayList<>();
        for (TieKey key : rule.order().then()) {
            figures.add(Text.of("%s=%s", "%s=%s", key.figure(), printed(board.figure(figure(key)), unit)));
        }
        return figures;
    }

    /** What was compared where scores are equal. */
    List<Text> compared(int unit) {
        List<Text> figures = new ArrayList<>();
        for (Said each : said) {
            Text found = each.of(unit);
            if (!found.isEmpty()) {
                figures.add(Text.of("%s=%s", "%s=%s", each.label, found));
            }
        }
        return figures;
    }

    private static String printed(Column column, int unit) {
        if (!column.status(unit).hasValue()) {
            return "—";
        }
        Column.Fixed values = column.values();
        return values == null
                ? column.exact(unit).printed().toString()
                : values.get(unit).toString();
    }
}
