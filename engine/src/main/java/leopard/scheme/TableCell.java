package leopard.scheme;

import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Decimal;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** What a row of a decision table asks of one input. */
public sealed interface TableCell {

    /** As a table writes it: {@code [60..80)}, {@code not(village)}, {@code -}. */
    String text();

    /** Whether a number is meant. */
    boolean matches(Rational figure);

    /** Whether a word is meant. */
    boolean matches(String word);

    /** Anything at all: {@code -}. */
    record Any() implements TableCell {
        @Override
        public String text() {
            return "-";
        }

        @Override
        public boolean matches(Rational figure) {
            return true;
        }

        @Override
        public boolean matches(String word) {
            return true;
        }
    }

    /**
     * An interval, or a number if both ends are the same.
     *
     * @param low null for no lower end
     * @param high null for no upper end
     */
    record Range(
            @Nullable Decimal low,
            boolean lowIncluded,
            @Nullable Decimal high,
            boolean highIncluded) {

        public static Range of(Decimal number) {
            return new Range(number, true, number, true);
        }

        /** Whether no number lies in it. */
        public boolean isEmpty() {
            if (low == null || high == null) {
                return false;
            }
            int sign = low.compareTo(high);
            return sign > 0 || (sign == 0 && !(lowIncluded && highIncluded));
        }

        public boolean contains(Rational figure) {
            int below = low == null ? 1 : figure.compareTo(Rational.of(low));
            int above = high == null ? -1 : figure.compareTo(Rational.of(high));
            return (below > 0 || (below == 0 && lowIncluded)) && (above < 0 || (above == 0 && highIncluded));
        }

        public String text() {
            if (low == null) {
                return high == null ? "-" : (highIncluded ? "<= " : "< ") + high;
            }
            if (high == null) {
                return (lowIncluded ? ">= " : "> ") + low;
            }
            return low.compareTo(high) == 0
                    ? low.toString()
                    : (lowIncluded ? "[" : "(") + low + ".." + high + (highIncluded ? "]" : ")");
        }
    }

    /** One of several intervals and numbers, or none of them. */
    record Numbers(List<Range> ranges, boolean not) implements TableCell {
        @Override
        public String text() {
            String all = ranges.stream().map(Range::text).collect(Collectors.joining(", "));
            return not ? "not(" + all + ")" : all;
        }

        @Override
        public boolean matches(Rational figure) {
            return ranges.stream().anyMatch(range -> range.contains(figure)) != not;
        }

        @Override
        public boolean matches(String word) {
            return false;
        }
    }

    /** One of several words, or none of them. */
    record Words(List<String> words, boolean not) implements TableCell {
        @Override
        public String text() {
            return not ? "not(" + String.join(", ", words) + ")" : String.join(", ", words);
        }

        @Override
        public boolean matches(Rational figure) {
            return false;
        }

        @Override
        public boolean matches(String word) {
            return words.contains(word) != not;
        }
    }
}
