package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Unit;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.RollUp;
import org.jspecify.annotations.Nullable;

/** What nodes scored over several periods. */
final class OracleRollUps {

    private final OracleCase given;
    private final OracleSeason season;
    private final OracleContests now;

    OracleRollUps(OracleCase given, OracleSeason season, OracleContests now) {
        this.given = given;
        this.season = season;
        this.now = now;
    }

    /** A score of one period. */
    private record Scored(Period period, BigDecimal score, boolean disputed) {}

    /** The unit's scores in the window that a barring veto does not keep out, by period. */
    private List<Scored> scores(RollUp rollUp, Unit unit) {
        RollUp.Window window = rollUp.taking().window();
        List<Period> before = new ArrayList<>();
        if (window.allYears()) {
            for (Period each : season.periods()) {
                if (each.compareTo(given.period()) < 0 && season.isKnown(each)) {
                    before.add(each);
                }
            }
        } else {
            // A month of the year is one of the last n months whether or not anything was read in it.
            before.addAll(OracleSeason.toDate(given.period()));
            before.remove(before.size() - 1);
        }
        before.add(given.period());
        Integer last = window.last();
        if (last != null && !window.scores()) {
            Period first = given.period();
            for (int i = 1; i < last && first.previous() != null; i++) {
                first = Objects.requireNonNull(first.previous());
            }
            Period from = first;
            before.removeIf(each -> each.compareTo(from) < 0);
        }
        List<Scored> scores = new ArrayList<>();
        for (Period each : before) {
            boolean earlier = !each.equals(given.period());
            BigDecimal published = earlier ? season.published(rollUp.of(), unit.id(), each) : null;
            if (published != null) {
                scores.add(new Scored(each, published, false));
                continue;
            }
            OracleContests then = earlier ? season.of(each) : now;
            Oracle.Line line = then == null ? null : then.oracle().line(unit.id(), rollUp.of());
            if (then != null
                    && line != null
                    && line.score() != null
                    && (rollUp.vetoed() || !then.isBarred(unit.id()))) {
                scores.add(new Scored(each, line.score(), line.status() == DataStatus.DISPUTED));
            }
        }
        return last != null && window.scores() && scores.size() > last
                ? scores.subList(scores.size() - last, scores.size())
                : scores;
    }

    private List<Scored> counted(RollUp rollUp, Unit unit) {
        List<Scored> scores = scores(rollUp, unit);
        if (rollUp.taking().parts().isEmpty()) {
            return chosen(scores, rollUp.taking().choice());
        }
        List<Scored> counted = new ArrayList<>();
        for (RollUp.Part part : rollUp.taking().parts()) {
            counted.addAll(chosen(
                    scores.stream().filter(each -> isIn(part, each.period)).toList(), part.choice()));
        }
        return counted;
    }

    private static boolean isIn(RollUp.Part part, Period period) {
        Period from = part.from();
        Period to = part.to();
        return (from == null || to == null)
                ? (part.first() <= period.number() && period.number() <= part.last())
                : (from.compareTo(period) <= 0 && period.compareTo(to) <= 0);
    }

