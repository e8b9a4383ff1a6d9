package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Scale;
import org.jspecify.annotations.Nullable;

/** Reads changes of points for each unit of difference from a base. */
final class PerUnitReader {

    private static final List<String> TERM = List.of("at", "unit", "below", "above", "max_below", "max_above");

    private static final Map<String, Curve.PerUnit.Steps> STEPS =
            Fields.wordsOf(Curve.PerUnit.Steps.PRO_RATA, Curve.PerUnit.Steps.WHOLE, Curve.PerUnit.Steps.FIXED);

    private final Declared declared;
    private final Problems problems;
    private final Text criterion;
    private final boolean fullMarks;

    /**
     * @param criterion its name, for messages
     * @param fullMarks whether the criterion has full marks
     */
    PerUnitReader(Declared declared, Problems problems, Text criterion, boolean fullMarks) {
        this.declared = declared;
        this.problems = problems;
        this.criterion = criterion;
        this.fullMarks = fullMarks;
    }

    @Nullable
    Curve read(Fields node) {
        List<String> known = new ArrayList<>(List.of(CurveReader.IN, "start", "terms"));
        known.addAll(TERM);
        known.addAll(List.of("steps", "min", "max"));
        Fields fields = node.within("per_unit", known);
        if (fields == null) {
            return null;
        }
        return curve(fields, terms(fields), CurveReader.scale(fields));
    }

    /** Changes of points for each unit above or below zero, of what a relation gives. */
    Curve changes(Fields fields) {
        return curve(fields, List.of(term(fields, null, Decimal.ZERO)), Scale.SHARE);
    }

    private Curve curve(Fields fields, List<Curve.PerUnit.Term> terms, Scale of) {
        YamlNode from = fields.need("start");
        Decimal start = null;
        Decimal share = null;
        boolean ofFull = from instanceof YamlNode.Mapping
                || (from instanceof YamlNode.Scalar scalar && scalar.text().equals("points"));
        if (from instanceof YamlNode.Mapping) {
            Fields part = fields.within("start", List.of("share"));
            share = part == null ? null : part.numberOrNull("share", Range.ANY);
        } else if (from != null && !ofFull) {
            start = fields.number("start", from, Text.of("数或 points", "a number or 'points'"));
        }
        if (from != null && ofFull && !fullMarks) {
            problems.add(
                    from.place(),
                    Text.of("start: points 需要分值,%s 没有 points", "start: points, but %s has no points", criterion));
        }
        Decimal least = share == null ? start : share;
        if (from != null
                && least != null
                && least.signum() < 0
                && terms.stream().anyMatch(Curve.PerUnit.Term::proportional)) {
            problems.add(
                    from.place(),
                    Text.of("below: proportional 要求 start 不小于 0", "below: proportional needs a 'start' of at least 0"));
        }
        Curve.PerUnit.Steps steps = fields.word("steps", STEPS);
        Decimal min = fields.limit("min", Range.ANY);
        Decimal max = fields.limitIfAny("max", Range.ANY);
        fields.ordered("min", min, "max", max);
        return new Curve.PerUnit(start, share, terms, steps, min, max, of);
    }

    private List<Curve.PerUnit.Term> terms(Fields fields) {
        if (!fields.has("terms")) {
            return List.of(term(fields, null, fields.number("at", Range.ANY)));
        }
        for (String key : TERM) {
            if (fields.has(key)) {
                problems.add(
                        fields.placeOfKey(key),
                        Text.of("有 terms 时,%s 应写在各项里", "with terms, '%s' belongs to one of them", key));
            }
        }
        List<String> known = new ArrayList<>(List.of("of"));
        known.addAll(TERM);
        List<Curve.PerUnit.Term> terms = new ArrayList<>();
        for (YamlNode item : fields.list("terms")) {
            Fields term = Fields.of(item, Text.of("terms 的一项", "a term"), known, problems);
            if (term != null) {
                String of = null;
                if (term.has("of")) {
                    YamlNode.Scalar name = term.need("of", Text.of("指标", "an indicator"));
                    of = name == null ? null : name.text();
                    if (name != null) {
                        declared.check(Sort.INDICATOR, name.text(), name.place(), problems);
                    }
                }
                terms.add(term(term, of, term.number("at", Range.ANY)));
            }
        }
        return List.copyOf(terms);
    }

    /** @param at number from which it counts */
    private Curve.PerUnit.Term term(Fields fields, @Nullable String of, Decimal at) {
        if (!fields.has("below") && !fields.has("above")) {
            problems.add(
                    fields.place(),
                    Text.of(
                            "%s应说明低于(below)或高于(above)时每单位增减多少分",
                            "%s should say what each unit below or above is worth", fields.owner()));
        }
        boolean proportional = fields.get("below") instanceof YamlNode.Scalar below
                && below.text().equals("proportional");
        if (proportional && at.signum() <= 0) {
            problems.add(
                    fields.placeOf("below"),
                    Text.of("below: proportional 要求 at 大于 0", "below: proportional needs an 'at' above 0"));
        }
        return new Curve.PerUnit.Term(
                of,
                at,
                proportional ? Decimal.ZERO : fields.number("below", Range.ANY, Decimal.ZERO),
                fields.number("above", Range.ANY, Decimal.ZERO),
                fields.limitIfAny("max_below", Range.NOT_NEGATIVE),
                fields.limitIfAny("max_above", Range.NOT_NEGATIVE),
                fields.number("unit", Range.POSITIVE, Decimal.ONE),
                proportional);
    }
}
