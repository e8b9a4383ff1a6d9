package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Early warning 预警 by schedule (R32): {@code gap = 100 · actual / target − 100 · p}, and the light of the band it is in.
 *
 * @param items criteria whose lines are watched; of a criterion scored by task its numeric tasks
 * @param lights bands that cover every gap exactly once
 * @param relative whether gaps are in percent of what is due, rather than in percentage points
 * @param missing light of a figure that is missing, null for none; so too the next two
 * @param inARow what several periods in a row come to
 */
public record WarningRule(
        String id,
        Text title,
        List<String> items,
        List<Light> lights,
        boolean relative,
        @Nullable Colour missing,
        @Nullable Colour pending,
        @Nullable Colour notApplicable,
        List<InARow> inARow) {

    /** Lights by percentage points; grey for what is missing or not verified, none for what does not apply. */
    public WarningRule(String id, Text title, List<String> items, List<Light> lights) {
        this(id, title, items, lights, false, Colour.GREY, Colour.GREY, null, List.of());
    }

    /** Several periods in a row with that colour or a worse one show {@code becomes} instead. */
    public record InARow(Colour colour, int periods, Colour becomes) {}

    /** Colours, from good to bad; GREY stands for a figure that is missing. */
    public enum Colour {
        GREEN("绿", "green"),
        BLUE("蓝(关注)", "blue"),
        YELLOW("黄", "yellow"),
        RED("红", "red"),
        GREY("灰(缺报)", "grey (missing)");

        private final Text title;

        Colour(String zh, String en) {
            this.title = Text.of(zh, en);
        }

        public Text title() {
            return title;
        }
    }

    /**
     * A band of gaps in percentage points.
     *
     * @param low lower end, null for none
     * @param high upper end, null for none
     */
    public record Light(
            Colour colour,
            @Nullable Decimal low,
            boolean lowIncluded,
            @Nullable Decimal high,
            boolean highIncluded) {}
}
