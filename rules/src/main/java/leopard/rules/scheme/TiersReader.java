package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import org.jspecify.annotations.Nullable;

/** Reads tiers of figures, and lines through points. */
final class TiersReader {

    private static final Map<String, Boolean> BOUNDS = Fields.words("inclusive", true, "exclusive", false);

    private final Problems problems;

    TiersReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Curve tier(Fields node) {
        Fields fields = node.within("tier", List.of(CurveReader.IN, "from", "up_to", "bound", "rest"));
        if (fields == null) {
            return null;
        }
        boolean upwards = fields.has("from");
        if (upwards == fields.has("up_to")) {
            problems.add(
                    upwards ? fields.placeOfKey("up_to") : fields.place(),
                    Text.of("tier 用 from 或 up_to 其一给出各档", "tier gives its tiers by one of from and up_to"));
        }
        String key = upwards ? "from" : "up_to";
        List<Curve.Tier.Step> steps = new ArrayList<>();
        if (fields.has(key)) {
            Pairs pairs = new Pairs(problems, key, Text.of("[界限, 比例]", "[bound, share]"));
            Map<Place, Boolean> own = new HashMap<>();
            List<YamlNode> items = new ArrayList<>();
            for (YamlNode item : fields.list(key)) {
                items.add(withoutThird(fields, key, item, own));
            }
            List<Pairs.Pair> tiers = pairs.numbers(items);
            pairs.inOrder(
                    tiers,
                    !upwards,
                    upwards
                            ? Text.of("from 应从高到低", "bounds after from must fall")
                            : Text.of("up_to 应从低到高", "bounds after up_to must rise"));
            tiers.forEach(t -> steps.add(new Curve.Tier.Step(t.first(), t.second(), own.get(t.place()))));
        }
        boolean inclusive = fields.word("bound", BOUNDS);
        return new Curve.Tier(
                CurveReader.scale(fields), upwards, inclusive, List.copyOf(steps), fields.number("rest", Range.ANY));
    }

    /** A tier may say in a third place whether its bound belongs to it. */
    private static YamlNode withoutThird(Fields fields, String key, YamlNode item, Map<Place, Boolean> own) {
        if (!(item instanceof YamlNode.Sequence tier) || tier.items().size() != 3) {
            return item;
        }
        own.put(tier.items().get(0).place(), fields.word(key, tier.items().get(2), BOUNDS, true));
        return new YamlNode.Sequence(tier.items().subList(0, 2), tier.place());
    }

    @Nullable
    Curve piecewise(Fields node) {
        Fields fields = node.within("piecewise", List.of(CurveReader.IN, "points", "below", "above"));
        if (fields == null) {
            return null;
        }
        List<Curve.Piecewise.Point> points = new ArrayList<>();
        if (fields.need("points") != null) {
            Pairs pairs = new Pairs(problems, "points", Text.of("[x, 比例]", "[x, share]"));
            List<YamlNode> items = fields.list("points");
            List<Pairs.Pair> read = pairs.numbers(items);
            pairs.inOrder(read, true, Text.of("各点的 x 应递增", "x must rise from point to point"));
            if (items.size() == 1) {
                problems.add(fields.placeOf("points"), Text.of("折线至少要两个点", "a line needs at least two points"));
            }
            read.forEach(p -> points.add(new Curve.Piecewise.Point(p.first(), p.second())));
        }
        return new Curve.Piecewise(
                CurveReader.scale(fields),
                List.copyOf(points),
                outside(fields, "below", "first"),
                outside(fields, "above", "last"));
    }

    private @Nullable Decimal outside(Fields fields, String key, String same) {
        YamlNode value = fields.need(key);
        if (value == null
                || (value instanceof YamlNode.Scalar scalar && scalar.text().equals(same))) {
            return null;
        }
        return fields.number(key, value, Text.of("数或 %s", "a number or '%s'", same));
    }
}
