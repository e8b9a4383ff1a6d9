package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;

/**
 * How much of a year's target should be reached at the end of each period 序时进度.
 *
 * @param shares share due at the end of the first, second, … period of the year; empty means in equal steps
 */
public record Schedule(List<Decimal> shares) {

    public static final Schedule LINEAR = new Schedule(List.of());

    /** The share due at the end of {@code period}, exactly: June is 1/2, May 5/12. */
    public Rational share(Period period) {
        return shares.isEmpty() ? period.shareOfYear() : Rational.of(shares.get(period.number() - 1));
    }
}
