package leopard.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.award.Award;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.rule.RuleBook;
import leopard.scheme.AwardRule;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/** What notices and lights owe to earlier periods: steps of a ladder 递进处理, lights of several periods in a row. */
final class LookingBack {

    private final Scheme scheme;
    private final RuleBook rules;
    private final Scored scored;
    private final EarlierPeriods earlier;
    private final Map<Period, Set<String>> notices = new HashMap<>();

    LookingBack(Scheme scheme, RuleBook rules, Scored scored, EarlierPeriods earlier) {
        this.scheme = scheme;
        this.rules = rules;
        this.scored = scored;
        this.earlier = earlier;
    }

    /** Lights, where several periods in a row make them others. */
    List<Warning> inARow(List<Warning> now) {
        int longest = 1;
        for (WarningRule rule : scheme.warnings()) {
            for (WarningRule.InARow row : rule.inARow()) {
                longest = Math.max(longest, row.periods());
            }
        }
        if (longest == 1) {
            return now;
        }
        List<List<Warning>> before = new ArrayList<>();
        Period at = scored.period().previous();
        while (before.size() < longest - 1 && at != null) {
            Scored then = earlier.of(at);
            if (then == null) {
                break;
            }
            before.add(rules.judgeSchedules(then.board()));
            at = at.previous();
        }
        return rules.judgeInARow(now, before);
    }

    /** Notices with the step of their ladder that the unit has reached. */
    List<Award> onLadders(List<Award> awards) {
        List<Award> told = new ArrayList<>();
        for (Award award : awards) {
            AwardRule rule = rule(award);
            told.add(
                    award.outcome() == Award.Outcome.NOTICE
                                    && rule != null
                                    && !rule.ladder().isEmpty()
                            ? withStep(award, rule)
                            : award);
        }
        return told;
    }

    private @Nullable AwardRule rule(Award award) {
        return scheme.awards().stream()
                .filter(rule -> award.award().equals(rule.id() + "." + award.ranking()))
                .findFirst()
                .orElse(null);
    }

    private Award withStep(Award award, AwardRule rule) {
        int times = 1 + times(award, rule);
        Text step = rule.ladder().get(Math.min(times, rule.ladder().size()) - 1);
        return new Award(
                award.award(),
                award.ranking(),
                award.group(),
                award.unit(),
                award.place(),
                award.outcome(),
                Text.of("%s;第 %s 次:%s", "%s; time %s: %s", award.reason(), times, step));
    }

    /** How often the unit was noticed before, since it was last lifted. */
    private int times(Award award, AwardRule rule) {
        LocalDate lifted = lifted(award.unit(), rule);
        List<Period> periods = rule.count() == AwardRule.Count.YEAR
                ? scored.period().earlierInYear()
                : earlier.before(scored.period());
        int times = 0;
        for (int i = periods.size() - 1; i >= 0; i--) {
            Period period = periods.get(i);
            boolean follows = i + 1 == periods.size()
                    ? period.equals(scored.period().previous())
                    : period.equals(periods.get(i + 1).previous());
            boolean noticed = period.to().isAfter(lifted) && wasNoticed(award, period);
            if (rule.count() == AwardRule.Count.IN_A_ROW && !(noticed && follows)) {
                break;
            }
            times += noticed ? 1 : 0;
        }
        return times;
    }

    private boolean wasNoticed(Award award, Period period) {
        return notices.computeIfAbsent(period, this::noticed).contains(award.award() + '\n' + award.unit());
    }

    private Set<String> noticed(Period period) {
        Set<String> noticed = new HashSet<>();
        for (Award award : Contests.awards(scheme, earlier.rankings(period), rules)) {
            if (award.outcome() == Award.Outcome.NOTICE) {
                noticed.add(award.award() + '\n' + award.unit());
            }
        }
        return noticed;
    }

    /** The last day on which a verified event lifted the unit's notices; notices of periods that ended by then are forgotten. */
    private LocalDate lifted(String unit, AwardRule rule) {
        LocalDate last = LocalDate.MIN;
        for (ScoreEvent event : scored.settled().ledger().events()) {
            if (event.kind() == ScoreEvent.Kind.LIFT
                    && event.verified()
                    && event.unit().equals(unit)
                    && event.level().equals(rule.id())
                    && !event.day().isAfter(scored.period().to())
                    && event.day().isAfter(last)) {
                last = event.day();
            }
        }
        return last;
    }
}
