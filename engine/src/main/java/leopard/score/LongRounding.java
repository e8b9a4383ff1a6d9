package leopard.score;

import java.math.RoundingMode;

/** Rounded division of longs: the fast form of {@link leopard.scheme.Rounding}. */
final class LongRounding {

    /** Products are kept below this, so that no intermediate result of a kernel can overflow. */
    static final double SAFE = 4e18;

    private LongRounding() {}

    /** {@code numerator / denominator} as a whole number, for a positive denominator. */
    static long divide(long numerator, long denominator, RoundingMode mode) {
        long quotient = numerator / denominator;
        long rest = numerator - quotient * denominator;
        if (rest == 0) {
            return quotient;
        }
        if (mode == RoundingMode.HALF_UP) {
            long size = rest < 0 ? -rest : rest;
            return size >= denominator - size ? quotient + (rest < 0 ? -1 : 1) : quotient;
        }
        return quotient + correction(quotient, rest, denominator, mode);
    }

    private static long correction(long quotient, long rest, long denominator, RoundingMode mode) {
        long away = rest < 0 ? -1 : 1;
        int half = Long.compare(Math.abs(rest), denominator - Math.abs(rest));
        return switch (mode) {
            case HALF_UP -> half >= 0 ? away : 0;
            case HALF_DOWN -> half > 0 ? away : 0;
            case HALF_EVEN -> half > 0 || (half == 0 && (quotient & 1) != 0) ? away : 0;
            case FLOOR -> rest < 0 ? -1 : 0;
            case CEILING -> rest > 0 ? 1 : 0;
            case UP -> away;
            case DOWN -> 0;
            case UNNECESSARY -> throw new ArithmeticException("rounding necessary");
        };
    }
}
