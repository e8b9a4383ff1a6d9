package leopard.rules.drools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.ExpertRulings;
import leopard.rule.Remark;
import leopard.rule.RuleLimitException;
import leopard.rule.RuleProblem;
import leopard.rule.Ruling;
import leopard.rules.drools.ExpertRule.Reach;
import leopard.rules.fact.ExpertEffects;
import leopard.rules.fact.Names;
import leopard.rules.fact.Unit;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule.Colour;
import leopard.score.ScoreBoard;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of experts. Rules that look at other units meet one group after the other; if there are none, the units
 * come in slices. How many combinations of facts a rule may come to is bounded beforehand.
 */
final class ExpertHearing {

    /** Units of a session where no rule looks at others. */
    private static final int SLICE = 256;

    /** Most combinations of facts that one rule may come to in one session. */
    static final long MOST_COMBINATIONS = 4_000_000;

    /** Most effects of one session. */
    static final int MOST_FIRINGS = 200_000;

    private static final Pattern PLACE = Pattern.compile("\\{([1-9])}");

    private final Scheme scheme;
    private final Sessions sessions;
    private final List<ExpertRule> rules;
    private final Map<String, Integer> order = new HashMap<>();

    ExpertHearing(Scheme scheme, List<ExpertRule> rules, Sessions sessions) {
        this.scheme = scheme;
        this.rules = rules;
        this.sessions = sessions;
        rules.forEach(rule -> order.put(rule.id(), order.size()));
    }

    ExpertRulings rulings(ScoreBoard board, Ledger ledger, List<ScoreEvent> events) {
        Set<FactType> wanted = new HashSet<>();
        for (ExpertRule rule : rules) {
            for (FactType type : FactType.values()) {
                if (rule.when().stream().anyMatch(pattern -> pattern.contains(type.word() + "("))) {
                    wanted.add(type);
                }
            }
        }
        ExpertFacts facts = new ExpertFacts(scheme, board, ledger, events, wanted);
        Said said = new Said();
        for (List<Integer> together : sessions(board.units())) {
            bound(together.size(), facts);
            List<Object> all = new ArrayList<>();
            for (int unit : together) {
                Unit fact = facts.unit(unit);
                said.numbers.put(fact, unit);
                all.add(fact);
                all.addAll(facts.about(unit));
            }
            if (!sessions.ask(all, "effects", said, MOST_FIRINGS)) {
                throw new RuleLimitException(new RuleProblem(
                        rules.get(0).file().file(),
                        "",
                        0,
                        Text.of(
                                "专家规则一次产生了超过 %s 个效果",
                                "rules of experts have more than %s effects at once", MOST_FIRINGS),
                        Text.of("把条件写严一些", "write stricter constraints")));
            }
            said.numbers.clear();
        }
        return said.rulings();
    }

    /** Units that meet the rules together. */
    private List<List<Integer>> sessions(UnitList units) {
        List<List<Integer>> together = new ArrayList<>();
        if (rules.stream().anyMatch(ExpertRule::looksAtOthers)) {
            Map<String, List<Integer>> groups = new LinkedHashMap<>();
            for (int i = 0; i < units.size(); i++) {
                groups.computeIfAbsent(units.get(i).group(), g -> new ArrayList<>())
                        .add(i);
            }
            together.addAll(groups.values());
            return together;
        }
        for (int from = 0; from < units.size(); from += SLICE) {
            List<Integer> slice = new ArrayList<>();
            for (int i = from; i < Math.min(units.size(), from + SLICE); i++) {
                slice.add(i);
            }
            together.add(slice);
        }
        return together;
    }

    private void bound(int units, ExpertFacts facts) {
        for (ExpertRule rule : rules) {
            long combinations = 1;
            for (Reach reach : rule.reach()) {
                long factor = 1;
                if (reach instanceof Reach.Units) {
                    factor = units;
                } else if (reach instanceof Reach.OfUnit of) {
                    factor = Math.max(1, facts.most(of.type()));
                }
                combinations = Math.min(combinations * factor, Long.MAX_VALUE / Integer.MAX_VALUE);
            }
            if (combinations > MOST_COMBINATIONS) {
                throw new RuleLimitException(
                        new RuleProblem(
                                rule.file().file(),
                                rule.id(),
                                rule.line(),
                                Text.of(
                                        "规则 %s 要比较 %s 种组合,超过 %s 种",
                                        "rule %s comes to %s combinations of facts, more than %s",
                                        rule.id(),
                                        combinations,
                                        MOST_COMBINATIONS),
                                Text.of(
                                        "少用不限单位的 Unit( ),给 Line 写明 line、给 Reading 写明 indicator",
                                        "use Unit( ) without a unit less often, and say line of each Line and indicator of each Reading")));
            }
        }
    }

    /** What the rules said. */
    private final class Said implements ExpertEffects {
        private final Map<Unit, Integer> numbers = new HashMap<>();
        private final Set<Ruling> limits = new LinkedHashSet<>();
        private final Set<Remark> remarks = new LinkedHashSet<>();

        ExpertRulings rulings() {
            return new ExpertRulings(
                    limits.stream()
                            .sorted(Comparator.comparingInt(Ruling::unit)
                                    .thenComparingInt(ruling -> order.getOrDefault(ruling.veto(), 0)))
                            .toList(),
                    remarks.stream()
                            .sorted(Comparator.comparingInt(Remark::unit)
                                    .thenComparingInt(remark -> order.getOrDefault(remark.rule(), 0))
                                    .thenComparing(remark -> String.valueOf(remark.level()))
                                    .thenComparing(remark -> remark.text().in(Lang.ZH), UnitList.BY_CODE_POINT))
                            .toList());
        }

        private int number(Unit unit) {
            Integer number = numbers.get(unit);
            if (number == null) {
                throw new IllegalArgumentException("no such unit: " + unit);
            }
            return number;
        }

        private void limit(String rule, Unit unit) {
            limits.add(new Ruling(number(unit), Names.fromRules(rule), ""));
        }

        private void remark(String rule, Unit unit, @Nullable Colour level, String text, Object... values) {
            remarks.add(new Remark(number(unit), Names.fromRules(rule), level, words(text, values)));
        }

        @Override
        public void grade(String rule, Unit unit, String grade) {
            limit(rule, unit);
        }

        @Override
        public void gradeAtMost(String rule, Unit unit, String grade) {
            limit(rule, unit);
        }

        @Override
        public void notRanked(String rule, Unit unit) {
            limit(rule, unit);
        }

        @Override
        public void noAwards(String rule, Unit unit) {
            limit(rule, unit);
        }

        @Override
        public void warn(String rule, Unit unit, String colour, String text, Object... values) {
            remark(rule, unit, Colour.valueOf(colour), text, values);
        }

        @Override
        public void note(String rule, Unit unit, String text, Object... values) {
            remark(rule, unit, null, text, values);
        }
    }

    private static Text words(String inRules, Object... values) {
        Matcher places = PLACE.matcher(Names.fromRules(inRules));
        StringBuilder words = new StringBuilder();
        while (places.find()) {
            Object value = values[Integer.parseInt(places.group(1)) - 1];
            String shown = value instanceof BigDecimal number
                    ? number.toPlainString()
                    : Names.fromRules(String.valueOf(value));
            places.appendReplacement(words, Matcher.quoteReplacement(shown));
        }
        return Text.same(places.appendTail(words).toString());
    }
}
