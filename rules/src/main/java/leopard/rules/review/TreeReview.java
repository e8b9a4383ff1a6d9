package leopard.rules.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Aggregation;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Node;
import leopard.scheme.RollUp;
import leopard.scheme.Scheme;

/** Looks at how criteria stand together: limits of components, weights, figures that count twice, types that nothing is for. */
final class TreeReview {

    private static final String SCORE = "score";

    private final Scheme scheme;
    private final Remarks remarks;

    TreeReview(Scheme scheme, Remarks remarks) {
        this.scheme = scheme;
        this.remarks = remarks;
    }

    void run() {
        for (Node node : scheme.nodes().values()) {
            if (node instanceof Node.Component component) {
                limits(component);
                weights(component);
                counted(component);
            } else if (node instanceof Node.Criterion criterion) {
                shares(criterion);
            }
        }
        scheme.rollUps().forEach(this::weights);
        scheme.roots().forEach(this::doubles);
        types();
    }

    private void limits(Node.Component component) {
        Node.Component open = new Node.Component(
                component.id(),
                component.title(),
                component.clause(),
                component.points(),
                component.rounding(),
                component.types(),
                component.aggregation(),
                component.parts(),
                component.weights(),
                component.gaps(),
                null,
                null,
                component.missing(),
                component.names());
        Range range = new NodeReach(scheme).of(open);
        if (component.cap() != null && range.isAtMost(component.cap())) {
            idle(component, "cap", component.cap());
        }
        if (component.floor() != null && range.isAtLeast(component.floor())) {
            idle(component, "floor", component.floor());
        }
    }

    private void idle(Node.Component component, String key, Decimal limit) {
        remarks.add(
                Concern.IDLE_LIMIT,
                component.id(),
                remarks.places().of(SCORE, component.id(), key),
                Text.of("%s 的 %s %s 永远不起作用", "%2$s %3$s of %1$s never binds", component.id(), key, limit),
                Text.of("写 none,或核对数值", "Say none, or check the number"));
    }

    private void weights(Node.Component component) {
        for (Node part : component.parts()) {
            if (component.aggregation().weighs() && component.weight(part).isZero()) {
                zero(part.id(), "score", part.id(), "weight");
            }
        }
    }

    private void shares(Node.Criterion criterion) {
        if (criterion.curve() instanceof Curve.Mix mix) {
            for (int i = 0; i < mix.parts().size(); i++) {
                if (mix.parts().get(i).share().signum() == 0) {
                    zero(criterion.id(), SCORE, criterion.id(), "mix", i);
                }
            }
        } else if (criterion.curve() instanceof Curve.VoteRule vote) {
            for (int i = 0; i < vote.classes().size(); i++) {
                boolean elsewhere = !vote.classes().get(i).weights().isEmpty();
                if (vote.classes().get(i).weight().signum() == 0 && !elsewhere) {
                    zero(
                            criterion.id() + "." + vote.classes().get(i).id(),
                            SCORE,
                            criterion.id(),
                            "vote",
                            "classes",
                            i);
                }
            }
        }
    }

    private void weights(RollUp rollUp) {
        if (rollUp.share().signum() == 0) {
            zero(rollUp.id(), "rollups", rollUp.id(), "mean");
        }
        for (RollUp.Term term : rollUp.terms()) {
            if (term.share().signum() == 0) {
                zero(rollUp.id() + "." + term.indicator(), "rollups", rollUp.id(), "figures", term.indicator());
            }
        }
    }

    private void zero(String subject, String section, String id, Object... path) {
        remarks.add(
                Concern.ZERO_WEIGHT,
                subject,
                remarks.places().of(section, id, path),
                Text.of("%s 的权重为 0,不起作用", "%s has a weight of 0 and counts for nothing", subject),
                Text.of("删去,或写出权重", "Remove it, or give it a weight"));
    }

