package leopard.rules.review;

import java.util.LinkedHashSet;
import java.util.Set;
import leopard.model.Indicator;
import leopard.model.Text;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** Looks for what is declared and used nowhere. */
final class UseReview {

    private final Scheme scheme;
    private final Remarks remarks;
    private final Set<String> used = new LinkedHashSet<>();

    UseReview(Scheme scheme, Remarks remarks) {
        this.scheme = scheme;
        this.remarks = remarks;
    }

    void run() {
        for (Node.Criterion criterion : scheme.criteria()) {
            Scheme.collectSources(criterion, this::use);
            if (criterion.curve() instanceof Curve.Completion completion) {
                use(completion.target());
            }
        }
        scheme.redLines().forEach(line -> use(line.when()));
        scheme.awards().forEach(award -> use(award.when()));
        scheme.rankings().forEach(this::use);
        scheme.rollUps().forEach(rollUp -> rollUp.terms().forEach(term -> use(term.indicator())));
        for (Indicator indicator : scheme.indicators()) {
            // What a figure in use belongs to is there to be compared with it.
            if (used.contains(indicator.id())) {
                indicator.links().forEach(link -> use(link.to()));
            }
        }
        for (Indicator indicator : scheme.indicators()) {
            boolean linked = indicator.links().stream().anyMatch(link -> used.contains(link.to()));
            if (!used.contains(indicator.id()) && !linked) {
                unused(indicator);
            }
        }
    }

    private void use(RankingRule ranking) {
        use(ranking.by());
        ranking.values().values().forEach(this::use);
        ranking.order().then().forEach(key -> use(key.figure()));
        for (TieStep step : ranking.chain()) {
            if (step instanceof RankingRule.TieKey key) {
                use(key.figure());
            } else if (step instanceof TieStep.CountBack countBack) {
                countBack.positions().forEach(this::use);
            }
        }
        use(ranking.participants().when());
        RankingRule.Grades grades = ranking.grades();
        if (grades != null) {
            grades.promotions().forEach(promotion -> use(promotion.when()));
        }
    }

    private void use(@Nullable Condition condition) {
        if (condition != null) {
            condition.names().forEach(this::use);
        }
    }

    private void use(Expression expression) {
        expression.names().forEach(this::use);
    }

    /** A name of an indicator, or of one of its figures. */
    private void use(String name) {
        if (used.add(name)) {
            Derived derivation = scheme.derived().get(name);
            if (derivation != null) {
                derivation.names().forEach(this::use);
            }
            int dot = name.lastIndexOf('.');
            if (dot > 0 && scheme.indicator(name) == null) {
                use(name.substring(0, dot));
            }
        }
    }

    private void unused(Indicator indicator) {
        remarks.add(
                Concern.UNUSED_INDICATOR,
                indicator.id(),
                remarks.places().of("indicators", indicator.id()),
                Text.of("指标 %s(%s)没有用到", "the indicator %s (%s) is used nowhere", indicator.id(), indicator.title()),
                Text.of("删去,或在 scheme_check 中说明为何保留", "Remove it, or acknowledge under scheme_check why it is kept"));
    }
}
