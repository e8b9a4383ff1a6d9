package leopard.run;

import leopard.model.Decimal;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.score.Points;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit stands in a ranking.
 *
 * @param group group it is ranked in; empty if over all units
 * @param score its score as printed, null if it has none
 * @param rank its rank, 0 if it has none: the first of the places that it shares where the tie method prints another
 * @param printed its rank as the tie method prints it, null if it has none
 * @param of units of the group with a rank
 * @param grade grade in the scheme's own word; empty if there is none
 * @param reason what limits its grade, bars it, or decided a tie; may be empty
 * @param provisional score if everything pending were verified, null where that changes nothing
 * @param normalised score made comparable between groups, null if there is none
 * @param moved change of the rank against an earlier period, null where none is declared or there was no ranking
 */
public record Standing(
        Unit unit,
        String group,
        @Nullable Points score,
        int rank,
        @Nullable Decimal printed,
        int of,
        String grade,
        Status status,
        Text reason,
        @Nullable Points provisional,
        @Nullable Decimal normalised,
        @Nullable Moved moved) {

    /** As printed in the column {@code status}. */
    public enum Status {
        RANKED(Text.of("参加排名", "ranked")),
        VETOED(Text.of("一票否决,不排名", "vetoed, not ranked")),
        EXCLUDED(Text.of("不参加排名", "not ranked")),
        NO_SCORE(Text.of("无得分", "no score"));

        private final Text title;

        Status(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }
    }
}
