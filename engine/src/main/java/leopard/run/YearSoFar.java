package leopard.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import leopard.intake.Finding;
import leopard.model.DataStatus;
import leopard.model.HistoryEntry;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.RollUp;
import leopard.scheme.Scheme;
import leopard.score.PeriodScore;
import leopard.score.Points;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;

/**
 * The scores of earlier periods 年度汇总: as published, where the table {@code history} has them, else computed
 * again from the readings of that period. Where both are there and differ, history wins and a finding says so.
 */
final class YearSoFar {

    private final Scheme scheme;
    private final Ledger ledger;
    private final Period period;
    private final EarlierPeriods earlier;
    private final Set<Finding> findings = new LinkedHashSet<>();

    YearSoFar(Scheme scheme, Ledger ledger, Period period, EarlierPeriods earlier) {
        this.scheme = scheme;
        this.ledger = ledger;
        this.period = period;
        this.earlier = earlier;
    }

    /** Adds the roll-ups of the scheme to the scores of this period. */
    void rollUp(ScoreBoard board, Judged judged) {
        for (RollUp rollUp : scheme.rollUps()) {
            board.addRollUp(rollUp, scores(rollUp, board, judged));
        }
    }

    /** For each unit of the board its scores by period, this one included. */
    private List<SortedMap<Period, PeriodScore>> scores(RollUp rollUp, ScoreBoard board, Judged judged) {
        UnitList units = board.units();
        List<SortedMap<Period, PeriodScore>> scores = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            scores.add(new TreeMap<>());
        }
        for (Period each : window(rollUp.taking().window())) {
            addEarlier(rollUp, each, units, scores);
            if (ledger.units().hasSuccessors()) {
                inherit(rollUp, each, board, scores);
            }
        }
        add(rollUp, period, board, judged.barred(), units, scores);
        return scores;
    }

    /** Gives units that were not there yet what those that they succeed scored. */
    private void inherit(RollUp rollUp, Period each, ScoreBoard board, List<SortedMap<Period, PeriodScore>> scores) {
        UnitList all = ledger.units();
        List<SortedMap<Period, PeriodScore>> ofAll = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            ofAll.add(new TreeMap<>());
        }
        addEarlier(rollUp, each, all, ofAll);
        Map<String, PeriodScore> then = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            PeriodScore score = ofAll.get(i).get(each);
            if (score != null) {
                then.put(all.get(i).id(), score);
            }
        }
        Inheritance inheritance =
                new Inheritance(rollUp.taking().succession(), each, all, then, board.rounding(rollUp.of()));
        for (int i = 0; i < board.units().size(); i++) {
            PeriodScore score = inheritance.of(board.units().get(i));
            if (score != null) {
                scores.get(i).put(each, score);
            }
        }
    }

    /** The periods before this one that a roll-up looks at. */
    private List<Period> window(RollUp.Window window) {
        Integer last = window.last();
        if (last == null || window.scores()) {
            return window.allYears() ? earlier.before(period) : period.earlierInYear();
        }
        List<Period> periods = new ArrayList<>();
        for (Period each = period.previous();
                each != null && periods.size() < last - 1 && (window.allYears() || each.isOfTheYearOf(period));
                each = each.previous()) {
            periods.add(each);
        }
        return periods;
    }

    Set<Finding> findings() {
        return findings;
    }

    private void addEarlier(RollUp rollUp, Period each, UnitList units, List<SortedMap<Period, PeriodScore>> scores) {
        Scored again = earlier.of(each);
        if (again != null) {
            add(rollUp, each, again.board(), again.limits().barred(), units, scores);
        }
        for (HistoryEntry entry : ledger.history()) {
            int unit = units.indexOf(entry.unit());
            if (unit >= 0
                    && entry.period().equals(each.id())
                    && entry.scheme().equals(scheme.id())
                    && entry.node().equals(rollUp.of())) {
                PeriodScore published = new PeriodScore(new Points(entry.score()), false);
                PeriodScore before = scores.get(unit).put(each, published);
                if (before != null && before.score().compareTo(published.score()) != 0) {
                    findings.add(differs(entry, before.score()));
                }
            }
        }
    }

    private static void add(
            RollUp rollUp,
            Period each,
            ScoreBoard board,
            BitSet barred,
            UnitList units,
            List<SortedMap<Period, PeriodScore>> scores) {
        ScoreColumn column = board.scores(rollUp.of());
        UnitList then = board.units();
        for (int i = 0; i < then.size(); i++) {
            int unit = then == units ? i : units.indexOf(then.get(i).id());
            Points score = column.get(i);
            if (unit >= 0 && score != null && (rollUp.vetoed() || !barred.get(i))) {
                scores.get(unit).put(each, new PeriodScore(score, column.status(i) == DataStatus.DISPUTED));
            }
        }
    }

    private Finding differs(HistoryEntry entry, Points computed) {
        return new Finding(
                Severity.WARNING,
                "history_vs_computed",
                entry.place(),
                entry.unit(),
                "",
                period.id(),
                Text.of(
                        "%s 的 %s 已公布 %s,按当期数据重算为 %s;汇总采用已公布的分数",
                        "%s of %s was published as %s, its readings give %s; the roll-up takes the published score",
                        entry.node(),
                        entry.period(),
                        entry.score(),
                        computed),
                false);
    }
}
