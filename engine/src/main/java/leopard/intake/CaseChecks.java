package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.model.Alias;
import leopard.model.Claim;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.CheckRule;

/** Checks that speak once about the whole case, with a list of what they found. */
final class CaseChecks {

    private final Evidence evidence;
    private final CheckRule rule;

    CaseChecks(Evidence evidence, CheckRule rule) {
        this.evidence = evidence;
        this.rule = rule;
    }

    private boolean severalUnits() {
        return evidence.units().size() > 1;
    }

    private Text item(Figure figure) {
        String measure =
                figure.indicator().isPercent() ? "" : figure.indicator().measure();
        Text shown = Text.of("%s %s%s", "%s %s %s", Wording.name(figure.indicator()), figure.shown(), measure);
        return severalUnits() ? Text.of("%s %s", "%s %s", figure.reading().unit(), shown) : shown;
    }

    void denominatorMissing() {
        Set<String> planned = new HashSet<>();
        for (Task task : evidence.ledger().tasks()) {
            if (task.target() != null && !task.indicator().isEmpty()) {
                planned.add(task.unit() + "\n" + task.indicator());
            }
        }
        List<String> informational = rule.words("informational");
        List<Text> found = new ArrayList<>();
        for (Indicator indicator : evidence.scheme().indicators()) {
            if (indicator.kind() == Indicator.Kind.COUNT
                    && indicator.links().isEmpty()
                    && !evidence.isScored(indicator)
                    && !informational.contains(indicator.id())) {
                evidence.eachFigure(indicator, figure -> {
                    if (!hasTarget(figure) && !planned.contains(figure.reading().unit() + "\n" + indicator.id())) {
                        found.add(item(figure));
                    }
                });
            }
        }
        if (!found.isEmpty()) {
            evidence.find(
                    rule,
                    Text.of(
                            "有数无目标、无分母,算不出完成率:%s;请补目标,或标为只作参考(informational)",
                            "counts without target or denominator, so without a completion rate: %s;"
                                    + " give a target, or name them as informational",
                            Wording.list(found)));
        }
    }

    private boolean hasTarget(Figure figure) {
        Reading reading = figure.reading();
        if (reading.details().target() != null || reading.hasParts()) {
            return true;
        }
        for (Indicator target : evidence.linkedTo(reading.indicator(), LinkKind.TARGET_OF)) {
            if (evidence.figure(reading.unit(), target) != null) {
                return true;
            }
        }
        return false;
    }

    void approx() {
        List<Text> found = new ArrayList<>();
        for (Indicator indicator : evidence.scheme().indicators()) {
            evidence.eachFigure(indicator, figure -> {
                if (figure.approx()) {
                    found.add(item(figure));
                }
            });
        }
        if (!found.isEmpty()) {
            evidence.find(
                    rule,
                    Text.of(
                            "约数,不用于判等和并列:%s",
                            "approximate figures, no ground for equality or ties: %s", Wording.list(found)));
        }
    }

    void rankPopulation() {
        List<Text> found = new ArrayList<>();
        for (Indicator indicator : evidence.scheme().indicators()) {
            if (indicator.kind() == Indicator.Kind.RANK) {
                List<Indicator> populations = evidence.linkedTo(indicator.id(), LinkKind.POPULATION_OF);
                evidence.eachFigure(indicator, rank -> {
                    String unit = rank.reading().unit();
                    if (populations.stream().allMatch(p -> evidence.figure(unit, p) == null)) {
                        found.add(item(rank));
                    }
                });
            }
        }
        if (!found.isEmpty()) {
            evidence.find(
                    rule,
                    Text.of(
                            "位次没有写明参加排名的单位数:%s",
                            "ranks without the number of units that were ranked: %s", Wording.list(found)));
        }
    }

    void periodMixed() {
        ReadingSet readings = evidence.ledger().readings();
        Period period = evidence.period();
        List<Text> found = new ArrayList<>();
        for (String other : readings.periods()) {
            Period earlier = evidence.scheme().periods().find(other);
            if (earlier == null
                    || other.equals(period.id())
                    || !earlier.isOfTheYearOf(period)
                    || earlier.to().isAfter(period.to())) {
                continue;
            }
            for (Indicator indicator : evidence.scheme().indicators()) {
                if (indicator.every() == null
                        && readings.has(indicator.id(), other)
                        && !evidence.hasReading(indicator)) {
                    found.add(Text.of("%s(%s)", "%s (%s)", Wording.name(indicator), other));
                }
            }
        }
        boolean others =
                evidence.scheme().indicators().stream().anyMatch(i -> i.every() == null && evidence.hasReading(i));
        if (others && !found.isEmpty()) {
            evidence.find(
                    rule,
                    Text.of(
                            "周期混用:本期 %s,而以下各项只有别的周期的数:%s",
                            "periods are mixed: this one is %s, yet of these there are only figures of another: %s",
                            period.id(),
                            Wording.list(found)));
        }
    }

    void alias() {
        if (evidence.ledger().aliases().isEmpty()) {
            return;
        }
        List<Alias> aliases = new ArrayList<>(evidence.ledger().aliases());
        aliases.sort(Comparator.comparing(Alias::kind, UnitList.BY_CODE_POINT)
                .thenComparing(Alias::name, UnitList.BY_CODE_POINT)
                .thenComparing(Alias::alias, UnitList.BY_CODE_POINT));
        Set<String> texts = texts();
        List<Text> found = new ArrayList<>();
        for (Alias alias : aliases) {
            if (isUsed(alias.name(), alias.alias(), texts) && isUsed(alias.alias(), alias.name(), texts)) {
                found.add(
                        alias.certain()
                                ? Text.same(alias.name() + "/" + alias.alias())
                                : Text.of(
                                        "%s/%s(是否同一事物待定)", "%s/%s (perhaps two things)", alias.name(), alias.alias()));
            }
        }
        if (!found.isEmpty()) {
            evidence.find(
                    rule,
                    Text.of("一物多名:%s;请统一名称", "one thing under several names: %s; agree on one", Wording.list(found)));
        }
    }

    /** Whether a text has {@code name} other than as a part of {@code longer}. */
    private static boolean isUsed(String name, String longer, Set<String> texts) {
        for (String text : texts) {
            String rest = longer.contains(name) && !longer.equals(name) ? text.replace(longer, "\n") : text;
            if (!name.isEmpty() && rest.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Everything that the case says in words. */
    private Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        for (Unit unit : evidence.units().asList()) {
            texts.add(unit.id());
            texts.add(unit.name());
        }
        evidence.scheme().indicators().forEach(i -> texts.add(i.title().in(Lang.ZH)));
        for (Claim claim : evidence.ledger().claims()) {
            texts.add(claim.subject());
            texts.add(claim.scope());
            texts.add(claim.phrase());
        }
        for (Task task : evidence.ledger().tasks()) {
            texts.add(task.title());
            texts.add(task.objects());
        }
        ReadingSet readings = evidence.ledger().readings();
        for (int i = 0; i < readings.size(); i++) {
            texts.add(readings.get(i).details().source());
        }
        return texts;
    }
}
