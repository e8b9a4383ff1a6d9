package leopard.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Place;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import leopard.scheme.CheckRule.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Checks of a value together with its printed growth and progress, in both vintages 预计数与核定数: what they imply about the
 * base of the year before, or about the target, cannot differ. Of the four that compare vintages only the most severe
 * speaks about an indicator.
 */
final class VintageChecks {

    private static final Rational HUNDRED = Rational.of(100);

    private final Evidence evidence;
    private final Map<Kind, CheckRule> rules = new EnumMap<>(Kind.class);

    VintageChecks(Evidence evidence, List<CheckRule> rules) {
        this.evidence = evidence;
        for (CheckRule rule : rules) {
            this.rules.put(rule.kind(), rule);
        }
    }

    /** One figure in both vintages. */
    private record Pair(
            Indicator indicator,
            @Nullable Figure estimate,
            @Nullable Figure settled) {
        boolean isWhole() {
            return estimate != null && settled != null;
        }
    }

    /**
     * A growth or progress with the value that it belongs to.
     *
     * @param implied base or target that the final figures imply; null where they imply none
     * @param impliedBefore the same of the estimates
     */
    private record Derived(
            Pair pair,
            boolean growth,
            @Nullable Implied implied,
            @Nullable Implied impliedBefore) {
        Text basis() {
            return growth ? Text.of("上年同期基数", "prior-year base") : Text.of("年度目标", "annual target");
        }
    }

    /** A base or target: what the printed digits give, and all that it may be. */
    private record Implied(Rational centre, Interval range, String arithmetic) {
        String shown() {
            return arithmetic + " = " + Wording.four(centre) + " " + range;
        }
    }

    void run() {
        for (Indicator head : evidence.scheme().indicators()) {
            if (head.links().isEmpty()) {
                List<Indicator> growths = evidence.linkedTo(head.id(), LinkKind.GROWTH_OF);
                List<Indicator> progresses = evidence.linkedTo(head.id(), LinkKind.PROGRESS_OF);
                for (String unit : unitsWith(head, growths, progresses)) {
                    look(unit, head, growths, progresses);
                }
            }
        }
    }

    private Set<String> unitsWith(Indicator head, List<Indicator> growths, List<Indicator> progresses) {
        Set<String> found = new TreeSet<>(UnitList.BY_CODE_POINT);
        List<Indicator> all = new ArrayList<>(growths);
        all.addAll(progresses);
        all.add(head);
        all.forEach(i -> evidence.eachReading(i, reading -> found.add(reading.unit())));
        return found;
    }

    private void look(String unit, Indicator head, List<Indicator> growths, List<Indicator> progresses) {
        Pair value = pair(unit, head);
        List<Derived> derived = new ArrayList<>();
        growths.forEach(g -> derived.add(derived(value, pair(unit, g), true)));
        progresses.forEach(p -> derived.add(derived(value, pair(unit, p), false)));
        if (!(speaks(Kind.VINTAGE_BASE, unit, value, base(derived))
                || speaks(Kind.VINTAGE_MONOTONE, unit, value, monotone(value, derived))
                || speaks(Kind.VINTAGE_DELTA, unit, value, delta(value, derived)))) {
            speaks(Kind.VINTAGE_DISAGREE, unit, value, disagree(value, derived));
        }
        speaks(Kind.PRECISION, unit, value, precision(value, derived));
    }

    /** Whether the scheme asks for the check and it found something, which is then noted. */
    private boolean speaks(Kind kind, String unit, Pair value, @Nullable Text what) {
        CheckRule rule = rules.get(kind);
        if (rule == null || what == null) {
            return false;
        }
        Figure shown = value.settled != null ? value.settled : value.estimate;
        if (shown == null) {
            shown = firstOf(unit, value.indicator);
        }
        evidence.find(
                rule,
                shown == null ? Place.NOWHERE : shown.reading().place(),
                unit,
                value.indicator.id(),
                Text.of("%s:%s", "%s: %s", Wording.name(value.indicator), what));
        return true;
    }

