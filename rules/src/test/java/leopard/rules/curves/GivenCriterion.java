package leopard.rules.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import leopard.intake.Intake;
import leopard.intake.TextTables;
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
import leopard.score.ScoreLine;
import leopard.score.Shards;

/**
 * One criterion K that reads X, and figures: {@code given("points: 6, ratio_to_best: {over: all_units}").x("a", "80")}.
 * Rows are in June 2024 unless they say otherwise.
 */
final class GivenCriterion {

    private static final String SCHEME = """
            leopard: 1
            id: one
            title: 一项
            version: {id: "1"}
            period: {every: month, readings: to_date}
            units: {types: [town, zone], groupings: [area]}
            absence: {MISSING: no_score, NOT_APPLICABLE: no_score}
            parameters: {k: 2, nothing: 0}
            indicators:
              X: {title: 数}
              Y: {title: 另一数}
              R: {title: 率, ratio: {of: 甲, to: 乙}}
            score:
              id: total
              title: 总分
              sum:
              - {id: K, title: 项, of: %s, %s}
            """;

    private static final String NOW = "2024-06";

    private final String scheme;
    private final StringBuilder units = new StringBuilder("unit,name,group,type,from,ranked,area\n");
    private final StringBuilder readings =
            new StringBuilder("unit,indicator,period,value,numerator,denominator,base\n");
    private final Set<String> known = new LinkedHashSet<>();
    private final TextTables tables = TextTables.empty();

    private GivenCriterion(String scheme) {
        this.scheme = scheme;
    }

    /** @param kind what the criterion says: {@code points: 10, completion: {…}} */
    static GivenCriterion given(String kind) {
        return new GivenCriterion(SCHEME.formatted("X", kind));
    }

    static GivenCriterion ofRatio(String kind) {
        return new GivenCriterion(SCHEME.formatted("R", kind));
    }

    /** With more at the head of the scheme. */
    static GivenCriterion given(String head, String kind) {
        return new GivenCriterion(SCHEME.formatted("X", kind).replace("score:\n", head + "\nscore:\n"));
    }

    /** A unit of the group g. */
    GivenCriterion unit(String id) {
        return unit(id, "g", "town", "", "yes");
    }

    GivenCriterion unit(String id, String group, String type, String from, String ranked) {
        if (known.add(id)) {
            units.append(String.join(",", id, id, group, type, from, ranked, group))
                    .append('\n');
        }
        return this;
    }

    GivenCriterion guest(String id, String value) {
        return unit(id, "g", "town", "", "no").x(id, value);
    }

    GivenCriterion in(String group, String id, String value) {
        return unit(id, group, "town", "", "yes").x(id, value);
    }

    GivenCriterion zone(String id, String value) {
        return unit(id, "g", "zone", "", "yes").x(id, value);
    }

    GivenCriterion x(String id, String value) {
        return x(id, NOW, value);
    }

    GivenCriterion x(String id, String period, String value) {
        return reading(id, "X", period, value, "", "", "");
    }

    GivenCriterion y(String id, String value) {
        return reading(id, "Y", NOW, value, "", "", "");
    }

    GivenCriterion base(String id, String value, String base) {
        return reading(id, "X", NOW, value, "", "", base);
    }

    GivenCriterion ratio(String id, String of, String to) {
        return reading(id, "R", NOW, "", of, to, "");
    }

    private GivenCriterion reading(String id, String indicator, String period, String... cells) {
        unit(id);
        readings.append(String.join(",", id, indicator, period))
                .append(',')
                .append(String.join(",", cells))
                .append('\n');
        return this;
    }

    /** Scored in June. */
    Scored june() {
        return in(NOW);
    }

    Scored in(String period) {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", scheme);
        assertThat(read.problems()).isEmpty();
        Scheme made = Objects.requireNonNull(read.scheme());
        Intake.Result taken =
                Intake.read(made, tables.with("units", units.toString()).with("readings", readings.toString()));
        assertThat(taken.problems()).isEmpty();
        Ledger ledger = Objects.requireNonNull(taken.ledger());
        try (Shards shards = Shards.on(1)) {
            return new Scored(new Assessment(made, DroolsCompiler.create().compile(made), shards)
                    .run(ledger, Period.of(period), List.of()));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    /** What came of it. */
    record Scored(AssessmentRun run) {

        ScoreLine line(String unit) {
            int number = run.units().indexOf(unit);
            return Objects.requireNonNull(run.sheet(number).line("K"));
        }

        /** The printed score, or the status where there is none. */
        String of(String unit) {
            ScoreLine line = line(unit);
            return line.score() == null ? line.status().name() : line.score().toString();
        }

        List<String> of(String first, String second, String... more) {
            List<String> scores = new java.util.ArrayList<>(List.of(of(first), of(second)));
            for (String unit : more) {
                scores.add(of(unit));
            }
            return scores;
        }

        String formula(String unit) {
            return Explanation.formula(line(unit), Lang.ZH);
        }

        String steps(String unit) {
            return Explanation.steps(line(unit));
        }

        String note(String unit) {
            return line(unit).justification().note().in(Lang.EN);
        }
    }
}
