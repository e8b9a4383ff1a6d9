package leopard.score;

import java.io.IOException;
import java.util.List;
import leopard.model.Rational;
import leopard.scheme.Expression;

/** The milestones 节点 of a task in an explanation, a row each. Their figures stand in steps, six to a milestone. */
final class MilestoneRows {

    private final Paper paper;

    MilestoneRows(Paper paper) {
        this.paper = paper;
    }

    void print(List<Step> steps, String indent) throws IOException {
        boolean first = true;
        for (int i = 0; i + 5 < steps.size(); i++) {
            if (isMilestone(steps, i)) {
                if (first) {
                    first = false;
                    paper.detail(
                            indent,
                            CellWidth.left(paper.say("节点", "milestone"), 26)
                                    + CellWidth.right(paper.say("权重", "weight"), 7)
                                    + "  " + CellWidth.left(paper.say("到期", "due"), 11)
                                    + CellWidth.left(paper.say("完成", "done"), 11)
                                    + CellWidth.left(paper.say("核验", "verified"), 9)
                                    + paper.say("系数", "factor"));
                }
                milestone(steps, i, indent);
            }
        }
    }

    private void milestone(List<Step> steps, int at, String indent) throws IOException {
        Step weight = steps.get(at);
        String done = steps.get(at + 2).printed();
        boolean verified = steps.get(at + 3).printed().equals("true");
        Step factor = steps.get(at + 4);
        boolean counts = steps.get(at + 5).printed().equals("true");
        String title = weight.label().arguments().isEmpty()
                ? weight.name()
                : String.valueOf(weight.label().arguments().get(0));
        String result;
        if (factor.formula() != null) {
            Expression shown = Notation.withoutIdleLimits(factor.formula());
            boolean late = !Rational.ONE.equals(factor.value());
            result = late ? ToldArithmetic.equation(factor, shown) : "1";
        } else if (done.isEmpty()) {
            result = counts ? paper.say("0 (未完成)", "0 (not done)") : paper.say("— (未到期)", "— (not due)");
        } else if (!verified) {
            result = paper.say("0 (待核验)", "0 (pending verification)");
        } else {
            result = paper.say("0 (本期末之后完成)", "0 (done after the period)");
        }
        List<String> titles = CellWidth.wrapped(title, 25);
        for (int i = 0; i + 1 < titles.size(); i++) {
            paper.print(indent + titles.get(i));
        }
        paper.print((indent
                        + CellWidth.left(titles.get(titles.size() - 1), 26)
                        + CellWidth.right(weight.printed(), 7)
                        + "  " + CellWidth.left(steps.get(at + 1).printed(), 11)
                        + CellWidth.left(done.isEmpty() ? "—" : done, 11)
                        + CellWidth.left(
                                done.isEmpty() ? "—" : verified ? paper.say("是", "yes") : paper.say("否", "no"), 9)
                        + result)
                .stripTrailing());
    }

    /** Whether a milestone's six figures begin at step {@code i}. */
    private static boolean isMilestone(List<Step> steps, int i) {
        String name = steps.get(i).name();
        if (!name.endsWith(".weight") || i + 5 >= steps.size()) {
            return false;
        }
        String id = name.substring(0, name.length() - "weight".length());
        return steps.get(i + 1).name().equals(id + "due")
                && steps.get(i + 5).name().equals(id + "counts");
    }

    /** Whether a step is told by the row of a milestone. */
    static boolean isOne(Step step, List<Step> steps) {
        int at = steps.indexOf(step);
        for (int i = Math.max(0, at - 5); i <= at; i++) {
            if (isMilestone(steps, i)) {
                return true;
            }
        }
        return false;
    }
}
