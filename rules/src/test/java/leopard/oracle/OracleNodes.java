package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Unit;
import leopard.oracle.Oracle.Line;
import leopard.scheme.Aggregation;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Nodes: what their parts come to, and what stands for those that have no score. */
final class OracleNodes {

    /** The most digits of a score. */
    private static final int DIGITS = 18;

    private final List<Unit> units;
    private final Map<String, Map<String, Line>> lines;
    private final BiFunction<Unit, Node, @Nullable Fraction> last;

    /**
     * @param lines of each unit, filled from the leaves up
     * @param last the last score of a unit at a node in a period before
     */
    OracleNodes(
            List<Unit> units, Map<String, Map<String, Line>> lines, BiFunction<Unit, Node, @Nullable Fraction> last) {
        this.last = last;
        this.units = units;
        this.lines = lines;
    }

    static Fraction fraction(Rational rational) {
        long[] terms = rational.asLongs();
        if (terms == null) {
            throw new IllegalArgumentException("no weight of a random scheme: " + rational);
        }
        return Fraction.of(terms[0]).over(Fraction.of(terms[1]));
    }

    private static MissingPolicy policy(Node node) {
        return node instanceof Node.Criterion criterion
                ? criterion.missing()
                : node instanceof Node.Component component ? component.missing() : MissingPolicy.DEFAULT;
    }

    /** A line with a score of its own; one with too many digits is none. */
    static Line scored(Node node, OracleAmount amount, DataStatus status, @Nullable TreatedAs as) {
        return scored(node, amount, amount, status, as);
    }

    /** @param unrounded the amount where nothing in the line was rounded before */
    private static Line scored(
            Node node, OracleAmount amount, OracleAmount unrounded, DataStatus status, @Nullable TreatedAs as) {
        BigDecimal printed =
                amount.round(node.rounding().scale(), node.rounding().mode());
        return printed.precision() > DIGITS
                ? treated(node, DataStatus.OVERFLOW)
                : new Line(printed, status, as, amount.kept(node.rounding()), unrounded.unrounded());
    }

    /** A line that has no score, or the one that the policy gives it without looking at others. */
    static Line treated(Node node, DataStatus status) {
        Treatment treatment = policy(node).of(status);
        Decimal share = treatment.share();
        Decimal full = node.points();
        return switch (treatment.as()) {
            case ZERO -> line(Fraction.ZERO, node.rounding(), status, treatment.as());
            case SHARE ->
                line(
                        share == null ? Fraction.ZERO : exact(share).times(full == null ? Fraction.ONE : exact(full)),
                        node.rounding(),
                        status,
                        treatment.as());
            case REWEIGHT, NO_SCORE, AS_SUBMITTED, GROUP_MEAN, LAST_VALUE, FIXED, DEDUCTIONS, NOT_RANKED ->
                new Line(null, status, treatment.as(), null);
        };
    }

    private static Line line(Fraction score, Rounding rounding, DataStatus status, TreatedAs as) {
        OracleAmount amount = OracleAmount.of(score);
        return new Line(amount.round(rounding.scale(), rounding.mode()), status, as, amount.kept(rounding), score);
    }

    /** Gives scores to the lines of a node that count as the mean of their group, or as the last one there was. */
    void fill(Node node) {
        for (Unit unit : units) {
            Map<String, Line> own = lines.getOrDefault(unit.id(), Map.of());
            Line line = own.get(node.id());
            if (line == null || line.score() != null || line.treatedAs() == null) {
                continue;
            }
            Fraction score = switch (line.treatedAs()) {
                case GROUP_MEAN ->
                    mean(node, unit, policy(node).of(line.status()).within());
                case LAST_VALUE -> last.apply(unit, node);
                case REWEIGHT, ZERO, SHARE, NO_SCORE, AS_SUBMITTED, FIXED, DEDUCTIONS, NOT_RANKED -> null;
            };
            if (score != null) {
                own.put(node.id(), line(score, node.rounding(), line.status(), line.treatedAs()));
            }
        }
    }

    private @Nullable Fraction mean(Node node, Unit unit, @Nullable String within) {
        Fraction sum = Fraction.ZERO;
        int count = 0;
        for (Unit other : units) {
            boolean together = within == null || other.in(within).equals(unit.in(within));
            Line line = lines.getOrDefault(other.id(), Map.of()).get(node.id());
            if (together
                    && line != null
                    && line.exact() != null
                    && line.status().hasValue()) {
                sum = sum.plus(line.exact());
                count++;
            }
        }
        return count == 0 ? null : sum.over(Fraction.of(count));
    }

    /** The line of a component, before others of its group are looked at; null where the unit has none of its parts. */
    @Nullable
    Line component(Unit unit, Node.Component component) {
        Map<String, Line> own = lines.getOrDefault(unit.id(), Map.of());
        List<Node> parts = component.parts().stream()
                .filter(part -> own.containsKey(part.id()))
                .toList();
        return parts.isEmpty() ? null : new Look(component, parts, own).line();
    }

    /** One component of one unit. */
    private static final class Look {

        private final Node.Component component;
        private final Map<String, Line> own;

        /** Parts that stand in the weight: in a sum with full marks those that have some. */
        private final List<Node> weighing;

        private final List<Node> onTop = new ArrayList<>();
        private final boolean fullMarks;
        private final List<Node> parts;

        Look(Node.Component component, List<Node> parts, Map<String, Line> own) {
            this.component = component;
            this.parts = parts;
            this.own = own;
            this.fullMarks = component.aggregation() == Aggregation.Plain.SUM
                    && parts.stream().anyMatch(part -> part.points() != null);
            this.weighing = new ArrayList<>();
            for (Node part : parts) {
                (fullMarks && part.points() == null ? onTop : weighing).add(part);
            }
        }

