package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import leopard.intake.DataChecks;
import leopard.intake.Finding;
import leopard.intake.Settled;
import leopard.model.Period;
import org.junit.jupiter.api.Test;

/** What the checks have to say about the cases whose figures agree. */
class OtherFindingsTest {

    private static List<Finding> findings(CaseText text, String period) {
        CaseText.Read read = text.read();
        return DataChecks.run(
                read.scheme(), read.ledger(), Period.of(period), read.ledger().units());
    }

    @Test
    void the_figure_that_nobody_reported_has_a_late_report_proposed_and_nothing_else_is_found() throws IOException {
        CaseText text = CaseText.shipped("xilin-1plus2");
        assertThat(findings(text, "2024-06")).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("event_proposed");
            assertThat(finding.unit()).isEqualTo("示例社区");
            assertThat(finding.indicator()).isEqualTo("A5");
            assertThat(finding.message().toString()).contains("数据迟报").contains("(0.2 points each)");
        });
    }

    @Test
    void the_check_that_the_scheme_declares_works_there_too() throws IOException {
        CaseText text = CaseText.shipped("xilin-1plus2");
        String row = text.line("readings", ",A1,2024-06,");
        List<String> columns = text.columns("readings");
        List<String> cells = CaseText.cells(row);
        cells.set(columns.indexOf("value"), "12");
        CaseText printed = text.replacing("readings", row, String.join(",", cells));
        assertThat(findings(printed, "2024-06")).extracting(Finding::check).contains("ratio_vs_parts");
    }

    @Test
    void the_offices_have_nothing_to_answer_for() throws IOException {
        CaseText.Read read = CaseText.shipped("xilin-1plus1").read();
        Period period = Period.of("2024-Q2");
        List<Finding> findings = DataChecks.run(
                read.scheme(), read.ledger(), period, read.ledger().units());
        assertThat(findings).isEmpty();
        Settled settled = Settled.of(read.scheme(), read.ledger(), findings, period);
        assertThat(settled.disputes()).isEmpty();
        assertThat(settled.ledger()).isSameAs(read.ledger());
    }
}
