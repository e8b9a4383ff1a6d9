package leopard.intake;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Rational;
import leopard.model.Text;

/** How the messages of the checks write numbers, names and lists. */
final class Wording {

    /** More items than this are counted, not listed. */
    private static final int LISTED = 40;

    private Wording() {}

    static String two(Rational number) {
        return number.round(2, RoundingMode.HALF_UP).toString();
    }

    static String four(Rational number) {
        return number.round(4, RoundingMode.HALF_UP).toString();
    }

    /** With its sign and at most two decimals: {@code +3.4}. */
    static String signed(Rational number) {
        Decimal rounded = number.round(2, RoundingMode.HALF_UP).stripped();
        return rounded.signum() > 0 ? "+" + rounded : rounded.toString();
    }

    static Text name(Indicator indicator) {
        return Text.of("%s %s", "%s %s", indicator.id(), indicator.title());
    }

    /** One after the other, as each language separates them. */
    static Text joined(List<Text> items) {
        return Text.join(";", "; ", items);
    }

    /** In quotation marks that the words themselves do not use. */
    static String quoted(String words) {
        return words.contains("“") ? "「" + words + "」" : "“" + words + "”";
    }

    /** The items one after the other, cut short with their number where there are very many. */
    static Text list(List<Text> items) {
        if (items.size() <= LISTED) {
            return joined(items);
        }
        return Text.of("%s;……共 %s 项", "%s; … %s in all", joined(items.subList(0, LISTED)), items.size());
    }
}