    /** A growth or progress printed without its value. */
    private @Nullable Figure firstOf(String unit, Indicator head) {
        for (LinkKind kind : List.of(LinkKind.GROWTH_OF, LinkKind.PROGRESS_OF)) {
            for (Indicator indicator : evidence.linkedTo(head.id(), kind)) {
                Figure figure = evidence.figure(unit, indicator);
                if (figure != null) {
                    return figure;
                }
            }
        }
        return null;
    }

    private Pair pair(String unit, Indicator indicator) {
        return new Pair(indicator, exact(unit, indicator, Vintage.ESTIMATE), exact(unit, indicator, Vintage.FINAL));
    }

    private @Nullable Figure exact(String unit, Indicator indicator, Vintage vintage) {
        Figure figure = evidence.figure(unit, indicator, vintage);
        return figure == null || figure.approx() ? null : figure;
    }

    private static Derived derived(Pair value, Pair pair, boolean growth) {
        return new Derived(
                pair,
                growth,
                implied(value.settled, pair.settled, growth),
                implied(value.estimate, pair.estimate, growth));
    }

    /** Base {@code value / (1 + growth)} or target {@code value / progress}. */
    private static @Nullable Implied implied(@Nullable Figure value, @Nullable Figure rate, boolean growth) {
        if (value == null || rate == null) {
            return null;
        }
        Rational share = rate.number().over(rate.whole());
        Interval shares = rate.range().over(rate.whole());
        if (growth) {
            share = share.plus(Rational.ONE);
            shares = shares.plus(Rational.ONE);
        }
        Interval range = value.range().over(shares);
        if (range == null || share.isZero()) {
            return null;
        }
        String arithmetic = growth
                ? value.shown() + "/(1" + (rate.number().signum() < 0 ? "" : "+") + rate.shown() + ")"
                : value.shown() + "/" + rate.shown();
        return new Implied(value.number().over(share), range, arithmetic);
    }

    private @Nullable Text base(List<Derived> derived) {
        CheckRule rule = rules.get(Kind.VINTAGE_BASE);
        if (rule == null) {
            return null;
        }
        for (Derived each : derived) {
            if (each.implied != null && each.impliedBefore != null) {
                Rational gap = each.implied.range.gap(each.impliedBefore.range);
                Rational allowed =
                        percentOf(each.implied.centre, rule.number("percent").toRational());
                if (gap.compareTo(allowed) > 0) {
                    return Text.of(
                            "两版推算的%s对不上:核定数 %s,预计数 %s,两个区间相距 %s;基数是否修订须说明",
                            "the vintages imply different figures for the %s: final %s, estimate %s, %s apart;"
                                    + " say whether it was revised",
                            each.basis(),
                            each.implied.shown(),
                            each.impliedBefore.shown(),
                            Wording.four(gap));
                }
            }
        }
        return null;
    }

    private static Rational percentOf(Rational number, Rational percent) {
        return number.abs().times(percent).over(HUNDRED);
    }

    private static @Nullable Text monotone(Pair value, List<Derived> derived) {
        for (Derived each : derived) {
            Implied implied = each.implied;
            Implied before = each.impliedBefore;
            if (implied != null && before != null && implied.centre.signum() > 0 && before.centre.signum() > 0) {
                Rational values = difference(value);
                Rational rates = difference(each.pair);
                if (values != null && rates != null && values.signum() * rates.signum() < 0) {
                    return Text.of(
                            "两版变动方向相反:%s,而 %s;推算的%s为 %s 与 %s,仅因舍入才可能相容,请报未舍入的数",
                            "the vintages move in opposite directions: %s, while %s; the %s implied is %s and %s,"
                                    + " compatible only through rounding: report unrounded figures",
                            move(value),
                            move(each.pair),
                            each.basis(),
                            implied.shown(),
                            before.shown());
                }
            }
        }
        return null;
    }

    private static Text move(Pair pair) {
        return Text.of(
                "%s核定数 %s、预计数 %s",
                "%s final %s, estimate %s", pair.indicator.title(), shown(pair.settled), shown(pair.estimate));
    }

