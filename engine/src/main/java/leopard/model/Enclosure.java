package leopard.model;

import java.math.BigInteger;

/**
 * Two numbers between which a third one lies, as multiples of {@code 2^-bits}: interval arithmetic rounded outwards. The
 * series are those of Brent and Zimmermann, Modern Computer Arithmetic, chapter 4.
 */
record Enclosure(BigInteger low, BigInteger high, int bits) {

    /** Arguments of the exponential series are below {@code 2^-HALVINGS}, so that few terms are needed. */
    private static final int HALVINGS = 8;

    static Enclosure of(BigInteger numerator, BigInteger denominator, int bits) {
        return quotient(numerator.shiftLeft(bits), numerator.shiftLeft(bits), denominator, denominator, bits);
    }

    private static Enclosure one(int bits) {
        BigInteger one = BigInteger.ONE.shiftLeft(bits);
        return new Enclosure(one, one, bits);
    }

    /** Lower end rounded down, upper end rounded up; divisors are positive. */
    private static Enclosure quotient(BigInteger low, BigInteger high, BigInteger lowBy, BigInteger highBy, int bits) {
        return new Enclosure(floor(low, lowBy), floor(high.negate(), highBy).negate(), bits);
    }

    private static BigInteger floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] result = dividend.divideAndRemainder(divisor);
        return result[1].signum() < 0 ? result[0].subtract(BigInteger.ONE) : result[0];
    }

    private static BigInteger shiftUp(BigInteger value, int places) {
        return value.negate().shiftRight(places).negate();
    }

    Enclosure plus(Enclosure other) {
        return new Enclosure(low.add(other.low), high.add(other.high), bits);
    }

    Enclosure times(Enclosure other) {
        BigInteger a = low.multiply(other.low);
        BigInteger b = low.multiply(other.high);
        BigInteger c = high.multiply(other.low);
        BigInteger d = high.multiply(other.high);
        return new Enclosure(
                a.min(b).min(c.min(d)).shiftRight(bits), shiftUp(a.max(b).max(c.max(d)), bits), bits);
    }

    Enclosure times(long factor) {
        BigInteger by = BigInteger.valueOf(factor);
        BigInteger a = low.multiply(by);
        BigInteger b = high.multiply(by);
        return new Enclosure(a.min(b), a.max(b), bits);
    }

    /** The quotient by a positive number. */
    Enclosure over(Enclosure other) {
        return quotient(
                low.shiftLeft(bits),
                high.shiftLeft(bits),
                low.signum() < 0 ? other.low : other.high,
                high.signum() < 0 ? other.high : other.low,
                bits);
    }

    private Enclosure over(long divisor) {
        BigInteger by = BigInteger.valueOf(divisor);
        return quotient(low, high, by, by, bits);
    }

    /** {@code atanh(numerator / denominator)} by its power series, for arguments from 0 to 1/3. */
    private static Enclosure atanh(BigInteger numerator, BigInteger denominator, int bits) {
        Enclosure power = of(numerator, denominator, bits);
        Enclosure square = power.times(power);
        Enclosure sum = power;
        for (int i = 3; power.high.compareTo(BigInteger.ONE) > 0; i += 2) {
            power = power.times(square);
            sum = sum.plus(power.over(i));
        }
        // The terms left out fall by more than eight each time: together they are less than the last one.
        return new Enclosure(sum.low, sum.high.add(power.high), bits);
    }

    private static Enclosure atanh(long inverse, int bits) {
        return atanh(BigInteger.ONE, BigInteger.valueOf(inverse), bits);
    }

    private static Enclosure ln2(int bits) {
        return atanh(26, bits)
                .times(18)
                .plus(atanh(4801, bits).times(-2))
                .plus(atanh(8749, bits).times(8));
    }

    /** The natural logarithm of a quotient of two positive numbers: {@code ln m·2^k = 2·atanh((m−1)/(m+1)) + k·ln 2}. */
    static Enclosure ln(BigInteger numerator, BigInteger denominator, int bits) {
        int twos = numerator.bitLength() - denominator.bitLength();
        BigInteger up = twos < 0 ? numerator.shiftLeft(-twos) : numerator;
        BigInteger down = twos > 0 ? denominator.shiftLeft(twos) : denominator;
        // up / down lies between 1/2 and 2, so that the argument of atanh lies between -1/3 and 1/3.
        BigInteger difference = up.subtract(down);
        Enclosure half = atanh(difference.abs(), up.add(down), bits);
        Enclosure rest = half.times(difference.signum() < 0 ? -2 : 2);
        return twos == 0 ? rest : rest.plus(ln2(bits).times(twos));
    }

    static Enclosure ln10(int bits) {
        return ln(BigInteger.TEN, BigInteger.ONE, bits);
    }

    Enclosure exp() {
        return new Enclosure(exp(low).low, exp(high).high, bits);
    }

    private Enclosure exp(BigInteger argument) {
        Enclosure size = expOfPositive(argument.abs());
        return argument.signum() < 0 ? one(bits).over(size) : size;
    }

    /** The argument is halved until the series is short, the result squared as often. */
    private Enclosure expOfPositive(BigInteger argument) {
        int halvings = Math.max(0, argument.bitLength() - bits) + HALVINGS;
        Enclosure small = new Enclosure(argument.shiftRight(halvings), shiftUp(argument, halvings), bits);
        Enclosure term = one(bits);
        Enclosure sum = term;
        for (int i = 1; term.high.compareTo(BigInteger.ONE) > 0; i++) {
            term = term.times(small).over(i);
            sum = sum.plus(term);
        }
        Enclosure result = new Enclosure(sum.low, sum.high.add(term.high), bits);
        for (int i = 0; i < halvings; i++) {
            result = result.times(result);
        }
        return result;
    }
}
