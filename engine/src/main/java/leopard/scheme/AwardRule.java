package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * An award 奖项 or a notice to the last 末位提醒, given once in each of its rankings (R33, R34).
 *
 * @param rankings ids of the rankings; the award of one is called {@code <id>.<ranking>}
 * @param places award: ranks that win, from 1; notice: last ranks that are noticed
 * @param score award: least printed score; notice: the score must be below it; null for none
 * @param sharedBy award: most units that may share a place; more leave the decision to people
 * @param blockedByDispute whether an open dispute about any line of the ranking blocks it for everyone
 * @param unless vetoes and red lines that keep a unit from it
 * @param cases notice: vetoes and red lines that bring it whatever the rank; empty where ranks do
 * @param minGroup notice: least number of ranked units of a group
 * @param ladder notice: what follows the first, the second time …, the last of them ever after
 * @param count notice: which times
 * @param when condition that a unit has to meet as well; null for none
 * @param movesUp award: places are counted among the units that nothing bars, so that the next one moves up 递补
 */
public record AwardRule(
        String id,
        Text title,
        Kind kind,
        List<String> rankings,
        int places,
        @Nullable Decimal score,
        int sharedBy,
        boolean blockedByDispute,
        List<String> unless,
        List<String> cases,
        int minGroup,
        List<Text> ladder,
        Count count,
        @Nullable Condition when,
        boolean movesUp) {

    /** An award or notice by rank alone. */
    public AwardRule(
            String id,
            Text title,
            Kind kind,
            List<String> rankings,
            int places,
            @Nullable Decimal score,
            int sharedBy,
            boolean blockedByDispute) {
        this(
                id,
                title,
                kind,
                rankings,
                places,
                score,
                sharedBy,
                blockedByDispute,
                List.of(),
                List.of(),
                0,
                List.of(),
                Count.YEAR,
                null,
                false);
    }

    /** Which earlier notices a ladder counts. */
    public enum Count {
        YEAR,
        WHOLE,
        IN_A_ROW
    }

    /** To the first or to the last. */
    public enum Kind {
        AWARD,
        NOTICE
    }
}
