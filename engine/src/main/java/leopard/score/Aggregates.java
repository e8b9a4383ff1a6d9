package leopard.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Aggregation;
import leopard.scheme.Expression;
import leopard.scheme.Expression.Call;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Expression.Power;
import leopard.scheme.Expression.Root;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a component come to, in exact arithmetic with the numbers put in: all {@link Aggregation}s but the plain
 * sum, which looks at full marks.
 */
final class Aggregates {

    private static final Text OUTSIDE =
            Text.of("有负分,不能求平均", "one of its parts has a negative score, of which there is no such mean");

    private final List<Member> members;
    private final Rational allWeight;
    private final Rounding rounding;
    private final Worked worked;

    /**
     * What they come to.
     *
     * @param name of the figure
     * @param formula null where there is no result, and the note says why
     */
    record Result(StepName name, @Nullable Expression formula) {}

    private Aggregates(List<Member> members, Rational allWeight, Rounding rounding, Worked worked) {
        this.members = members;
        this.allWeight = allWeight;
        this.rounding = rounding;
        this.worked = worked;
    }

    /**
     * Works out an aggregation.
     *
     * @param members parts that count, at least one
     * @param allWeight weight of these and of the parts that were left out
     * @param worked gets what there is to say besides
     */
    static Result of(
            Aggregation aggregation, List<Member> members, Rational allWeight, Rounding rounding, Worked worked) {
        Aggregates of = new Aggregates(members, allWeight, rounding, worked);
        if (aggregation instanceof Aggregation.Plain plain) {
            return of.plain(plain);
        }
        if (aggregation instanceof Aggregation.Chosen chosen) {
            return of.chosen(chosen);
        }
        if (aggregation instanceof Aggregation.Trimmed trimmed) {
            return of.trimmed(trimmed.drop());
        }
        if (aggregation instanceof Aggregation.Count count) {
            return of.count(count);
        }
        return new Result(StepName.SCORE, members.get(0).operand());
    }

    private Result plain(Aggregation.Plain plain) {
        return switch (plain) {
            case SUM -> new Result(StepName.SUM, Operand.sum(operands(members)));
            case WEIGHTED_SUM -> weightedSum();
            case MEAN -> mean();
            case GEOMETRIC_MEAN -> geometricMean();
            case HARMONIC_MEAN -> harmonicMean();
            case PRODUCT -> new Result(StepName.PRODUCT, product(operands(members)));
            case MINIMUM -> new Result(StepName.MIN, extreme(NamedFunction.MIN));
            case MAXIMUM -> new Result(StepName.MAX, extreme(NamedFunction.MAX));
            case MEDIAN -> median();
        };
    }

    private static List<Expression> operands(List<Member> members) {
        return members.stream().map(Member::operand).toList();
    }

    private static Expression product(List<Expression> factors) {
        return factors.stream().reduce(Operand::times).orElseGet(() -> Operand.of(1));
    }

    private Rational weight() {
        return sum(members.stream().map(Member::weight).toList());
    }

    private static Rational sum(List<Rational> numbers) {
        return numbers.stream().reduce(Rational.ZERO, Rational::plus);
    }

    private Result weightedSum() {
        Expression sum = weighted(members.stream().map(Member::weight).toList());
        Rational there = weight();
        if (!there.equals(allWeight)) {
            sum = Operand.over(Operand.times(sum, Operand.of(allWeight)), Operand.of(there));
            worked.note(Text.of("缺项的权重转移:%s/%s", "weights of what is left out are moved: %s/%s", allWeight, there));
        }
        return new Result(StepName.WEIGHTED_SUM, sum);
    }

