package leopard.intake;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Lang;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.scheme.CheckRule;
import org.jspecify.annotations.Nullable;

/** Checks of single figures: a rate against its parts, a rank against the schedule, a unit of measure. */
final class FigureChecks {

    private static final Rational HUNDRED = Rational.of(100);

    private final Evidence evidence;
    private final CheckRule rule;

    FigureChecks(Evidence evidence, CheckRule rule) {
        this.evidence = evidence;
        this.rule = rule;
    }

    void ratioVsParts() {
        Rational tolerance = rule.number("tolerance").toRational();
        for (Indicator indicator : evidence.scheme().indicators()) {
            evidence.eachFigure(indicator, figure -> ratioVsParts(figure, tolerance));
        }
    }

    private void ratioVsParts(Figure figure, Rational tolerance) {
        Reading reading = figure.reading();
        Rational quotient = Figure.quotient(figure.indicator(), reading);
        if (reading.value() == null || quotient == null || figure.approx()) {
            return;
        }
        Interval allowed = figure.range().widened(tolerance);
        if (allowed.contains(quotient)) {
            return;
        }
        String sign = figure.indicator().isPercent() ? "%" : "";
        Text message = Text.of(
                "%s:印出的 %s 与分子分母不符:%s/%s = %s%s,不在 %s 之内%s",
                "%s: the printed %s does not match its parts: %s/%s = %s%s, outside %s%s",
                Wording.name(figure.indicator()),
                figure.shown(),
                String.valueOf(reading.numerator()),
                String.valueOf(reading.denominator()),
                figure.indicator().isPercent() ? Wording.two(quotient) : Wording.four(quotient),
                sign,
                allowed,
                likelyDenominator(figure));
        evidence.find(rule, reading.place(), reading.unit(), reading.indicator(), message);
    }

    /** The one whole denominator with which the printed rate would be right, if there is just one. */
    private static Text likelyDenominator(Figure figure) {
        Decimal numerator = figure.reading().numerator();
        if (numerator == null || numerator.stripped().scale() > 0 || numerator.signum() <= 0) {
            return Text.EMPTY;
        }
        Interval share = figure.range().over(figure.whole());
        Interval denominators = Interval.point(numerator.toRational()).over(share);
        if (denominators == null || denominators.low().signum() <= 0) {
            return Text.EMPTY;
        }
        Decimal least = denominators.low().round(0, RoundingMode.CEILING);
        Decimal most = denominators.high().round(0, RoundingMode.FLOOR);
        if (least.compareTo(most) != 0) {
            return Text.EMPTY;
        }
        Rational fitting = Rational.of(numerator, least).times(figure.whole());
        return Text.of(
                ";分母若为 %s 则相符(%s/%s = %s)",
                "; with the denominator %s it would match (%s/%s = %s)",
                least,
                numerator,
                least,
                figure.indicator().isPercent() ? Wording.two(fitting) + "%" : Wording.four(fitting));
    }

    void rankVsSchedule() {
        Rational best = rule.number("rank").toRational();
        Rational behind = rule.number("points").toRational();
        Rational due = evidence.scheme().schedule().share(evidence.period()).times(HUNDRED);
        for (Indicator indicator : evidence.scheme().indicators()) {
            String of = indicator.linkedBy(LinkKind.RANK_OF);
            if (of != null) {
                evidence.eachFigure(indicator, rank -> {
                    if (rank.number().compareTo(best) <= 0) {
                        for (Indicator progress : progressOf(of)) {
                            rankVsSchedule(
                                    rank, of, evidence.figure(rank.reading().unit(), progress), due, behind);
                        }
                    }
                });
            }
        }
    }

    /** The progress of a figure, or the figure itself where it is one. */
    private List<Indicator> progressOf(String id) {
        Indicator indicator = evidence.indicator(id);
        return indicator != null && indicator.kind() == Indicator.Kind.PROGRESS
                ? List.of(indicator)
                : evidence.linkedTo(id, LinkKind.PROGRESS_OF);
    }

