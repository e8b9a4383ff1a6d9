package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Powers, roots and logarithms against known digits, against their own inverses in exact arithmetic, and against plain
 * series in 200 digits that share no code with them.
 */
class RealFunctionsTest {

    private static Rational number(String text) {
        String[] parts = text.split("/", 2);
        return parts.length == 1
                ? Rational.of(Decimal.of(text))
                : Rational.of(Decimal.of(parts[0]), Decimal.of(parts[1]));
    }

    private static Precision decimals(int scale) {
        return Precision.decimals(scale, RoundingMode.HALF_UP);
    }

    private static String told(@Nullable Rational value) {
        return value == null ? "none" : value.toString();
    }

    private static String ln(String x) {
        return told(RealFunctions.ln(number(x), Precision.DEFAULT));
    }

    private static String log10(String x) {
        return told(RealFunctions.log10(number(x), Precision.DEFAULT));
    }

    private static String exp(String x) {
        return told(RealFunctions.exp(number(x), Precision.DEFAULT));
    }

    private static String sqrt(String x) {
        return told(RealFunctions.sqrt(number(x), Precision.DEFAULT));
    }

    private static String root(String x, int n) {
        return told(RealFunctions.root(number(x), n, Precision.DEFAULT));
    }

    private static String pow(String x, String y) {
        return told(RealFunctions.pow(number(x), number(y), Precision.DEFAULT));
    }

    @Test
    void known_constants_come_out_to_their_34th_digit() {
        assertThat(ln("2")).isEqualTo("0.6931471805599453094172321214581766");
        assertThat(ln("10")).isEqualTo("2.302585092994045684017991454684364");
        assertThat(exp("1")).isEqualTo("2.718281828459045235360287471352662");
        assertThat(exp("-1")).isEqualTo("0.3678794411714423215955237701614609");
        assertThat(log10("2")).isEqualTo("0.301029995663981195213738894724493");
        assertThat(sqrt("2")).isEqualTo("1.414213562373095048801688724209698");
        assertThat(root("2", 3)).isEqualTo("1.259921049894873164767210607278228");
        assertThat(pow("2", "0.5")).isEqualTo(sqrt("2"));
    }

    @Test
    void a_logarithm_or_power_that_ends_is_exact() {
        assertThat(ln("1.000")).isEqualTo("0");
        assertThat(exp("0.00")).isEqualTo("1");
        assertThat(log10("1000")).isEqualTo("3");
        assertThat(log10("0.001")).isEqualTo("-3");
        assertThat(log10("1")).isEqualTo("0");
        assertThat(pow("2", "10")).isEqualTo("1024");
        assertThat(pow("1.5", "3")).isEqualTo("3.375");
        assertThat(pow("2", "-2")).isEqualTo("0.25");
        assertThat(pow("-2", "3")).isEqualTo("-8");
        assertThat(pow("-2", "4")).isEqualTo("16");
        assertThat(pow("1", "12345.678")).isEqualTo("1");
    }

    @Test
    void a_third_to_a_whole_power_stays_a_fraction() {
        assertThat(pow("1/3", "2")).isEqualTo("1/9");
        assertThat(pow("3", "-1")).isEqualTo("1/3");
    }

    @Test
    void perfect_roots_are_recognised_and_others_are_not() {
        assertThat(sqrt("4/9")).isEqualTo("2/3");
        assertThat(sqrt("0.0625")).isEqualTo("0.25");
        assertThat(root("-8", 3)).isEqualTo("-2");
        assertThat(root("0.000064", 6)).isEqualTo("0.2");
        assertThat(pow("8", "2/3")).isEqualTo("4");
        assertThat(pow("27/8", "-2/3")).isEqualTo("4/9");
        assertThat(root("7", 1)).isEqualTo("7");
        assertThat(sqrt("1000001")).startsWith("1000.000499999875");
    }