    private Expression weighted(List<Rational> weights) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Expression score = members.get(i).operand();
            terms.add(weights.get(i).equals(Rational.ONE) ? score : Operand.times(Operand.of(weights.get(i)), score));
        }
        return Operand.sum(terms);
    }

    private boolean isUnweighted() {
        return members.stream().allMatch(m -> m.weight().equals(members.get(0).weight()));
    }

    private Result mean() {
        if (isUnweighted()) {
            return new Result(StepName.MEAN, Operand.over(Operand.sum(operands(members)), Operand.of(members.size())));
        }
        List<Rational> weights = printedWeights();
        Rational total = sum(weights);
        Expression sum = weighted(weights);
        return new Result(StepName.WEIGHTED, total.equals(Rational.ONE) ? sum : Operand.over(sum, Operand.of(total)));
    }

    /** The weights as the scheme has them, brought to whole numbers where one of them is no decimal. */
    private List<Rational> printedWeights() {
        boolean decimal = members.stream().allMatch(m -> m.weight().toDecimal() != null);
        return decimal
                ? members.stream().map(Member::weight).toList()
                : wholeWeights().stream().map(Rational::of).toList();
    }

    /** The weights as whole numbers without a common divisor. */
    private List<Long> wholeWeights() {
        return Weights.whole(members.stream().map(Member::weight).toList());
    }

    private Result geometricMean() {
        if (anyNegative()) {
            worked.note(OUTSIDE);
            return new Result(StepName.GEOMETRIC_MEAN, null);
        }
        noteZero();
        List<Long> weights = wholeWeights();
        List<Expression> factors = new ArrayList<>();
        int degree = 0;
        for (int i = 0; i < members.size(); i++) {
            int weight = Math.toIntExact(weights.get(i));
            degree = Math.addExact(degree, weight);
            Expression score = members.get(i).operand();
            factors.add(weight == 1 ? score : new Power(score, weight));
        }
        Expression product = product(factors);
        Integer scale = rounding.onlyPrinted() ? null : Math.max(rounding.scale(), Notation.MOST_DECIMALS) + 2;
        return new Result(StepName.GEOMETRIC_MEAN, degree == 1 ? product : new Root(product, degree, scale));
    }

    private boolean anyNegative() {
        return members.stream().anyMatch(m -> m.score().signum() < 0);
    }

    private void noteZero() {
        members.stream().filter(m -> m.score().isZero()).findFirst().ifPresent(m -> worked.note(zero(m)));
    }

    private static Text zero(Member zero) {
        return Text.of(
                "%s 为零,故得零分", "%s is zero, so that the whole is", zero.part().title());
    }

    private Result harmonicMean() {
        if (anyNegative()) {
            worked.note(OUTSIDE);
            return new Result(StepName.HARMONIC_MEAN, null);
        }
        noteZero();
        if (members.stream().anyMatch(m -> m.score().isZero())) {
            return new Result(StepName.HARMONIC_MEAN, Operand.of(0));
        }
        List<Rational> weights =
                isUnweighted() ? members.stream().map(m -> Rational.ONE).toList() : printedWeights();
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            terms.add(Operand.over(Operand.of(weights.get(i)), members.get(i).operand()));
        }
        return new Result(StepName.HARMONIC_MEAN, Operand.over(Operand.of(sum(weights)), Operand.sum(terms)));
    }

    private Expression extreme(NamedFunction function) {
        List<Expression> scores = operands(members);
        return scores.size() == 1 ? scores.get(0) : new Call(function, scores);
    }

    private List<Member> sorted() {
        return members.stream().sorted(Comparator.comparing(Member::score)).toList();
    }

    private Result median() {
        List<Member> sorted = sorted();
        worked.add(Step.word(
                StepName.SORTED.word(),
                StepName.SORTED.label(),
                sorted.stream().map(m -> Notation.text(m.operand())).collect(Collectors.joining(", "))));
        int middle = sorted.size() / 2;
        Expression upper = sorted.get(middle).operand();
        return new Result(
                StepName.MEDIAN,
                sorted.size() % 2 != 0
                        ? upper
                        : Operand.over(Operand.plus(sorted.get(middle - 1).operand(), upper), Operand.of(2)));
    }

    private Result chosen(Aggregation.Chosen chosen) {
        Comparator<Member> order = Comparator.comparing(Member::score);
        List<Member> first = members.stream()
                .sorted(chosen.best() ? order.reversed() : order)
                .limit(chosen.n())
                .toList();
        List<Member> taken = members.stream().filter(first::contains).toList();
        noteLeftOut(taken);
        Expression sum = Operand.sum(operands(taken));
        return chosen.mean()
                ? new Result(StepName.MEAN, Operand.over(sum, Operand.of(chosen.fixed() ? chosen.n() : taken.size())))
                : new Result(StepName.SUM, sum);
    }

    private void noteLeftOut(List<Member> taken) {
        List<Node> left = members.stream()
                .filter(m -> !taken.contains(m))
                .map(Member::part)
                .toList();
        if (!left.isEmpty()) {
            worked.add(Step.word(
                    StepName.LEFT_OUT.word(),
                    StepName.LEFT_OUT.label(),
                    left.stream().map(Node::id).collect(Collectors.joining(", "))));
            worked.note(Text.of(
                    "未计入:%s",
                    "left out: %s",
                    Text.join("、", ", ", left.stream().map(Node::title).toList())));
        }
    }

    private Result trimmed(int drop) {
        List<Member> sorted = sorted();
        List<Member> kept = sorted.size() < 2 * drop + 1 ? sorted : sorted.subList(drop, sorted.size() - drop);
        List<Member> taken = members.stream().filter(kept::contains).toList();
        noteLeftOut(taken);
        return new Result(StepName.MEAN, Operand.over(Operand.sum(operands(taken)), Operand.of(taken.size())));
    }

    private Result count(Aggregation.Count count) {
        List<String> met = new ArrayList<>();
        for (Member member : members) {
            Rational bound = bound(count, member);
            if (count.test().holds(member.score().compareTo(bound))) {
                met.add(member.part().id());
            }
        }
        worked.add(Step.word(StepName.MET.word(), StepName.MET.label(), String.join(", ", met)));
        Expression number = Operand.of(met.size());
        return new Result(
                StepName.MET_COUNT,
                count.each().compareTo(Decimal.ONE) == 0 ? number : Operand.times(number, Operand.of(count.each())));
    }

    private static Rational bound(Aggregation.Count count, Member member) {
        if (count.score() != null) {
            return Rational.of(count.score());
        }
        Decimal full = member.part().points();
        return Rational.of(count.share()).times(full == null ? Rational.ONE : Rational.of(full));
    }
}
