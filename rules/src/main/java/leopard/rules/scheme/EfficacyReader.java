package leopard.rules.scheme;

import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Better;
import leopard.scheme.Population;
import org.jspecify.annotations.Nullable;

/** Reads efficacy coefficients 功效系数: where a figure lies between two bounds. */
final class EfficacyReader {

    private final Problems problems;
    private final PopulationReader over;

    EfficacyReader(Problems problems, PopulationReader over) {
        this.problems = problems;
        this.over = over;
    }

    @Nullable
    Curve read(Fields node) {
        Fields fields = node.within(
                "efficacy",
                List.of(CurveReader.IN, "base", "span", "bounds", "when_equal", "clamp", "below_zero", "better"));
        if (fields == null) {
            return null;
        }
        Better better = fields.word("better", PopulationReader.BETTER, Better.HIGH);
        Curve.Efficacy.Bounds fixed = null;
        Population population = Population.RANKABLE;
        YamlNode given = fields.need("bounds");
        if (given instanceof YamlNode.Mapping map
                && (map.get("unacceptable") != null || map.get("satisfactory") != null)) {
            fixed = fixedBounds(fields, better);
        } else if (given != null) {
            Fields bounds = fields.within(
                    "bounds", List.of("over", "within", "periods", "figures", "unacceptable", "satisfactory"));
            population = bounds == null ? population : over.read(bounds);
        }
        Decimal base = fields.number("base", Range.ANY);
        Decimal span = fields.number("span", Range.ANY);
        Map<String, Curve.Efficacy.WhenEqual> equal =
                Fields.words("full", Curve.Efficacy.WhenEqual.FULL, "base", Curve.Efficacy.WhenEqual.BASE);
        Curve.Efficacy.WhenEqual whenEqual = fixed == null
                ? fields.word("when_equal", equal)
                : fields.word("when_equal", equal, Curve.Efficacy.WhenEqual.FULL);
        return new Curve.Efficacy(
                CurveReader.scale(fields),
                base,
                span,
                fixed,
                population,
                whenEqual,
                fields.flag("clamp"),
                fields.limitIfAny("below_zero", Range.ANY),
                better);
    }

    private Curve.Efficacy.@Nullable Bounds fixedBounds(Fields fields, Better better) {
        Fields bounds = fields.within("bounds", List.of("unacceptable", "satisfactory"));
        if (bounds == null) {
            return null;
        }
        Decimal low = bounds.numberOrNull("unacceptable", Range.ANY);
        Decimal high = bounds.numberOrNull("satisfactory", Range.ANY);
        if (low == null || high == null) {
            return null;
        }
        int sign = high.compareTo(low);
        if (better == Better.HIGH ? sign <= 0 : sign >= 0) {
            problems.add(
                    bounds.placeOf("satisfactory"),
                    better == Better.HIGH
                            ? Text.of("满意值 %s 应大于不允许值 %s", "satisfactory %s must be above unacceptable %s", high, low)
                            : Text.of(
                                    "越低越好时满意值 %s 应小于不允许值 %s",
                                    "where low is better, satisfactory %s must be below unacceptable %s", high, low));
        }
        return new Curve.Efficacy.Bounds(low, high);
    }
}
