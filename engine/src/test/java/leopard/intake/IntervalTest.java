package leopard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IntervalTest {

    private static Interval printed(String figure) {
        return Interval.printed(Decimal.of(figure));
    }

    /** The report's own figures: progress gives a target, growth gives a base, to the fourth decimal. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/leopard/intake/implied.csv", numLinesToSkip = 1)
    void a_printed_value_and_rate_imply_the_interval_of_the_report(
            String indicator,
            String vintage,
            String value,
            String rate,
            String kind,
            String centre,
            String low,
            String high) {
        Rational one = kind.equals("growth") ? Rational.ONE : Rational.ZERO;
        Rational hundred = Rational.of(100);
        Rational share = Decimal.of(rate).toRational().over(hundred).plus(one);
        Interval implied = printed(value).over(printed(rate).over(hundred).plus(one));
        assertThat(Wording.four(Decimal.of(value).toRational().over(share))).isEqualTo(centre);
        assertThat(implied).hasToString("[" + low + ", " + high + "]");
    }

    @Test
    void the_whole_list_of_the_report_is_tried() throws IOException {
        try (var in = IntervalTest.class.getResourceAsStream("/leopard/intake/implied.csv")) {
            assertThat(in).isNotNull();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSize(1 + 15);
        }
    }

    @Test
    void half_a_unit_of_the_last_printed_digit_is_lost() {
        assertThat(printed("1"))
                .isEqualTo(new Interval(Rational.of(Decimal.of("0.5")), Rational.of(Decimal.of("1.5"))));
        assertThat(printed("1.00")).hasToString("[0.9950, 1.0050]");
        assertThat(printed("-2.3")).hasToString("[-2.3500, -2.2500]");
        assertThat(printed("0")).hasToString("[-0.5000, 0.5000]");
    }

    @Test
    void intervals_that_touch_overlap() {
        assertThat(printed("1").gap(printed("2"))).isEqualTo(Rational.ZERO);
        assertThat(printed("1.0").gap(printed("1.1"))).isEqualTo(Rational.ZERO);
        assertThat(printed("1.0").gap(printed("1.2")).toString()).isEqualTo("0.1");
        assertThat(printed("1.2").gap(printed("1.0")).toString()).isEqualTo("0.1");
        assertThat(printed("1").gap(printed("1.2"))).isEqualTo(Rational.ZERO);
    }

    @Test
    void nothing_follows_from_a_divisor_that_may_be_zero() {
        assertThat(printed("5").over(printed("0"))).isNull();
        assertThat(printed("5").over(printed("0.4"))).isNotNull();
        assertThat(Interval.point(Rational.ONE).over(new Interval(Rational.ZERO, Rational.ONE)))
                .isNull();
    }

    @Test
    void signs_are_minded() {
        assertThat(printed("-2").over(printed("4"))).hasToString("[-0.7143, -0.3333]");
        assertThat(printed("2").over(printed("-4"))).hasToString("[-0.7143, -0.3333]");
        assertThat(printed("0").over(printed("4"))).hasToString("[-0.1429, 0.1429]");
    }
}
