package leopard.score;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntFunction;
import leopard.intake.Dispute;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Question;
import leopard.scheme.RollUp;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * All scores of one period, by column: what {@link ScoreSheet}s, rankings and rules look at. Columns are computed at once,
 * sheets with their explanations when somebody asks for one.
 */
public final class ScoreBoard {

    /** Decimals of a quotient that is ranked as it was read. */
    private static final int RATIO_SCALE = 4;

    private final Scheme scheme;
    private final Period period;
    private final UnitList units;
    private final Figures figures;
    private final Map<String, Node> nodes;
    private final List<EventVerdict> events;
    private final Map<String, NodeScorer> scorers = new LinkedHashMap<>();
    private final Map<String, ScoreColumn> extra = new HashMap<>();
    private final List<NodeScorer> roots = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();
    private final Map<String, Column> figureColumns = new HashMap<>();
    private IntFunction<@Nullable ScoreBoard> past = ago -> null;

    /**
     * Everything that a period is scored from.
     *
     * @param ledger with answers to disputes put in its readings
     * @param barred units that a veto event bars from rankings
     * @param penalties sanctions of vetoes on scores
     * @param pendingCounts whether what nobody has verified yet counts as if it were
     * @param earlier scores of the periods before
     */
    public record Inputs(
            Scheme scheme,
            Plan plan,
            Ledger ledger,
            Period period,
            UnitList units,
            List<EventVerdict> events,
            List<Dispute> disputes,
            BitSet barred,
            boolean pendingCounts,
            EarlierScores earlier,
            List<Penalty> penalties) {

        /** A period of which nothing earlier is known. */
        public Inputs(
                Scheme scheme,
                Plan plan,
                Ledger ledger,
                Period period,
                UnitList units,
                List<EventVerdict> events,
                List<Dispute> disputes,
                BitSet barred,
                boolean pendingCounts) {
            this(
                    scheme,
                    plan,
                    ledger,
                    period,
                    units,
                    events,
                    disputes,
                    barred,
                    pendingCounts,
                    EarlierScores.NONE,
                    List.of());
        }
    }

    private ScoreBoard(Inputs inputs) {
        this.scheme = inputs.scheme;
        this.period = inputs.period;
        this.units = inputs.units;
        this.nodes = scheme.nodes();
        this.events = inputs.events;
        this.figures =
                new Figures(scheme, inputs.ledger.readings(), period, units, inputs.disputes, inputs.pendingCounts);
        LedgerIndex index = new LedgerIndex(scheme, inputs.ledger, units, period);
        for (Node root : scheme.roots()) {
            roots.add(scorer(root, inputs, index));
        }
    }

    /** Scores all units. */
    public static ScoreBoard of(Inputs inputs, Shards shards) {
        ScoreBoard board = new ScoreBoard(inputs);
        List<NodeScorer> together = new ArrayList<>();
        for (NodeScorer scorer : board.scorers.values()) {
            together.add(scorer);
            if (scorer.settles()) {
                score(together, board.units.size(), shards);
                scorer.settle();
                together.clear();
            }
        }
        score(together, board.units.size(), shards);
        return board;
    }

    private static void score(List<NodeScorer> scorers, int units, Shards shards) {
        shards.run(units, (from, to) -> {
            for (NodeScorer scorer : scorers) {
                scorer.score(from, to);
            }
        });
    }

    /** Parts stand before their parents, so that one pass in order does. */
    private NodeScorer scorer(Node node, Inputs inputs, LedgerIndex index) {
        NodeScorer scorer;
        if (node instanceof Node.Criterion criterion) {
            CriterionScorer own = new CriterionScorer(
                    criterion, inputs.plan, figures, index, inputs.barred, filling(node, criterion.missing(), inputs));
            own.collect(statistics);
            scorer = own;
        } else if (node instanceof Node.Component component) {
            List<NodeScorer> parts = new ArrayList<>();
            for (Node part : component.parts()) {
                parts.add(scorer(part, inputs, index));
            }
            scorer = new ComponentScorer(component, parts, filling(node, component.missing(), inputs), units.size());
        } else {
            List<EventVerdict> own = inputs.events.stream()
                    .filter(verdict -> verdict.node().equals(node.id()))
                    .toList();
            EventsScorer events = new EventsScorer((Node.Events) node, units, own);
            extra.put(node.id() + ".bonus", events.bonus());
            extra.put(node.id() + ".deduct", events.deduct());
            scorer = events;
        }
        boolean root = scheme.roots().contains(node);
        List<Penalty> own = inputs.penalties.stream()
                .filter(penalty -> penalty.isAbout(node.id(), root))
                .toList();
        if (!own.isEmpty()) {
            scorer = new PenalisedScorer(node, scorer, own, units.size());
        }
        scorers.put(node.id(), scorer);
        return scorer;
    }

