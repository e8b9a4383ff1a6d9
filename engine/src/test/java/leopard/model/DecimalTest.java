package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void a_number_keeps_the_decimals_it_was_printed_with() {
        assertThat(Decimal.of("8.50")).hasToString("8.50").isNotEqualTo(Decimal.of("8.5"));
        assertThat(Decimal.of("8.50")).isEqualByComparingTo(Decimal.of("8.5"));
        assertThat(Decimal.of("8.50").scale()).isEqualTo(2);
        assertThat(Decimal.of("8.50").stripped()).hasToString("8.5");
        assertThat(Decimal.of("100").stripped()).hasToString("100");
        assertThat(Decimal.of("0.000").stripped()).hasToString("0");
    }

    @Test
    void signs_points_and_exponents_are_read() {
        assertThat(Decimal.of("+1")).hasToString("1");
        assertThat(Decimal.of("-0.50")).hasToString("-0.50");
        assertThat(Decimal.of("-0")).hasToString("0");
        assertThat(Decimal.of("007")).hasToString("7");
        assertThat(Decimal.of(".5")).hasToString("0.5");
        assertThat(Decimal.of("-.5")).hasToString("-0.5");
        assertThat(Decimal.of("1e5")).hasToString("100000");
        assertThat(Decimal.of("1E+2")).hasToString("100");
        assertThat(Decimal.of("2e-06")).hasToString("0.000002");
        assertThat(Decimal.of("1.50e1")).hasToString("15.0");
        assertThat(Decimal.of("1E-99").scale()).isEqualTo(99);
        assertThat(Decimal.of("1e99").toString()).hasSize(100);
    }

    @Test
    void long_numbers_are_read_exactly_up_to_the_limit() {
        String most = "9".repeat(Decimal.MAX_DIGITS);
        assertThat(Decimal.of(most)).hasToString(most);
        assertThat(Decimal.parse(most + "9")).isNull();
        assertThat(Decimal.parse("0." + "0".repeat(Decimal.MAX_DIGITS))).isNull();
        for (int digits = 17; digits <= 20; digits++) {
            String text = "-" + "7".repeat(digits - 2) + ".25";
            assertThat(Decimal.of(text).toBigDecimal()).isEqualTo(new BigDecimal(text));
        }
    }

    @Test
    void what_is_no_number_is_refused() {
        for (String text : List.of(
                "",
                " ",
                "+",
                "-",
                ".",
                "1.",
                "-1.",
                "1..2",
                "1.2.3",
                "--1",
                "+-1",
                "1 ",
                " 1",
                "1,5",
                "1_0",
                "NaN",
                "Infinity",
                "0x10",
                "1f",
                "1d",
                "e5",
                "1e",
                "1e+",
                "1e1.5",
                "1e100",
                "1e-100",
                "1e99999999999",
                "\u0663",
                "1\u0663",
                "\uFF11",
                "\u4E00",
                "\u00BD",
                "\u22121",
                "1%",
                "1.e5",
                "\u200b1")) {
            assertThat(Decimal.parse(text)).as("'%s'", text).isNull();
            assertThatThrownBy(() -> Decimal.of(text))
                    .isInstanceOf(NumberFormatException.class)
                    .hasMessageContaining(text);
        }
    }

    @Test
    void arithmetic_is_that_of_whole_numbers() {
        assertThat(Decimal.of("0.1").plus(Decimal.of("0.20"))).hasToString("0.30");
        assertThat(Decimal.of("1").minus(Decimal.of("1.00"))).hasToString("0.00");
        assertThat(Decimal.of("1.5").times(Decimal.of("-0.50"))).hasToString("-0.750");
        assertThat(Decimal.of("-2").abs()).hasToString("2");
        assertThat(Decimal.of("1.0").min(Decimal.of("1.00"))).hasToString("1.0");
        assertThat(Decimal.of("1.0").max(Decimal.of("1.00"))).hasToString("1.0");
    }

    @Test
    void ties_go_away_from_zero_also_below_it() {
        assertThat(Decimal.of("9.125").round(2, RoundingMode.HALF_UP)).hasToString("9.13");
        assertThat(Decimal.of("-4.165").round(2, RoundingMode.HALF_UP)).hasToString("-4.17");
        assertThat(Decimal.of("9.125").round(2, RoundingMode.HALF_EVEN)).hasToString("9.12");
        assertThat(Decimal.of("1").round(2, RoundingMode.HALF_UP)).hasToString("1.00");
    }

    @Test
    void a_number_fits_where_it_can_be_told_in_18_digits_without_loss() {
        assertThat(Decimal.of("1.50").fits(1)).isTrue();
        assertThat(Decimal.of("1.55").fits(1)).isFalse();
        assertThat(Decimal.of("1" + "0".repeat(17)).fits(0)).isTrue();
        assertThat(Decimal.of("1" + "0".repeat(17)).fits(1)).isFalse();
        assertThat(Decimal.of("9".repeat(18)).unscaledAt(0)).isEqualTo(999_999_999_999_999_999L);
        assertThat(Decimal.of("1.50").unscaledAt(4)).isEqualTo(15000);
    }

    @Test
    void whatever_fits_comes_back_unchanged() {
        long seed = 20240601L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(0, 19);
            BigDecimal value = new BigDecimal(
                    new BigInteger(random.nextInt(1, 75), new java.util.Random(random.nextLong())), scale);
            Decimal decimal = Decimal.of(random.nextBoolean() ? value : value.negate());
            int at = random.nextInt(0, 19);
            if (decimal.fits(at)) {
                assertThat(Decimal.of(decimal.unscaledAt(at), at))
                        .as("seed %s, %s at %s", seed, decimal, at)
                        .isEqualByComparingTo(decimal);
            }
            assertThat(Decimal.of(decimal.toString())).as("seed %s", seed).isEqualTo(decimal);
        }
    }
}
