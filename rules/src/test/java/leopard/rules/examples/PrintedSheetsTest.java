package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.PrintedArithmetic;
import leopard.score.ScoreSheet;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sheet of the shipped cases, as it is printed: the arithmetic is read again and computed again. */
final class PrintedSheetsTest {

    private static AssessmentRun run(CaseText text, String period) {
        CaseText.Read read = text.read();
        try (Shards shards = Shards.on(1)) {
            return new Assessment(read.scheme(), DroolsCompiler.create().compile(read.scheme()), shards)
                    .run(read.ledger(), Period.of(period), List.of());
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"xilin-1plus2,2024-06,60", "xilin-leopard-award,2024-Q2,80", "xilin-1plus1,2024-Q2,40"})
    void every_formula_gives_the_number_printed_after_it(String name, String period, int least) throws IOException {
        AssessmentRun run = run(CaseText.shipped(name), period);
        int checked = 0;
        for (int unit = 0; unit < run.units().size(); unit++) {
            checked += PrintedArithmetic.check(run.sheet(unit));
        }
        assertThat(checked).as("equations that were computed again").isGreaterThan(least);
    }

    @ParameterizedTest
    @CsvSource({"xilin-1plus2,2024-06", "xilin-leopard-award,2024-Q2", "xilin-1plus1,2024-Q2"})
    void the_printed_lines_of_every_unit_add_up_to_the_printed_total(String name, String period) throws IOException {
        AssessmentRun run = run(CaseText.shipped(name), period);
        assertThat(run.units().size()).isEqualTo(5);
        for (int unit = 0; unit < run.units().size(); unit++) {
            PrintedArithmetic.checkSums(run.sheet(unit));
        }
    }

    @Test
    void both_languages_print_the_same_arithmetic() throws IOException {
        AssessmentRun run = run(CaseText.shipped("xilin-1plus2"), "2024-06");
        for (int unit = 0; unit < run.units().size(); unit++) {
            ScoreSheet sheet = run.sheet(unit);
            sheet.forEach(line ->
                    assertThat(Explanation.formula(line, Lang.EN)).isEqualTo(Explanation.formula(line, Lang.ZH)));
            StringBuilder english = new StringBuilder();
            Explanation.write(sheet, run.standings(unit), Lang.EN, english);
            assertThat(PrintedArithmetic.checkText(english.toString())).isGreaterThan(10);
        }
    }
}
