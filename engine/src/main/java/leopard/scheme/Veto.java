package leopard.scheme;

import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What bars a unit or limits its grade: 一票否决 (R16) by an event, 红线 (R17) by a condition.
 *
 * @param when condition of a red line; null where a veto event names it
 * @param grade grade it gets whatever its score, null for none
 * @param gradeAtMost best grade it can get, null for none
 * @param ranked whether it is still ranked
 * @param awards whether it can still win an award
 */
public record Veto(
        String id,
        Text title,
        String clause,
        @Nullable Condition when,
        @Nullable String grade,
        @Nullable String gradeAtMost,
        boolean ranked,
        boolean awards) {}
