package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.DataStatus;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.scheme.Scheme;
import leopard.score.Explanation;
import leopard.score.PrintedArithmetic;
import leopard.score.ScoreLine;
import leopard.score.Shards;
import org.jspecify.annotations.Nullable;

/**
 * A tree of scores over the readings A, B, C …, which are what its leaves are worth: {@code given("mean: [{A}, {B}]")} is
 * the node N with two parts. Every sheet of a run is added up and worked out again.
 */
final class GivenTree {

    private static final String HEAD = """
            leopard: 1
            id: tree
            title: 树
            version: {id: "1", from: 2024-01, to: 2025-12}
            period: {every: month, readings: of_the_period}
            rounding: {line: 2}
            units: {types: [town, street], groupings: [area]}
            indicators:
              A: {title: A}
              B: {title: B}
              C: {title: C}
              D: {title: D}
              E: {title: E}
            """;

    private final String scheme;
    private final StringBuilder units = new StringBuilder("unit,name,group,type,area,ranked\n");
    private final StringBuilder readings = new StringBuilder("unit,indicator,period,value,status\n");

    private String history = "";

    private GivenTree(String scheme) {
        this.scheme = scheme;
    }

    /** @param score what stands under {@code score:}, with {@code {A}} for a leaf that is worth the reading A */
    static GivenTree of(String score, String... more) {
        return new GivenTree(
                HEAD + String.join("", more) + "score:\n" + leaves(score).indent(2));
    }

    /** The same where no line is rounded. */
    GivenTree unrounded() {
        return new GivenTree(scheme.replace("rounding: {line: 2}\n", "rounding: none\n"));
    }

    /** The node N in its flow form. */
    static GivenTree given(String fields) {
        return of("{id: N, title: N, " + fields + "}");
    }

    private static final Pattern LEAF = Pattern.compile("\\{([A-E])((?:, (?:[^{}]|\\{[^{}]*})*)?)}");

    /** {@code {A}} is a leaf with a value, {@code {A, weight: 2}} one that says more. */
    private static String leaves(String score) {
        return LEAF.matcher(score).replaceAll("{id: $1, title: $1, value: {factor: 1}$2}");
    }

    /** A unit of the group g with readings {@code A=80}; {@code A=NA} for what does not apply. */
    GivenTree unit(String id, String... values) {
        return unitOf("g", "town", id, values);
    }

    GivenTree unitOf(String group, String type, String id, String... values) {
        units.append(String.join(",", id, id, group, type, group + "-area", "yes"))
                .append('\n');
        return read(id, "2024-06", values);
    }

    GivenTree read(String unit, String period, String... values) {
        for (String each : values) {
            String[] parts = each.split("=", -1);
            boolean inapplicable = parts[1].equals("NA");
            readings.append(String.join(
                            ",",
                            unit,
                            parts[0],
                            period,
                            inapplicable ? "" : parts[1],
                            inapplicable ? "NOT_APPLICABLE" : ""))
                    .append('\n');
        }
        return this;
    }

    GivenTree history(String table) {
        history = table;
        return this;
    }

    Scored run() {
        return run("2024-06");
    }

    Scored run(String period) {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", scheme);
        assertThat(read.problems()).as(scheme).isEmpty();
        Scheme known = Objects.requireNonNull(read.scheme());
        TextTables tables = TextTables.empty().with("units", units.toString()).with("readings", readings.toString());
        Intake.Result taken = Intake.read(known, history.isEmpty() ? tables : tables.with("history", history));
        assertThat(taken.problems()).isEmpty();
        Ledger ledger = Objects.requireNonNull(taken.ledger());
        try (Shards shards = Shards.on(1)) {
            AssessmentRun run = new Assessment(known, DroolsCompiler.create().compile(known), shards)
                    .run(ledger, Period.of(period), List.of());
            for (int i = 0; i < run.units().size(); i++) {
                PrintedArithmetic.check(run.sheet(i));
            }
            return new Scored(run);
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    /** What came out. */
    record Scored(AssessmentRun run) {

        ScoreLine line(String unit, String id) {
            return Objects.requireNonNull(run.sheet(run.units().indexOf(unit)).line(id), id);
        }

        /** The score of the node N of the first unit, {@code "none"} where it has none. */
        String score() {
            return score(run.units().get(0).id(), "N");
        }

        String score(String unit, String id) {
            return String.valueOf((Object) line(unit, id).score()).replace("null", "none");
        }

        DataStatus status() {
            return line(run.units().get(0).id(), "N").status();
        }

        @Nullable
        String treated(String unit, String id) {
            ScoreLine line = line(unit, id);
            return line.treatedAs() == null ? null : line.treatedAs().name();
        }

        String formula() {
            return Explanation.formula(line(run.units().get(0).id(), "N"), Lang.EN);
        }

        String note() {
            return line(run.units().get(0).id(), "N").justification().note().in(Lang.EN);
        }

        /** {@code unit rank score} in the printed order of the first ranking. */
        Stream<String> ranks() {
            return Arrays.stream(run.rankings().get(0).order())
                    .mapToObj(
                            unit -> Objects.requireNonNull(run.rankings().get(0).standing(unit)))
                    .map(s -> s.unit().id() + " " + (s.rank() == 0 ? s.status() : s.rank()) + " " + s.score());
        }
    }
}