    private static String shown(@Nullable Figure figure) {
        return figure == null ? "—" : figure.shown();
    }

    /** Estimate minus final figure. */
    private static @Nullable Rational difference(Pair pair) {
        return pair.estimate == null || pair.settled == null
                ? null
                : pair.estimate.number().minus(pair.settled.number());
    }

    private @Nullable Text delta(Pair value, List<Derived> derived) {
        CheckRule rule = rules.get(Kind.VINTAGE_DELTA);
        if (rule == null || value.settled == null || value.estimate == null) {
            return null;
        }
        for (Derived each : derived) {
            Figure rate = each.pair.estimate;
            if (each.implied != null && each.impliedBefore != null && rate != null && !each.implied.centre.isZero()) {
                Rational share = value.estimate.number().over(each.implied.centre);
                Rational expected = (each.growth ? share.minus(Rational.ONE) : share).times(HUNDRED);
                Rational off = percent(rate).minus(expected);
                if (off.abs().compareTo(rule.number("points").toRational()) > 0) {
                    return Text.of(
                            "两版变动幅度不相称:%s,%s;按核定数推算的%s %s,预计数 %s 应对应 %s%%,相差 %s 个百分点,仅因舍入才可能相容",
                            "the vintages do not move alike: %s; %s; with the %s of the final figure, %s, the estimate %s"
                                    + " goes with %s%%, %s percentage points off, compatible only through rounding",
                            move(value),
                            move(each.pair),
                            each.basis(),
                            each.implied.shown(),
                            value.estimate.shown(),
                            Wording.two(expected),
                            Wording.signed(off));
                }
            }
        }
        return null;
    }

    private static Rational percent(Figure rate) {
        return rate.number().over(rate.whole()).times(HUNDRED);
    }

    private @Nullable Text disagree(Pair value, List<Derived> derived) {
        CheckRule rule = rules.get(Kind.VINTAGE_DISAGREE);
        if (rule == null) {
            return null;
        }
        Rational percent = rule.number("percent").toRational();
        Rational points = rule.number("points").toRational();
        boolean apart = isRate(value.indicator) ? movedByPoints(value, points) : movedByPercent(value, percent);
        for (Derived each : derived) {
            apart |= movedByPoints(each.pair, points);
        }
        if (!apart) {
            return null;
        }
        List<Text> parts = new ArrayList<>();
        if (value.isWhole()) {
            parts.add(Text.of("%s(%s)", "%s (%s)", move(value), moved(value)));
        }
        for (Derived each : derived) {
            parts.addAll(compared(each, value));
        }
        return Text.of("同一周期两个数不一致:%s", "two figures for one period: %s", Wording.joined(parts));
    }

    /** Whether it is a percentage by nature, so that its moves are counted in points. */
    private static boolean isRate(Indicator indicator) {
        return switch (indicator.kind()) {
            case RATIO, GROWTH, PROGRESS -> true;
            case COUNT, FLOW, STOCK, RANK, PLAN, HONOUR, OTHER -> indicator.isPercent();
        };
    }

    private static boolean movedByPoints(Pair pair, Rational points) {
        return pair.estimate != null
                && pair.settled != null
                && percent(pair.estimate).minus(percent(pair.settled)).abs().compareTo(points) > 0;
    }

    private static boolean movedByPercent(Pair pair, Rational percent) {
        return pair.estimate != null
                && pair.settled != null
                && pair.estimate
                                .number()
                                .minus(pair.settled.number())
                                .abs()
                                .compareTo(percentOf(pair.settled.number(), percent))
                        > 0;
    }

