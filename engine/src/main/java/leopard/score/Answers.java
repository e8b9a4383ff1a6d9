package leopard.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Rational;
import leopard.model.UnitList;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.Question;
import org.jspecify.annotations.Nullable;

/** Answers what conditions ask of other units and of earlier periods, for all units at once. */
final class Answers {

    private final ScoreBoard board;
    private final UnitList units;

    Answers(ScoreBoard board) {
        this.board = board;
        this.units = board.units();
    }

    Column of(Question question) {
        if (question instanceof Question.Previous previous) {
            return earlier(previous);
        }
        if (question instanceof Question.Streak streak) {
            return streak(streak);
        }
        if (question instanceof Question.Among among) {
            return among(among);
        }
        return holding((Question.Holding) question);
    }

    private Column earlier(Question.Previous previous) {
        ScoreBoard then = board.earlier(previous.periods());
        if (then == null) {
            return Column.empty(units.size(), DataStatus.MISSING);
        }
        Column column = then.figure(previous.of());
        @Nullable Rational[] values = new Rational[units.size()];
        byte[] statuses = new byte[units.size()];
        for (int i = 0; i < values.length; i++) {
            int unit = then.units().indexOf(units.get(i).id());
            DataStatus status = unit < 0 ? DataStatus.MISSING : column.status(unit);
            statuses[i] = (byte) status.ordinal();
            values[i] = status.hasValue() ? column.exact(unit) : null;
        }
        return Column.ofExact(values, statuses);
    }

    private Column streak(Question.Streak streak) {
        long[] lengths = new long[units.size()];
        BitSet running = board.holds(streak.test());
        for (int ago = 1; ago <= Question.MOST_PERIODS && !running.isEmpty(); ago++) {
            running.stream().forEach(i -> lengths[i]++);
            ScoreBoard then = board.earlier(ago);
            if (then == null) {
                break;
            }
            BitSet held = then.holds(streak.test());
            BitSet still = new BitSet();
            running.stream()
                    .filter(i -> {
                        int unit = then.units().indexOf(units.get(i).id());
                        return unit >= 0 && held.get(unit);
                    })
                    .forEach(still::set);
            running = still;
        }
        return counts(lengths);
    }

    private Column counts(long[] counts) {
        return Column.ofValues(Column.Fixed.of(counts, 0), new byte[counts.length]);
    }

    private Column among(Question.Among among) {
        Column column = board.figure(among.of());
        Groups groups = Groups.of(units, among.whom().within());
        List<List<Rational>> members = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < units.size(); i++) {
            if (counts(column, i)) {
                members.get(groups.of(i)).add(column.exact(i));
            }
        }
        List<Crowd> crowds = members.stream().map(Crowd::new).toList();
        @Nullable Rational[] values = new Rational[units.size()];
        byte[] statuses = new byte[units.size()];
        for (int i = 0; i < values.length; i++) {
            Rational own = column.status(i).hasValue() ? column.exact(i) : null;
            boolean member = own != null && units.isRanked(i);
            values[i] = crowds.get(groups.of(i))
                    .of(among.summary(), own, member && among.whom().others());
            statuses[i] = (byte) (values[i] == null ? DataStatus.MISSING : DataStatus.OK).ordinal();
        }
        return Column.ofExact(values, statuses);
    }

    private boolean counts(Column column, int unit) {
        return units.isRanked(unit) && column.status(unit).hasValue();
    }

    /** The figures of one group. */
    private static final class Crowd {
        private final Rational[] sorted;
        private final Rational sum;

        Crowd(List<Rational> figures) {
            this.sorted = figures.toArray(Rational[]::new);
            Arrays.sort(sorted);
            Rational all = Rational.ZERO;
            for (Rational each : sorted) {
                all = all.plus(each);
            }
            this.sum = all;
        }

        /** @param without whether {@code own} is one of the figures and is left out */
        @Nullable
        Rational of(Question.Summary summary, @Nullable Rational own, boolean without) {
            int n = sorted.length - (without ? 1 : 0);
            return switch (summary) {
                case SUM -> n == 0 ? null : sum(own, without);
                case MEAN -> n == 0 ? null : sum(own, without).over(Rational.of(n));
                case MIN -> n == 0 ? null : least(own, without);
                case MAX -> n == 0 ? null : most(own, without);
                case RANK -> own == null ? null : Rational.of(1 + above(own));
            };
        }

        private Rational sum(@Nullable Rational own, boolean without) {
            return without && own != null ? sum.minus(own) : sum;
        }

        private Rational least(@Nullable Rational own, boolean without) {
            return without && sorted[0].equals(own) ? sorted[1] : sorted[0];
        }

        private Rational most(@Nullable Rational own, boolean without) {
            int last = sorted.length - 1;
            return without && sorted[last].equals(own) ? sorted[last - 1] : sorted[last];
        }

        /** How many are larger. */
        private int above(Rational own) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle].compareTo(own) > 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return sorted.length - low;
        }
    }

    private Column holding(Question.Holding holding) {
        BitSet held = board.holds(holding.test());
        Groups groups = Groups.of(units, holding.whom().within());
        long[] holds = new long[groups.size()];
        long[] all = new long[groups.size()];
        for (int i = 0; i < units.size(); i++) {
            if (units.isRanked(i)) {
                all[groups.of(i)]++;
                holds[groups.of(i)] += held.get(i) ? 1 : 0;
            }
        }
        long[] counts = new long[units.size()];
        for (int i = 0; i < counts.length; i++) {
            boolean without = holding.whom().others() && units.isRanked(i);
            long count = holds[groups.of(i)] - (without && held.get(i) ? 1 : 0);
            long of = all[groups.of(i)] - (without ? 1 : 0);
            counts[i] = switch (holding.tally()) {
                case COUNT -> count;
                case ANY -> count > 0 ? 1 : 0;
                case ALL -> count == of ? 1 : 0;
            };
        }
        return counts(counts);
    }

    /** The cells of one unit, for a condition that is answered outside of the rules. */
    Expression.Lookup cells(int unit) {
        return new Expression.Lookup() {
            @Override
            public @Nullable Rational figure(String name) {
                if (board.isNumber(name)) {
                    return board.number(name, unit);
                }
                return cell(board.figure(new Expression.Name(name)), unit);
            }

            @Override
            public @Nullable Rational answer(Question question) {
                return cell(board.figure(question), unit);
            }

            @Override
            public String word(String field) {
                return board.word(field, unit);
            }
        };
    }

    private static @Nullable Rational cell(Column column, int unit) {
        return column.status(unit).hasValue() ? column.exact(unit) : null;
    }

    /** The units that a condition holds for. */
    BitSet holds(Condition condition) {
        BitSet held = new BitSet(units.size());
        for (int i = 0; i < units.size(); i++) {
            held.set(i, Boolean.TRUE.equals(condition.holds(cells(i))));
        }
        return held;
    }
}
