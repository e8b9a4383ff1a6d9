package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
import leopard.scheme.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in the place of numbers: {@code =k}, {@code =2 * k}. What is worth one number for all is put in before anything
 * is read; what comes from a table stays, for the rule kinds that know how to look it up.
 */
final class References {

    private static final String SIGN = "=";

    /** More combinations of the numbers in tables than any scheme means. */
    static final int MOST_COMBINATIONS = 5000;

    private final Map<String, Parameter> parameters;

    References(Map<String, Parameter> parameters) {
        this.parameters = parameters;
    }

    /** The names in all references below a node that are worth one number, or some. */
    Set<String> used(YamlNode node) {
        Set<String> used = new LinkedHashSet<>();
        collect(node, used);
        return used;
    }

    /** Those of them that are tables, in the order of the scheme. */
    List<String> tables(YamlNode node) {
        Set<String> used = used(node);
        return parameters.entrySet().stream()
                .filter(each -> each.getValue() instanceof Parameter.Table && used.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void collect(YamlNode node, Set<String> into) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(each -> collect(each.value(), into));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(each -> collect(each, into));
        } else if (node instanceof YamlNode.Scalar scalar) {
            Expression expression = expression(scalar);
            if (expression != null) {
                into.addAll(expression.names());
            }
        }
    }

    /** What a reference says; null where a scalar is none, or names something else. */
    private @Nullable Expression expression(YamlNode.Scalar scalar) {
        if (!scalar.text().startsWith(SIGN)) {
            return null;
        }
        try {
            Expression read = FormulaParser.expression(scalar.text().substring(SIGN.length()))
                    .value();
            return parameters.keySet().containsAll(read.names()) ? read : null;
        } catch (FormulaTokens.Fault fault) {
            return null;
        }
    }

    /** The numbers that are the same for all. */
    Map<String, Decimal> plain() {
        Map<String, Decimal> numbers = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (parameter instanceof Parameter.Plain plain) {
                numbers.put(name, plain.number());
            }
        });
        return numbers;
    }

    /** The node with numbers for all references whose names have one. */
    YamlNode with(Map<String, Decimal> numbers, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return with(numbers, mapping);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return new YamlNode.Sequence(
                    sequence.items().stream().map(each -> with(numbers, each)).toList(), sequence.place());
        }
        if (node instanceof YamlNode.Scalar scalar) {
            Expression expression = expression(scalar);
            if (expression != null && numbers.keySet().containsAll(expression.names())) {
                Rational value = expression.value(name -> Rational.of(numbers.getOrDefault(name, Decimal.ZERO)));
                Decimal number = value == null ? null : value.toDecimal();
                return number == null
                        ? node
                        : new YamlNode.Scalar(number.stripped().toString(), true, scalar.place(), 0);
            }
        }
        return node;
    }

    YamlNode.Mapping with(Map<String, Decimal> numbers, YamlNode.Mapping mapping) {
        return new YamlNode.Mapping(
                mapping.entries().stream()
                        .map(each -> new YamlNode.Entry(each.key(), with(numbers, each.value())))
                        .toList(),
                mapping.place());
    }

    /**
     * The numbers that several tables may have together, each combination once; null if there are too many. Tables with the
     * same keys go together row by row.
     */
    @Nullable
    Set<List<Decimal>> combinations(List<String> tables) {
        Map<List<String>, List<Parameter.Table>> byKeys = new LinkedHashMap<>();
        for (String name : tables) {
            if (parameters.get(name) instanceof Parameter.Table table) {
                byKeys.computeIfAbsent(table.by(), by -> new ArrayList<>()).add(table);
            }
        }
        List<Map<Parameter.Table, Decimal>> combined = List.of(Map.of());
        for (List<Parameter.Table> together : byKeys.values()) {
            List<Map<Parameter.Table, Decimal>> next = new ArrayList<>();
            for (Map<Parameter.Table, Decimal> row : rows(together)) {
                for (Map<Parameter.Table, Decimal> before : combined) {
                    Map<Parameter.Table, Decimal> all = new LinkedHashMap<>(before);
                    all.putAll(row);
                    next.add(all);
                    if (next.size() > MOST_COMBINATIONS) {
                        return null;
                    }
                }
            }
            combined = next;
        }
        Set<List<Decimal>> found = new LinkedHashSet<>();
        for (Map<Parameter.Table, Decimal> each : combined) {
            List<Decimal> numbers = new ArrayList<>();
            for (String name : tables) {
                if (parameters.get(name) instanceof Parameter.Table table) {
                    numbers.add(each.getOrDefault(table, table.otherwise()));
                }
            }
            found.add(List.copyOf(numbers));
        }
        return found;
    }

    private static List<Map<Parameter.Table, Decimal>> rows(List<Parameter.Table> tables) {
        Set<List<String>> keys = new LinkedHashSet<>();
        tables.forEach(table -> keys.addAll(table.rows().keySet()));
        List<Map<Parameter.Table, Decimal>> rows = new ArrayList<>();
        for (List<String> key : keys) {
            Map<Parameter.Table, Decimal> row = new LinkedHashMap<>();
            tables.forEach(table -> row.put(table, table.rows().getOrDefault(key, table.otherwise())));
            rows.add(row);
        }
        rows.add(Map.of());
        return rows;
    }
}
