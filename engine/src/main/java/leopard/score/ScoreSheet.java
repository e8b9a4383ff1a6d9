package leopard.score;

import java.util.List;
import java.util.function.Consumer;
import leopard.model.Period;
import leopard.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * All that one unit got in one period 得分单: a tree per root. The score of a line with parts is the sum of its parts'
 * scores (inputs left out), so a printed sheet always adds up.
 */
public record ScoreSheet(Unit unit, Period period, List<ScoreLine> roots) {

    /** The line of that id, or null. */
    public @Nullable ScoreLine line(String id) {
        for (ScoreLine root : roots) {
            ScoreLine found = root.find(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Calls {@code each} with every line, a parent before its parts. */
    public void forEach(Consumer<ScoreLine> each) {
        roots.forEach(root -> visit(root, each));
    }

    private static void visit(ScoreLine line, Consumer<ScoreLine> each) {
        each.accept(line);
        line.parts().forEach(part -> visit(part, each));
    }
}
