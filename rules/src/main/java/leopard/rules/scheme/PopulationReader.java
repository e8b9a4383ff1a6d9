package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Period;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.Curve.Better;
import leopard.scheme.Population;
import org.jspecify.annotations.Nullable;

/** Reads with whom a figure is compared: units, groups and periods. */
final class PopulationReader {

    /** Keys of a population. */
    static final List<String> KEYS = List.of("over", "within", "periods", "figures");

    /** Which figures are the better ones. */
    static final Map<String, Better> BETTER = Fields.words("high", Better.HIGH, "low", Better.LOW);

    static final Map<String, Boolean> OVER = Fields.words("all_units", true, "rankable_units", false);

    private static final Map<String, Population.Span> SPANS =
            Fields.wordsOf(Population.Span.NOW, Population.Span.TO_DATE, Population.Span.ALL);

    private final Declared declared;
    private final Problems problems;

    PopulationReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** Over whom: {@code over: all_units, within: group, periods: to_date}. */
    Population read(Fields fields) {
        return new Population(
                within(fields),
                fields.word("over", OVER),
                periods(fields),
                fields.word("figures", Fields.words("filled", false, "observed", true), false));
    }

    /** Periods whose figures are looked at: a word, or a list of periods. */
    Population.Periods periods(Fields fields) {
        YamlNode given = fields.get("periods");
        if (!(given instanceof YamlNode.Sequence)) {
            return new Population.Periods(fields.word("periods", SPANS, Population.Span.NOW), List.of());
        }
        List<String> named = new ArrayList<>();
        for (YamlNode.Scalar period : fields.words("periods", fields.list("periods"))) {
            if (!declared.all(Sort.PERIOD).isEmpty()) {
                declared.check(Sort.PERIOD, period.text(), period.place(), problems);
            } else if (Period.parse(period.text()) == null && !declared.isUnclear(Sort.PERIOD)) {
                problems.expected("periods", Text.of("周期,如 2024-06", "a period such as 2024-06"), period);
            }
            named.add(period.text());
        }
        return new Population.Periods(Population.Span.NAMED, List.copyOf(named));
    }

    /** A grouping, or null for all groups together. */
    private @Nullable String within(Fields fields) {
        return SchemeReading.grouping(fields, declared, problems);
    }
}
