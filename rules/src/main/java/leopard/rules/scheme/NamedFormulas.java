package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Formulas that a scheme names 命名公式, to be called with arguments from other formulas. A formula is read when it is first
 * asked for, so that the order of the file does not matter.
 */
final class NamedFormulas {

    /** The longest text that a formula may grow to when the formulas it calls are put in. */
    static final int MAX_LENGTH = 20_000;

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}0-9_]{0,63}");

    /** There are none. */
    static final NamedFormulas NONE = new NamedFormulas(Map.of());

    private final Map<YamlNode.Scalar, YamlNode> given;
    private final Map<String, Named> read = new LinkedHashMap<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final List<String> reading = new ArrayList<>();
    private @Nullable Declared declared;
    private @Nullable Problems problems;

    /**
     * A formula and what it calls its arguments.
     *
     * @param free names in it that are no arguments: the one who calls it must know them
     */
    record Named(String name, List<String> arguments, Expression body, List<String> free) {

        /** The formula with its arguments put in. */
        Expression with(List<Expression> values) {
            return body.with(name -> {
                int at = arguments.indexOf(name);
                return at < 0 ? new Expression.Name(name) : values.get(at);
            });
        }
    }

    private NamedFormulas(Map<YamlNode.Scalar, YamlNode> given) {
        this.given = given;
    }

    /** The formulas of a scheme; whoever declares names is told of them. */
    static NamedFormulas in(Fields file, Declared declared, Problems problems) {
        YamlNode value = file.get("formulas");
        NamedFormulas formulas = value == null ? NONE : new NamedFormulas(file.entries("formulas", value));
        if (value != null) {
            formulas.declared = declared;
            formulas.problems = problems;
            declared.keep(formulas);
            formulas.given.keySet().forEach(name -> formulas.find(name.text()));
        }
        return formulas;
    }

    List<String> names() {
        return given.keySet().stream().map(YamlNode.Scalar::text).toList();
    }

    /** The formula of that name; null where there is none. */
    @Nullable
    Named find(String name) {
        Named known = read.get(name);
        if (known != null || declared == null || problems == null) {
            return known;
        }
        for (Map.Entry<YamlNode.Scalar, YamlNode> each : given.entrySet()) {
            if (each.getKey().text().equals(name)) {
                return read(each.getKey(), each.getValue(), declared, problems);
            }
        }
        return null;
    }

    private Named read(YamlNode.Scalar name, YamlNode value, Declared names, Problems into) {
        if (reading.contains(name.text())) {
            List<String> loop = new ArrayList<>(reading.subList(reading.indexOf(name.text()), reading.size()));
            loop.add(name.text());
            into.add(
                    name.place(),
                    Text.of("命名公式绕成一圈:%s", "formulas call each other in a circle: %s", String.join(" → ", loop)));
            return new Named(name.text(), argumentsOf(value), Expression.number(Decimal.ZERO), List.of());
        }
        if (!NAME.matcher(name.text()).matches() || FormulaCalls.isFunction(name.text())) {
            into.add(
                    name.place(),
                    Text.of(
                            "“%s”不能作公式名:用字母、数字和 _,不与函数同名",
                            "'%s' cannot name a formula: letters, digits and _, and no function's name", name.text()));
        }
        reading.add(name.text());
        Named made = read(
                name, Fields.of(value, Text.same(name.text()), List.of("arguments", "formula"), into), names, into);
        reading.remove(name.text());
        read.put(name.text(), made);
        return made;
    }

    /** The arguments of a formula that cannot be read, so that calls of it are not wrong as well. */
    private static List<String> argumentsOf(YamlNode value) {
        YamlNode given = value instanceof YamlNode.Mapping fields ? fields.get("arguments") : null;
        return given instanceof YamlNode.Sequence list
                ? list.items().stream().map(Object::toString).toList()
                : List.of();
    }

    private static Named read(YamlNode.Scalar name, @Nullable Fields fields, Declared names, Problems into) {
        List<String> arguments = new ArrayList<>();
        Expression body = Expression.number(Decimal.ZERO);
        if (fields != null) {
            for (YamlNode.Scalar argument : fields.words("arguments", fields.listIfAny("arguments"))) {
                boolean taken =
                        arguments.contains(argument.text()) || argument.text().equals(Declared.SCHEDULE);
                if (taken || !NAME.matcher(argument.text()).matches()) {
                    into.add(
                            argument.place(),
                            Text.of("“%s”不能作参数名", "'%s' cannot name an argument here", argument.text()));
                }
                arguments.add(argument.text());
            }
            YamlNode formula = fields.need("formula");
            if (formula != null) {
                List<String> own = new ArrayList<>(arguments);
                own.add(Curve.Formula.FULL_MARKS);
                own.add(Curve.Formula.FIGURE);
                body = new Formulas(names, into).expression("formula", formula, Formulas.Scope.READINGS, own);
            }
        }
        List<String> free =
                body.names().stream().filter(each -> !arguments.contains(each)).toList();
        return new Named(name.text(), List.copyOf(arguments), body, free);
    }

    /** Remembers that a formula is called. */
    void call(String name) {
        called.add(name);
    }

    /** Formulas that nothing calls. */
    List<YamlNode.Scalar> unused() {
        return given.keySet().stream()
                .filter(name -> !called.contains(name.text()))
                .toList();
    }
}
