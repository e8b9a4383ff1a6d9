package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import leopard.model.Alias;
import leopard.model.Claim;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule;
import org.jspecify.annotations.Nullable;

/** Checks of statements in prose, which stand in the table {@code claims}, against figures and against each other. */
final class ClaimChecks {

    private static final Rational HUNDRED = Rational.of(100);

    private final Evidence evidence;
    private final CheckRule rule;

    ClaimChecks(Evidence evidence, CheckRule rule) {
        this.evidence = evidence;
        this.rule = rule;
    }

    private void each(Claim.Kind kind, Consumer<Claim> look) {
        for (Claim claim : sorted()) {
            if (claim.kind() == kind) {
                look.accept(claim);
            }
        }
    }

    private List<Claim> sorted() {
        List<Claim> claims = new ArrayList<>(evidence.ledger().claims());
        claims.removeIf(c -> !c.unit().isEmpty() && evidence.units().indexOf(c.unit()) < 0);
        claims.sort(Comparator.comparing(Claim::id, UnitList.BY_CODE_POINT));
        return claims;
    }

    private void find(Claim claim, String indicator, Text message) {
        evidence.find(rule, claim.place(), claim.unit(), indicator, message);
    }

    void targetVsCommitment() {
        each(Claim.Kind.COMMITMENT, claim -> {
            Indicator indicator = evidence.indicator(claim.indicator());
            Decimal promised = claim.value();
            if (indicator != null && promised != null && isForThisYear(claim) && sameMeasure(claim, indicator)) {
                targetVsCommitment(claim, indicator, promised);
            }
        });
    }

    private boolean isForThisYear(Claim claim) {
        return claim.deadline() == null
                || claim.deadline().day().getYear() == evidence.period().to().getYear();
    }

    private static boolean sameMeasure(Claim claim, Indicator indicator) {
        return claim.measure().isEmpty() || claim.measure().equals(indicator.measure());
    }

    private void targetVsCommitment(Claim claim, Indicator indicator, Decimal promised) {
        Figure actual = evidence.figure(claim.unit(), indicator);
        Decimal printed = printedTarget(claim.unit(), indicator, actual);
        if (printed != null) {
            Interval target = Interval.printed(printed);
            if (isShort(promised, target, printed.toRational())) {
                find(
                        claim,
                        indicator.id(),
                        Text.of(
                                "%s:承诺 %s%s(%s),年度目标却是 %s",
                                "%s: the commitment is %s %s (%s), yet the annual target is %s",
                                Wording.name(indicator),
                                promised,
                                indicator.measure(),
                                Wording.quoted(claim.phrase()),
                                printed));
            }
            return;
        }
        for (Indicator each : evidence.linkedTo(indicator.id(), LinkKind.PROGRESS_OF)) {
            Figure progress = evidence.figure(claim.unit(), each);
            if (actual != null && progress != null && !actual.approx() && !progress.approx()) {
                impliedTarget(claim, indicator, promised, actual, progress);
            }
        }
    }

    private @Nullable Decimal printedTarget(String unit, Indicator indicator, @Nullable Figure actual) {
        if (actual != null && actual.reading().details().target() != null) {
            return actual.reading().details().target();
        }
        for (Indicator each : evidence.linkedTo(indicator.id(), LinkKind.TARGET_OF)) {
            Figure target = evidence.figure(unit, each);
            if (target != null) {
                return target.reading().value();
            }
        }
        return null;
    }

    private boolean isShort(Decimal promised, Interval target, Rational centre) {
        Rational allowed =
                centre.abs().times(rule.number("percent").toRational()).over(HUNDRED);
        return promised.toRational().compareTo(target.low().minus(allowed)) < 0;
    }

