package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Scale;
import leopard.scheme.Relation;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads tests that a figure passes or not. */
final class PassFailReader {

    private static final List<String> COMPARATORS =
            List.of("at_least", "above", "at_most", "below", "equal_to", "not_equal_to");

    private final Problems problems;

    PassFailReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Curve read(Fields node) {
        List<String> known = new ArrayList<>(List.of(CurveReader.IN, "decimals"));
        known.addAll(COMPARATORS);
        known.add("otherwise");
        Fields fields = node.within("pass_fail", known);
        if (fields == null) {
            return null;
        }
        List<String> given = COMPARATORS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            problems.add(
                    given.isEmpty() ? fields.place() : fields.placeOfKey(given.get(1)),
                    given.isEmpty()
                            ? Text.of("pass_fail 没有说明达标线", "pass_fail does not say what passes")
                            : Text.of("pass_fail 只能有一条达标线", "pass_fail takes one test only"),
                    Text.of("用其一:%s", "One of: %s", String.join(", ", COMPARATORS)));
        }
        String key = given.isEmpty() ? COMPARATORS.get(0) : given.get(0);
        Comparator comparator = switch (key) {
            case "at_least" -> Comparator.AT_LEAST;
            case "above" -> Comparator.ABOVE;
            case "at_most" -> Comparator.AT_MOST;
            case "below" -> Comparator.BELOW;
            case "equal_to" -> Comparator.EQUAL;
            default -> Comparator.UNEQUAL;
        };
        return rounded(
                fields,
                new Curve.PassFail(
                        scaleOfRounded(fields),
                        comparator,
                        fields.number(key, Range.ANY, Decimal.ZERO),
                        fields.number("otherwise", Range.ANY, Decimal.ZERO)));
    }

    /** What is rounded before the test is taken in percent before that. */
    private static Scale scaleOfRounded(Fields fields) {
        return fields.has("decimals") ? Scale.SHARE : CurveReader.scale(fields);
    }

    /** A test on the figure rounded to {@code decimals} first, where these are declared. */
    private static Curve rounded(Fields fields, Curve test) {
        return fields.has("decimals")
                ? new Curve.Related(
                        CurveReader.scale(fields),
                        new Relation.Rounded(
                                new Rounding(fields.whole("decimals", 0, Rounding.MAX_SCALE), RoundingMode.HALF_UP)),
                        test,
                        null)
                : test;
    }
}
