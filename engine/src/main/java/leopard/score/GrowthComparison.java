package leopard.score;

import java.util.Arrays;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Earlier;
import leopard.scheme.Relation.Growth;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** 增幅 (R12): what a figure gained on its base. */
final class GrowthComparison implements Comparison {

    private final Growth relation;
    private final Rounding ratio;
    private final Text from;
    private final @Nullable Rational[] base;
    private final DataStatus[] status;

    GrowthComparison(
            Growth relation,
            Figures figures,
            @Nullable Source source,
            Curve.Scale of,
            Function<Figures, Measured> elsewhere,
            Rounding ratio) {
        this.relation = relation;
        this.ratio = ratio;
        int n = figures.units().size();
        this.base = new Rational[n];
        this.status = new DataStatus[n];
        Earlier earlier = relation.earlier();
        Expression given = relation.base();
        if (earlier != null) {
            Period period = before(figures.period(), earlier);
            from = period == null ? Text.of("没有基期", "no base period") : Text.of("基期 %s", "base period %s", period.id());
            readThen(figures, period == null ? null : figures.then(period), elsewhere);
        } else if (given != null) {
            from = Text.of("基数为 %s", "base: %s", given.text());
            Measured column = Measured.of(figures.of(sourceOf(given, figures)), of, ratio);
            for (int i = 0; i < n; i++) {
                status[i] = column.column().status(i);
                base[i] = status[i].hasValue() ? column.exact(i) : null;
            }
        } else {
            from = Text.of("基数为报表所列", "base as reported with the figure");
            readBeside(figures, source);
        }
    }

    private static Source sourceOf(Expression base, Figures figures) {
        return base instanceof Expression.Name name && figures.scheme().indicator(name.id()) != null
                ? new Source.Plain(name.id())
                : new Source.Formula(base);
    }

    /** The period before, or the one of the same number in the year or season before; null where there is none. */
    static @Nullable Period before(Period period, Earlier earlier) {
        if (earlier == Earlier.PREVIOUS) {
            return period.previous();
        }
        Period each = period.previous();
        while (each != null && (each.isOfTheYearOf(period) || each.number() > period.number())) {
            each = each.previous();
        }
        return each != null && each.number() == period.number() ? each : null;
    }

    private void readThen(Figures now, @Nullable Figures then, Function<Figures, Measured> elsewhere) {
        if (then == null) {
            Arrays.fill(status, relation.unseen());
            return;
        }
        Measured before = elsewhere.apply(then);
        for (int i = 0; i < base.length; i++) {
            int unit = then.units().indexOf(now.units().get(i).id());
            DataStatus found = unit < 0 ? DataStatus.MISSING : before.column().status(unit);
            status[i] = found == DataStatus.MISSING ? relation.unseen() : found;
            base[i] = found.hasValue() ? before.exact(unit) : null;
        }
    }

    private void readBeside(Figures figures, @Nullable Source source) {
        for (int i = 0; i < base.length; i++) {
            Reading reading = source instanceof Source.Plain plain ? figures.reading(plain.indicator(), i) : null;
            Decimal beside = reading == null ? null : reading.details().base();
            status[i] = beside == null ? relation.unseen() : DataStatus.OK;
            base[i] = beside == null ? null : Rational.of(beside);
        }
    }

    @Override
    public DataStatus status(int unit) {
        Rational from = base[unit];
        if (from == null || !relation.rate()) {
            return status[unit];
        }
        if (from.isZero()) {
            return relation.zero();
        }
        DataStatus negative = relation.negative();
        return from.signum() < 0 && negative != null ? negative : status[unit];
    }

    @Override
    public Text why(int unit) {
        Rational found = base[unit];
        if (found == null) {
            return Text.of("没有基数(%s)", "there is no base (%s)", from);
        }
        return found.isZero()
                ? Text.of("基数为零,没有增幅", "the base is zero: there is no growth")
                : Text.of("基数为负,不计增幅", "the base is negative: growth is not taken");
    }

    @Override
    public Step work(int unit, Expression x, Worked worked) {
        Rational found = base[unit];
        if (found == null) {
            throw new IllegalStateException("no base");
        }
        worked.note(from);
        Step before = worked.add(Step.given(StepName.BASE, found));
        Expression increment = Operand.minus(x, before.operand());
        if (!relation.rate()) {
            return worked.add(Step.computed(StepName.INCREMENT, increment, null));
        }
        Expression size = found.signum() < 0 ? Operand.of(found.negate()) : before.operand();
        return worked.add(
                Step.computed(StepName.GROWTH, Operand.over(increment, size), ratio.onlyPrinted() ? null : ratio));
    }
}