    @Test
    void what_has_no_real_value_has_none() {
        assertThat(ln("0")).isEqualTo("none");
        assertThat(ln("-1")).isEqualTo("none");
        assertThat(log10("0.0")).isEqualTo("none");
        assertThat(sqrt("-0.01")).isEqualTo("none");
        assertThat(root("-16", 4)).isEqualTo("none");
        assertThat(pow("-8", "1/3")).isEqualTo("none");
        assertThat(pow("-1", "0.5")).isEqualTo("none");
        assertThat(pow("0", "-1")).isEqualTo("none");
    }

    @Test
    void zero_to_a_positive_power_is_zero_and_anything_to_the_power_of_zero_is_one() {
        assertThat(pow("0", "2.5")).isEqualTo("0");
        assertThat(pow("0", "0")).isEqualTo("1");
        assertThat(pow("-3", "0")).isEqualTo("1");
        assertThat(sqrt("0")).isEqualTo("0");
        assertThat(root("0", 7)).isEqualTo("0");
    }

    @Test
    void a_root_of_degree_zero_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> root("2", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_with_more_than_120_digits_before_the_point_has_no_value() {
        assertThat(pow("10", "119")).hasSize(120);
        assertThat(pow("10", "120")).isEqualTo("none");
        assertThat(pow("10", "999999999")).isEqualTo("none");
        assertThat(pow("-10", "121")).isEqualTo("none");
        assertThat(exp("276")).isNotEqualTo("none");
        assertThat(exp("276.4")).isEqualTo("none");
        assertThat(exp("99999999999999999999")).isEqualTo("none");
    }

    @Test
    void a_number_with_more_than_120_zeros_after_the_point_is_zero() {
        assertThat(exp("-99999")).isEqualTo("0");
        assertThat(exp("-280")).isEqualTo("0");
        assertThat(pow("10", "-120")).isEqualTo("0." + "0".repeat(119) + "1");
        assertThat(pow("10", "-121")).isEqualTo("0");
        assertThat(pow("2", "-1e9")).isEqualTo("0");
    }

    @Test
    void half_a_unit_in_the_last_place_that_can_be_is_a_tie_and_goes_up() {
        Rational tie = number("5e-60").times(number("1e-61"));
        assertThat(told(RealFunctions.pow(Rational.ONE.over(tie), number("-1"), Precision.DEFAULT)))
                .isEqualTo("0." + "0".repeat(119) + "1");
    }

    @Test
    void a_declared_scale_rounds_exact_results_as_well_and_ties_go_up() {
        assertThat(told(RealFunctions.pow(number("0.5"), number("3"), decimals(2))))
                .isEqualTo("0.13");
        assertThat(told(RealFunctions.pow(number("1/3"), number("2"), decimals(4))))
                .isEqualTo("0.1111");
        assertThat(told(RealFunctions.sqrt(number("6.25"), decimals(0)))).isEqualTo("3");
        assertThat(told(RealFunctions.ln(number("3"), decimals(4)))).isEqualTo("1.0986");
        assertThat(told(RealFunctions.ln(number("0.5"), decimals(3)))).isEqualTo("-0.693");
        assertThat(told(RealFunctions.exp(number("-20"), decimals(6)))).isEqualTo("0");
    }

    @Test
    void directed_rounding_keeps_its_direction_below_zero() {
        Precision down = Precision.decimals(2, RoundingMode.FLOOR);
        Precision up = Precision.decimals(2, RoundingMode.CEILING);
        assertThat(told(RealFunctions.root(number("-2"), 3, down))).isEqualTo("-1.26");
        assertThat(told(RealFunctions.root(number("-2"), 3, up))).isEqualTo("-1.25");
        assertThat(told(RealFunctions.pow(number("-1.5"), number("3"), down))).isEqualTo("-3.38");
        assertThat(told(RealFunctions.exp(number("-9999"), up))).isEqualTo("0.01");
    }

    @Test
    void a_result_next_to_a_round_number_is_decided_and_not_guessed() {
        // exp(1e-40) is above 1 by so little that 34 digits cannot show it, but a ceiling can.
        assertThat(exp("1e-40")).isEqualTo("1");
        assertThat(told(RealFunctions.exp(number("1e-40"), Precision.decimals(3, RoundingMode.CEILING))))
                .isEqualTo("1.001");
        assertThat(told(RealFunctions.ln(number("1").plus(number("1e-50")), Precision.DEFAULT)))
                .isEqualTo("0." + "0".repeat(49) + "1");
        // The square root of a square that was moved by the smallest amount.
        Rational square = number("1.2345").times(number("1.2345")).plus(number("1e-70"));
        assertThat(told(RealFunctions.sqrt(square, Precision.decimals(4, RoundingMode.CEILING))))
                .isEqualTo("1.2346");
        assertThat(told(RealFunctions.sqrt(square, Precision.decimals(4, RoundingMode.FLOOR))))
                .isEqualTo("1.2345");
    }

    @Test
    void a_root_lies_within_half_a_unit_of_its_last_place() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            int n = 2 + random.nextInt(8);
            int scale = random.nextInt(20);
            Rational x = Rational.of(decimal(random, 12));
            Rational root = Objects.requireNonNull(RealFunctions.root(x, n, decimals(scale)));
            Rational half = Rational.of(Decimal.of(BigDecimal.valueOf(5, scale + 1)));
            assertThat(power(root.minus(half).max(Rational.ZERO), n)).isLessThanOrEqualTo(x);
            assertThat(power(root.plus(half), n)).isGreaterThan(x);
        }
    }

    private static Rational power(Rational x, int n) {
        Rational result = Rational.ONE;
        for (int i = 0; i < n; i++) {
            result = result.times(x);
        }
        return result;
    }

    private static Decimal decimal(Random random, int digits) {
        return Decimal.of(
                BigDecimal.valueOf(1 + (long) (random.nextDouble() * Powers.ten(digits)), random.nextInt(14)));
    }

    @Test
    void random_results_agree_with_plain_series_in_200_digits() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            Decimal x = decimal(random, 1 + random.nextInt(12));
            BigDecimal at = x.toBigDecimal();
            assertThat(told(RealFunctions.ln(x.toRational(), Precision.DEFAULT)))
                    .as("ln %s", x)
                    .isEqualTo(plain(Series.logarithm(at)));
            assertThat(told(RealFunctions.log10(x.toRational(), Precision.DEFAULT)))
                    .as("log10 %s", x)
                    .isEqualTo(plain(Series.logarithm(at).divide(Series.logarithm(BigDecimal.TEN), Series.LONG)));
            Decimal y = Decimal.of(BigDecimal.valueOf(random.nextInt(400_001) - 200_000, 3 + random.nextInt(4)));
            assertThat(told(RealFunctions.exp(y.toRational(), Precision.DEFAULT)))
                    .as("exp %s", y)
                    .isEqualTo(plain(Series.exponential(y.toBigDecimal())));
        }
    }

    @Test
    void random_powers_agree_with_plain_series_in_200_digits() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            Decimal x = decimal(random, 1 + random.nextInt(6));
            Decimal y = Decimal.of(BigDecimal.valueOf(random.nextInt(4001) - 2000, 3));
            int scale = random.nextInt(13);
            BigDecimal reference = Series.power(x.toBigDecimal(), y.toBigDecimal());
            Rational result = RealFunctions.pow(x.toRational(), y.toRational(), decimals(scale));
            assertThat(told(result))
                    .as("%s to %s", x, y)
                    .isEqualTo(Decimal.of(reference.setScale(scale, RoundingMode.HALF_UP))
                            .stripped()
                            .toString());
        }
    }

    private static String plain(BigDecimal value) {
        return Decimal.of(Series.printed(value)).stripped().toString();
    }
}