    /** The scorer of a node as it would be without vetoes: what knows about its figures. */
    private @Nullable NodeScorer unpenalised(String node) {
        NodeScorer scorer = scorers.get(node);
        return scorer instanceof PenalisedScorer penalised ? penalised.inner() : scorer;
    }

    private Filling filling(Node node, MissingPolicy missing, Inputs inputs) {
        return new Filling(node.id(), missing, node.rounding(), units, inputs.earlier);
    }

    /**
     * Adds the root of a roll-up.
     *
     * @param scores for each unit its scores by period
     */
    public void addRollUp(RollUp rollUp, List<? extends SortedMap<Period, PeriodScore>> scores) {
        Map<String, ScoreColumn> added = new HashMap<>();
        rollUp.plus().forEach(term -> added.put(term.indicator(), scores(term.indicator())));
        RollUpScorer scorer = new RollUpScorer(rollUp, figures, added, this::title, scores);
        scorer.score(0, units.size());
        NodeScorer before = scorers.put(rollUp.id(), scorer);
        roots.remove(before);
        roots.add(scorer);
    }

    public UnitList units() {
        return units;
    }

    public Period period() {
        return period;
    }

    /** Whether there is a node or roll-up of that id. */
    public boolean hasLine(String id) {
        return scorers.containsKey(id);
    }

    /** What rules decided about the events of the period. */
    public List<EventVerdict> events() {
        return events;
    }

    /** Scores of a node, of a roll-up, or of one side of the events ({@code events.deduct}, in positive points). */
    public ScoreColumn scores(String node) {
        NodeScorer scorer = scorers.get(node);
        ScoreColumn column = scorer == null ? extra.get(node) : scorer.column();
        if (column == null) {
            throw new IllegalArgumentException("no such line: " + node);
        }
        return column;
    }

    /** Units that no ranking by the node may rank, because something in it is missing that says so. */
    public BitSet notRanked(String name) {
        BitSet out = new BitSet();
        Node node = scheme.nodes().get(name);
        if (node != null) {
            collectNotRanked(node, out);
        }
        return out;
    }

    private void collectNotRanked(Node node, BitSet into) {
        if (node instanceof Node.Component component) {
            component.parts().forEach(part -> collectNotRanked(part, into));
        }
        boolean may = node instanceof Node.Component component
                ? component.missing().uses(MissingPolicy.TreatedAs.NOT_RANKED)
                : node instanceof Node.Criterion criterion
                        && criterion.missing().uses(MissingPolicy.TreatedAs.NOT_RANKED);
        if (may) {
            ScoreColumn column = scores(node.id());
            for (int i = 0; i < units.size(); i++) {
                if (column.exists(i) && column.treatedAs(i) == MissingPolicy.TreatedAs.NOT_RANKED) {
                    into.set(i);
                }
            }
        }
    }

    /**
     * The scores of a node or roll-up, or the figures of an indicator as if they were scores: with the decimals that they were
     * printed with, quotients with those of ratios.
     */
    public ScoreColumn ranked(String name) {
        if (scorers.containsKey(name) || extra.containsKey(name)) {
            return scores(name);
        }
        Column column = named(name);
        Column.Fixed values = column.values();
        ScoreColumn scores = new ScoreColumn(units.size(), values == null ? RATIO_SCALE : values.scale());
        for (int i = 0; i < units.size(); i++) {
            DataStatus status = column.status(i);
            Decimal value = status.hasValue() ? column.exact(i).round(scores.scale(), RoundingMode.HALF_UP) : null;
            scores.set(i, value, status, null);
        }
        return scores;
    }

