package leopard.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.scheme.CheckRule.Kind;
import leopard.scheme.CheckRule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckRuleTest {

    @Test
    void a_setting_that_a_scheme_leaves_out_has_its_default() {
        CheckRule rule = new CheckRule(
                Kind.VINTAGE_DISAGREE, Severity.INFO, false, Map.of("percent", Decimal.of("2.5")), Map.of());
        assertThat(rule.number("percent")).isEqualTo(Decimal.of("2.5"));
        assertThat(rule.number("points")).isEqualTo(Decimal.of("1"));
    }

    @Test
    void a_list_that_a_scheme_gives_replaces_the_default() {
        CheckRule rule =
                new CheckRule(Kind.UNIT_SUSPECT, Severity.INFO, false, Map.of(), Map.of("whole", List.of("株")));
        assertThat(rule.words("whole")).containsExactly("株");
        assertThat(rule.words("expected")).isEmpty();
    }

    @Test
    void a_setting_that_a_check_does_not_have_cannot_be_asked_for() {
        CheckRule rule = new CheckRule(Kind.ALIAS, Severity.INFO, false, Map.of(), Map.of());
        assertThatThrownBy(() -> rule.number("percent")).hasMessage("check alias has no setting percent");
        assertThatThrownBy(() -> rule.words("whole")).hasMessage("check alias has no setting whole");
    }

    @ParameterizedTest
    @CsvSource({"围挡=米, true", "围挡 = 延米, true", "围挡, false", "=米, false", "围挡=, false", "' = ', false", "a=b=c, false"})
    void an_expected_measure_is_a_word_and_a_measure(String entry, boolean wellFormed) {
        assertThat(CheckRule.isWellFormed("expected", entry)).isEqualTo(wellFormed);
        assertThat(CheckRule.isWellFormed("whole", entry)).isTrue();
    }

    @Test
    void a_malformed_entry_is_refused() {
        assertThatThrownBy(() -> new CheckRule(
                        Kind.UNIT_SUSPECT, Severity.INFO, false, Map.of(), Map.of("expected", List.of("围挡"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word=measure");
    }

    @ParameterizedTest
    @EnumSource
    void no_default_is_negative(Kind kind) {
        assertThat(kind.numbers().values()).allMatch(n -> n.signum() >= 0);
        assertThat(kind.word()).matches("[a-z_]+");
    }
}
