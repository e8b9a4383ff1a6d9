package leopard.intake;

import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Alias;
import leopard.model.Answer;
import leopard.model.Claim;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Indicator.Kind;
import leopard.model.Indicator.Link;
import leopard.model.Indicator.LinkKind;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.model.When;
import leopard.scheme.CheckRule;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import org.jspecify.annotations.Nullable;

/** A small case about the units 甲 and 乙 in 2024-Q2, put together figure by figure. */
final class Scene {

    static final Period PERIOD = Period.of("2024-Q2");

    private final List<Indicator> indicators = new ArrayList<>();
    private final List<CheckRule> checks = new ArrayList<>();
    private final List<Node> roots = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    static Scene checking(CheckRule.Kind kind, Object... settings) {
        return new Scene().check(kind, false, settings);
    }

    Scene check(CheckRule.Kind kind, boolean dispute, Object... settings) {
        Map<String, Decimal> numbers = new HashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            String name = (String) settings[i];
            if (settings[i + 1] instanceof String number) {
                numbers.put(name, Decimal.of(number));
            } else if (settings[i + 1] instanceof List<?> list) {
                words.put(name, list.stream().map(String::valueOf).toList());
            }
        }
        checks.add(new CheckRule(kind, kind.severity(), dispute, numbers, words));
        return this;
    }

    Scene indicator(String id, String measure, Kind kind) {
        return indicator(new Indicator(id, Text.same(id), measure, kind, null, null, List.of(), ""));
    }

    Scene titled(String id, String title, String measure, Kind kind) {
        return indicator(new Indicator(id, Text.same(title), measure, kind, null, null, List.of(), ""));
    }

    Scene ratio(String id) {
        Indicator.Parts parts = new Indicator.Parts(Text.same("n"), Text.same("d"));
        return indicator(new Indicator(id, Text.same(id), "%", Kind.RATIO, null, parts, List.of(), ""));
    }

    Scene linked(String id, String measure, Kind kind, LinkKind how, String of) {
        return indicator(new Indicator(id, Text.same(id), measure, kind, null, null, List.of(new Link(how, of)), ""));
    }

    Scene yearly(String id, Kind kind) {
        return indicator(new Indicator(id, Text.same(id), "", kind, PeriodKind.YEAR, null, List.of(), ""));
    }

    private Scene indicator(Indicator indicator) {
        indicators.add(indicator);
        return this;
    }

    /** A flow {@code V} with its growth {@code G} and its progress {@code P}. */
    Scene economy() {
        return indicator("V", "亿元", Kind.FLOW)
                .linked("G", "%", Kind.GROWTH, LinkKind.GROWTH_OF, "V")
                .linked("P", "%", Kind.PROGRESS, LinkKind.PROGRESS_OF, "V");
    }

    Scene scored(Node root) {
        roots.add(root);
        return this;
    }

    Scene settled(String indicator, String value) {
        return reading("甲", indicator, "2024-Q2", value, null, null, Vintage.FINAL, false, null);
    }

    Scene estimate(String indicator, String value) {
        return reading("甲", indicator, "2024-Q2", value, null, null, Vintage.ESTIMATE, false, null);
    }

    Scene approx(String indicator, Vintage vintage, String value) {
        return reading("甲", indicator, "2024-Q2", value, null, null, vintage, true, null);
    }

    Scene in(String period, String indicator, String value) {
        return reading("甲", indicator, period, value, null, null, Vintage.FINAL, false, null);
    }

    Scene parts(String indicator, @Nullable String value, String numerator, String denominator) {
        return reading("甲", indicator, "2024-Q2", value, numerator, denominator, Vintage.FINAL, false, null);
    }

    Scene status(String unit, String indicator, DataStatus status) {
        return reading(unit, indicator, "2024-Q2", null, null, null, Vintage.FINAL, false, status);
    }

    Scene reading(
            String unit,
            String indicator,
            String period,
            @Nullable String value,
            @Nullable String numerator,
            @Nullable String denominator,
            Vintage vintage,
            boolean approx,
            @Nullable DataStatus status) {
        readings.add(new Reading(
                unit,
                indicator,
                period,
                number(value),
                number(numerator),
                number(denominator),
                vintage,
                1,
                status,
                true,
                approx,
                Reading.Details.NONE,
                Place.line("readings.csv", readings.size() + 2)));
        return this;
    }

    /** A second revision of the last reading. */
    Scene revised(String value) {
        Reading last = readings.get(readings.size() - 1);
        readings.add(new Reading(
                last.unit(),
                last.indicator(),
                last.period(),
                Decimal.of(value),
                null,
                null,
                last.vintage(),
                last.revision() + 1,
                null,
                true,
                false,
                last.details(),
                Place.line("readings.csv", readings.size() + 2)));
        return this;
    }

    /** The last reading again, with more details. */
    Scene details(@Nullable String target, String measure, String source) {
        Reading last = readings.remove(readings.size() - 1);
        readings.add(new Reading(
                last.unit(),
                last.indicator(),
                last.period(),
                last.value(),
                last.numerator(),
                last.denominator(),
                last.vintage(),
                last.revision(),
                last.declared(),
                last.verified(),
                last.approx(),
                new Reading.Details(number(target), null, measure, source, ""),
                last.place()));
        return this;
    }

    private static @Nullable Decimal number(@Nullable String text) {
        return text == null ? null : Decimal.of(text);
    }

    Scene claim(Claim.Kind kind, String subject, String indicator, @Nullable String value) {
        return claim(kind, subject, indicator, value, "", null, "", null, subject);
    }

    Scene claim(
            Claim.Kind kind,
            String subject,
            String indicator,
            @Nullable String value,
            String measure,
            @Nullable String month,
            String scope,
            Claim.@Nullable Strength strength,
            String phrase) {
        claims.add(new Claim(
                "C" + claims.size(),
                "甲",
                kind,
                subject,
                indicator,
                number(value),
                measure,
                month == null ? null : When.month(YearMonth.parse(month)),
                scope,
                strength,
                phrase,
                Place.line("claims.csv", claims.size() + 2)));
        return this;
    }

    Scene alias(String name, String alias, boolean certain) {
        aliases.add(new Alias("project", name, alias, certain, Place.line("aliases.csv", aliases.size() + 2)));
        return this;
    }

    Scene task(String component, String id, Task.Kind kind, String title, @Nullable String target, String indicator) {
        tasks.add(new Task(
                "甲",
                component,
                id,
                title,
                kind,
                number(target),
                null,
                null,
                "",
                indicator,
                "",
                List.of(),
                Place.line("tasks.csv", tasks.size() + 2)));
        return this;
    }

    Scene answer(
            String check,
            String indicator,
            String period,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String value) {
        answers.add(new Answer(
                check,
                "甲",
                indicator,
                period,
                "decided",
                number(numerator),
                number(denominator),
                number(value),
                "2024-07-05",
                "",
                Place.line("answers.csv", answers.size() + 2)));
        return this;
    }

    Scheme scheme() {
        return new Scheme(
                "scene",
                Text.same("scene"),
                new SchemeVersion("1", null, null),
                "",
                PeriodKind.QUARTER,
                true,
                Schedule.LINEAR,
                new Rounding(4, RoundingMode.HALF_UP),
                List.of(),
                List.of(),
                Map.of(),
                indicators,
                Map.of(),
                roots,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                checks);
    }

    private static Unit unit(String id) {
        return new Unit(id, id, "g", "", null, null, null, true, Map.of());
    }

    UnitList units() {
        return UnitList.of(List.of(unit("甲"), unit("乙")));
    }

    Ledger ledger() {
        ReadingSet.Builder set = ReadingSet.builder(units(), indicators);
        readings.forEach(set::add);
        return new Ledger(units(), set.build(), tasks, List.of(), List.of(), List.of(), answers, claims, aliases);
    }

    List<Finding> findings() {
        return DataChecks.run(scheme(), ledger(), PERIOD, units());
    }

    Settled settle() {
        return Settled.of(scheme(), ledger(), findings(), PERIOD);
    }

    /** Names of the checks that spoke, in the order of the findings. */
    List<String> checks() {
        return findings().stream().map(Finding::check).toList();
    }

    /** The only finding. */
    Finding only() {
        List<Finding> all = findings();
        if (all.size() != 1) {
            throw new AssertionError("expected one finding, got " + all);
        }
        return all.get(0);
    }

    /** Its message, in English. */
    String said() {
        return only().message().toString();
    }
}
