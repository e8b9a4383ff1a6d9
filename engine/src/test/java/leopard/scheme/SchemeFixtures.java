package leopard.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Schemes for tests, built from their parts without any file. */
public final class SchemeFixtures {

    public static final Rounding LINE = new Rounding(2, RoundingMode.HALF_UP);
    public static final Rounding RATIO = new Rounding(4, RoundingMode.HALF_UP);

    private final String id;
    private PeriodKind every = PeriodKind.MONTH;
    private List<String> unitTypes = List.of();
    private List<String> groupings = List.of();
    private final List<Indicator> indicators = new ArrayList<>();
    private final Map<String, Derived> derived = new LinkedHashMap<>();
    private final List<Node> parts = new ArrayList<>();
    private final List<Veto> vetoes = new ArrayList<>();
    private final List<RollUp> rollUps = new ArrayList<>();
    private final List<CheckRule> checks = new ArrayList<>();

    private SchemeFixtures(String id) {
        this.id = id;
    }

    /** A scheme with monthly periods and nothing in it. */
    public static SchemeFixtures scheme(String id) {
        return new SchemeFixtures(id);
    }

    public SchemeFixtures every(PeriodKind kind) {
        every = kind;
        return this;
    }

    public SchemeFixtures unitTypes(String... types) {
        unitTypes = List.of(types);
        return this;
    }

    public SchemeFixtures groupings(String... names) {
        groupings = List.of(names);
        return this;
    }

    public SchemeFixtures indicator(String name, String measure) {
        return indicator(name, measure, Indicator.Kind.STOCK, null);
    }

    public SchemeFixtures indicator(String name, String measure, Indicator.Kind kind, @Nullable PeriodKind own) {
        return indicator(new Indicator(name, Text.same(name), measure, kind, own, null, List.of(), ""));
    }

    /** A ratio of two counts, printed in percent. */
    public SchemeFixtures ratio(String name) {
        Indicator.Parts counts = new Indicator.Parts(Text.of("分子", "numerator"), Text.of("分母", "denominator"));
        return indicator(new Indicator(name, Text.same(name), "%", Indicator.Kind.RATIO, null, counts, List.of(), ""));
    }

    public SchemeFixtures indicator(Indicator indicator) {
        indicators.add(indicator);
        return this;
    }

    public SchemeFixtures derived(String name, Expression expression) {
        derived.put(name, Derived.of(expression));
        return this;
    }

    /** A criterion that reads the indicator of its own id. */
    public SchemeFixtures criterion(String name, String points, Curve curve) {
        return criterion(name, points, new Source.Plain(name), curve);
    }

    /** A criterion with a table of its own. */
    public SchemeFixtures criterionWithoutSource(String name, String points, Curve curve) {
        return criterion(name, points, null, curve);
    }

    private SchemeFixtures criterion(String name, String points, @Nullable Source source, Curve curve) {
        return part(new Node.Criterion(
                name,
                Text.same(name),
                "",
                Decimal.of(points),
                LINE,
                Set.of(),
                source,
                curve,
                RATIO,
                MissingPolicy.DEFAULT,
                Map.of()));
    }

    public SchemeFixtures part(Node node) {
        parts.add(node);
        return this;
    }

    public SchemeFixtures events(Map<String, Decimal> bonus, Map<String, Decimal> deduct) {
        return part(new Node.Events(
                "events",
                Text.of("加减分", "events"),
                "",
                LINE,
                Set.of(),
                new Node.Side(Text.of("加分", "bonus"), null, false, bonus, null),
                new Node.Side(Text.of("扣分", "deduction"), null, false, deduct, null),
                false));
    }

    public SchemeFixtures veto(String name) {
        vetoes.add(new Veto(name, Text.same(name), "", null, "较差", null, false, false));
        return this;
    }

    public SchemeFixtures rollUp(RollUp rollUp) {
        rollUps.add(rollUp);
        return this;
    }

    public SchemeFixtures check(CheckRule check) {
        checks.add(check);
        return this;
    }

    public static List<Decimal> decimals(String... texts) {
        return Arrays.stream(texts).map(Decimal::of).toList();
    }

    /** The scheme, with everything under the root {@code total}. */
    public Scheme build() {
        Node root = new Node.Component(
                "total",
                Text.of("总分", "total"),
                "",
                null,
                LINE,
                Set.of(),
                List.copyOf(parts),
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of());
        return new Scheme(
                id,
                Text.same(id),
                new SchemeVersion("1", null, null),
                "",
                every,
                true,
                Schedule.LINEAR,
                LINE,
                unitTypes,
                groupings,
                Map.of(),
                List.copyOf(indicators),
                derived,
                List.of(root),
                List.copyOf(vetoes),
                List.of(),
                List.of(),
                List.copyOf(rollUps),
                List.of(),
                List.of(),
                List.copyOf(checks));
    }
}