    /** How far the final figure is from the estimate. */
    private static Text moved(Pair pair) {
        if (pair.settled == null || pair.estimate == null) {
            return Text.EMPTY;
        }
        if (isRate(pair.indicator)) {
            return Text.of(
                    "核定较预计 %s 个百分点",
                    "final against estimate %s percentage points",
                    Wording.signed(percent(pair.settled).minus(percent(pair.estimate))));
        }
        if (pair.estimate.number().isZero()) {
            return Text.of(
                    "核定较预计 %s",
                    "final against estimate %s",
                    Wording.signed(pair.settled.number().minus(pair.estimate.number())));
        }
        Rational change = pair.settled
                .number()
                .minus(pair.estimate.number())
                .over(pair.estimate.number().abs())
                .times(HUNDRED);
        return Text.of("核定较预计 %s%%", "final against estimate %s%%", Wording.signed(change));
    }

    private static List<Text> compared(Derived each, Pair value) {
        List<Text> parts = new ArrayList<>();
        if (each.pair.isWhole()) {
            parts.add(Text.of("%s(%s)", "%s (%s)", move(each.pair), moved(each.pair)));
        } else if (each.pair.estimate != null || each.pair.settled != null) {
            boolean before = each.pair.estimate == null;
            parts.add(Text.of(
                    "%s只有%s",
                    "%s is printed for the %s only",
                    each.pair.indicator.title(),
                    before ? Text.of("核定数", "final figure") : Text.of("预计数", "estimate")));
            if (before && each.implied != null && value.estimate != null && !each.implied.centre.isZero()) {
                Rational share = value.estimate.number().over(each.implied.centre);
                parts.add(Text.of(
                        "按推算的%s,预计数应为 %s/%s = %s%%",
                        "with the %s implied the estimate comes to %s/%s = %s%%",
                        each.basis(),
                        value.estimate.shown(),
                        Wording.two(each.implied.centre),
                        Wording.two((each.growth ? share.minus(Rational.ONE) : share).times(HUNDRED))));
            }
        }
        if (each.implied != null && each.impliedBefore != null) {
            parts.add(Text.of(
                    "推算的%s %s 与 %s",
                    "the %s implied is %s and %s", each.basis(), each.implied.shown(), each.impliedBefore.shown()));
        }
        return parts;
    }

    private @Nullable Text precision(Pair value, List<Derived> derived) {
        CheckRule rule = rules.get(Kind.PRECISION);
        if (rule == null) {
            return null;
        }
        List<Text> reasons = new ArrayList<>();
        for (Derived each : derived) {
            Implied implied = each.implied != null ? each.implied : each.impliedBefore;
            if (implied != null && !implied.centre.isZero()) {
                Rational width = implied.range.width();
                if (width.compareTo(
                                percentOf(implied.centre, rule.number("percent").toRational()))
                        > 0) {
                    reasons.add(Text.of(
                            "推算的%s %s,区间宽 %s,为推算值的 %s%%,位数不够",
                            "the %s implied is %s, %s wide or %s%% of its size: too few digits",
                            each.basis(),
                            implied.shown(),
                            Wording.four(width),
                            Wording.two(width.over(implied.centre.abs()).times(HUNDRED))));
                }
            }
        }
        if (isRepeated(value, derived)) {
            reasons.add(Text.of(
                    "核定数与预计数完全相同(%s),可能没有更新",
                    "the final figure is the estimate again (%s), possibly not refreshed", repeated(value, derived)));
        }
        return reasons.isEmpty() ? null : Wording.joined(reasons);
    }

    /** Whether value, growth and progress all stand in the final vintage exactly as in the estimate. */
    private static boolean isRepeated(Pair value, List<Derived> derived) {
        boolean same = value.isWhole() && isSame(value);
        for (Derived each : derived) {
            same &= (each.pair.estimate == null && each.pair.settled == null) || isSame(each.pair);
        }
        return same;
    }

    private static boolean isSame(Pair pair) {
        return pair.estimate != null
                && pair.settled != null
                && pair.estimate.shown().equals(pair.settled.shown());
    }

    private static String repeated(Pair value, List<Derived> derived) {
        List<String> figures = new ArrayList<>();
        figures.add(shown(value.settled));
        for (Derived each : derived) {
            if (each.pair.settled != null) {
                figures.add(shown(each.pair.settled));
            }
        }
        return String.join(", ", figures);
    }
}
