package leopard.intake;

import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Rational;
import leopard.model.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A reading as the data checks see it: the printed value, or where none is printed the quotient of its parts.
 *
 * @param number in the indicator's unit of measure: 83 for 83 %
 * @param range what it may have been before it was printed
 */
record Figure(Indicator indicator, Reading reading, Rational number, Interval range) {

    /** Null where the reading has no number, or one that is not meant to count. */
    static @Nullable Figure of(Indicator indicator, @Nullable Reading reading) {
        if (reading == null
                || reading.declared() == DataStatus.NOT_APPLICABLE
                || reading.declared() == DataStatus.MISSING) {
            return null;
        }
        Decimal value = reading.value();
        if (value != null) {
            return new Figure(indicator, reading, value.toRational(), Interval.printed(value));
        }
        Rational quotient = quotient(indicator, reading);
        return quotient == null ? null : new Figure(indicator, reading, quotient, Interval.point(quotient));
    }

    /** Numerator over denominator in the indicator's unit of measure; null where it has none. */
    static @Nullable Rational quotient(Indicator indicator, Reading reading) {
        Decimal numerator = reading.numerator();
        Decimal denominator = reading.denominator();
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            return null;
        }
        Rational quotient = Rational.of(numerator, denominator);
        return indicator.isPercent() ? quotient.times(Rational.of(Decimal.HUNDRED)) : quotient;
    }

    /** Whether it was printed as approximate, so that nothing can be concluded from its digits. */
    boolean approx() {
        return reading.approx();
    }

    /** 100 where the figure is a percentage, else 1: dividing by it gives the share. */
    Rational whole() {
        return indicator.isPercent() ? Rational.of(Decimal.HUNDRED) : Rational.ONE;
    }

    /** The figure as printed, a percentage with its sign. */
    String shown() {
        Decimal value = reading.value();
        String digits = value != null ? value.toString() : Wording.four(number);
        return indicator.isPercent() ? digits + "%" : digits;
    }
}