    private void rankVsSchedule(Figure rank, String of, @Nullable Figure progress, Rational due, Rational behind) {
        if (progress == null) {
            return;
        }
        Rational percent = progress.number().over(progress.whole()).times(HUNDRED);
        Rational gap = percent.minus(due);
        if (gap.compareTo(behind.negate()) >= 0) {
            return;
        }
        Indicator indicator = evidence.indicator(of);
        Text message = Text.of(
                "%s:位次第 %s,进度却落后序时进度 %s 个百分点:%s − %s = %s;只看位次会掩盖滞后,位次与进度灯须并列",
                "%s: ranked %s, yet %s percentage points behind the schedule: %s − %s = %s; show rank and light together",
                Wording.name(indicator == null ? rank.indicator() : indicator),
                rank.shown(),
                gap.abs().printed(),
                percent.printed(),
                due.printed(),
                gap.printed());
        evidence.find(rule, progress.reading().place(), progress.reading().unit(), of, message);
    }

    void unitSuspect() {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (String entry : rule.words("expected")) {
            int at = entry.indexOf('=');
            expected.computeIfAbsent(entry.substring(0, at).strip(), w -> new LinkedHashSet<>())
                    .add(entry.substring(at + 1).strip());
        }
        for (Indicator indicator : evidence.scheme().indicators()) {
            Set<String> usual = usual(indicator, expected);
            evidence.eachFigure(indicator, figure -> unitSuspect(figure, usual));
        }
    }

    private static Set<String> usual(Indicator indicator, Map<String, Set<String>> expected) {
        Set<String> usual = new LinkedHashSet<>();
        expected.forEach((word, measures) -> {
            if (indicator.title().in(Lang.ZH).contains(word)
                    || indicator.title().in(Lang.EN).contains(word)) {
                usual.addAll(measures);
            }
        });
        return usual;
    }

    private void unitSuspect(Figure figure, Set<String> usual) {
        String measure = measureOf(figure);
        Decimal value = figure.reading().value();
        List<Text> reasons = new ArrayList<>();
        if (!usual.isEmpty() && !usual.contains(measure)) {
            String likely = String.join("/", usual);
            reasons.add(Text.of("通常以“%s”计量", "usually measured in %s", likely));
            if (value != null && value.scale() > 0 && standsOut(figure, measure)) {
                reasons.add(Text.of("同以“%s”计量的各项中只有它带小数", "the only one of those in %s with decimals", measure));
            }
        }
        if (figure.indicator().kind() == Indicator.Kind.COUNT
                && value != null
                && value.stripped().scale() > 0
                && rule.words("whole").contains(measure)) {
            reasons.add(Text.of("以“%s”计数却不是整数", "counted in %s but no whole number", measure));
        }
        if (!reasons.isEmpty()) {
            evidence.find(
                    rule,
                    figure.reading().place(),
                    figure.reading().unit(),
                    figure.reading().indicator(),
                    Text.of(
                            "%s:%s%s,计量单位存疑:%s",
                            "%s: %s %s, is the unit of measure right? %s",
                            Wording.name(figure.indicator()),
                            figure.shown(),
                            figure.indicator().isPercent() ? "" : measure,
                            Wording.joined(reasons)));
        }
    }

    private static String measureOf(Figure figure) {
        String own = figure.reading().details().measure();
        return own.isEmpty() ? figure.indicator().measure() : own;
    }

    /** Whether the unit has at least two other figures of the same measure, none of them with decimals. */
    private boolean standsOut(Figure figure, String measure) {
        int others = 0;
        for (Indicator indicator : evidence.scheme().indicators()) {
            if (!indicator.id().equals(figure.indicator().id())) {
                Figure other = evidence.figure(figure.reading().unit(), indicator);
                if (other != null && measureOf(other).equals(measure)) {
                    Decimal value = other.reading().value();
                    if (value == null || value.scale() > 0) {
                        return false;
                    }
                    others++;
                }
            }
        }
        return others > 1;
    }
}