        private Line at(Node part) {
            Line line = own.get(part.id());
            if (line == null) {
                throw new IllegalStateException("no line " + part.id());
            }
            return line;
        }

        private Fraction score(Node part) {
            Fraction score = at(part).exact();
            if (score == null) {
                throw new IllegalStateException("no score " + part.id());
            }
            return score;
        }

        private boolean counts(Node part) {
            return at(part).score() != null;
        }

        private boolean inapplicable(Node part) {
            DataStatus status = at(part).status();
            return status == DataStatus.NOT_APPLICABLE || status == DataStatus.ZERO_DENOMINATOR;
        }

        private Fraction weight(Node part) {
            return fullMarks ? full(part) : fraction(component.weight(part));
        }

        private static Fraction full(Node part) {
            Decimal points = part.points();
            return points == null ? Fraction.ONE : exact(points);
        }

        private Fraction weight(List<Node> some) {
            return some.stream().map(this::weight).reduce(Fraction.ZERO, Fraction::plus);
        }

        private Fraction sum(List<Node> some) {
            return some.stream().filter(this::counts).map(this::score).reduce(Fraction.ZERO, Fraction::plus);
        }

        Line line() {
            List<Node> absent = parts.stream().filter(part -> !counts(part)).toList();
            boolean empties = component.gaps().oneEmpties();
            boolean noScore = absent.stream().anyMatch(part -> at(part).treatedAs() == TreatedAs.NO_SCORE);
            if (noScore && !empties) {
                return new Line(null, DataStatus.MISSING, TreatedAs.NO_SCORE, null);
            }
            if (weighing.stream().noneMatch(this::counts)) {
                return treated(
                        component,
                        weighing.stream().allMatch(this::inapplicable)
                                ? DataStatus.NOT_APPLICABLE
                                : DataStatus.MISSING);
            }
            boolean isMissing = absent.stream().anyMatch(part -> !inapplicable(part));
            if ((empties && (noScore || isMissing)) || hasTooLittle()) {
                return treated(component, DataStatus.MISSING);
            }
            if (component.aggregation() instanceof Aggregation.Lexicographic && !counts(parts.get(0))) {
                return treated(component, inapplicable(parts.get(0)) ? DataStatus.NOT_APPLICABLE : DataStatus.MISSING);
            }
            OracleAmount amount = fullMarks ? OracleAmount.of(sumOfFullMarks(true)) : aggregate();
            if (amount == null) {
                return treated(component, DataStatus.DOMAIN_ERROR);
            }
            OracleAmount unrounded = fullMarks ? OracleAmount.of(sumOfFullMarks(false)) : amount;
            boolean disputed =
                    parts.stream().anyMatch(part -> counts(part) && at(part).status() == DataStatus.DISPUTED);
            return scored(
                    component,
                    limited(amount),
                    limited(unrounded),
                    disputed ? DataStatus.DISPUTED : DataStatus.OK,
                    null);
        }

        private OracleAmount limited(OracleAmount unlimited) {
            Decimal floor = component.floor();
            Decimal cap = component.cap();
            OracleAmount amount = floor == null ? unlimited : unlimited.max(exact(floor));
            return cap == null ? amount : amount.min(exact(cap));
        }

        private boolean hasTooLittle() {
            Rational least = component.gaps().atLeast();
            if (least == null) {
                return false;
            }
            List<Node> asked = weighing.stream()
                    .filter(part -> !component.gaps().ofApplicable() || !inapplicable(part))
                    .toList();
            List<Node> there = asked.stream()
                    .filter(part -> counts(part) && at(part).status().hasValue())
                    .toList();
            return weight(there).compareTo(fraction(least).times(weight(asked))) < 0;
        }

        /** @param rounded whether what is scaled up is rounded also where nothing comes on top of it */
        private Fraction sumOfFullMarks(boolean rounded) {
            List<Node> there = weighing.stream().filter(this::counts).toList();
            Fraction sum = sum(there);
            if (there.size() < weighing.size()) {
                List<Node> exempt = weighing.stream().filter(this::multiplies).toList();
                Fraction left = weight(there).plus(weight(exempt));
                Fraction lost = weight(there).minus(sum);
                Fraction times = lost.signum() < 0 || exempt.isEmpty()
                        ? Fraction.ONE
                        : exempt.stream()
                                .map(this::factor)
                                .max(Fraction::compareTo)
                                .orElse(Fraction.ONE);
                sum = left.minus(times.times(lost));
                Decimal points = component.points();
                Fraction full = points == null ? weight(weighing) : exact(points);
                sum = sum.times(full).over(left);
                sum = rounded || onTop.stream().anyMatch(this::counts)
                        ? OracleAmount.of(sum).kept(component.rounding())
                        : sum;
            }
            return sum.plus(sum(onTop));
        }

        /** Whether a part keeps its full marks and makes what the others lost count several times. */
        private boolean multiplies(Node part) {
            return !counts(part) && at(part).treatedAs() == TreatedAs.DEDUCTIONS;
        }

        private Fraction factor(Node part) {
            Decimal factor = policy(part).of(at(part).status()).share();
            return factor == null ? Fraction.ONE : exact(factor);
        }

        private @Nullable OracleAmount aggregate() {
            List<OracleAggregations.Part> there = weighing.stream()
                    .filter(this::counts)
                    .map(part -> new OracleAggregations.Part(score(part), weight(part), full(part)))
                    .toList();
            return OracleAggregations.of(component.aggregation(), there, weight(weighing));
        }
    }
}