    /** A score before its own rounding; as printed where no arithmetic gave it. Of an indicator its exact figure. */
    public Rational unrounded(String name, int unit) {
        NodeScorer scorer = scorers.get(name);
        return scorer == null ? named(name).exact(unit) : scorer.unrounded(unit);
    }

    /** The periods whose scores count in a roll-up for a unit. */
    public Set<Period> countedPeriods(String rollUp, int unit) {
        return scorers.get(rollUp) instanceof RollUpScorer scorer ? scorer.periodsCounted(unit) : Set.of();
    }

    /** Whether a name means a figure that conditions and rankings may use. */
    public static boolean isFigure(Scheme scheme, String name) {
        Map<String, Node> nodes = scheme.nodes();
        if (nodes.containsKey(name)
                || scheme.indicator(name) != null
                || scheme.derived().containsKey(name)) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "" : name.substring(0, dot);
        return switch (name.substring(dot + 1)) {
            case "score" -> nodes.containsKey(owner);
            case "ratio" -> nodes.get(owner) instanceof Node.Criterion;
            case "value" -> nodes.get(owner) instanceof Node.Criterion || scheme.indicator(owner) != null;
            case "bonus", "deduct" -> nodes.get(owner) instanceof Node.Events;
            default -> false;
        };
    }

    /** A figure, or arithmetic over figures, for every unit: what conditions and tie-breaks look at. */
    public Column figure(Expression expression) {
        // Not computeIfAbsent: arithmetic asks for its own names while it is computed.
        Column known = figureColumns.get(expression.text());
        if (known == null) {
            known = compute(expression);
            figureColumns.put(expression.text(), known);
        }
        return known;
    }

    /** An indicator as it was read or derived, whatever line has the same id. */
    public Column reading(String indicator) {
        return figures.column(indicator);
    }

    /** The units that a condition holds for; one whose figure is not there does not hold. */
    public BitSet holds(Condition condition) {
        return new Answers(this).holds(condition);
    }

    /**
     * Lets conditions look back.
     *
     * @param boards the scores of the period so many periods ago, from 1; null where there are none
     */
    public void lookBack(IntFunction<@Nullable ScoreBoard> boards) {
        this.past = boards;
    }

    @Nullable
    ScoreBoard earlier(int periods) {
        return past.apply(periods);
    }

    boolean isNumber(String name) {
        return figures.isNumber(name);
    }

    Rational number(String name, int unit) {
        return figures.number(name, unit);
    }

    /** What {@code unit.type}, {@code unit.ranked} or {@code A1.status} says of a unit; empty where it says nothing. */
    public String word(String field, int unit) {
        int dot = field.lastIndexOf('.');
        String owner = field.substring(0, dot);
        String wanted = field.substring(dot + 1);
        if (owner.equals(Scheme.UNIT)) {
            return word(units.get(unit), wanted);
        }
        NodeScorer scorer = scorers.get(owner);
        if (scorer != null) {
            return scorer.column().exists(unit)
                    ? scorer.column().status(unit).name()
                    : DataStatus.NOT_APPLICABLE.name();
        }
        return figures.column(owner).status(unit).name();
    }

    /** A field of a unit as a word: {@code type}, {@code ranked}, a grouping. */
    static String word(Unit unit, String field) {
        return switch (field) {
            case "id" -> unit.id();
            case "name" -> unit.name();
            case "ranked" -> String.valueOf(unit.ranked());
            default -> unit.in(field);
        };
    }

    private final Formulae.Asked asked = new Formulae.Asked() {
        @Override
        public Column answer(Question question) {
            return figure(question);
        }

        @Override
        public String word(String field, int unit) {
            return ScoreBoard.this.word(field, unit);
        }
    };

