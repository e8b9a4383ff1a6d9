package leopard.intake;

import leopard.model.Task;
import leopard.model.Text;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.Curve;
import leopard.scheme.Node;

/** Difficulties 难度系数 that were not fixed before results could be known (R21). */
final class DifficultyCheck {

    static final String CHECK = "difficulty_late";

    private final Evidence evidence;

    DifficultyCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    void run() {
        for (Node.Criterion criterion : evidence.scheme().criteria()) {
            if (criterion.curve() instanceof Curve.TaskRule rule) {
                for (Task task : evidence.ledger().tasks()) {
                    if (task.component().equals(criterion.id())
                            && evidence.units().indexOf(task.unit()) >= 0) {
                        look(rule, task);
                    }
                }
            }
        }
    }

    private void look(Curve.TaskRule rule, Task task) {
        Text complaint = rule.complaint(task, evidence.period());
        if (!complaint.isEmpty()) {
            evidence.find(new Finding(
                    Severity.WARNING,
                    CHECK,
                    task.place(),
                    task.unit(),
                    "",
                    evidence.period().id(),
                    Text.of("任务 %s(%s):%s", "task %s (%s): %s", task.id(), task.title(), complaint),
                    false));
        }
    }
}
