package leopard.run;

import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;

/** Whether anything still waits for verification 待核验, so that there is a provisional score beside the score. */
final class Pending {

    private Pending() {}

    static boolean in(Scheme scheme, Ledger ledger, Period period) {
        return scheme.rankings().stream().anyMatch(RankingRule::provisional)
                && (inEvents(ledger) || inTasks(ledger) || inReadings(ledger.readings(), period));
    }

    private static boolean inEvents(Ledger ledger) {
        return !ledger.events().stream().allMatch(ScoreEvent::verified);
    }

    private static boolean inTasks(Ledger ledger) {
        return ledger.tasks().stream()
                .flatMap(task -> task.milestones().stream())
                .anyMatch(Pending::waits);
    }

    private static boolean waits(Task.Milestone milestone) {
        return milestone.done() != null && !milestone.verified();
    }

    private static boolean inReadings(ReadingSet readings, Period period) {
        return readings.indicators().stream()
                .anyMatch(indicator -> readings.anyPending(
                        indicator.id(),
                        (indicator.every() == null ? period : period.containing(indicator.every())).id()));
    }
}
