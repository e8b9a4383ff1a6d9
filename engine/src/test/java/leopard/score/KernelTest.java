package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import leopard.model.Decimal;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Population;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Columns of random figures through every kind of curve: the column's score, the explained line and a plain computation
 * written here in fractions must be the same digits.
 */
class KernelTest {

    private static final int ROUNDS = 150;
    private static final int UNITS = 16;

    private static final RoundingMode[] MODES = {
        RoundingMode.HALF_UP,
        RoundingMode.HALF_UP,
        RoundingMode.HALF_EVEN,
        RoundingMode.FLOOR,
        RoundingMode.CEILING,
        RoundingMode.DOWN
    };

    /** A fraction of whole numbers, denominator above zero. */
    private record Q(BigInteger up, BigInteger down) implements java.lang.Comparable<Q> {

        static final Q ZERO = of("0");
        static final Q ONE = of("1");

        static Q of(BigDecimal value) {
            int scale = Math.max(0, value.scale());
            return new Q(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
        }

        static Q of(String value) {
            return of(new BigDecimal(value));
        }

        static Q of(Decimal value) {
            return of(value.toBigDecimal());
        }

        Q plus(Q other) {
            return new Q(up.multiply(other.down).add(other.up.multiply(down)), down.multiply(other.down));
        }

        Q minus(Q other) {
            return plus(other.times(of("-1")));
        }

        Q times(Q other) {
            return new Q(up.multiply(other.up), down.multiply(other.down));
        }

        Q over(Q other) {
            BigInteger sign = BigInteger.valueOf(other.up.signum());
            return new Q(
                    up.multiply(other.down).multiply(sign),
                    down.multiply(other.up).multiply(sign));
        }

        Q min(Q other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Q max(Q other) {
            return compareTo(other) >= 0 ? this : other;
        }

        Q floor() {
            return of(new BigDecimal(up).divide(new BigDecimal(down), 0, RoundingMode.FLOOR));
        }

        BigDecimal rounded(Rounding rounding) {
            return new BigDecimal(up).divide(new BigDecimal(down), rounding.scale(), rounding.mode());
        }

        Q round(Rounding rounding) {
            return of(rounded(rounding));
        }

        @Override
        public int compareTo(Q other) {
            return up.multiply(other.down).compareTo(other.up.multiply(down));
        }
    }

    /** The figure of each unit, exact; null where it has none. */
    private static final class Random {
        private final SplittableRandom random;

        Random(long seed) {
            this.random = new SplittableRandom(seed);
        }

        int upTo(int most) {
            return random.nextInt(most + 1);
        }

        boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        /** A number of a few digits, now and then with a tie in its last one, now and then very large. */
        String number(int decimals, boolean huge) {
            long whole = huge ? random.nextLong() >> random.nextInt(1, 60) : random.nextInt(-40, 160);
            String digits = decimals == 0 ? "" : "." + fraction(decimals);
            return (whole == 0 && once(2) ? "-0" : String.valueOf(whole)) + digits;
        }

        private String fraction(int decimals) {
            StringBuilder digits = new StringBuilder();
            for (int i = 1; i < decimals; i++) {
                digits.append(random.nextInt(10));
            }
            return digits.append(once(2) ? 5 : random.nextInt(10)).toString();
        }

        Decimal positive(int most, int decimals) {
            return Decimal.of(random.nextInt(1, most) + (decimals == 0 ? "" : "." + fraction(decimals)));
        }

        Decimal signed(int decimals) {
            return Decimal.of(number(decimals, false));
        }

        Rounding rounding(int most) {
            return new Rounding(random.nextInt(0, most + 1), MODES[random.nextInt(MODES.length)]);
        }

        Curve.Better better() {
            return once(2) ? Curve.Better.HIGH : Curve.Better.LOW;
        }

        Curve.Scale scale() {
            return once(2) ? Curve.Scale.SHARE : Curve.Scale.PERCENT;
        }
    }

    /** Computes the points of a unit before rounding from x, or from the unrounded ratio. */
    private interface Plain {
        Q points(Q x, List<Q> all);
    }

    private record Case(Curve curve, Plain plain) {}

    private interface Maker {
        Case make(Random random, Q full, Rounding ratio, boolean isRatio);
    }

    private static void compare(String kind, long seed, boolean needsRoundedFigure, Maker maker) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed * 1_000_003 + round);
            String where = kind + ", seed " + seed + ", round " + round;
            boolean ratio = random.once(2);
            Rounding line = random.rounding(12);
            Rounding ratioScale = random.rounding(random.once(4) ? 12 : 5);
            Decimal full = random.positive(40, random.upTo(2));
            boolean huge = random.once(5);
            Given given = new Given();
            given.ratio("r", "ratio").indicator("v", "value");
            List<Q> figures = new ArrayList<>();
            int decimals = random.upTo(huge ? 12 : 4);
            Case made = maker.make(random, Q.of(full), ratioScale, ratio);
            for (int i = 0; i < UNITS; i++) {
                String unit = "u" + (char) ('a' + i);
                given.unit(unit);
                String figure = ratio
                        ? random.number(random.once(3) ? 1 : 0, huge) + "/"
                                + (random.once(4) ? "3" : random.positive(97, 0))
                        : random.number(decimals, huge);
                given.reading(unit, ratio ? "r" : "v", figure);
                String[] parts = figure.split("/");
                figures.add(ratio ? Q.of(parts[0]).over(Q.of(parts[1])) : Q.of(figure));
            }
            Curve curve = made.curve();
            List<Q> seen = figures.stream()
                    .map(q -> needsRoundedFigure ? measured(q, curve, ratio, ratioScale) : q)
                    .toList();
            List<Q> points =
                    seen.stream().map(x -> made.plain().points(x, seen)).toList();
            if (points.stream()
                    .anyMatch(p -> p.rounded(line).unscaledValue().abs().bitLength() > 59)) {
                continue; // beyond the digits of a score; refused, see RegressionTest
            }
            given.root(Given.criterion(
                    "A",
                    "line",
                    full.toString(),
                    Given.figure(ratio ? "r" : "v"),
                    curve,
                    line,
                    ratioScale,
                    MissingPolicy.DEFAULT));
            ScoreBoard board = given.board();
            for (int i = 0; i < UNITS; i++) {
                ScoreLine printed = Given.line(board, "u" + (char) ('a' + i), "A");
                Points score = printed.score();
                assertThat(score).as(where).isNotNull();
                if (score != null) {
                    assertThat(score.value().toBigDecimal())
                            .as("%s, unit %s, line %s, ratio %s, %s", where, i, line, ratioScale, curve)
                            .isEqualTo(points.get(i).rounded(line));
                }
            }
            PrintedArithmetic.check(board.sheet(round % UNITS));
        }
    }

    private static Q measured(Q q, Curve curve, boolean ratio, Rounding scale) {
        if (!ratio) {
            return q;
        }
        Q rounded = q.round(scale);
        return isPercent(curve) ? rounded.times(Q.of("100")) : rounded;
    }

    private static boolean isPercent(Curve curve) {
        Curve.Scale scale = Curve.Scale.SHARE;
        if (curve instanceof Curve.PassFail c) {
            scale = c.of();
        } else if (curve instanceof Curve.PerUnit c) {
            scale = c.of();
        } else if (curve instanceof Curve.Tier c) {
            scale = c.of();
        } else if (curve instanceof Curve.Piecewise c) {
            scale = c.of();
        } else if (curve instanceof Curve.Efficacy c) {
            scale = c.of();
        } else if (curve instanceof Curve.RankPoints c) {
            scale = c.of();
        } else if (curve instanceof Curve.Value c) {
            scale = c.of();
        }
        return scale == Curve.Scale.PERCENT;
    }

    private static Q or(@Nullable Decimal value, Q otherwise) {
        return value == null ? otherwise : Q.of(value);
    }

    @Test
    void completion() {
        compare("completion", 1, false, (random, full, ratio, isRatio) -> {
            Decimal target = random.once(3) ? Decimal.ONE : random.positive(60, random.upTo(2));
            boolean scheduled = random.once(2);
            Decimal cap = random.once(3) ? null : Decimal.of(random.once(2) ? "1" : "1.1");
            Decimal floor = random.once(2) ? null : Decimal.of(random.once(2) ? "0" : "0.25");
            Q divisor = scheduled ? Q.of(target).times(Q.of("0.5")) : Q.of(target);
            return new Case(new Curve.Completion(Expression.number(target), scheduled, cap, floor), (q, all) -> {
                Q rounded = q.over(divisor).round(ratio);
                Q least = rounded.max(or(floor, rounded));
                return full.times(least.min(or(cap, least)));
            });
        });
    }

    @Test
    void pass_or_fail() {
        compare("pass_fail", 2, true, (random, full, ratio, isRatio) -> {
            Comparator comparator = Comparator.values()[random.upTo(Comparator.values().length - 1)];
            Decimal threshold = random.signed(random.upTo(2));
            Decimal otherwise = random.once(2) ? Decimal.ZERO : Decimal.of("0.333");
            return new Case(new Curve.PassFail(random.scale(), comparator, threshold, otherwise), (x, all) -> {
                int sign = x.compareTo(Q.of(threshold));
                boolean passes = switch (comparator) {
                    case BELOW -> sign < 0;
                    case AT_MOST -> sign <= 0;
                    case ABOVE -> sign > 0;
                    case AT_LEAST -> sign >= 0;
                    case EQUAL -> sign == 0;
                    case UNEQUAL -> sign != 0;
                };
                return full.times(passes ? Q.ONE : Q.of(otherwise));
            });
        });
    }

    @Test
    void per_unit() {
        compare("per_unit", 3, true, (random, full, ratio, isRatio) -> {
            boolean whole = random.once(2);
            Decimal at = random.signed(random.upTo(2));
            Decimal below = random.once(4) ? Decimal.ZERO : Decimal.of(random.once(3) ? "0.15" : "-0.5");
            Decimal above = random.once(3) ? Decimal.ZERO : Decimal.of(random.once(3) ? "-0.25" : "0.2");
            Decimal maxBelow = random.once(2) ? null : Decimal.of("4");
            Decimal maxAbove = random.once(2) ? null : Decimal.of("1.5");
            Decimal start = random.once(2) ? null : random.signed(1);
            Decimal min = random.once(2) ? null : Decimal.ZERO;
            Decimal max = random.once(3) ? Decimal.of("30") : null;
            Curve.PerUnit.Term term = new Curve.PerUnit.Term(null, at, below, above, maxBelow, maxAbove);
            Curve curve = new Curve.PerUnit(
                    start,
                    List.of(term),
                    whole ? Curve.PerUnit.Steps.WHOLE : Curve.PerUnit.Steps.PRO_RATA,
                    min,
                    max,
                    random.scale());
            return new Case(curve, (x, all) -> {
                Q points = or(start, full).plus(change(x, at, below, above, maxBelow, maxAbove, whole));
                points = min == null ? points : points.max(Q.of(min));
                return max == null ? points : points.min(Q.of(max));
            });
        });
    }

    private static Q change(
            Q x,
            Decimal at,
            Decimal below,
            Decimal above,
            @Nullable Decimal maxBelow,
            @Nullable Decimal maxAbove,
            boolean whole) {
        boolean up = x.compareTo(Q.of(at)) > 0;
        Q distance = up ? x.minus(Q.of(at)) : Q.of(at).minus(x);
        Q steps = whole ? distance.floor() : distance;
        Decimal rate = up ? above : below;
        Decimal limit = up ? maxAbove : maxBelow;
        Q size = steps.times(Q.of(rate.abs()));
        size = limit == null ? size : size.min(Q.of(limit));
        return rate.signum() < 0 ? Q.ZERO.minus(size) : size;
    }

    @Test
    void tiers() {
        compare("tier", 4, true, (random, full, ratio, isRatio) -> {
            boolean upwards = random.once(2);
            boolean inclusive = random.once(2);
            List<Curve.Tier.Step> steps = new ArrayList<>();
            Decimal bound = random.signed(random.upTo(2));
            for (int i = random.upTo(3); i >= 0; i--) {
                steps.add(new Curve.Tier.Step(bound, Decimal.of("0." + i + "5")));
                bound = upwards ? bound.minus(Decimal.of("17.5")) : bound.plus(Decimal.of("17.5"));
            }
            Curve curve = new Curve.Tier(random.scale(), upwards, inclusive, steps, Decimal.of("0.01"));
            return new Case(curve, (x, all) -> {
                for (Curve.Tier.Step step : steps) {
                    int sign = x.compareTo(Q.of(step.bound()));
                    if ((upwards ? sign > 0 : sign < 0) || (sign == 0 && inclusive)) {
                        return full.times(Q.of(step.share()));
                    }
                }
                return full.times(Q.of("0.01"));
            });
        });
    }

    @Test
    void piecewise() {
        compare("piecewise", 5, true, (random, full, ratio, isRatio) -> {
            List<Curve.Piecewise.Point> points = new ArrayList<>();
            Decimal x = random.signed(random.upTo(2));
            for (int i = 0; i <= random.upTo(3); i++) {
                points.add(new Curve.Piecewise.Point(x, Decimal.of("0." + random.upTo(9) + "5")));
                x = x.plus(random.positive(30, random.upTo(2)));
            }
            Decimal below = random.once(2) ? null : Decimal.ZERO;
            Decimal above = random.once(2) ? null : Decimal.of("1.2");
            Curve curve = new Curve.Piecewise(random.scale(), points, below, above);
            return new Case(curve, (figure, all) -> full.times(share(figure, points, below, above)));
        });
    }

    private static Q share(Q x, List<Curve.Piecewise.Point> points, @Nullable Decimal below, @Nullable Decimal above) {
        Curve.Piecewise.Point first = points.get(0);
        Curve.Piecewise.Point last = points.get(points.size() - 1);
        if (x.compareTo(Q.of(first.x())) < 0) {
            return Q.of(below == null ? first.y() : below);
        }
        if (x.compareTo(Q.of(last.x())) >= 0) {
            return Q.of(above == null ? last.y() : above);
        }
        for (int i = 1; ; i++) {
            Curve.Piecewise.Point to = points.get(i);
            if (x.compareTo(Q.of(to.x())) < 0) {
                Curve.Piecewise.Point from = points.get(i - 1);
                Q run = Q.of(to.x()).minus(Q.of(from.x()));
                Q rise = Q.of(to.y()).minus(Q.of(from.y()));
                return Q.of(from.y()).plus(rise.times(x.minus(Q.of(from.x()))).over(run));
            }
        }
    }

    @Test
    void efficacy() {
        compare("efficacy", 6, true, (random, full, ratio, isRatio) -> {
            boolean fixed = random.once(2);
            Curve.Efficacy.Bounds bounds = fixed ? new Curve.Efficacy.Bounds(random.signed(1), random.signed(1)) : null;
            boolean clamp = random.once(2);
            Decimal belowZero = random.once(3) ? Decimal.of("0.1") : null;
            Curve.Efficacy.WhenEqual equal =
                    random.once(2) ? Curve.Efficacy.WhenEqual.FULL : Curve.Efficacy.WhenEqual.BASE;
            Curve.Better better = random.better();
            Curve curve = new Curve.Efficacy(
                    random.scale(),
                    Decimal.of("60"),
                    Decimal.of("40"),
                    bounds,
                    Population.RANKABLE,
                    equal,
                    clamp,
                    belowZero,
                    better);
            return new Case(curve, (x, all) -> {
                if (belowZero != null && x.compareTo(Q.ZERO) < 0) {
                    return full.times(Q.of(belowZero));
                }
                Q least = all.stream().reduce(x, Q::min);
                Q most = all.stream().reduce(x, Q::max);
                Q low = bounds != null ? Q.of(bounds.low()) : better == Curve.Better.HIGH ? least : most;
                Q high = bounds != null ? Q.of(bounds.high()) : better == Curve.Better.HIGH ? most : least;
                if (low.compareTo(high) == 0) {
                    return equal == Curve.Efficacy.WhenEqual.FULL ? full : full.times(Q.of("0.6"));
                }
                Q position = x.minus(low).over(high.minus(low));
                position = clamp ? position.max(Q.ZERO).min(Q.ONE) : position;
                return full.times(Q.of("0.6").plus(Q.of("0.4").times(position.round(ratio))));
            });
        });
    }

    @Test
    void rank_points() {
        compare("rank_points", 7, true, (random, full, ratio, isRatio) -> {
            boolean table = random.once(2);
            List<Decimal> shares =
                    table ? List.of(Decimal.of("1"), Decimal.of("0.85"), Decimal.of("0.333")) : List.of();
            Decimal step = Decimal.of(random.once(2) ? "0.1" : "0.075");
            Decimal floor = Decimal.of("0.2");
            Curve.Better better = random.better();
            Curve curve = new Curve.RankPoints(random.scale(), shares, step, floor, better, Population.RANKABLE);
            return new Case(curve, (x, all) -> {
                long ahead = all.stream()
                        .filter(o -> better == Curve.Better.HIGH ? o.compareTo(x) > 0 : o.compareTo(x) < 0)
                        .count();
                Q share = table
                        ? Q.of(shares.get((int) Math.min(ahead, 2)))
                        : Q.ONE.minus(Q.of(step).times(Q.of(BigDecimal.valueOf(ahead))))
                                .max(Q.of(floor));
                return full.times(share);
            });
        });
    }

    @Test
    void values() {
        compare("value", 8, true, (random, full, ratio, isRatio) -> {
            Decimal factor = random.once(3) ? Decimal.ONE : random.signed(random.upTo(4));
            return new Case(new Curve.Value(random.scale(), factor), (x, all) -> x.times(Q.of(factor)));
        });
    }

    @Test
    void a_mix_is_rounded_once() {
        compare("mix", 9, false, (random, full, ratio, isRatio) -> {
            Curve.Completion progress =
                    new Curve.Completion(Expression.number(Decimal.of("50")), false, Decimal.ONE, Decimal.ZERO);
            Curve.Value value = new Curve.Value(Curve.Scale.SHARE, Decimal.of("0.01"));
            Curve mix = new Curve.Mix(List.of(
                    new Curve.Mix.Part(Decimal.of("0.6"), null, progress, Map.of()),
                    new Curve.Mix.Part(Decimal.of("0.4"), null, value, Map.of())));
            return new Case(mix, (q, all) -> {
                Q share = q.over(Q.of("50")).round(ratio).max(Q.ZERO).min(Q.ONE);
                Q x = isRatio ? q.round(ratio) : q;
                return full.times(Q.of("0.6")).times(share).plus(Q.of("0.4").times(x.times(Q.of("0.01"))));
            });
        });
    }

    @Test
    void a_quotient_of_formulas_is_divided_last() {
        Given given = new Given()
                .unit("甲")
                .indicator("on_time", "按时")
                .indicator("late", "迟办")
                .indicator("due", "应办");
        given.reading("甲", "on_time", "15").reading("甲", "late", "1").reading("甲", "due", "18");
        Expression.Name onTime = new Expression.Name("on_time");
        Expression late = new Expression.Binary(
                Expression.Operator.TIMES, Expression.number(Decimal.of("0.7")), new Expression.Name("late"));
        given.root(Given.criterion(
                "D11",
                "任务清单",
                "35",
                new Source.Quotient(
                        new Expression.Binary(Expression.Operator.PLUS, onTime, late), new Expression.Name("due")),
                new Curve.Completion(Expression.number(Decimal.ONE), false, Decimal.ONE, null)));
        ScoreLine line = Given.line(given.board(), "甲", "D11");
        assertThat(line.score()).isEqualTo(Points.of("30.53"));
        assertThat(line.input()).isEqualTo("on_time=15;late=1;due=18");
        assertThat(PrintedArithmetic.check(Given.sheet(given.board(), "甲"))).isPositive();
    }

    @Test
    void a_ratio_over_a_negative_number_is_what_it_is() {
        for (Curve curve : List.of(
                new Curve.Completion(Expression.number(Decimal.ONE), false, null, null),
                new Curve.Value(Curve.Scale.SHARE, Decimal.ONE))) {
            Given given = new Given().unit("甲").unit("乙").ratio("r", "利润率");
            given.reading("甲", "r", "-6/-8").reading("乙", "r", "6/-8");
            given.root(Given.criterion("A", "利润率", "10", Given.figure("r"), curve));
            ScoreBoard board = given.board();
            boolean share = curve instanceof Curve.Completion;
            assertThat(Given.line(board, "甲", "A").score()).isEqualTo(Points.of(share ? "7.50" : "0.75"));
            assertThat(Given.line(board, "乙", "A").score()).isEqualTo(Points.of(share ? "-7.50" : "-0.75"));
        }
    }

    @Test
    void products_with_more_decimals_than_a_machine_word_has_are_no_trouble() {
        Given given = new Given().unit("甲").indicator("v", "数");
        given.reading("甲", "v", "0.000000000000");
        given.root(Given.criterion(
                "A",
                "数",
                "10",
                Given.figure("v"),
                new Curve.Value(Curve.Scale.SHARE, Decimal.of("0.00000001")),
                new Rounding(0, RoundingMode.HALF_UP),
                Given.RATIO,
                MissingPolicy.DEFAULT));
        assertThat(Given.line(given.board(), "甲", "A").score()).isEqualTo(Points.of("0"));
    }

    @Test
    void a_step_between_ranks_may_be_tiny() {
        Given given = new Given().unit("甲").unit("乙").indicator("v", "数");
        given.reading("甲", "v", "2").reading("乙", "v", "1");
        given.root(Given.criterion(
                "A",
                "数",
                "10",
                Given.figure("v"),
                new Curve.RankPoints(
                        Curve.Scale.SHARE,
                        List.of(),
                        Decimal.of("0.000000000001"),
                        Decimal.ZERO,
                        Curve.Better.HIGH,
                        Population.RANKABLE),
                new Rounding(12, RoundingMode.HALF_UP),
                Given.RATIO,
                MissingPolicy.DEFAULT));
        assertThat(Given.line(given.board(), "乙", "A").score()).isEqualTo(Points.of("9.999999999990"));
    }
}
