package leopard.rules.review;

import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/**
 * A curve with the figure that it looks at.
 *
 * @param figures what the figure may be; a ratio of counts is not negative
 * @param step its last digit, null where nobody knows
 * @param ratio whether it is a ratio that was computed, so that percent and share differ
 */
record Subject(
        Node.Criterion criterion, Range figures, @Nullable Rational step, boolean ratio) {

    static Subject of(Scheme scheme, Node.Criterion criterion) {
        return of(scheme, criterion, criterion.source());
    }

    static Subject of(Scheme scheme, Node.Criterion criterion, @Nullable Source source) {
        Indicator indicator = source instanceof Source.Plain plain ? scheme.indicator(plain.indicator()) : null;
        boolean ratio = source instanceof Source.Quotient || (indicator != null && indicator.parts() != null);
        boolean counted = indicator != null && indicator.kind() == Indicator.Kind.COUNT;
        boolean notNegative = (indicator != null && indicator.parts() != null) || counted;
        Rational step = ratio ? Rational.of(Decimal.of(1, criterion.ratio().scale())) : counted ? Rational.ONE : null;
        return new Subject(criterion, notNegative ? Range.NOT_NEGATIVE : Range.ANY, step, ratio);
    }

    /** The same criterion with a figure that nothing is known about. */
    Subject unknown() {
        return new Subject(criterion, Range.ANY, null, false);
    }

    /** The last digit of x as the curve reads it. */
    @Nullable
    Rational stepIn(Curve.Scale scale) {
        return step == null || !ratio || scale == Curve.Scale.SHARE ? step : step.times(Rational.of(Decimal.HUNDRED));
    }

    /** Full marks; 1 where there are none. */
    Decimal full() {
        Decimal points = criterion.points();
        return points == null ? Decimal.ONE : points;
    }
}
