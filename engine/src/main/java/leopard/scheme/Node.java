package leopard.scheme;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.When;
import org.jspecify.annotations.Nullable;

/** A row of the score sheet: a component with parts, a criterion with a curve, or the bonus and deduction events. */
public sealed interface Node {

    /** ASCII id, unique in the scheme. */
    String id();

    Text title();

    /** The paragraph of the rules that it comes from; empty if none is named. */
    String clause();

    /** Full marks 分值, null where there are none. */
    @Nullable
    Decimal points();

    Rounding rounding();

    /** Unit types that it applies to; empty for all that the node above it applies to. */
    Set<String> types();

    /**
     * The node as it stands under one that applies to {@code above}, all types if that is empty.
     *
     * @throws IllegalArgumentException if no type is left
     */
    Node within(Set<String> above);

    private static Set<String> common(String id, Set<String> own, Set<String> above) {
        if (own.isEmpty() || above.isEmpty()) {
            return own.isEmpty() ? above : own;
        }
        Set<String> both = new LinkedHashSet<>(own);
        both.retainAll(above);
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s applies to no unit: its types are %s, those above it %s".formatted(id, own, above));
        }
        return Collections.unmodifiableSet(both);
    }

    /**
     * A component 一级指标, made of its parts.
     *
     * @param weights weights of its parts by id; 1 for one that is not there
     * @param cap largest score, null for none
     * @param floor smallest score, null for none
     * @param missing how it counts in its parent where none of its parts counts
     * @param names names of intermediate figures that it prints under another name
     */
    record Component(
            String id,
            Text title,
            String clause,
            @Nullable Decimal points,
            Rounding rounding,
            Set<String> types,
            Aggregation aggregation,
            List<Node> parts,
            Map<String, Rational> weights,
            Aggregation.Gaps gaps,
            @Nullable Decimal cap,
            @Nullable Decimal floor,
            MissingPolicy missing,
            Map<String, String> names)
            implements Node {

        /** The sum of its parts. */
        public Component(
                String id,
                Text title,
                String clause,
                @Nullable Decimal points,
                Rounding rounding,
                Set<String> types,
                List<Node> parts,
                @Nullable Decimal cap,
                @Nullable Decimal floor,
                MissingPolicy missing,
                Map<String, String> names) {
            this(
                    id,
                    title,
                    clause,
                    points,
                    rounding,
                    types,
                    Aggregation.Plain.SUM,
                    parts,
                    Map.of(),
                    Aggregation.Gaps.ALLOWED,
                    cap,
                    floor,
                    missing,
                    names);
        }

        /** The weight of a part. */
        public Rational weight(Node part) {
            return weights.getOrDefault(part.id(), Rational.ONE);
        }

        @Override
        public Component within(Set<String> above) {
            Set<String> some = common(id, types, above);
            List<Node> inside = parts.stream().map(part -> part.within(some)).toList();
            return new Component(
                    id,
                    title,
                    clause,
                    points,
                    rounding,
                    some,
                    aggregation,
                    inside,
                    weights,
                    gaps,
                    cap,
                    floor,
                    missing,
                    names);
        }
    }

    /**
     * A criterion 指标: one figure, or several, and the curve that gives points for it.
     *
     * @param source its figure; null for tasks and votes, which have tables of their own
     * @param ratio rounding of ratios and positions
     * @param names names of intermediate figures that it prints under another name
     */
    record Criterion(
            String id,
            Text title,
            String clause,
            @Nullable Decimal points,
            Rounding rounding,
            Set<String> types,
            @Nullable Source source,
            Curve curve,
            Rounding ratio,
            MissingPolicy missing,
            Map<String, String> names)
            implements Node {
        @Override
        public Criterion within(Set<String> above) {
            Set<String> some = common(id, types, above);
            return new Criterion(id, title, clause, points, rounding, some, source, curve, ratio, missing, names);
        }
    }

    /**
     * Bonus and deduction events 加减分事项 (R13, R14): {@code min(Σ bonus, cap) − min(Σ deductions, cap)}, and that within
     * the limits of the node itself.
     *
     * @param cap most that bonuses less deductions may come to, null for none
     * @param floor least that they may come to, null for none
     */
    record Events(
            String id,
            Text title,
            String clause,
            Rounding rounding,
            Set<String> types,
            Side bonus,
            Side deduct,
            Documents documents,
            @Nullable Decimal cap,
            @Nullable Decimal floor)
            implements Node {

        /** Events without limits of their own and without a day by which a document must be there. */
        public Events(
                String id,
                Text title,
                String clause,
                Rounding rounding,
                Set<String> types,
                Side bonus,
                Side deduct,
                boolean documentRequired) {
            this(id, title, clause, rounding, types, bonus, deduct, Documents.of(documentRequired), null, null);
        }

        @Override
        public @Nullable Decimal points() {
            return null;
        }

        /**
         * Those of {@code nodes} that a bonus or deduction counts in: the ones that have its level; the first where none
         * has, which happens to events with points of their own.
         */
        public static List<Events> of(ScoreEvent event, List<Events> nodes) {
            List<Events> known = nodes.stream()
                    .filter(node -> node.side(event.kind()).levels().containsKey(event.level()))
                    .toList();
            return known.isEmpty() && !nodes.isEmpty() ? List.of(nodes.get(0)) : known;
        }

        public boolean documentRequired() {
            return documents.required();
        }

        public Side side(ScoreEvent.Kind kind) {
            return kind == ScoreEvent.Kind.BONUS ? bonus : deduct;
        }

        @Override
        public Events within(Set<String> above) {
            Set<String> some = common(id, types, above);
            return new Events(id, title, clause, rounding, some, bonus, deduct, documents, cap, floor);
        }
    }

    /**
     * Papers that prove events 佐证文件.
     *
     * @param required whether an event without one counts for nothing
     * @param cutOff last day of a document, null if it may come at any time
     * @param ofNextYear whether that day is one of the year after the event's
     * @param movesOn whether an event whose document is later counts in the year after the cut-off; otherwise never
     */
    record Documents(boolean required, @Nullable MonthDay cutOff, boolean ofNextYear, boolean movesOn) {
        public static Documents of(boolean required) {
            return new Documents(required, null, false, false);
        }

        private LocalDate cutOff(int year) {
            return cutOff == null ? LocalDate.MAX : cutOff.atYear(year + (ofNextYear ? 1 : 0));
        }

        /** The last day whose documents are there for a period that ends on {@code end}: the year's end waits for its cut-off. */
        public LocalDate known(LocalDate end) {
            boolean lastOfYear = end.getDayOfYear() == end.lengthOfYear();
            return cutOff != null && ofNextYear && lastOfYear ? cutOff(end.getYear()) : end;
        }

        /** Whether the event's document came after the cut-off of its year. */
        public boolean isLate(ScoreEvent event) {
            When papers = event.documented();
            return cutOff != null
                    && papers != null
                    && papers.day().isAfter(cutOff(event.day().getYear()));
        }

        /** The day from which an event counts: its own, or after a late document the first of the next year or later. */
        public LocalDate countsFrom(ScoreEvent event) {
            LocalDate own = event.day();
            When papers = event.documented();
            if (papers == null || !movesOn || !isLate(event)) {
                return own;
            }
            LocalDate next = LocalDate.of(own.getYear() + 1, 1, 1);
            return papers.day().isAfter(next) ? papers.day() : next;
        }
    }

    /**
     * Bonuses or deductions.
     *
     * @param cap most that they may come to, as a positive number; null for none
     * @param capEach most that a single event may count, after any doubling; null for none
     * @param highestPerMatter whether of several events for one matter only the highest counts
     * @param levels points of each level, as positive numbers
     * @param groups groups of levels with caps of their own; a level is in one of them at most
     * @param repeat doubling of what happens again, null for none
     * @param keyPeriods doubling of what happens on certain days, null for none
     */
    record Side(
            Text title,
            @Nullable Decimal cap,
            @Nullable Decimal capEach,
            boolean highestPerMatter,
            Map<String, Decimal> levels,
            List<LevelGroup> groups,
            @Nullable Repeat repeat,
            @Nullable KeyPeriods keyPeriods) {

        /** A side with one cap. */
        public Side(
                Text title,
                @Nullable Decimal cap,
                boolean highestPerMatter,
                Map<String, Decimal> levels,
                @Nullable Repeat repeat) {
            this(title, cap, null, highestPerMatter, levels, List.of(), repeat, null);
        }

        /** Whether an event before this calendar year can make one of this year a repetition. */
        public boolean looksBack() {
            return repeat != null
                    && (repeat.window() == Window.MONTHS || repeat.window() == Window.WHOLE)
                    && !repeat.levels().isEmpty();
        }
    }

    /**
     * Levels that share a cap: commendations at most 5, ranks at most 15.
     *
     * @param cap most that they may come to, as a positive number; null for none
     * @param levels levels that stand in it directly
     * @param groups groups inside it
     */
    record LevelGroup(String id, Text title, @Nullable Decimal cap, List<String> levels, List<LevelGroup> groups) {}

    /** What the events that may be a repetition have in common. */
    enum Same {
        LEVEL,
        MATTER,
        LEVEL_AND_MATTER,
        /** Nothing: any of the levels repeats any other. */
        ANY
    }

    /** How far back a repetition is looked for. */
    enum Window {
        CALENDAR_YEAR,
        /** So many months. */
        MONTHS,
        /** The scheme's period. */
        PERIOD,
        /** All that is recorded. */
        WHOLE
    }

    /**
     * 加倍扣分: the second and each later event of the kind within the window counts {@code factor} times.
     *
     * @param levels levels that it holds for
     * @param months length of the window in months, 0 unless it is {@link Window#MONTHS}
     * @param byDecision whether the first is the one that was decided first, rather than the one that happened first
     */
    record Repeat(Decimal factor, List<String> levels, Same same, Window window, int months, boolean byDecision) {

        /** Within the calendar year, by date. */
        public Repeat(Decimal factor, List<String> levels, boolean sameMatter) {
            this(factor, levels, sameMatter ? Same.LEVEL_AND_MATTER : Same.LEVEL, Window.CALENDAR_YEAR, 0, false);
        }

        /** Whether only events of one matter repeat each other. */
        public boolean sameMatter() {
            return same == Same.MATTER || same == Same.LEVEL_AND_MATTER;
        }

        /** Whether only events of one level repeat each other. */
        public boolean sameLevel() {
            return same == Same.LEVEL || same == Same.LEVEL_AND_MATTER;
        }
    }

    /**
     * 重点时段: events on certain days count {@code factor} times.
     *
     * @param levels levels that it holds for
     * @param multiply whether a repetition on such a day is multiplied by both factors, rather than by the larger one
     */
    record KeyPeriods(Decimal factor, List<String> levels, List<KeyPeriod> days, boolean multiply) {}

    /** Days from the first to the last, both included. */
    record KeyPeriod(Text title, LocalDate from, LocalDate to) {}
}
