package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RationalTest {

    private static Rational fraction(String up, String down) {
        return Rational.of(Decimal.of(up), Decimal.of(down));
    }

    @Test
    void one_division_at_the_end_keeps_an_exact_tie() {
        Rational exact = Rational.of(Decimal.of("55.93")).times(Rational.of(60)).over(Rational.of(56));
        assertThat(exact.round(2, RoundingMode.HALF_UP)).hasToString("59.93");
        assertThat(exact).hasToString("59.925");
    }

    @Test
    void a_fraction_that_does_not_end_is_printed_as_a_fraction() {
        assertThat(fraction("5", "12")).hasToString("5/12");
        assertThat(fraction("10", "-24")).hasToString("-5/12");
        assertThat(fraction("0.6", "1.2")).hasToString("0.5");
        assertThat(fraction("1", "3").toDecimal()).isNull();
        assertThat(fraction("1", "3").printed()).hasToString("0." + "3".repeat(34));
        assertThat(fraction("0", "-7")).hasToString("0");
        assertThat(fraction("100", "1").printed()).hasToString("100");
    }

    @Test
    void equal_numbers_are_equal_however_they_are_written() {
        assertThat(fraction("1", "2")).isEqualTo(fraction("0.50", "1")).hasSameHashCodeAs(fraction("0.50", "1"));
        assertThat(fraction("2", "6")).isEqualTo(fraction("0.1", "0.3")).hasSameHashCodeAs(fraction("0.1", "0.3"));
        assertThat(fraction("-1", "-3")).isEqualTo(fraction("1", "3"));
        assertThat(fraction("0", "5")).isEqualTo(Rational.ZERO).hasSameHashCodeAs(Rational.ZERO);
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> fraction("1", "0.00")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ONE.over(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void only_short_fractions_are_told_in_longs() {
        assertThat(fraction("1.5", "0.5").asLongs()).containsExactly(3, 1);
        assertThat(fraction("-5", "12").asLongs()).containsExactly(-5, 12);
        assertThat(fraction("1" + "0".repeat(30), "3").asLongs()).isNull();
    }

    /** A fraction of whole numbers, to compare with. */
    private record Fraction(BigInteger up, BigInteger down) {

        static Fraction of(Decimal value) {
            return new Fraction(value.toBigDecimal().unscaledValue(), BigInteger.TEN.pow(value.scale()));
        }

        Fraction plus(Fraction other) {
            return new Fraction(up.multiply(other.down).add(other.up.multiply(down)), down.multiply(other.down));
        }

        Fraction times(Fraction other) {
            return new Fraction(up.multiply(other.up), down.multiply(other.down));
        }

        Fraction over(Fraction other) {
            return new Fraction(up.multiply(other.down), down.multiply(other.up));
        }

        Fraction negate() {
            return new Fraction(up.negate(), down);
        }

        int compare(Fraction other) {
            return up.multiply(other.down)
                    .multiply(BigInteger.valueOf((long) down.signum() * other.down.signum()))
                    .compareTo(other.up
                            .multiply(down)
                            .multiply(BigInteger.valueOf((long) down.signum() * other.down.signum())));
        }
    }

    private static Decimal random(SplittableRandom random) {
        int digits = random.nextInt(1, 60);
        BigInteger unscaled = new BigInteger(random.nextInt(1, 8 + digits), new java.util.Random(random.nextLong()));
        return Decimal.of(new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(0, 15)));
    }

    @Test
    void the_laws_of_fractions_hold() {
        long seed = 7_001L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            Rational value = Rational.ZERO;
            Fraction expected = new Fraction(BigInteger.ZERO, BigInteger.ONE);
            for (int step = 0; step < 8; step++) {
                Decimal operand = random(random);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        value = value.plus(Rational.of(operand));
                        expected = expected.plus(Fraction.of(operand));
                    }
                    case 1 -> {
                        value = value.minus(Rational.of(operand));
                        expected = expected.plus(Fraction.of(operand).negate());
                    }
                    case 2 -> {
                        value = value.times(Rational.of(operand));
                        expected = expected.times(Fraction.of(operand));
                    }
                    default -> {
                        if (operand.signum() != 0) {
                            value = value.over(Rational.of(operand));
                            expected = expected.over(Fraction.of(operand));
                        }
                    }
                }
            }
            check(value, expected, seed, round);
        }
    }

    private static void check(Rational value, Fraction expected, long seed, int round) {
        int scale = round % 13;
        for (RoundingMode mode : new RoundingMode[] {
            RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.DOWN
        }) {
            BigDecimal rounded = new BigDecimal(expected.up).divide(new BigDecimal(expected.down), scale, mode);
            assertThat(value.round(scale, mode).toBigDecimal())
                    .as("seed %s, round %s, %s", seed, round, mode)
                    .isEqualTo(rounded);
        }
        Fraction back = Fraction.of(value.round(scale, RoundingMode.FLOOR));
        assertThat(back.compare(expected)).as("seed %s, round %s", seed, round).isLessThanOrEqualTo(0);
        Decimal ended = value.toDecimal();
        if (ended != null) {
            assertThat(Fraction.of(ended).compare(expected)).as("seed %s", seed).isZero();
            assertThat(value).hasToString(ended.stripped().toString());
        } else {
            String[] parts = value.toString().split("/");
            BigInteger up = new BigInteger(parts[0]);
            BigInteger down = new BigInteger(parts[1]);
            assertThat(new Fraction(up, down).compare(expected))
                    .as("seed %s", seed)
                    .isZero();
            assertThat(up.gcd(down)).isEqualTo(BigInteger.ONE);
        }
    }
}
