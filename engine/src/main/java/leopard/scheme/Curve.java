package leopard.scheme;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How a figure turns into points: the rule kinds. W stands for the full marks of the criterion, x for the figure (of a
 * ratio source the ratio, rounded to the ratio scale; times 100 where {@link Scale#PERCENT} is declared).
 */
public sealed interface Curve {

    <R> R accept(Cases<R> cases);

    /** One case per kind, so that whoever works on curves covers all of them. */
    interface Cases<R> {
        R completion(Completion curve);

        R passFail(PassFail curve);

        R perUnit(PerUnit curve);

        R tier(Tier curve);

        R piecewise(Piecewise curve);

        R efficacy(Efficacy curve);

        R rankPoints(RankPoints curve);

        R value(Value curve);

        R formula(Formula curve);

        R table(Table curve);

        R mix(Mix curve);

        R related(Related curve);

        R task(TaskRule curve);

        R tabled(Tabled curve);

        R vote(VoteRule curve);

        R projectPoints(ProjectPoints curve);
    }

    /** Whether x of a ratio is the ratio itself or in percent. */
    enum Scale {
        SHARE,
        PERCENT
    }

    /** Which way is good. */
    enum Better {
        HIGH,
        LOW
    }

    /**
     * 完成率法 and 序时进度法 (R01, R02): {@code W · clip(round(A / T), floor, cap)}.
     *
     * @param target T; may use {@code p}, the schedule's share of the year
     * @param scheduled whether T is the year's target that is due in part: {@code T · p}
     * @param cap largest ratio that counts, null for none
     * @param floor smallest ratio that counts, null for none
     */
    record Completion(
            Expression target,
            boolean scheduled,
            @Nullable Decimal cap,
            @Nullable Decimal floor,
            Due due) implements Curve {

        /** By the scheme's schedule; without a target, or where nothing is due, it does not apply. */
        public Completion(Expression target, boolean scheduled, @Nullable Decimal cap, @Nullable Decimal floor) {
            this(target, scheduled, cap, floor, Due.byScheme(DataStatus.NOT_APPLICABLE));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.completion(this);
        }
    }

    /**
     * What part of a target is due, and what holds where none is.
     *
     * @param own schedule of the criterion alone; null for that of the scheme
     * @param noTarget status where the target is not above zero
     * @param notDue status while nothing is due
     * @param share share of W while nothing is due, instead of a status; null for none
     * @param gap whether the distance to the schedule is printed: {@code 100 · A/T − 100 · p}
     */
    record Due(
            @Nullable Schedule own,
            DataStatus noTarget,
            DataStatus notDue,
            @Nullable Decimal share,
            boolean gap) {

        public static Due byScheme(DataStatus noTarget) {
            return new Due(null, noTarget, DataStatus.NOT_APPLICABLE, null, false);
        }
    }

    /** 达标法 (R03): W if the test holds, else {@code W · otherwise}. */
    record PassFail(Scale of, Comparator comparator, Decimal threshold, Decimal otherwise) implements Curve {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.passFail(this);
        }
    }

    /**
     * 增减计分法 (R04): {@code clip(start + Σ changes, min, max)}, where each term changes the score by so much per unit
     * above or below a number.
     *
     * @param start points to start from; null means a share of W
     * @param share share of W to start from; null means all of it, or that {@code start} is given
     * @param steps whether part of a unit counts in part
     * @param min smallest score, null for none
     * @param max largest score, null for none
     */
    record PerUnit(
            @Nullable Decimal start,
            @Nullable Decimal share,
            List<Term> terms,
            Steps steps,
            @Nullable Decimal min,
            @Nullable Decimal max,
            Scale of)
            implements Curve {

        /** Changes from points, or from all of W. */
        public PerUnit(
                @Nullable Decimal start,
                List<Term> terms,
                Steps steps,
                @Nullable Decimal min,
                @Nullable Decimal max,
                Scale of) {
            this(start, null, terms, steps, min, max, of);
        }

        /** The points to start from, given the full marks. */
        public Decimal startOf(Decimal full) {
            return start != null ? start : share == null ? full : share.times(full);
        }

        /** Whether part of a unit counts. */
        public enum Steps {
            PRO_RATA,
            WHOLE,
            /** The change is made once, however far x is beyond. */
            FIXED
        }

        /**
         * @param of figure it looks at; null means the criterion's own
         * @param at the number from which it counts
         * @param below points for each unit below, usually negative
         * @param above points for each unit above
         * @param maxBelow largest change that being below can make, as a positive number; null for none
         * @param maxAbove largest change that being above can make, as a positive number; null for none
         * @param unit size of a unit
         * @param proportional whether below {@code at} the score is in proportion instead: {@code start · x / at}
         */
        public record Term(
                @Nullable String of,
                Decimal at,
                Decimal below,
                Decimal above,
                @Nullable Decimal maxBelow,
                @Nullable Decimal maxAbove,
                Decimal unit,
                boolean proportional) {

            /** Changes for each unit of 1. */
            public Term(
                    @Nullable String of,
                    Decimal at,
                    Decimal below,
                    Decimal above,
                    @Nullable Decimal maxBelow,
                    @Nullable Decimal maxAbove) {
                this(of, at, below, above, maxBelow, maxAbove, Decimal.ONE, false);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.perUnit(this);
        }
    }

    /**
     * 分档法 (R05): {@code W · share} of the first tier that x is in.
     *
     * @param upwards true if tiers are given by their lower bounds from the best down, false by their upper bounds from
     *     the lowest up
     * @param inclusive whether a bound belongs to its tier
     * @param rest share of all that is in no tier
     */
    record Tier(Scale of, boolean upwards, boolean inclusive, List<Step> steps, Decimal rest) implements Curve {

        /**
         * One tier: its bound and the share of W that it gives.
         *
         * @param inclusive whether its bound belongs to it; null as for all
         */
        public record Step(
                Decimal bound, Decimal share, @Nullable Boolean inclusive) {

            public Step(Decimal bound, Decimal share) {
                this(bound, share, null);
            }
        }

        /** Whether the bound of a tier belongs to it. */
        public boolean includes(Step step) {
            return step.inclusive == null ? inclusive : step.inclusive;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.tier(this);
        }
    }

    /**
     * 分段线性插值 (R06): {@code W · y(x)}, linear between the points.
     *
     * @param below share below the first point; null continues its value
     * @param above share from the last point on; null continues its value
     */
    record Piecewise(
            Scale of,
            List<Point> points,
            @Nullable Decimal below,
            @Nullable Decimal above) implements Curve {

        /** x and the share of W that it gives. */
        public record Point(Decimal x, Decimal y) {}

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.piecewise(this);
        }
    }

    /**
     * 功效系数法 (R07, R12): {@code W · (base + span · position) / 100} with
     * {@code position = round((x − low) / (high − low))}.
     *
     * @param bounds fixed lower and upper bound, null for the smallest and largest of the population
     * @param whenEqual what counts where both bounds are the same
     * @param clamp whether positions outside 0 to 1 are drawn in
     * @param belowZero share of W for a negative x, whatever its position; null to treat it like any other
     */
    record Efficacy(
            Scale of,
            Decimal base,
            Decimal span,
            @Nullable Bounds bounds,
            Population population,
            WhenEqual whenEqual,
            boolean clamp,
            @Nullable Decimal belowZero,
            Better better)
            implements Curve {

        /** Unacceptable and satisfactory value 不允许值, 满意值. */
        public record Bounds(Decimal low, Decimal high) {}

        /** What counts where all units have the same figure. */
        public enum WhenEqual {
            FULL,
            BASE
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.efficacy(this);
        }
    }

    /**
     * 排名赋分 (R08): {@code W · max(floor, 1 − step · (rank − 1))}, or the share that a table gives for the rank.
     *
     * @param table shares for rank 1, 2, …; the last holds for all that follow; empty to go by step
     * @param meanOfTied whether equal figures share the mean of the points of their places, else the better points
     */
    record RankPoints(
            Scale of,
            List<Decimal> table,
            Decimal step,
            Decimal floor,
            Better better,
            Population population,
            boolean meanOfTied)
            implements Curve {

        /** Equal figures share the better points. */
        public RankPoints(
                Scale of, List<Decimal> table, Decimal step, Decimal floor, Better better, Population population) {
            this(of, table, step, floor, better, population, false);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.rankPoints(this);
        }
    }

    /**
     * 取值法: {@code x · factor}.
     *
     * @param factor points for each unit of x; null for the full marks: {@code W · x}
     */
    record Value(Scale of, @Nullable Decimal factor) implements Curve {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.value(this);
        }
    }

    /**
     * 自定义公式 (R37): {@code clip(formula, min, max)} points.
     *
     * @param formula over indicators, {@link #FULL_MARKS} and {@link #FIGURE}
     * @param min smallest score, null for none
     * @param max largest score, null for none
     */
    record Formula(
            Expression formula,
            @Nullable Decimal min,
            @Nullable Decimal max,
            Scale of) implements Curve {

        /** The name of the full marks. */
        public static final String FULL_MARKS = "W";

        /** The name of the criterion's own figure. */
        public static final String FIGURE = "x";

        /** Indicators that it names. */
        public Set<String> indicators() {
            Set<String> names = new LinkedHashSet<>(formula.names());
            names.remove(FULL_MARKS);
            names.remove(FIGURE);
            return names;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.formula(this);
        }
    }

    /**
     * 决策表: what the rows of a table give for several figures and words at once.
     *
     * @param ofFullMarks whether rows give shares of W; otherwise points
     */
    record Table(DecisionTable table, List<Input> inputs, boolean ofFullMarks) implements Curve {

        /**
         * What a column of the table looks at.
         *
         * @param text as the table calls it
         * @param source the figure; null where it is a word about the unit
         */
        public record Input(String text, @Nullable Source source, Scale of) {}

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.table(this);
        }
    }

    /** Several kinds in one criterion, rounded once (R11): {@code Σ share · kind(W)}. */
    record Mix(List<Part> parts) implements Curve {

        /**
         * @param source figure of this part; null means the criterion's own
         * @param names names of intermediate figures that this part prints under another name
         * @param optional whether the other parts take over its share where it has no figure; else the whole has none
         */
        public record Part(
                Decimal share, @Nullable Source source, Curve curve, Map<String, String> names, boolean optional) {

            public Part(Decimal share, @Nullable Source source, Curve curve, Map<String, String> names) {
                this(share, source, curve, names, false);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.mix(this);
        }
    }

    /**
     * A curve over what a {@link Relation} makes of the figure: growth, the distance to the best, a rank (R08–R12, R15, R22).
     *
     * @param of scale of the figure that the relation looks at
     * @param belowZero share of W for a negative result, whatever the curve says; null to leave it to the curve
     */
    record Related(
            Scale of,
            Relation relation,
            Curve curve,
            @Nullable Decimal belowZero) implements Curve {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.related(this);
        }
    }

    /**
     * A kind some of whose numbers come from tables of parameters: a curve for each combination of the numbers in them.
     *
     * @param tables names of the tables
     * @param curves curves by the numbers of the tables, in this order; none of them is tabled itself
     */
    record Tabled(List<String> tables, Map<List<Decimal>, Curve> curves) implements Curve {

        /** The curve of a unit, by the numbers that hold for it. */
        public Curve of(List<Decimal> numbers) {
            Curve curve = curves.get(numbers);
            if (curve == null) {
                throw new IllegalStateException("no curve for " + tables + " " + numbers);
            }
            return curve;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.tabled(this);
        }
    }

    /**
     * The unit's own task (R02, R21): {@code min(W · min(ratio, ratioCap) · difficulty, scoreCap)}.
     *
     * @param milestones how milestones count, null where tasks of that kind are not allowed
     * @param numeric whether tasks with a number and a target are allowed: {@code ratio = round(A / (T · p))}
     * @param progress whether tasks with a share that is done are allowed
     * @param difficulties coefficients that may be used; empty for any
     * @param fixedBy by when a coefficient must be fixed, null where that does not matter
     */
    record TaskRule(
            @Nullable Milestones milestones,
            boolean numeric,
            boolean progress,
            @Nullable Decimal ratioCap,
            List<Decimal> difficulties,
            @Nullable Decimal scoreCap,
            @Nullable FixedBy fixedBy)
            implements Curve {

        /** Coefficients count whenever they were fixed. */
        public TaskRule(
                @Nullable Milestones milestones,
                boolean numeric,
                boolean progress,
                @Nullable Decimal ratioCap,
                List<Decimal> difficulties,
                @Nullable Decimal scoreCap) {
            this(milestones, numeric, progress, ratioCap, difficulties, scoreCap, null);
        }

        /**
         * Difficulties are fixed before results are known: on the last day, in the year that is scored.
         *
         * @param late what a coefficient that was not counts as; null for what it says
         */
        public record FixedBy(MonthDay day, @Nullable Decimal late) {

            /** The last day in the year of the period; a day before the year begins is one of the next calendar year. */
            public LocalDate in(Period period) {
                LocalDate begin = period.beginningOfYear();
                LocalDate same = day.atYear(begin.getYear());
                return same.isBefore(begin) ? day.atYear(begin.getYear() + 1) : same;
            }
        }

        /** Whether the task has a difficulty other than 1 that was not fixed in time. */
        public boolean isFixedLate(Task task, Period period) {
            return fixedBy != null
                    && task.difficultyOrOne().compareTo(Decimal.ONE) != 0
                    && (task.fixed() == null || task.fixed().day().isAfter(fixedBy.in(period)));
        }

        /** The coefficient that counts. */
        public Decimal difficulty(Task task, Period period) {
            Decimal late = fixedBy == null || !isFixedLate(task, period) ? null : fixedBy.late;
            return late == null ? task.difficultyOrOne() : late;
        }

        /** What is wrong with when the difficulty was fixed, and how it counts; empty if nothing is. */
        public Text complaint(Task task, Period period) {
            if (fixedBy == null || !isFixedLate(task, period)) {
                return Text.EMPTY;
            }
            Decimal counts = difficulty(task, period);
            return task.fixed() == null
                    ? Text.of(
                            "难度系数 %s 没有写明确定日期(应不晚于 %s),按 %s 计",
                            "nobody says when the difficulty %s was fixed, which must be by %s: it counts as %s",
                            task.difficultyOrOne(),
                            fixedBy.in(period),
                            counts)
                    : Text.of(
                            "难度系数 %s 于 %s 确定,晚于 %s,按 %s 计",
                            "the difficulty %s was fixed on %s, after %s: it counts as %s",
                            task.difficultyOrOne(),
                            task.fixed(),
                            fixedBy.in(period),
                            counts);
        }

        /**
         * {@code ratio = round(Σ weight · factor / Σ weight due)}, factor of a milestone that is done and verified
         * {@code max(floor, 1 − perMonth · months late)}.
         *
         * @param perMonth share lost for each calendar month of delay, as a positive number
         * @param floor least share of a milestone that was done late
         * @param early whether a milestone that is done before it falls due counts at once
         */
        public record Milestones(Decimal perMonth, Decimal floor, boolean early) {}

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.task(this);
        }
    }

    /**
     * 民主测评 (R18–R20): {@code W · round(Σ weight · mean / Σ weight) / fullMark} over the rater classes that have
     * enough valid votes.
     *
     * @param levels value of each level, in order
     * @param abstain sign of an abstention, which counts nowhere
     * @param trim drops this many of the highest and as many of the lowest
     * @param trimFrom least number of valid votes for trimming
     * @param minVotes least number of valid votes of a class; below it the class is left out
     * @param notCounted further signs that count nowhere: unsure, spoilt
     * @param everyClass whether one class with too few votes is enough for the whole to be missing
     */
    record VoteRule(
            List<Level> levels,
            String abstain,
            List<RaterClass> classes,
            int trim,
            int trimFrom,
            int minVotes,
            Decimal fullMark,
            List<String> notCounted,
            boolean everyClass)
            implements Curve {

        /** A vote with one sign that counts nowhere, whose short classes are left out. */
        public VoteRule(
                List<Level> levels,
                String abstain,
                List<RaterClass> classes,
                int trim,
                int trimFrom,
                int minVotes,
                Decimal fullMark) {
            this(levels, abstain, classes, trim, trimFrom, minVotes, fullMark, List.of(), false);
        }

        /** A level of the ballot and its value. */
        public record Level(String sign, Decimal value) {}

        /**
         * @param voters number of people who may vote, null where it is not declared
         * @param trimmed whether highest and lowest are dropped in this class
         * @param by grouping whose groups have weights of their own, null for none
         * @param weights weights by group; the others have {@code weight}
         * @param minVotes least number of valid votes of this class, null for that of all classes
         */
        public record RaterClass(
                String id,
                Decimal weight,
                @Nullable Integer voters,
                boolean trimmed,
                @Nullable String by,
                Map<String, Decimal> weights,
                @Nullable Integer minVotes) {

            /** A class of one weight for all units. */
            public RaterClass(String id, Decimal weight, @Nullable Integer voters, boolean trimmed) {
                this(id, weight, voters, trimmed, null, Map.of(), null);
            }

            /** Its weight for a unit; 0 where it has no say. */
            public Decimal weightFor(Unit unit) {
                return by == null ? weight : weights.getOrDefault(unit.in(by), weight);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.vote(this);
        }
    }

    /**
     * 项目积分 (R35): {@code min(cap, Σ min(capEach, Σ terms) · share)} over the rows of a list of the scheme's own.
     *
     * @param list id of the list
     * @param where which rows count
     * @param capEach most points of one row, null for none
     * @param cap most points of all, null for none
     * @param noRowsApply whether a unit without rows gets 0 points; otherwise the criterion does not apply to it
     */
    record ProjectPoints(
            String list,
            Lists.RowTest where,
            List<ColumnPoints> terms,
            @Nullable Decimal capEach,
            @Nullable Decimal cap,
            boolean noRowsApply)
            implements Curve {

        /**
         * Points by one column: of a word, of the tier that a number is in, or so many for each unit of it. A cell that says
         * nothing gives none.
         *
         * @param words points by word, {@code true} and {@code false} for yes and no
         * @param tiers tiers with the points of each as its share; null for none
         * @param factor points for each unit of the number, null for none
         * @param max most points of the term, null for none
         * @param rest points of any other word
         */
        public record ColumnPoints(
                String id,
                Text title,
                String column,
                Map<String, Decimal> words,
                @Nullable Tier tiers,
                @Nullable Decimal factor,
                @Nullable Decimal max,
                Decimal rest) {}

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.projectPoints(this);
        }
    }
}
