package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.model.Problem;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.scheme.Scheme;
import leopard.score.Explanation;
import leopard.score.PrintedArithmetic;
import leopard.score.ScoreLine;
import leopard.score.ScoreSheet;
import leopard.score.Shards;

/** A small scheme of what a test says about indicators and lines, over readings of several months. */
final class GivenFigures {

    private static final String HEADER = """
            leopard: 1
            id: figures
            title: 取数
            version: {id: "1", from: 2022-01, to: 2025-12}
            source: 示例
            period: {every: month, readings: of_the_period, starts: "01-01"}
            units: {types: [village, office], groupings: [area]}
            """;

    private final String scheme;
    private final StringBuilder units = new StringBuilder("unit,name,group,area,type,ranked\n");
    private final StringBuilder readings = new StringBuilder("unit,indicator,period,value,status\n");

    private GivenFigures(String scheme) {
        this.scheme = scheme;
    }

    /**
     * @param indicators entries of {@code indicators:}, a line each
     * @param lines nodes, a line each, of a total without full marks
     */
    static GivenFigures of(String indicators, String lines) {
        return of(indicators, lines, "");
    }

    /** @param more further sections of the scheme */
    static GivenFigures of(String indicators, String lines, String more) {
        return new GivenFigures(HEADER + "indicators:\n" + indented(indicators, "  ")
                + "score:\n  id: total\n  title: 总分\n  sum:\n" + indented(lines, "  ") + more);
    }

    private static String indented(String text, String by) {
        return text.lines().map(line -> by + line + "\n").collect(Collectors.joining());
    }

    /** A village of the area north with readings of June 2024, {@code X=5}. */
    GivenFigures unit(String id, String... figures) {
        return unit(id, "north", "village", true, figures);
    }

    GivenFigures unit(String id, String area, String type, boolean ranked, String... figures) {
        units.append(String.join(",", id, id, "g", area, type, ranked ? "yes" : "no"))
                .append('\n');
        return month(id, "2024-06", figures);
    }

    GivenFigures month(String unit, String period, String... figures) {
        for (String figure : figures) {
            String[] parts = figure.split("=", 2);
            boolean status = parts[1].chars().anyMatch(Character::isUpperCase);
            readings.append(String.join(",", unit, parts[0], period, status ? "" : parts[1], status ? parts[1] : ""))
                    .append('\n');
        }
        return this;
    }

    /** What is wrong with the scheme. */
    static List<String> problems(String indicators, String lines, String more) {
        return SchemeReader.read("s.yaml", of(indicators, lines, more).scheme).problems().stream()
                .map((Problem p) -> p.in(Lang.EN))
                .toList();
    }

    Scored run() {
        return run("2024-06");
    }

    Scored run(String period) {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", scheme);
        assertThat(read.problems()).isEmpty();
        Scheme known = Objects.requireNonNull(read.scheme());
        TextTables tables = TextTables.empty().with("units", units.toString()).with("readings", readings.toString());
        Intake.Result taken = Intake.read(known, tables);
        assertThat(taken.problems()).isEmpty();
        try (Shards shards = Shards.on(1)) {
            return new Scored(new Assessment(known, DroolsCompiler.create().compile(known), shards)
                    .run(Objects.requireNonNull(taken.ledger()), Period.of(period), List.of()));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    /** A period that was scored; every sheet that is looked at has its printed arithmetic worked out again. */
    record Scored(AssessmentRun run) {

        private ScoreSheet sheet(String unit) {
            ScoreSheet sheet = run.sheet(run.units().indexOf(unit));
            PrintedArithmetic.check(sheet);
            return sheet;
        }

        private ScoreLine line(String unit, String line) {
            return Objects.requireNonNull(sheet(unit).line(line));
        }

        /** {@code 12.35}, {@code 0.00 MISSING ZERO}. */
        String of(String unit, String id) {
            ScoreLine line = line(unit, id);
            String status = line.status().hasValue() && line.treatedAs() == null
                    ? ""
                    : " " + line.status() + (line.treatedAs() == null ? "" : " " + line.treatedAs());
            return (line.score() == null ? "-" : line.score().toString()) + status;
        }

        /** Names and values of the steps of a line. */
        List<String> steps(String unit, String id) {
            return line(unit, id).justification().steps().stream()
                    .map(step -> step.name() + "=" + step.printed())
                    .toList();
        }

        /** The printed sheet of a unit. */
        String printed(String unit, Lang lang) {
            StringBuilder text = new StringBuilder();
            try {
                Explanation.write(sheet(unit), List.of(), lang, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }
    }
}
