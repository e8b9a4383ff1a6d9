package leopard.scheme;

import java.util.Set;
import java.util.function.Function;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a condition that one unit and one period do not tell: one of an earlier period, of several periods in a row, or
 * of the other units of a group. What is asked of whom is worked out column by column by {@code leopard.score}.
 */
public sealed interface Question extends Expression {

    /** Most periods that a question looks back. */
    int MOST_PERIODS = 60;

    @Override
    default @Nullable Rational evaluate(Lookup figures) {
        return figures.answer(this);
    }

    /** Names inside of a question are those of other units or periods, so that nothing is put in their place. */
    @Override
    default Expression with(Function<String, Expression> replacement) {
        return this;
    }

    @Override
    default int binding() {
        return 4;
    }

    /** Whether it is answered by 1 for yes and 0 for no. */
    default boolean isTest() {
        return false;
    }

    /**
     * {@code previous(of)}: the figure some periods ago; not there where that period has none.
     *
     * @param periods how many periods ago, from 1
     */
    record Previous(Expression of, int periods) implements Question {
        @Override
        public String text() {
            return "previous(" + of.text() + (periods == 1 ? "" : ", " + periods) + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            of.collectNames(into);
        }
    }

    /** {@code streak(test)}: for how many periods in a row the test has held, this one included; 0 if it does not hold now. */
    record Streak(Condition test) implements Question {
        @Override
        public String text() {
            return "streak(" + test.text() + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            into.addAll(test.names());
        }
    }

    /** What is asked about the figure of several units. */
    enum Summary {
        MEAN,
        SUM,
        MIN,
        MAX,
        RANK;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is asked about a test of several units. */
    enum Tally {
        ANY,
        ALL,
        COUNT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Which units are asked.
     *
     * @param within grouping that the unit shares with them; null for all units
     * @param others whether the unit itself is left out
     */
    record Whom(@Nullable String within, boolean others) {

        /** How it begins in a condition: {@code group}, {@code others}, {@code area.others}, {@code all}. */
        public String text() {
            if (within == null) {
                return others ? "all.others" : "all";
            }
            return others && within.equals("group") ? "others" : within + (others ? ".others" : "");
        }
    }

    /** {@code group.mean(of)}: over the units that have the figure, guests left out; not there where nobody has it. */
    record Among(Whom whom, Summary summary, Expression of) implements Question {
        @Override
        public String text() {
            return whom.text() + "." + summary.word() + "(" + of.text() + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            of.collectNames(into);
        }
    }

    /** {@code others.any(test)}: over all units but guests; a test whose figure is not there does not hold. */
    record Holding(Whom whom, Tally tally, Condition test) implements Question {
        @Override
        public String text() {
            return whom.text() + "." + tally.word() + "(" + test.text() + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            into.addAll(test.names());
        }

        @Override
        public boolean isTest() {
            return tally != Tally.COUNT;
        }
    }
}
