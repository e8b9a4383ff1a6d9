package leopard.rules.scheme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.rules.scheme.SchemeReading.Absence;
import leopard.scheme.Aggregation;
import leopard.scheme.Aggregation.Gaps;
import leopard.scheme.Aggregation.Plain;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Reads what a component says of itself, and holds its parts against it. */
final class ComponentReader {

    private final Declared declared;
    private final List<String> types;
    private final Problems problems;

    ComponentReader(Declared declared, List<String> types, Problems problems) {
        this.declared = declared;
        this.types = types;
        this.problems = problems;
    }

    /**
     * What becomes of parts that are missing.
     *
     * @param ofParts treatment of the parts that do not say it themselves
     */
    record Missing(Absence ofParts, Gaps gaps) {}

    /** Reads {@code missing: no_score} and the like. */
    Missing missing(Fields fields, Absence outer) {
        if (!fields.has("missing")) {
            return new Missing(outer, Gaps.ALLOWED);
        }
        Rational atLeast = null;
        boolean applicable = false;
        Treatment treatment = outer.missing();
        if (fields.get("missing") instanceof YamlNode.Mapping) {
            Fields own = fields.within("missing", List.of("as", "share", "within", "at_least", "of"));
            if (own != null) {
                atLeast = own.has("at_least") ? Rational.of(own.number("at_least", Range.SHARE)) : null;
                applicable = own.word("of", Fields.words("all", false, "applicable", true), false);
                treatment = own.has("as") || own.has("share") || !own.has("at_least")
                        ? SchemeReading.treatment(own, "missing", declared, problems)
                        : Treatment.of(TreatedAs.REWEIGHT);
            }
        } else {
            treatment = SchemeReading.treatment(fields, "missing", List.of(), declared, problems);
        }
        return new Missing(
                outer.withMissing(treatment), new Gaps(treatment.as() == TreatedAs.NO_SCORE, atLeast, applicable));
    }

    /** @param read its parts, null for one that cannot be read */
    ReadNode component(
            Fields fields,
            String id,
            String kind,
            Aggregation aggregation,
            List<@Nullable ReadNode> read,
            Gaps gaps,
            Rounding rounding,
            Set<String> applies,
            MissingPolicy absence) {
        List<ReadNode> parts = read.stream().filter(Objects::nonNull).toList();
        boolean allKnown = parts.size() == read.size() && parts.stream().allMatch(ReadNode::pointsKnown);
        new AggregationReader(problems).check(fields, kind, aggregation, parts);
        parts.forEach(part -> checkTypes(fields, part.node(), applies));
        Decimal points = NodeReader.points(fields);
        boolean adds = aggregation == Plain.SUM || aggregation == Plain.WEIGHTED_SUM;
        if (aggregation == Plain.SUM && lacksPoints(parts)) {
            allKnown = false;
        }
        if (points != null && allKnown && adds) {
            checkSum(fields, parts, points, applies, aggregation == Plain.WEIGHTED_SUM);
        }
        Decimal cap = fields.limitIfAny("cap", Range.ANY);
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        if (cap != null && floor != null && floor.compareTo(cap) > 0) {
            problems.add(
                    fields.placeOf("floor"), Text.of("floor %s 大于 cap %s", "floor %s is above cap %s", floor, cap));
        }
        Map<String, Rational> weights = new LinkedHashMap<>();
        parts.forEach(part -> {
            if (part.weight() != null) {
                weights.put(part.node().id(), part.weight());
            }
        });
        Node node = new Node.Component(
                id,
                fields.title(),
                fields.text("clause"),
                points,
                rounding,
                applies,
                aggregation,
                parts.stream().map(ReadNode::node).toList(),
                Collections.unmodifiableMap(weights),
                gaps,
                cap,
                floor,
                absence,
                SchemeReading.names(fields, declared, problems));
        return new ReadNode(node, fields, points != null || !fields.has("points"), true, null);
    }

    /** In a sum of full marks a share of none of them would be lost in silence. */
    private static boolean lacksPoints(List<ReadNode> parts) {
        if (parts.stream().noneMatch(part -> part.fields().has("points"))) {
            return false;
        }
        List<ReadNode> without = parts.stream()
                .filter(part -> !part.mayLack() && !part.fields().has("points"))
                .toList();
        without.forEach(part -> part.fields().missing("points"));
        return !without.isEmpty();
    }

    /** What stands in a node that applies to some types must apply to one of them. */
    private void checkTypes(Fields fields, Node part, Set<String> applies) {
        if (!applies.isEmpty() && !part.types().isEmpty() && Collections.disjoint(part.types(), applies)) {
            problems.add(
                    fields.placeOf("types"),
                    Text.of(
                            "%s 只适用于 %s,其下的 %s 只适用于 %s:没有单位适用",
                            "%s applies to %s, but %s inside it to %s: that is no unit at all",
                            fields.owner(),
                            String.join("、", applies),
                            part.id(),
                            String.join("、", part.types())));
        } else if (part instanceof Node.Component component) {
            component.parts().forEach(each -> checkTypes(fields, each, applies));
        }
    }

    /** Full marks of the parts must be those of the whole, for every type of unit; bonuses and the like have none. */
    private void checkSum(Fields fields, List<ReadNode> parts, Decimal points, Set<String> applies, boolean weighted) {
        List<String> each = types.isEmpty() ? List.of(Scheme.ANY_TYPE) : types;
        for (String type : each) {
            if (!applies.isEmpty() && !applies.contains(type)) {
                continue;
            }
            Rational sum = Rational.ZERO;
            boolean any = false;
            for (ReadNode read : parts) {
                Node part = read.node();
                Decimal own = part.points();
                if (own != null && (part.types().isEmpty() || part.types().contains(type))) {
                    Rational weight = weighted && read.weight() != null ? read.weight() : Rational.ONE;
                    sum = sum.plus(weight.times(Rational.of(own)));
                    any = true;
                }
            }
            if (any && !sum.equals(Rational.of(points))) {
                Text difference = SchemeReading.tooFewOrMany(sum.printed(), points);
                boolean alike = parts.stream().allMatch(p -> p.node().types().isEmpty());
                problems.add(
                        fields.placeOf("points"),
                        alike
                                ? Text.of(
                                        "%s 各项分值合计 %s,满分为 %s:%s",
                                        "the parts of %s have %s points, its full marks are %s: %s",
                                        fields.owner(),
                                        sum,
                                        points.stripped(),
                                        difference)
                                : Text.of(
                                        "%s 各项分值对 %s 合计 %s,满分为 %s:%s",
                                        "for the type %2$s the parts of %1$s have %3$s points, its full marks are %4$s: %5$s",
                                        fields.owner(),
                                        type,
                                        sum,
                                        points.stripped(),
                                        difference));
                if (alike) {
                    return;
                }
            }
        }
    }
}