    private void impliedTarget(Claim claim, Indicator indicator, Decimal promised, Figure actual, Figure progress) {
        Interval shares = progress.range().over(progress.whole());
        Interval target = actual.range().over(shares);
        Rational share = progress.number().over(progress.whole());
        if (target == null || share.isZero()) {
            return;
        }
        Rational centre = actual.number().over(share);
        if (!isShort(promised, target, centre)) {
            return;
        }
        Rational together = actual.number().plus(promised.toRational());
        Text ifTarget = promised.signum() == 0
                ? Text.EMPTY
                : Text.of(
                        ";若 %s 就是目标,进度应为 %s/%s = %s%%",
                        "; if %s were the target the progress would be %s/%s = %s%%",
                        promised,
                        actual.shown(),
                        promised,
                        Wording.two(actual.number().over(promised.toRational()).times(HUNDRED)));
        Text ifAdded = Text.of(
                ";若为新增,%s/%s = %s%%",
                "; if it comes on top, %s/%s = %s%%",
                together.printed(),
                Wording.two(centre),
                Wording.two(together.over(centre).times(HUNDRED)));
        find(
                claim,
                indicator.id(),
                Text.of(
                        "%s:%s/%s 推算年度目标 %s %s,承诺却是 %s%s(%s)%s%s;区下达目标与本级承诺须分开列",
                        "%s: %s/%s implies an annual target of %s %s, yet the commitment is %s %s (%s)%s%s;"
                                + " keep the district's target and the unit's own commitment apart",
                        Wording.name(indicator),
                        actual.shown(),
                        progress.shown(),
                        Wording.two(centre),
                        target,
                        promised,
                        indicator.measure(),
                        Wording.quoted(claim.phrase()),
                        ifTarget,
                        ifAdded));
    }

    void commitmentDrift() {
        Map<String, String> names = new HashMap<>();
        for (Alias alias : evidence.ledger().aliases()) {
            if (alias.certain()) {
                names.put(alias.alias(), alias.name());
            }
        }
        Map<String, List<Claim>> bySubject = new TreeMap<>(UnitList.BY_CODE_POINT);
        each(Claim.Kind.COMMITMENT, claim -> {
            String subject = names.getOrDefault(claim.subject(), claim.subject());
            bySubject
                    .computeIfAbsent(claim.unit() + "\n" + subject, s -> new ArrayList<>())
                    .add(claim);
        });
        bySubject.values().forEach(this::commitmentDrift);
    }

    private void commitmentDrift(List<Claim> claims) {
        Set<Object> strengths = new LinkedHashSet<>();
        Set<String> deadlines = new LinkedHashSet<>();
        for (Claim claim : claims) {
            if (claim.strength() != null) {
                strengths.add(claim.strength());
            }
            deadlines.add(claim.deadline() == null ? "" : claim.deadline().toString());
        }
        if (strengths.size() < 2 && deadlines.size() < 2) {
            return;
        }
        Claim last = claims.get(claims.size() - 1);
        Text statements =
                Wording.joined(claims.stream().map(ClaimChecks::statement).toList());
        find(
                last,
                last.indicator(),
                Text.of(
                        "%s的承诺前后不一:%s;未经批准变更前,以较严的为准",
                        "commitments about %s differ: %s; the stricter one holds until a change is approved",
                        Wording.quoted(last.subject()),
                        statements));
    }

    private static Text statement(Claim claim) {
        Text strength = claim.strength() == null
                ? Text.of("力度未标", "no strength given")
                : switch (claim.strength()) {
                    case FIRM -> Text.of("确保", "firm");
                    case AIM -> Text.of("力争", "an aim");
                    case PLAN -> Text.of("谋划", "a plan");
                };
        Text deadline =
                claim.deadline() == null ? Text.of("无期限", "no deadline") : Text.of("期限 %s", "due %s", claim.deadline());
        return Text.of("%s(%s,%s)", "%s (%s, %s)", Wording.quoted(claim.phrase()), strength, deadline);
    }

    void claimVsResidual() {
        each(Claim.Kind.FULL_COVERAGE, claim -> {
            Indicator indicator = evidence.indicator(claim.indicator());
            Figure figure = indicator == null ? null : evidence.figure(claim.unit(), indicator);
            Text rest = figure == null ? null : rest(figure);
            if (indicator != null && rest != null) {
                Text scope = claim.scope().isEmpty()
                        ? Text.EMPTY
                        : Text.of(
                                ";请报%s的分子分母", "; give numerator and denominator of %s", Wording.quoted(claim.scope()));
                find(
                        claim,
                        indicator.id(),
                        Text.of(
                                "%s:称全覆盖(%s),却尚有余量:%s%s",
                                "%s: full coverage is claimed (%s), yet something is left: %s%s",
                                Wording.name(indicator),
                                Wording.quoted(claim.phrase()),
                                rest,
                                scope));
            }
        });
    }

