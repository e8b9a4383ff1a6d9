package leopard.score;

import leopard.model.Decimal;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided about a bonus or deduction event.
 *
 * @param points its own points before doubling
 * @param factor how many times it counts; 1 unless it is a repetition
 * @param instead the event that counts instead, where it was beaten
 */
public record EventVerdict(
        ScoreEvent event,
        Outcome outcome,
        Decimal points,
        Decimal factor,
        @Nullable String instead) {

    /** Whether and why it counts. */
    public enum Outcome {
        COUNTED("计入", "counted"),
        BEATEN("同一事项已按更高一项计分,本项不计", "another event of the same matter counts higher"),
        NO_DOCUMENT("无佐证文件,不计", "no document, not counted"),
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
