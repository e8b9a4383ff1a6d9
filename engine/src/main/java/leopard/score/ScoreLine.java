package leopard.score;

import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.MissingPolicy.TreatedAs;
import org.jspecify.annotations.Nullable;

/**
 * A row of a score sheet.
 *
 * @param parent id of the line it belongs to, null for a root
 * @param clause paragraph of the rules; may be empty
 * @param input figure as read, {@code 45/48} or {@code late=2;errors=1}; empty for a node
 * @param full full marks, null where there are none
 * @param score printed score, null where it has none
 * @param status what became of its data
 * @param treatedAs how an absent figure was treated, null where it was there
 */
public record ScoreLine(
        String id,
        @Nullable String parent,
        Text title,
        String clause,
        Role role,
        String input,
        @Nullable Decimal full,
        @Nullable Points score,
        DataStatus status,
        @Nullable TreatedAs treatedAs,
        Justification justification,
        List<ScoreLine> parts) {

    /** Points that are still missing to full marks, null where there are no full marks or no score; never negative. */
    public @Nullable Points missing() {
        if (full == null || score == null) {
            return null;
        }
        Decimal gap = full.minus(score.value());
        return new Points(gap.signum() < 0 ? Decimal.of(0, gap.scale()) : gap);
    }

    /** The line of that id in this tree, or null. */
    public @Nullable ScoreLine find(String wanted) {
        if (id.equals(wanted)) {
            return this;
        }
        for (ScoreLine part : parts) {
            ScoreLine found = part.find(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
