package leopard.rules.periods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.rules.scheme.VersionsReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.AssessmentSeries;
import leopard.run.RunPeriods;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import leopard.score.Shards;

/** A season of rounds R1 to R6 whose total is the reading X of the round, with what a test adds to it. */
final class Season {

    private static final String HEADER = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            source: 示例
            period: {list: [R1, R2, R3, R4, R5, R6], readings: of_the_period}
            indicators:
              X: {title: 得分}
              Y: {title: 另一得分}
            score:
            - id: total
              title: 总分
              sum:
              - {id: A, title: 甲, value: {factor: 1}, of: X, absence: {MISSING: no_score}}
            """;

    private final Map<String, Scheme> schemes = new LinkedHashMap<>();
    private final StringBuilder readings = new StringBuilder("unit,indicator,period,value\n");
    private final TextTables tables = TextTables.empty();

    private Season() {}

    /** @param rest the part of the scheme after {@code score:} */
    static Season with(String rest) {
        return new Season().version("scheme.yaml", HEADER + rest);
    }

    static Season of(String scheme) {
        return new Season().version("scheme.yaml", scheme);
    }

    /** A roll-up {@code year} that is put together like that. */
    static Season rolledUp(String taking) {
        return with("rollups:\n- {id: year, title: 汇总, %s}\n".formatted(taking));
    }

    Season version(String file, String text) {
        SchemeReader.Result read = SchemeReader.read(file, text);
        assertThat(read.problems()).isEmpty();
        schemes.put(file, Objects.requireNonNull(read.scheme()));
        return this;
    }

    /** The scores of a unit in R1, R2, …; {@code -} for none. */
    Season unit(String id, String scores) {
        String[] all = scores.split(" ");
        for (int i = 0; i < all.length; i++) {
            if (!all[i].equals("-")) {
                reading(id, "X", "R" + (i + 1), all[i]);
            }
        }
        return this;
    }

    Season reading(String unit, String indicator, String period, String value) {
        readings.append(String.join(",", unit, indicator, period, value)).append('\n');
        return this;
    }

    Season table(String name, String text) {
        tables.with(name, text);
        return this;
    }

    private SchemeVersions versions() {
        VersionsReader.Result read = VersionsReader.read(schemes);
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.versions());
    }

    private Intake.Result read(SchemeVersions versions) {
        tables.with("readings", readings.toString());
        if (!tables.tables().contains("units")) {
            StringBuilder units = new StringBuilder("unit,name,group\n");
            readings.toString()
                    .lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .distinct()
                    .forEach(id -> units.append(id).append(',').append(id).append(",\n"));
            tables.with("units", units.toString());
        }
        return Intake.read(versions, tables);
    }

    /** What is wrong with the tables, in English. */
    List<String> problems() {
        return read(versions()).problems().stream()
                .map((Problem p) -> p.in(Lang.EN))
                .toList();
    }

    /** The runs of a period, a range or {@code all}. */
    List<AssessmentRun> runs(String wish) {
        SchemeVersions versions = versions();
        Intake.Result taken = read(versions);
        assertThat(taken.problems()).isEmpty();
        var ledger = Objects.requireNonNull(taken.ledger());
        RunPeriods.Selection selection = RunPeriods.select(versions, ledger, wish);
        assertThat(selection.problem()).isNull();
        List<AssessmentRun> runs = new ArrayList<>();
        try (Shards shards = Shards.on(1)) {
            List<Assessment> assessments = new ArrayList<>();
            for (Scheme scheme : versions.schemes()) {
                assessments.add(new Assessment(scheme, DroolsCompiler.create().compile(scheme), shards));
            }
            AssessmentSeries series = new AssessmentSeries(assessments, ledger, taken.notices());
            selection.periods().forEach(period -> runs.add(series.run(period)));
            return runs;
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    AssessmentRun run(String period) {
        return runs(period).get(0);
    }

    /** The printed score of a line; {@code null} for none. */
    static String score(AssessmentRun run, String unit, String line) {
        return String.valueOf(line(run, unit, line).score());
    }

    static ScoreLine line(AssessmentRun run, String unit, String line) {
        return Objects.requireNonNull(
                run.sheet(run.units().indexOf(unit)).line(line), () -> "no line " + line + " of " + unit);
    }

    static String formula(AssessmentRun run, String unit, String line, Lang lang) {
        return Explanation.formula(line(run, unit, line), lang);
    }

    /** The scores of a line of the only unit after every round. */
    List<String> everyRound(String unit, String line) {
        return runs(RunPeriods.ALL).stream().map(run -> score(run, unit, line)).toList();
    }
}
