package leopard.rules.scheme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Relation;
import org.jspecify.annotations.Nullable;

/** Reads the two ends between which a figure lies: of a population, fixed, or fixed for each type of unit. */
final class EndsReader {

    private final Declared declared;
    private final Problems problems;
    private final PopulationReader population;

    EndsReader(Declared declared, Problems problems, PopulationReader population) {
        this.declared = declared;
        this.problems = problems;
        this.population = population;
    }

    Relation.Ends read(Fields fields) {
        Fields bounds =
                fields.needWithin("bounds", List.of("over", "within", "periods", "figures", "low", "high", "by_type"));
        if (bounds == null) {
            return new Relation.Ends(Decimal.ZERO, Decimal.ONE, Map.of(), null);
        }
        if (bounds.has("by_type")) {
            for (String key : List.of("over", "within", "periods", "figures", "low", "high")) {
                if (bounds.has(key)) {
                    problems.add(
                            bounds.placeOfKey(key), Text.of("有 by_type 时不用 %s", "'%s' does not go with by_type", key));
                }
            }
            return new Relation.Ends(null, null, byType(bounds), null);
        }
        Decimal low = bounds.has("low") ? bounds.numberOrNull("low", Range.ANY) : null;
        Decimal high = bounds.has("high") ? bounds.numberOrNull("high", Range.ANY) : null;
        rising(bounds, low, high);
        boolean fixed = bounds.has("low") && bounds.has("high");
        if (fixed) {
            for (String key : PopulationReader.KEYS) {
                if (bounds.has(key)) {
                    problems.add(
                            bounds.placeOfKey(key),
                            Text.of(
                                    "low 和 high 都已固定,不用 %s",
                                    "low and high are both fixed: '%s' does not go with them", key));
                }
            }
        }
        return new Relation.Ends(low, high, Map.of(), fixed ? null : population.read(bounds));
    }

    private void rising(Fields bounds, @Nullable Decimal low, @Nullable Decimal high) {
        if (low != null && high != null && low.compareTo(high) >= 0) {
            problems.add(
                    bounds.placeOf("high"), Text.of("high %s 应大于 low %s", "high %s must be above low %s", high, low));
        }
    }

    /** Bounds of each type of unit. */
    private Map<String, Relation.Between> byType(Fields bounds) {
        Map<String, Relation.Between> byType = new LinkedHashMap<>();
        YamlNode given = bounds.need("by_type");
        if (given == null) {
            return byType;
        }
        bounds.entries("by_type", given).forEach((type, value) -> {
            declared.check(Sort.TYPE, type.text(), type.place(), problems);
            Fields own = Fields.of(value, Text.same(type.text()), List.of("low", "high"), problems);
            Decimal low = own == null ? null : own.numberOrNull("low", Range.ANY);
            Decimal high = own == null ? null : own.numberOrNull("high", Range.ANY);
            if (own != null) {
                rising(own, low, high);
            }
            byType.put(type.text(), new Relation.Between(Fields.orZero(low), Fields.orZero(high)));
        });
        return Collections.unmodifiableMap(byType);
    }
}