    private Column compute(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return named(name.id());
        }
        if (expression instanceof Question question) {
            return new Answers(this).of(question);
        }
        Column fast = sum(expression);
        if (fast != null) {
            return fast;
        }
        Map<String, Column> columns =
                Formulae.columns(expression, name -> figures.isNumber(name) ? null : figure(new Expression.Name(name)));
        return Formulae.column(expression, units.size(), columns, figures::number, asked);
    }

    /** A sum or difference of two short columns without any gap, in longs. */
    private @Nullable Column sum(Expression expression) {
        if (!(expression instanceof Expression.Binary binary)
                || !(binary.operator() == Expression.Operator.PLUS || binary.operator() == Expression.Operator.MINUS)
                || !(binary.left() instanceof Expression.Name a)
                || !(binary.right() instanceof Expression.Name b)
                || figures.isNumber(a.id())
                || figures.isNumber(b.id())) {
            return null;
        }
        Column left = named(a.id());
        Column right = named(b.id());
        Column.Fixed x = left.values();
        Column.Fixed y = right.values();
        if (x == null
                || y == null
                || x.scale() != y.scale()
                || x.magnitude() > Long.MAX_VALUE / 4
                || y.magnitude() > Long.MAX_VALUE / 4) {
            return null;
        }
        int n = units.size();
        long[] sum = new long[n];
        byte[] status = new byte[n];
        boolean minus = binary.operator() == Expression.Operator.MINUS;
        for (int i = 0; i < n; i++) {
            sum[i] = minus ? x.unscaled()[i] - y.unscaled()[i] : x.unscaled()[i] + y.unscaled()[i];
            DataStatus worst = Figures.worse(left.status(i), right.status(i));
            status[i] = (byte) worst.ordinal();
        }
        return Column.ofValues(Column.Fixed.of(sum, x.scale()), status);
    }

    private Column named(String name) {
        NodeScorer scorer = scorers.get(name);
        if (scorer != null) {
            return scorer.column().asColumn();
        }
        ScoreColumn side = extra.get(name);
        if (side != null) {
            return side.asColumn();
        }
        if (scheme.indicator(name) != null || scheme.derived().containsKey(name)) {
            return figures.column(name);
        }
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "" : name.substring(0, dot);
        String field = name.substring(dot + 1);
        NodeScorer node = unpenalised(owner);
        if (node != null && field.equals("score")) {
            return scores(owner).asColumn();
        }
        if (node instanceof CriterionScorer criterion && criterion.measured() != null) {
            return criterion.measured().asColumn(field.equals("ratio"), criterion.column()::exists);
        }
        if (field.equals("value") && scheme.indicator(owner) != null) {
            return figures.column(owner);
        }
        throw new IllegalArgumentException("no such figure: " + name);
    }

    /** Figures about populations that lines leaned on. */
    public List<Statistic> statistics() {
        return statistics;
    }

    /** The sheet of one unit, explained. */
    public ScoreSheet sheet(int unit) {
        List<ScoreLine> lines = new ArrayList<>();
        for (NodeScorer root : roots) {
            if (root.column().exists(unit)) {
                lines.add(root.line(unit, null, Role.TOTAL));
            }
        }
        return new ScoreSheet(units.get(unit), period, lines);
    }

    /** Share of the year's target that is due in this period. */
    public Rational schedule() {
        return figures.schedule();
    }

    /** What a unit's figure says for early warning: actual value and target; null where it has no schedule. */
    public @Nullable Scheduled scheduled(String item, int unit) {
        return Scheduled.of(nodes.get(item), figures, unpenalised(item), unit);
    }

    /** How the scores of a root, or of any other node or roll-up, are rounded. */
    public Rounding rounding(String line) {
        Node node = nodes.get(line);
        if (node != null) {
            return node.rounding();
        }
        for (RollUp rollUp : scheme.rollUps()) {
            if (rollUp.id().equals(line)) {
                return rollUp.rounding();
            }
        }
        if (scheme.indicator(line) != null) {
            return new Rounding(ranked(line).scale(), RoundingMode.HALF_UP);
        }
        throw new IllegalArgumentException("no such line: " + line);
    }

    /** Title of a line. */
    public Text title(String line) {
        Node node = nodes.get(line);
        return node == null ? Text.same(line) : node.title();
    }
}