    /** What a rate leaves open, with the arithmetic; null where it leaves nothing or is no rate. */
    private static @Nullable Text rest(Figure figure) {
        Reading reading = figure.reading();
        Rational quotient = Figure.quotient(figure.indicator(), reading);
        Decimal numerator = reading.numerator();
        Decimal denominator = reading.denominator();
        if (quotient != null && numerator != null && denominator != null) {
            if (quotient.compareTo(figure.whole()) >= 0) {
                return null;
            }
            return Text.same(
                    denominator + " − " + numerator + " = " + denominator.minus(numerator) + "; " + numerator + "/"
                            + denominator + " = "
                            + Wording.two(quotient.over(figure.whole()).times(HUNDRED)) + "%");
        }
        boolean rate = figure.indicator().isPercent() || figure.indicator().kind() == Indicator.Kind.RATIO;
        if (!rate || figure.approx() || figure.number().compareTo(figure.whole()) >= 0) {
            return null;
        }
        String sign = figure.indicator().isPercent() ? "%" : "";
        return Text.same(figure.whole() + sign + " − " + figure.shown() + " = "
                + figure.whole().minus(figure.number()).printed() + sign);
    }

    void rankVague() {
        Map<String, List<Claim>> byPhrase = new TreeMap<>(UnitList.BY_CODE_POINT);
        each(Claim.Kind.RANK, claim -> {
            if (claim.value() == null) {
                byPhrase.computeIfAbsent(claim.unit() + "\n" + claim.phrase(), p -> new ArrayList<>())
                        .add(claim);
            }
        });
        byPhrase.values().forEach(this::rankVague);
    }

    private void rankVague(List<Claim> claims) {
        Claim first = claims.get(0);
        List<Text> subjects = new ArrayList<>();
        Set<String> indicators = new LinkedHashSet<>();
        for (Claim claim : claims) {
            Indicator indicator = evidence.indicator(claim.indicator());
            indicators.add(claim.indicator());
            if (indicator == null) {
                subjects.add(Text.same(claim.subject()));
            } else if (evidence.figure(claim.unit(), indicator) == null) {
                subjects.add(Text.of("%s(也没有数值)", "%s (no value either)", Wording.name(indicator)));
            } else {
                subjects.add(Wording.name(indicator));
            }
        }
        find(
                first,
                indicators.size() == 1 ? first.indicator() : "",
                Text.of(
                        "位次不是数字(%s):%s;数值和位次须为数字,方可计分",
                        "a rank without a number (%s): %s; value and rank must be numbers to be scored",
                        Wording.quoted(first.phrase()),
                        Wording.joined(subjects)));
    }

    void scopeAmbiguous() {
        for (Claim claim : sorted()) {
            List<String> readings = new ArrayList<>();
            for (String each : claim.scope().split("\\|", -1)) {
                if (!each.isBlank()) {
                    readings.add(Wording.quoted(each.strip()));
                }
            }
            if (readings.size() > 1) {
                Indicator indicator = evidence.indicator(claim.indicator());
                String value = claim.value() == null ? "" : claim.value() + claim.measure();
                find(
                        claim,
                        claim.indicator(),
                        Text.of(
                                "%s:%s中的 %s 可指 %s,请说明",
                                "%s: in %s %s may mean %s; ask",
                                indicator == null ? Text.same(claim.subject()) : Wording.name(indicator),
                                Wording.quoted(claim.phrase()),
                                value,
                                Text.of(
                                        "%s",
                                        "%s",
                                        Text.join(
                                                " / ",
                                                readings.stream()
                                                        .map(Text::same)
                                                        .toList()))));
            }
        }
    }
}
