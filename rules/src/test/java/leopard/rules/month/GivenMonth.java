package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.rule.RuleException;
import leopard.rule.RuleFile;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import leopard.scheme.Scheme;
import leopard.score.Shards;
import org.jspecify.annotations.Nullable;

/** A scheme whose total is the reading X, with what a test adds to it: {@code given().ranking("…").units("…").run()}. */
final class GivenMonth {

    private static final String HEADER = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2024-01, to: 2025-12}
            source: 示例
            period: {every: month, readings: to_date, starts: "01-01"}
            schedule: {linear: 12}
            rounding: {mode: HALF_UP, ratio: 4, line: 2}
            units: {groupings: [group]}
            indicators:
              X: {title: 得分, measure: 分}
              Y: {title: 另一得分, measure: 分}
              YEAR: {title: 年度分, measure: 分, every: year}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 甲, value: {factor: 1}, of: X, absence: {MISSING: no_score, PENDING: zero}}
              - {id: B, title: 乙, value: {factor: 1}, of: Y, absence: {MISSING: zero, PENDING: zero}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: 5, per_matter: highest, levels: {市级: 2}, repeat: none}
                  deduct: {cap: 8, per_matter: all, levels: {通报: 1}, repeat: none}
                  document: optional
            """;

    private final String scheme;
    private final TextTables tables =
            TextTables.empty().with("events", "unit,event,kind,level,points,matter,date,document,verified,reason\n");
    private final StringBuilder units = new StringBuilder("unit,name,group,ranked\n");
    private final StringBuilder readings = new StringBuilder("unit,indicator,period,value,verified\n");

    private final List<RuleFile> experts = new ArrayList<>();

    private String parts = "";
    private SchemeReader.@Nullable Result read;

    private GivenMonth(String scheme) {
        this.scheme = scheme;
    }

    /** @param rest the part of the scheme after {@code score:} */
    static GivenMonth with(String rest) {
        return new GivenMonth(HEADER + rest);
    }

    /** A scheme of the test's own; its units stand in groups. */
    static GivenMonth ofScheme(String scheme) {
        return new GivenMonth(scheme);
    }

    /** A unit of group g without any figure. */
    GivenMonth bare(String id) {
        units.append(id).append(",").append(id).append(",g,yes\n");
        return this;
    }

    /** As {@link #with}, where the tree applies to villages alone. */
    static GivenMonth ofTypes(String rest) {
        GivenMonth month = new GivenMonth(
                HEADER.replace("units: {groupings: [group]}", "units: {types: [village, office], groupings: [group]}")
                                .replace("  title: 总分\n", "  title: 总分\n  types: [village]\n")
                        + rest);
        month.units.setLength(0);
        month.units.append("unit,name,group,type\n");
        return month;
    }

    /** A scheme of its own, over villages and offices; readings may have parts. */
    static GivenMonth whole(String scheme) {
        return of(SchemeReader.read("scheme.yaml", scheme));
    }

    /** As {@link #whole}, of a scheme that was read. */
    static GivenMonth of(SchemeReader.Result read) {
        GivenMonth month = new GivenMonth("");
        month.read = read;
        month.units.setLength(0);
        month.units.append("unit,name,group,type\n");
        month.readings.setLength(0);
        month.readings.append("unit,indicator,period,value,verified,numerator,denominator\n");
        month.parts = ",,";
        return month;
    }

    GivenMonth parts(String unit, String indicator, String numerator, String denominator) {
        readings.append(String.join(",", unit, indicator, "2024-06", "", "yes", numerator, denominator))
                .append('\n');
        return this;
    }

    GivenMonth typed(String id, String group, String type, String x) {
        units.append(String.join(",", id, id, group, type)).append('\n');
        reading(id, "X", "2024-06", x);
        return read == null ? reading(id, "Y", "2024-06", "1") : this;
    }

    /** As {@link #with}, where X is a ratio in percent with numerator and denominator. */
    static GivenMonth ofRatio(String rest) {
        GivenMonth month = new GivenMonth(HEADER.replace(
                        "X: {title: 得分, measure: 分}",
                        "X: {title: 比率, measure: \"%\", kind: ratio, ratio: {of: 甲, to: 乙}}")
                + rest);
        month.readings.setLength(0);
        month.readings.append("unit,indicator,period,value,verified,numerator,denominator\n");
        month.parts = ",,";
        return month;
    }

    GivenMonth ratio(String id, String printed, String numerator, String denominator) {
        units.append(id).append(",").append(id).append(",g,yes\n");
        readings.append(String.join(",", id, "X", "2024-06", printed, "yes", numerator, denominator))
                .append('\n');
        return reading(id, "Y", "2024-06", "1");
    }

    /** A unit of group g with a figure X (empty: none) and B not zero. */
    GivenMonth unit(String id, String x) {
        return unit(id, "g", x, "1");
    }

    GivenMonth unit(String id, String group, String x, String y) {
        units.append(id).append(",").append(id).append(",").append(group).append(",yes\n");
        return reading(id, "X", "2024-06", x).reading(id, "Y", "2024-06", y);
    }

    GivenMonth guest(String id, String x) {
        units.append(id).append(",").append(id).append(",g,no\n");
        return reading(id, "X", "2024-06", x).reading(id, "Y", "2024-06", "1");
    }

    /** Instead of all readings: rows of {@code unit,indicator,period,value,revision,submitted}. */
    GivenMonth submitted(String... rows) {
        readings.setLength(0);
        readings.append("unit,indicator,period,value,revision,submitted\n");
        for (String row : rows) {
            readings.append(row).append('\n');
        }
        return this;
    }

    GivenMonth reading(String unit, String indicator, String period, String value) {
        if (!value.isEmpty()) {
            readings.append(String.join(",", unit, indicator, period, value, "yes"))
                    .append(parts)
                    .append('\n');
        }
        return this;
    }

    /** A figure that does not apply to the unit. */
    GivenMonth notApplicable(String unit, String indicator) {
        return status(unit, indicator, "NOT_APPLICABLE");
    }

    private GivenMonth status(String unit, String indicator, String status) {
        String rows = readings.toString();
        if (!rows.startsWith("unit,indicator,period,value,verified,status")) {
            readings.setLength(0);
            readings.append(rows.replaceFirst("verified\n", "verified,status\n").replaceAll("yes\n", "yes,\n"));
        }
        readings.append(String.join(",", unit, indicator, "2024-06", "", "yes", status))
                .append('\n');
        return this;
    }

    GivenMonth pending(String unit, String indicator, String value) {
        readings.append(String.join(",", unit, indicator, "2024-06", value, "no"))
                .append('\n');
        return this;
    }

    /** Rules of an expert, in a file of their own. */
    GivenMonth expert(String file, String rules) {
        experts.add(new RuleFile(file, rules));
        return this;
    }

    GivenMonth table(String name, String text) {
        tables.with(name, text);
        return this;
    }

    AssessmentRun run() {
        return run("2024-06");
    }

    AssessmentRun run(String period) {
        SchemeReader.Result whole = read == null ? SchemeReader.read("scheme.yaml", scheme) : read;
        assertThat(whole.problems()).isEmpty();
        Scheme known = Objects.requireNonNull(whole.scheme());
        Intake.Result taken =
                Intake.read(known, tables.with("units", units.toString()).with("readings", readings.toString()));
        assertThat(taken.problems()).isEmpty();
        Ledger ledger = Objects.requireNonNull(taken.ledger());
        try (Shards shards = Shards.on(1)) {
            return new Assessment(known, DroolsCompiler.create().compile(known, experts), shards)
                    .run(ledger, Period.of(period), List.of());
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code unit rank score grade} of each unit, in the printed order. */
    static List<String> rows(AssessmentRun run) {
        RankingTable table = run.rankings().get(0);
        List<String> rows = new ArrayList<>();
        for (int unit : table.order()) {
            rows.add(row(Objects.requireNonNull(table.standing(unit))));
        }
        return rows;
    }

    private static String row(Standing standing) {
        String rank = standing.rank() == 0 ? "-" : String.valueOf(standing.rank());
        return (standing.unit().id() + " " + rank + " " + standing.score() + " " + standing.grade()).strip();
    }

    static Standing standing(AssessmentRun run, String unit) {
        return Objects.requireNonNull(run.rankings().get(0).standing(run.units().indexOf(unit)));
    }
}