    /** Those of some scores, in the order of their periods, that count. */
    private static List<Scored> chosen(List<Scored> scores, RollUp.Choice choice) {
        List<Scored> highestFirst = new ArrayList<>(scores);
        highestFirst.sort(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::period));
        List<Scored> lowestFirst = new ArrayList<>(scores);
        lowestFirst.sort(Comparator.comparing(Scored::score).thenComparing(Scored::period));
        if (choice.best() != null) {
            return highestFirst.subList(0, Math.min(scores.size(), choice.best()));
        }
        if (choice.worst() != null) {
            return lowestFirst.subList(0, Math.min(scores.size(), choice.worst()));
        }
        if (scores.size() < choice.dropFrom()) {
            return scores;
        }
        // Of equal scores at an edge the earlier ones count: the later ones go.
        Comparator<Scored> later = Comparator.comparing(Scored::period).reversed();
        Set<Period> dropped = new HashSet<>();
        List<Scored> high = new ArrayList<>(scores);
        high.sort(Comparator.comparing(Scored::score).reversed().thenComparing(later));
        high.stream().limit(choice.dropBest()).forEach(each -> dropped.add(each.period));
        List<Scored> low = new ArrayList<>(scores);
        low.removeIf(each -> dropped.contains(each.period));
        low.sort(Comparator.comparing(Scored::score).thenComparing(later));
        low.stream().limit(choice.dropWorst()).forEach(each -> dropped.add(each.period));
        return scores.stream().filter(each -> !dropped.contains(each.period)).toList();
    }

    /** The periods that count in a roll-up for a unit. */
    Set<Period> periods(String rollUp, Unit unit) {
        Set<Period> periods = new HashSet<>();
        for (RollUp each : given.scheme().rollUps()) {
            if (each.id().equals(rollUp)) {
                counted(each, unit).forEach(scored -> periods.add(scored.period));
            }
        }
        return periods;
    }

    /** The line of the mean or sum, exactly; null where nothing counts. */
    private @Nullable Fraction mean(RollUp rollUp, Unit unit) {
        RollUp.Taking taking = rollUp.taking();
        Fraction sum = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        List<Scored> counted = counted(rollUp, unit);
        if (counted.isEmpty()) {
            return null;
        }
        for (Scored each : counted) {
            Decimal declared = taking.weights().get(each.period.id());
            Fraction weight = declared == null ? Fraction.ONE : exact(declared);
            sum = sum.plus(Fraction.of(each.score).times(weight));
            weights = weights.plus(weight);
        }
        return taking.sum() ? sum : sum.over(taking.over() == null ? weights : Fraction.of(taking.over()));
    }

    /** The roll-up before its last rounding; null where it has no score. */
    @Nullable
    Fraction exactly(RollUp rollUp, Unit unit) {
        Fraction mean = mean(rollUp, unit);
        if (mean == null) {
            return null;
        }
        Fraction sum = Fraction.of(
                        mean.round(rollUp.mean().scale(), rollUp.mean().mode()))
                .times(exact(rollUp.share()));
        for (RollUp.Term term : rollUp.terms()) {
            Fraction figure =
                    now.oracle().figures().named(unit, term.indicator()).value();
            if (figure == null) {
                return null;
            }
            sum = sum.plus(exact(term.share()).times(figure));
        }
        for (RollUp.Term term : rollUp.plus()) {
            Oracle.Line line = now.oracle().line(unit.id(), term.indicator());
            if (line == null || line.score() == null) {
                return null;
            }
            sum = sum.plus(exact(term.share()).times(Fraction.of(line.score())));
        }
        return sum;
    }

    /** Every roll-up of a unit, by id. */
    Map<String, Oracle.Line> lines(Unit unit) {
        Map<String, Oracle.Line> lines = new LinkedHashMap<>();
        for (RollUp rollUp : given.scheme().rollUps()) {
            Fraction exact = exactly(rollUp, unit);
            boolean disputed = scores(rollUp, unit).stream().anyMatch(Scored::disputed);
            for (RollUp.Term term : rollUp.terms()) {
                disputed |= now.oracle().figures().named(unit, term.indicator()).status() == DataStatus.DISPUTED;
            }
            lines.put(
                    rollUp.id(),
                    exact == null
                            ? new Oracle.Line(null, DataStatus.MISSING, TreatedAs.NO_SCORE)
                            : new Oracle.Line(
                                    exact.round(
                                            rollUp.rounding().scale(),
                                            rollUp.rounding().mode()),
                                    disputed ? DataStatus.DISPUTED : DataStatus.OK,
                                    disputed ? TreatedAs.AS_SUBMITTED : null));
        }
        return lines;
    }
}
