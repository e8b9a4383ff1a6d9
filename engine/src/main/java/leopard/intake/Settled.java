package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Answer;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period after the answers 答复 to what the checks found.
 *
 * @param ledger the ledger with the figures that answers chose; the same one where none did
 * @param findings all findings, those with an answer marked, and a warning for each answer that answers nothing
 * @param disputes what is still open about a scored figure, sorted by unit, indicator and check
 */
public record Settled(Ledger ledger, List<Finding> findings, List<Dispute> disputes) {

    static final String CHECK = "answers";

    /**
     * Puts the answers of the period in. An answer goes with a finding of the same check, unit and period about its
     * indicator, or about the one that it is a growth or progress of. It replaces numerator and denominator where it gives
     * them; with a value alone, the value stands for the figure and its parts no longer count; with none of them the figure
     * stays as it was submitted.
     */
    public static Settled of(Scheme scheme, Ledger ledger, List<Finding> findings, Period period) {
        return new Settlement(scheme, ledger, period).settle(findings);
    }

    /** Carries it out. */
    private static final class Settlement {

        private final Scheme scheme;
        private final Ledger ledger;
        private final Period period;
        private final Map<Key, Reading> replaced = new HashMap<>();
        private final List<Finding> complaints = new ArrayList<>();

        /** A figure of one period. */
        private record Key(String unit, String indicator, String period) {
            static Key of(Reading reading) {
                return new Key(reading.unit(), reading.indicator(), reading.period());
            }
        }

        Settlement(Scheme scheme, Ledger ledger, Period period) {
            this.scheme = scheme;
            this.ledger = ledger;
            this.period = period;
        }

        Settled settle(List<Finding> findings) {
            Set<Integer> answered = new LinkedHashSet<>();
            for (Answer answer : ledger.answers()) {
                if (answer.period().equals(period.id())) {
                    List<Integer> about = matching(answer, findings);
                    if (about.isEmpty()) {
                        complain(
                                answer,
                                Text.of(
                                        "答复没有对应的发现(%s,%s,%s);请核对 check、unit、indicator、period",
                                        "the answer (%s, %s, %s) goes with no finding; see to its check, unit, indicator and"
                                                + " period",
                                        answer.check(),
                                        answer.unit(),
                                        answer.indicator()));
                    } else {
                        answered.addAll(about);
                        replace(answer);
                    }
                }
            }
            List<Finding> all = new ArrayList<>(complaints);
            TreeSet<Dispute> open = new TreeSet<>(Comparator.comparing(Dispute::unit, UnitList.BY_CODE_POINT)
                    .thenComparing(Dispute::indicator, UnitList.BY_CODE_POINT)
                    .thenComparing(Dispute::check, UnitList.BY_CODE_POINT));
            for (int i = 0; i < findings.size(); i++) {
                Finding finding = findings.get(i);
                if (answered.contains(i)) {
                    all.add(answered(finding));
                } else {
                    all.add(finding);
                    if (opensDispute(finding)) {
                        scoredBy(finding.indicator())
                                .forEach(s -> open.add(new Dispute(finding.unit(), s, finding.check())));
                    }
                }
            }
            all.sort(Finding.ORDER);
            return new Settled(withReplaced(), List.copyOf(all), List.copyOf(open));
        }

        private static Finding answered(Finding finding) {
            return new Finding(
                    finding.severity(),
                    finding.check(),
                    finding.place(),
                    finding.unit(),
                    finding.indicator(),
                    finding.period(),
                    finding.message(),
                    true);
        }

        private List<Integer> matching(Answer answer, List<Finding> findings) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < findings.size(); i++) {
                Finding finding = findings.get(i);
                if (finding.check().equals(answer.check())
                        && finding.unit().equals(answer.unit())
                        && finding.period().equals(answer.period())
                        && (finding.indicator().equals(answer.indicator())
                                || derivedFrom(finding.indicator()).contains(answer.indicator()))) {
                    found.add(i);
                }
            }
            return found;
        }

        private void complain(Answer answer, Text message) {
            complaints.add(new Finding(
                    Severity.WARNING,
                    CHECK,
                    answer.place(),
                    answer.unit(),
                    answer.indicator(),
                    period.id(),
                    message,
                    false));
        }

        private void replace(Answer answer) {
            if (answer.numerator() == null && answer.denominator() == null && answer.value() == null) {
                return;
            }
            Indicator indicator = scheme.indicator(answer.indicator());
            Reading submitted = indicator == null
                    ? null
                    : ledger.readings()
                            .counting(answer.unit(), answer.indicator(), Evidence.periodOf(indicator, period));
            if (submitted == null) {
                complain(
                        answer,
                        Text.of(
                                "答复给出了数,但 %s 的 %s 没有可替换的数据;请先报数",
                                "the answer gives figures, but %s has no reading of %s to put them into; report one first",
                                answer.unit(),
                                answer.indicator()));
                return;
            }
            replaced.put(Key.of(submitted), chosen(submitted, answer));
        }

        private static Reading chosen(Reading submitted, Answer answer) {
            boolean parts = answer.numerator() != null || answer.denominator() != null;
            return new Reading(
                    submitted.unit(),
                    submitted.indicator(),
                    submitted.period(),
                    answer.value() != null ? answer.value() : submitted.value(),
                    parts ? given(answer.numerator(), submitted.numerator()) : null,
                    parts ? given(answer.denominator(), submitted.denominator()) : null,
                    submitted.vintage(),
                    submitted.revision(),
                    submitted.declared(),
                    submitted.verified(),
                    submitted.approx(),
                    submitted.details(),
                    submitted.place());
        }

        private static @Nullable Decimal given(@Nullable Decimal answered, @Nullable Decimal submitted) {
            return answered != null ? answered : submitted;
        }

        private Ledger withReplaced() {
            if (replaced.isEmpty()) {
                return ledger;
            }
            ReadingSet before = ledger.readings();
            ReadingSet.Builder after = ReadingSet.builder(before.units(), before.indicators());
            for (int i = 0; i < before.size(); i++) {
                Reading reading = before.get(i);
                Reading chosen = replaced.get(Key.of(reading));
                after.add(chosen != null && isSameRow(chosen, reading) ? chosen : reading);
            }
            return ledger.withReadings(after.build());
        }

        private static boolean isSameRow(Reading chosen, Reading reading) {
            return chosen.vintage() == reading.vintage() && chosen.revision() == reading.revision();
        }

        private boolean opensDispute(Finding finding) {
            for (CheckRule rule : scheme.checks()) {
                if (rule.opensDispute() && rule.kind().word().equals(finding.check())) {
                    return true;
                }
            }
            return false;
        }

        /** The scored figures that a finding about {@code indicator} puts in doubt. */
        private Set<String> scoredBy(String indicator) {
            Set<String> doubtful = derivedFrom(indicator);
            doubtful.add(indicator);
            doubtful.retainAll(scheme.scoredIndicators());
            return doubtful;
        }

        /** Growth and progress of {@code indicator}. */
        private Set<String> derivedFrom(String indicator) {
            Set<String> derived = new LinkedHashSet<>();
            for (Indicator each : scheme.indicators()) {
                if (indicator.equals(each.linkedBy(LinkKind.GROWTH_OF))
                        || indicator.equals(each.linkedBy(LinkKind.PROGRESS_OF))) {
                    derived.add(each.id());
                }
            }
            return derived;
        }
    }
}
