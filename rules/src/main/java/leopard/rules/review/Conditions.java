package leopard.rules.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition can hold, and whether it can fail, by the intervals that each figure is left with. Figures are taken to be
 * independent of one another, so that what is said to be impossible is.
 */
final class Conditions {

    /** More alternatives than this are not looked through. */
    private static final int MOST = 512;

    private final Function<String, Range> domain;

    /** @param domain what a figure of that name may be */
    Conditions(Function<String, Range> domain) {
        this.domain = domain;
    }

    /** One figure compared with a number, or the opposite of that where the figure is there. */
    private record Test(String figure, Comparator comparator, Decimal number) {}

    /** Whether no figures meet it. */
    boolean neverHolds(Condition condition) {
        List<List<Test>> ways = ways(condition, true);
        return ways != null && ways.stream().noneMatch(this::isPossible);
    }

    /** Whether all figures that are there meet it. */
    boolean alwaysHolds(Condition condition) {
        List<List<Test>> ways = ways(condition, false);
        return ways != null && ways.stream().noneMatch(this::isPossible);
    }

    /** The ways in which it can hold, or fail; null if there are too many. */
    private static @Nullable List<List<Test>> ways(Condition condition, boolean holds) {
        if (condition instanceof Condition.Comparison comparison) {
            return List.of(List.of(new Test(
                    comparison.left().text(),
                    holds ? comparison.comparator() : opposite(comparison.comparator()),
                    comparison.right())));
        }
        if (condition instanceof Condition.Not not) {
            return ways(not.part(), !holds);
        }
        boolean all = condition instanceof Condition.And == holds;
        List<Condition> parts = parts(condition);
        if (parts.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Test>> ways = all ? List.of(List.of()) : List.of();
        for (Condition part : parts) {
            List<List<Test>> own = ways(part, holds);
            if (own == null || (long) ways.size() * own.size() > MOST || ways.size() + own.size() > MOST) {
                return null;
            }
            ways = all ? product(ways, own) : joined(ways, own);
        }
        return ways;
    }

    /** What an "and" or "or" joins; nothing for a condition of another form, which may hold and may fail. */
    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts();
        }
        return condition instanceof Condition.Or or ? or.parts() : List.of();
    }

    private static List<List<Test>> product(List<List<Test>> left, List<List<Test>> right) {
        List<List<Test>> product = new ArrayList<>();
        for (List<Test> a : left) {
            for (List<Test> b : right) {
                product.add(joined(a, b));
            }
        }
        return product;
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private static Comparator opposite(Comparator comparator) {
        return switch (comparator) {
            case BELOW -> Comparator.AT_LEAST;
            case AT_LEAST -> Comparator.BELOW;
            case ABOVE -> Comparator.AT_MOST;
            case AT_MOST -> Comparator.ABOVE;
            case EQUAL -> Comparator.UNEQUAL;
            case UNEQUAL -> Comparator.EQUAL;
        };
    }

    private boolean isPossible(List<Test> tests) {
        Map<String, Interval> left = new HashMap<>();
        for (Test test : tests) {
            Interval interval = left.computeIfAbsent(test.figure, f -> new Interval(domain.apply(f)));
            interval.meet(test.comparator, Rational.of(test.number));
        }
        return left.values().stream().noneMatch(Interval::isEmpty);
    }

    /** What is left of all numbers. */
    private static final class Interval {
        private @Nullable Rational low;
        private boolean lowIncluded = true;
        private @Nullable Rational high;
        private boolean highIncluded = true;
        private final List<Rational> without = new ArrayList<>();

        Interval(Range domain) {
            this.low = domain.low();
            this.high = domain.high();
        }

        void meet(Comparator comparator, Rational number) {
            switch (comparator) {
                case AT_LEAST -> atLeast(number, true);
                case ABOVE -> atLeast(number, false);
                case AT_MOST -> atMost(number, true);
                case BELOW -> atMost(number, false);
                case EQUAL -> {
                    atLeast(number, true);
                    atMost(number, true);
                }
                case UNEQUAL -> without.add(number);
            }
        }

        private void atLeast(Rational number, boolean included) {
            int sign = low == null ? 1 : number.compareTo(low);
            if (sign > 0) {
                low = number;
                lowIncluded = included;
            } else if (sign == 0) {
                lowIncluded &= included;
            }
        }

        private void atMost(Rational number, boolean included) {
            int sign = high == null ? -1 : number.compareTo(high);
            if (sign < 0) {
                high = number;
                highIncluded = included;
            } else if (sign == 0) {
                highIncluded &= included;
            }
        }

        boolean isEmpty() {
            Rational from = low;
            Rational to = high;
            if (from == null || to == null) {
                return false;
            }
            int sign = from.compareTo(to);
            boolean point = sign == 0 && lowIncluded && highIncluded;
            return sign > 0 || (sign == 0 && (!point || without.stream().anyMatch(n -> n.compareTo(from) == 0)));
        }
    }
}
