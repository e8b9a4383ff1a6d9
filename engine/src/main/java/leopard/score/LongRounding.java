package leopard.score;

import java.math.RoundingMode;
import leopard.model.Powers;

/** Rounded division of longs: the fast form of {@link leopard.scheme.Rounding}. */
final class LongRounding {

    /** Products are kept below this, so that no intermediate result of a kernel can overflow. */
    static final double SAFE = 4e18;

    private LongRounding() {}

    /** Divides the cells {@code [from, to)} by {@code 10^digits}. */
    static void dropDigits(long[] cells, int from, int to, int digits, RoundingMode mode) {
        if (mode == RoundingMode.HALF_UP) {
            // Written out: a division by a constant is compiled to a multiplication.
            switch (digits) {
                case 1 -> {
                    for (int i = from; i < to; i++) {
                        cells[i] = halfUp(cells[i], 10);
                    }
                }
                case 2 -> {
                    for (int i = from; i < to; i++) {
                        cells[i] = halfUp(cells[i], 100);
                    }
                }
                case 3 -> {
                    for (int i = from; i < to; i++) {
                        cells[i] = halfUp(cells[i], 1000);
                    }
                }
                case 4 -> {
                    for (int i = from; i < to; i++) {
                        cells[i] = halfUp(cells[i], 10_000);
                    }
                }
                default -> divideAll(cells, from, to, Powers.ten(digits), mode);
            }
        } else {
            divideAll(cells, from, to, Powers.ten(digits), mode);
        }
    }

    private static void divideAll(long[] cells, int from, int to, long denominator, RoundingMode mode) {
        for (int i = from; i < to; i++) {
            cells[i] = divide(cells[i], denominator, mode);
        }
    }

    private static long halfUp(long numerator, long denominator) {
        long quotient = numerator / denominator;
        long rest = numerator - quotient * denominator;
        long size = rest < 0 ? -rest : rest;
        return size >= denominator - size ? quotient + (rest < 0 ? -1 : 1) : quotient;
    }

    /** {@code numerator / denominator} as a whole number, for a positive denominator. */
    static long divide(long numerator, long denominator, RoundingMode mode) {
        if (mode == RoundingMode.HALF_UP) {
            return halfUp(numerator, denominator);
        }
        long quotient = numerator / denominator;
        long rest = numerator - quotient * denominator;
        if (rest == 0) {
            return quotient;
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