    /** A part that is met or not is worth so many points. */
    private void counted(Node.Component component) {
        Decimal points = component.points();
        if (component.aggregation() instanceof Aggregation.Count count && points != null) {
            Rational share = Rational.of(count.each().abs(), points);
            if (share.compareTo(Rational.of(remarks.settings().cliff())) > 0) {
                remarks.add(
                        Concern.CLIFF_EDGE,
                        component.id(),
                        remarks.places().of(SCORE, component.id()),
                        Text.of(
                                "%s 每有一项达标与否相差 %s 分(满分 %s)",
                                "%s: each part that is met or not makes %s points of %s",
                                component.id(),
                                count.each(),
                                points),
                        Text.of("在 scheme_check 中说明", "Acknowledge it under scheme_check"));
            }
        }
    }

    /** Figures that several criteria of one tree read, for some unit type in common. */
    private void doubles(Node root) {
        Map<String, List<Node.Criterion>> readers = new LinkedHashMap<>();
        criteria(root)
                .forEach(criterion -> Scheme.collectSources(
                        criterion,
                        name -> raw(name, new LinkedHashSet<>()).forEach(figure -> {
                            List<Node.Criterion> known = readers.computeIfAbsent(figure, f -> new ArrayList<>());
                            if (!known.contains(criterion)) {
                                known.add(criterion);
                            }
                        })));
        readers.forEach((figure, criteria) -> {
            List<Node.Criterion> together = criteria.stream()
                    .filter(one ->
                            criteria.stream().anyMatch(other -> !other.id().equals(one.id()) && meets(one, other)))
                    .toList();
            if (together.size() > 1) {
                twice(figure, together, root);
            }
        });
    }

    private static boolean meets(Node.Criterion one, Node.Criterion other) {
        return one.types().isEmpty() || other.types().isEmpty() || !Collections.disjoint(one.types(), other.types());
    }

    private void twice(String figure, List<Node.Criterion> criteria, Node root) {
        String names = String.join("、", criteria.stream().map(Node::id).toList());
        Decimal sum = Decimal.ZERO;
        for (Node.Criterion each : criteria) {
            sum = each.points() == null ? sum : sum.plus(each.points());
        }
        Text share = root.points() == null
                ? Text.of("合计 %s 分", "%s points together", sum)
                : Text.of("合计占 %2$s 分中的 %1$s 分", "%s of %s points together", sum, root.points());
        remarks.add(
                Concern.DOUBLE_COUNTING,
                figure,
                remarks.places().of(SCORE, criteria.get(1).id()),
                Text.of("%s 在 %s 中重复计分,%s", "%s is scored in %s: %s", figure, names, share),
                Text.of("只在一处计分,或在 scheme_check 中说明", "Score it once, or acknowledge it under scheme_check"));
    }

    /** What a figure is computed from in the end. */
    private Set<String> raw(String name, Set<String> seen) {
        Set<String> figures = new LinkedHashSet<>();
        Derived derivation = scheme.derived().get(name);
        if (derivation == null) {
            if (scheme.indicator(name) != null) {
                figures.add(name);
            }
        } else if (seen.add(name)) {
            derivation.names().forEach(each -> figures.addAll(raw(each, seen)));
        }
        return figures;
    }

    private static List<Node.Criterion> criteria(Node node) {
        if (node instanceof Node.Criterion criterion) {
            return List.of(criterion);
        }
        List<Node.Criterion> all = new ArrayList<>();
        if (node instanceof Node.Component component) {
            component.parts().forEach(part -> all.addAll(criteria(part)));
        }
        return all;
    }

    private void types() {
        for (String type : scheme.unitTypes()) {
            boolean has = scheme.criteria().stream()
                    .anyMatch(c -> c.types().isEmpty() || c.types().contains(type));
            if (!has) {
                remarks.add(
                        Concern.BARE_TYPE,
                        type,
                        remarks.places().of("units", "types"),
                        Text.of("没有任何指标考核类型为 %s 的单位", "no criterion is for units of the type %s", type),
                        Text.of("删去这个类型,或写进指标的 types", "Remove the type, or name it in types of a criterion"));
            }
        }
    }
}
