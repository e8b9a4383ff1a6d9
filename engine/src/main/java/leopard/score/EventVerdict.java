package leopard.score;

import leopard.model.Decimal;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided about a bonus or deduction event in one node of events.
 *
 * @param node id of the node
 * @param points its own points before doubling
 * @param factor how many times it counts as a repetition; 1 unless it is one
 * @param keyFactor how many times it counts for its day; 1 unless that is in a key period
 * @param keyPeriod title of that key period; empty if there is none
 * @param instead the event that counts instead, where it was beaten
 */
public record EventVerdict(
        ScoreEvent event,
        String node,
        Outcome outcome,
        Decimal points,
        Decimal factor,
        Decimal keyFactor,
        Text keyPeriod,
        @Nullable String instead) {

    /** A verdict about a day of no key period, in the node of events of the usual id. */
    public EventVerdict(ScoreEvent event, Outcome outcome, Decimal points, Decimal factor, @Nullable String instead) {
        this(event, "events", outcome, points, factor, Decimal.ONE, Text.EMPTY, instead);
    }

    /** Whether and why it counts. */
    public enum Outcome {
        COUNTED("计入", "counted"),
        BEATEN("同一事项已按更高一项计分,本项不计", "another event of the same matter counts higher"),
        NO_DOCUMENT("无佐证文件,不计", "no document, not counted"),
        LATE_DOCUMENT("佐证文件晚于截止日,不计", "its document came after the cut-off, not counted"),
        HEAVIER_HOLDS("已按更重的一项否决,本项不再计", "a heavier veto holds instead"),
        PENDING("待核验,暂不计", "pending verification, not counted yet");

        private final Text title;

        Outcome(String zh, String en) {
            this.title = Text.of(zh, en);
        }

        public Text title() {
            return title;
        }
    }
}
