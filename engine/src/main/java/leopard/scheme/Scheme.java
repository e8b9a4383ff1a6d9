package leopard.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import leopard.model.Indicator;
import leopard.model.Origin;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * An assessment scheme 考核方案 in one version: everything that decides a score, and nothing that a run finds out.
 *
 * @param source where the rules come from and what is assumption, in words
 * @param periods those that it goes by
 * @param cumulative whether a period stands for the state at its end since the beginning of the year, so that events of
 *     earlier periods of the year still count
 * @param unitTypes types it assesses; empty if it does not tell types apart
 * @param groupings columns of the table of units that groups may be formed by
 * @param parameters named numbers that formulas use
 * @param indicators the catalogue, in order; what is used nowhere is known but not scored
 * @param derived indicators that are computed from others
 * @param roots trees of score sheets, in order
 * @param vetoes vetoes by event
 * @param redLines limits of the grade by condition
 * @param lists tables that it declares itself, and what is counted over them
 */
public record Scheme(
        String id,
        Text title,
        SchemeVersion version,
        String source,
        Periods periods,
        boolean cumulative,
        Schedule schedule,
        Rounding percent,
        List<String> unitTypes,
        List<String> groupings,
        Map<String, Parameter> parameters,
        List<Indicator> indicators,
        Map<String, Derived> derived,
        List<Node> roots,
        List<Veto> vetoes,
        List<Veto> redLines,
        List<RankingRule> rankings,
        List<RollUp> rollUps,
        List<AwardRule> awards,
        List<WarningRule> warnings,
        List<CheckRule> checks,
        Lists lists) {

    /** Parts take over the types of what they stand in, so that every node says by itself whom it applies to. */
    public Scheme {
        roots = roots.stream().map(root -> root.within(Set.of())).toList();
    }

    /** A scheme without lists. */
    public Scheme(
            String id,
            Text title,
            SchemeVersion version,
            String source,
            Periods periods,
            boolean cumulative,
            Schedule schedule,
            Rounding percent,
            List<String> unitTypes,
            List<String> groupings,
            Map<String, Parameter> parameters,
            List<Indicator> indicators,
            Map<String, Derived> derived,
            List<Node> roots,
            List<Veto> vetoes,
            List<Veto> redLines,
            List<RankingRule> rankings,
            List<RollUp> rollUps,
            List<AwardRule> awards,
            List<WarningRule> warnings,
            List<CheckRule> checks) {
        this(
                id,
                title,
                version,
                source,
                periods,
                cumulative,
                schedule,
                percent,
                unitTypes,
                groupings,
                parameters,
                indicators,
                derived,
                roots,
                vetoes,
                redLines,
                rankings,
                rollUps,
                awards,
                warnings,
                checks,
                Lists.NONE);
    }

    /** A scheme that goes by periods of the calendar. */
    public Scheme(
            String id,
            Text title,
            SchemeVersion version,
            String source,
            PeriodKind every,
            boolean cumulative,
            Schedule schedule,
            Rounding percent,
            List<String> unitTypes,
            List<String> groupings,
            Map<String, Parameter> parameters,
            List<Indicator> indicators,
            Map<String, Derived> derived,
            List<Node> roots,
            List<Veto> vetoes,
            List<Veto> redLines,
            List<RankingRule> rankings,
            List<RollUp> rollUps,
            List<AwardRule> awards,
            List<WarningRule> warnings,
            List<CheckRule> checks) {
        this(
                id,
                title,
                version,
                source,
                Periods.every(every),
                cumulative,
                schedule,
                percent,
                unitTypes,
                groupings,
                parameters,
                indicators,
                derived,
                roots,
                vetoes,
                redLines,
                rankings,
                rollUps,
                awards,
                warnings,
                checks);
    }

    /** What conditions call the unit that they are about: {@code unit.type}. */
    public static final String UNIT = "unit";

    /** Type that a plan uses where a scheme does not tell types apart. */
    public static final String ANY_TYPE = "";

    public List<String> typesOrAny() {
        return unitTypes.isEmpty() ? List.of(ANY_TYPE) : unitTypes;
    }

    /** The indicator of that id, or null. */
    public @Nullable Indicator indicator(String wanted) {
        for (Indicator each : indicators) {
            if (each.id().equals(wanted)) {
                return each;
            }
        }
        return null;
    }

    /** All nodes by id, each before its parts. */
    public Map<String, Node> nodes() {
        Map<String, Node> all = new LinkedHashMap<>();
        roots.forEach(root -> visit(root, node -> all.put(node.id(), node)));
        return all;
    }

    /** The levels of its events of one kind; of vetoes their ids. */
    public Set<String> eventLevels(ScoreEvent.Kind kind) {
        Set<String> levels = new LinkedHashSet<>();
        if (kind == ScoreEvent.Kind.VETO || kind == ScoreEvent.Kind.LIFT) {
            vetoes.forEach(veto -> levels.add(veto.id()));
            if (kind == ScoreEvent.Kind.LIFT) {
                awards.stream().filter(award -> !award.ladder().isEmpty()).forEach(award -> levels.add(award.id()));
            }
            return levels;
        }
        for (Node node : nodes().values()) {
            if (node instanceof Node.Events events) {
                Node.Side side = kind == ScoreEvent.Kind.BONUS ? events.bonus() : events.deduct();
                levels.addAll(side.levels().keySet());
            }
        }
        return levels;
    }

    /** All criteria, in the order of the score sheet. */
    public List<Node.Criterion> criteria() {
        List<Node.Criterion> found = new ArrayList<>();
        for (Node node : nodes().values()) {
            if (node instanceof Node.Criterion criterion) {
                found.add(criterion);
            }
        }
        return found;
    }

    /** All nodes of bonus and deduction events, in the order of the score sheet. */
    public List<Node.Events> eventNodes() {
        List<Node.Events> found = new ArrayList<>();
        for (Node node : nodes().values()) {
            if (node instanceof Node.Events events) {
                found.add(events);
            }
        }
        return found;
    }

    /** Id of the parent of each node that has one. */
    public Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        for (Node node : nodes().values()) {
            if (node instanceof Node.Component component) {
                component.parts().forEach(part -> parents.put(part.id(), component.id()));
            }
        }
        return parents;
    }

    /** Indicators that a criterion reads, directly or through a derived one. */
    public Set<String> scoredIndicators() {
        Set<String> scored = new LinkedHashSet<>();
        for (Node.Criterion criterion : criteria()) {
            collectSources(criterion, name -> addWithDerivation(name, scored));
        }
        return scored;
    }

    /** Whether somebody reports it; what comes out of the scores of members is there whenever they have any. */
    private boolean isReported(String name) {
        Indicator indicator = indicator(name);
        return indicator != null && !(indicator.origin() instanceof Origin.Members);
    }

    private void addWithDerivation(String name, Set<String> into) {
        Derived derivation = derived.get(name);
        if (derivation != null) {
            derivation.names().forEach(n -> addWithDerivation(n, into));
        } else if (isReported(name)) {
            into.add(name);
        }
    }

    /** Calls {@code each} with every figure that the criterion reads. */
    public static void collectSources(Node.Criterion criterion, Consumer<String> each) {
        collectSources(criterion.source(), criterion.curve(), each);
    }

    private static void collectSources(@Nullable Source source, Curve curve, Consumer<String> each) {
        collectNames(source, each);
        if (curve instanceof Curve.Mix mix) {
            mix.parts().forEach(part -> collectSources(part.source(), part.curve(), each));
        }
        if (curve instanceof Curve.Tabled tabled) {
            tabled.curves().values().forEach(variant -> collectSources(null, variant, each));
        }
        if (curve instanceof Curve.Formula formula) {
            formula.indicators().forEach(each);
        }
        if (curve instanceof Curve.Completion completion) {
            completion.target().names().forEach(each);
        }
        if (curve instanceof Curve.Related related) {
            related.relation().names().forEach(each);
            collectSources(null, related.curve(), each);
        }
        if (curve instanceof Curve.Table table) {
            table.inputs().forEach(input -> collectNames(input.source(), each));
        }
        if (curve instanceof Curve.PerUnit perUnit) {
            for (Curve.PerUnit.Term term : perUnit.terms()) {
                if (term.of() != null) {
                    each.accept(term.of());
                }
            }
        }
    }

    private static void collectNames(@Nullable Source source, Consumer<String> each) {
        if (source != null) {
            source.names().forEach(each);
        }
    }

    private static void visit(Node node, Consumer<Node> each) {
        each.accept(node);
        if (node instanceof Node.Component component) {
            component.parts().forEach(part -> visit(part, each));
        }
    }
}
