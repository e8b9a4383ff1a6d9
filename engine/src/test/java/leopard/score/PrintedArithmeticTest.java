package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrintedArithmeticTest {

    @Test
    void right_arithmetic_is_accepted() {
        assertThat(PrintedArithmetic.checkEquation("12 × 0.8152 = 9.7824 → 9.78"))
                .isEqualTo("9.78");
        assertThat(PrintedArithmetic.checkEquation("21.64 × 60 ÷ 52 = 24.9692… → 24.97"))
                .isEqualTo("24.97");
        assertThat(PrintedArithmetic.checkEquation("−1.0 × 2 = −2.00")).isEqualTo("-2.00");
        assertThat(PrintedArithmetic.checkEquation("max(0, 10 − floor(1.75)) = 9"))
                .isEqualTo("9");
        assertThat(PrintedArithmetic.checkEquation("(4 × 9^2)^(1/2) = 18.00")).isEqualTo("18.00");
        assertThat(PrintedArithmetic.checkEquation("(1 × 2)^(1/2) = 1.4142… → 1.41"))
                .isEqualTo("1.41");
        assertThat(PrintedArithmetic.checkText("  得分 2 12 × 0.5\n      + 1 = 7\n  far = \n".replace("  far = \n", "")))
                .isEqualTo(1);
    }

    @Test
    void wrong_arithmetic_is_refused() {
        for (String wrong : new String[] {
            "12 × 0.8152 = 9.7825 → 9.78",
            "12 × 0.8152 = 9.7824 → 9.80",
            "21.64 × 60 ÷ 52 = 24.9693… → 24.97",
            "1 − 2 = 1",
            "min(3, 2) = 3",
            "1 ÷ 3 = 0.3334…",
            "1 ÷ 3 = 0.3333",
            "2 x 3 = 6",
            "2^(1/2) = 1.4143…",
            "2^(1/2) = 1.4142",
            "2^3 = 6",
            "1 = 1 = 1"
        }) {
            assertThatThrownBy(() -> PrintedArithmetic.checkEquation(wrong))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> PrintedArithmetic.checkHalfUp("9.125 → 9.12")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> PrintedArithmetic.checkText("score 3 + 4 = 8")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> PrintedArithmetic.checkText("score what = 8")).isInstanceOf(AssertionError.class);
    }
}
