package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import leopard.model.Alias;
import leopard.model.Answer;
import leopard.model.Claim;
import leopard.model.Decimal;
import leopard.model.When;
import org.junit.jupiter.api.Test;

/** Answers to disputes, claims of reports, other names. */
class StatementTablesTest {

    private static final String ANSWERS =
            "check,unit,indicator,period,decision,numerator,denominator,value,date,reason\n";
    private static final String CLAIMS =
            "claim,unit,kind,subject,indicator,value,measure,deadline,scope,strength,phrase\n";
    private static final String ALIASES = "kind,name,alias,certain\n";

    @Test
    void an_answer_chooses_figures() {
        Answer answer = given().with("answers", ANSWERS + "ratio_vs_parts,东岱村,A1,2024-06,以分母为准,5,6,,2024/7/3,复核\n")
                .ledger()
                .answers()
                .get(0);
        assertThat(answer)
                .isEqualTo(new Answer(
                        "ratio_vs_parts",
                        "东岱村",
                        "A1",
                        "2024-06",
                        "以分母为准",
                        Decimal.of(5),
                        Decimal.of(6),
                        null,
                        "2024-07-03",
                        "复核",
                        answer.place()));
    }

    @Test
    void an_answer_names_a_check_that_exists() {
        assertThat(given().with("answers", ANSWERS + "ratio,东岱村,A1,2024-06,x,5,6,,,\n")
                        .problem())
                .startsWith("answers.csv:2 [check]: “ratio” is not a word of check. expected one of: ratio_vs_parts, ");
    }

    @Test
    void the_figures_of_an_answer_must_be_possible() {
        assertThat(given().with("answers", ANSWERS + "ratio_vs_parts,东岱村,A1,2024-06,x,5,0,,,\n")
                        .problem())
                .startsWith("answers.csv:2 [denominator]: 5/0");
        assertThat(given().with("answers", ANSWERS + "ratio_vs_parts,东岱村,A9x9,June,x,5,6,,soon,\n")
                        .problems())
                .hasSize(3);
    }

    @Test
    void an_answer_in_a_period_that_has_no_such_figure_would_never_count() {
        assertThat(given().with("answers", ANSWERS + "ratio_vs_parts,东岱村,A1,2024-Q2,x,5,6,,,\n")
                        .problem())
                .startsWith("answers.csv:2 [period]: the period 2024-Q2 is a quarter, but A1 is measured every month");
    }

    @Test
    void a_figure_is_answered_once() {
        String row = "ratio_vs_parts,东岱村,A1,2024-06,x,5,6,,,\n";
        assertThat(given().with("answers", ANSWERS + row + row).problem())
                .isEqualTo("answers.csv:3: repeats answers.csv:2: ratio_vs_parts, 东岱村, A1, 2024-06. "
                        + "remove one of the rows");
    }

    @Test
    void a_claim_has_its_own_measure() {
        Claim claim = given().with("claims", CLAIMS + "K1,,value,外资,E03,\"1,000\",万美元,2024-12,全街道|项目,firm,确保年内到账\n")
                .ledger()
                .claims()
                .get(0);
        assertThat(claim)
                .isEqualTo(new Claim(
                        "K1",
                        "",
                        Claim.Kind.VALUE,
                        "外资",
                        "E03",
                        Decimal.of(1000),
                        "万美元",
                        When.month(YearMonth.of(2024, 12)),
                        "全街道|项目",
                        Claim.Strength.FIRM,
                        "确保年内到账",
                        claim.place()));
    }

    @Test
    void words_of_claims_are_told() {
        assertThat(given().with("claims", CLAIMS + "K1,东岱村,promise,x,A9x9,x,,soon,,sure,\n")
                        .problems())
                .extracting(p -> p.substring(0, p.indexOf(']') + 1))
                .containsExactly(
                        "claims.csv:2 [deadline]",
                        "claims.csv:2 [indicator]",
                        "claims.csv:2 [kind]",
                        "claims.csv:2 [strength]",
                        "claims.csv:2 [value]");
    }

    @Test
    void an_alias_is_certain_unless_it_says_otherwise() {
        assertThat(given().with("aliases", ALIASES + "project,绿美艺产业园,绿美艺科技产业园,\nproject,公交集团购车,公交集团公交,否\n")
                        .ledger()
                        .aliases())
                .extracting(Alias::name, Alias::certain)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("公交集团购车", false),
                        org.assertj.core.groups.Tuple.tuple("绿美艺产业园", true));
        assertThat(given().with("aliases", ALIASES + "project,a,b,\nproject,a,b,\n")
                        .problem())
                .startsWith("aliases.csv:3: repeats aliases.csv:2");
        assertThat(given().with("aliases", ALIASES + "project,a,,\n").problem())
                .startsWith("aliases.csv:2 [alias]: alias is empty");
    }
}
