package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Population;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the random comparison with the oracle found, each in its smallest form. */
class RegressionTest {

    private static final Rounding LINE = new Rounding(2, RoundingMode.HALF_UP);
    private static final Rounding RATIO = new Rounding(4, RoundingMode.HALF_UP);
    private static final Population RANKABLE = Population.RANKABLE;

    private final List<Node> parts = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private List<String> types = List.of();
    private Schedule schedule = Schedule.LINEAR;

    @Test
    void a_guest_behind_tied_units_gets_the_points_of_its_own_rank() {
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, ranks(), Set.of()));
        unit("a", "", true, "9");
        unit("b", "", true, "8");
        unit("c", "", true, "8");
        unit("guest", "", false, "7");

        assertThat(score("A", "guest")).as("rank 4, after 1, 2, 2").isEqualTo("7.00");
    }

    @Test
    void a_rank_runs_over_the_units_that_have_the_criterion() {
        types = List.of("村", "社区");
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, ranks(), Set.of("村")));
        unit("a", "村", true, "8");
        unit("b", "社区", true, "9");

        assertThat(score("A", "a")).as("nobody of its type is before it").isEqualTo("10.00");
    }

    @Test
    void the_bounds_of_an_efficacy_come_from_the_units_that_have_the_criterion() {
        types = List.of("村", "社区");
        Curve curve = new Curve.Efficacy(
                Curve.Scale.SHARE,
                Decimal.of("60"),
                Decimal.of("40"),
                null,
                RANKABLE,
                Curve.Efficacy.WhenEqual.FULL,
                false,
                null,
                Curve.Better.HIGH);
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, curve, Set.of("村")));
        unit("a", "村", true, "80");
        unit("b", "村", true, "70");
        unit("c", "社区", true, "100");

        assertThat(score("A", "a")).isEqualTo("10.00");
    }

    @Test
    void a_progress_is_an_input_and_is_not_rounded_to_the_scale_of_ratios() {
        Curve curve = new Curve.TaskRule(null, false, true, Decimal.of("1.1"), List.of(), null);
        given(criterion("A", "200", LINE, MissingPolicy.DEFAULT, curve, Set.of()));
        task("a", Task.Kind.PROGRESS, null, "0.95715");

        assertThat(score("A", "a")).as("200 · 0.95715, not 200 · 0.9572").isEqualTo("191.43");
        assertThat(sheetScore("A", "a")).isEqualTo("191.43");
    }

    @Test
    void a_sum_of_lines_and_bonuses_is_rounded_once() {
        Rounding fine = new Rounding(3, RoundingMode.HALF_UP);
        given(
                criterion("A", "10", fine, MissingPolicy.DEFAULT, value(), Set.of()),
                criterion("B", null, fine, MissingPolicy.DEFAULT, value(), Set.of()));
        unit("a", "", true, "1.004");

        assertThat(score("total", "a")).as("1.004 + 1.004").isEqualTo("2.01");
        assertThat(sheetScore("total", "a")).isEqualTo("2.01");
    }

    @Test
    void a_component_whose_every_line_is_zero_of_zero_does_not_apply() {
        given(new Node.Component(
                "C",
                Text.same("C"),
                "",
                Decimal.of("10"),
                LINE,
                Set.of(),
                List.of(criterion(
                        "A",
                        "10",
                        LINE,
                        MissingPolicy.DEFAULT,
                        completion("1", false),
                        Set.of(),
                        new Source.Quotient(name("x"), name("x")))),
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of()));
        unit("a", "", true, "0");

        ScoreColumn component = board().scores("C");
        assertThat(component.status(0)).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(component.treatedAs(0)).isEqualTo(TreatedAs.REWEIGHT);
        assertThat(component.get(0)).isNull();
    }

    @Test
    void a_line_without_score_leaves_everything_above_it_without_score() {
        Treatment none = Treatment.of(TreatedAs.NO_SCORE);
        given(
                criterion("A", "10", LINE, new MissingPolicy(none, none, none, none, null), value(), Set.of()),
                criterion(
                        "B",
                        "10",
                        LINE,
                        MissingPolicy.DEFAULT,
                        value(),
                        Set.of(),
                        new Source.Formula(Expression.number(Decimal.of("7")))));
        units.add(new Unit("a", "a", "", "", null, null, null, true, Map.of()));

        ScoreColumn total = board().scores("total");
        assertThat(total.get(0)).isNull();
        assertThat(total.treatedAs(0)).isEqualTo(TreatedAs.NO_SCORE);
        assertThat(sheetScore("total", "a")).isNull();
    }

    @Test
    void a_line_of_which_nothing_is_due_yet_does_not_apply() {
        schedule = new Schedule(List.of(Decimal.ZERO, Decimal.ONE));
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, completion("24", true), Set.of()));
        unit("a", "", true, "5");

        assertThat(board().scores("A").status(0)).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(sheetScore("A", "a")).isNull();
    }

    @Test
    void a_numeric_task_of_which_nothing_is_due_yet_does_not_apply() {
        schedule = new Schedule(List.of(Decimal.ZERO, Decimal.ONE));
        Curve curve = new Curve.TaskRule(null, true, false, null, List.of(), null);
        given(criterion("A", "20", LINE, MissingPolicy.DEFAULT, curve, Set.of()));
        task("a", Task.Kind.NUMERIC, Decimal.of("3"), "1");

        assertThat(board().scores("A").status(0)).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(sheetScore("A", "a")).isNull();
    }

    @Test
    void a_total_beyond_eighteen_digits_has_a_status_of_its_own_and_never_wraps_around() {
        Rounding whole = new Rounding(0, RoundingMode.HALF_UP);
        given(new Node.Component(
                "C",
                Text.same("C"),
                "",
                null,
                new Rounding(4, RoundingMode.HALF_UP),
                Set.of(),
                List.of(criterion("A", null, whole, MissingPolicy.DEFAULT, value(), Set.of())),
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of()));
        unit("a", "", true, "1901138783269962");

        assertThat(board().scores("C").status(0)).isEqualTo(DataStatus.OVERFLOW);
        ScoreLine line = Objects.requireNonNull(board().sheet(0).line("C"));
        assertThat(line.score()).isEqualTo(Points.of("0.0000"));
        assertThat(line.justification().note().in(Lang.EN)).contains("more than 18 digits");
    }

    @Test
    void zero_of_zero_beside_a_number_of_many_digits_is_still_zero_of_zero() {
        UnitList one = UnitList.of(List.of(new Unit("a", "a", "", "", null, null, null, true, Map.of())));
        Indicator ratio = new Indicator(
                "r",
                Text.same("r"),
                "",
                Indicator.Kind.RATIO,
                null,
                new Indicator.Parts(Text.same("n"), Text.same("d")),
                List.of(),
                "");
        Reading reading = new Reading(
                "a",
                "r",
                "2024-H1",
                Decimal.of("1234567890123456789012345"),
                Decimal.ZERO,
                Decimal.ZERO,
                Vintage.FINAL,
                1,
                null,
                true,
                false,
                Reading.Details.NONE,
                Place.NOWHERE);

        ReadingSet set = ReadingSet.builder(one, List.of(ratio)).add(reading).build();
        assertThat(set.column("r", "2024-H1", one, false).status(0)).isEqualTo(DataStatus.ZERO_DENOMINATOR);
    }

    @Test
    void what_stands_in_a_component_for_some_types_is_for_these_types_too() {
        types = List.of("村", "社区");
        given(new Node.Component(
                "C",
                Text.same("C"),
                "",
                null,
                LINE,
                Set.of("村"),
                List.of(criterion("A", "10", LINE, MissingPolicy.DEFAULT, value(), Set.of())),
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of()));
        unit("a", "村", true, "7");
        unit("b", "社区", true, "8");

        assertThat(score("total", "a")).isEqualTo("7.00");
        assertThat(board().scores("C").exists(1)).isFalse();
    }

    @Test
    void a_unit_without_the_criterion_has_no_figure_of_it_for_conditions() {
        types = List.of("村", "社区");
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, ranks(), Set.of("村")));
        unit("a", "村", true, "7");
        unit("b", "社区", true, "8");

        assertThat(board().figure(name("A.ratio")).status(0)).isEqualTo(DataStatus.OK);
        assertThat(board().figure(name("A.ratio")).status(1)).isEqualTo(DataStatus.NOT_APPLICABLE);
    }

    @Test
    void arithmetic_over_several_figures_can_be_asked_for() {
        given(criterion("A", "10", LINE, MissingPolicy.DEFAULT, value(), Set.of()));
        unit("a", "", true, "4");

        Expression share = new Expression.Binary(Expression.Operator.OVER, name("A"), name("total"));
        assertThat(board().figure(share).exact(0).toString()).isEqualTo("1");
    }

    private static Curve ranks() {
        return new Curve.RankPoints(
                Curve.Scale.SHARE, List.of(), Decimal.of("0.1"), Decimal.ZERO, Curve.Better.HIGH, RANKABLE);
    }

    private static Curve value() {
        return new Curve.Value(Curve.Scale.SHARE, Decimal.ONE);
    }

    private static Curve completion(String target, boolean scheduled) {
        return new Curve.Completion(Expression.number(Decimal.of(target)), scheduled, Decimal.ONE, null);
    }

    private static Expression name(String id) {
        return new Expression.Name(id);
    }

    private static Node.Criterion criterion(
            String id, @Nullable String points, Rounding line, MissingPolicy missing, Curve curve, Set<String> only) {
        boolean task = curve instanceof Curve.TaskRule;
        return criterion(id, points, line, missing, curve, only, task ? null : new Source.Plain("x"));
    }

    private static Node.Criterion criterion(
            String id,
            @Nullable String points,
            Rounding line,
            MissingPolicy missing,
            Curve curve,
            Set<String> only,
            @Nullable Source source) {
        Decimal full = points == null ? null : Decimal.of(points);
        return new Node.Criterion(id, Text.same(id), "", full, line, only, source, curve, RATIO, missing, Map.of());
    }

    private void given(Node... nodes) {
        parts.addAll(List.of(nodes));
    }

    private void unit(String id, String type, boolean ranked, String x) {
        units.add(new Unit(id, id, "", type, null, null, null, ranked, Map.of()));
        reading(id, "x", x);
    }

    private void task(String unit, Task.Kind kind, @Nullable Decimal target, String actual) {
        units.add(new Unit(unit, unit, "", "", null, null, null, true, Map.of()));
        tasks.add(new Task(unit, "A", "t", "t", kind, target, null, null, "", "", "", List.of(), Place.NOWHERE));
        reading(unit, "t", actual);
    }

    private void reading(String unit, String indicator, String value) {
        readings.add(new Reading(
                unit,
                indicator,
                "2024-H1",
                Decimal.of(value),
                null,
                null,
                Vintage.FINAL,
                1,
                null,
                true,
                false,
                Reading.Details.NONE,
                Place.NOWHERE));
    }

    private @Nullable String score(String line, String unit) {
        ScoreBoard board = board();
        Points points = board.scores(line).get(board.units().indexOf(unit));
        return points == null ? null : points.toString();
    }

    /** As explained on the unit's sheet. */
    private @Nullable String sheetScore(String line, String unit) {
        ScoreBoard board = board();
        ScoreLine found = board.sheet(board.units().indexOf(unit)).line(line);
        return found == null || found.score() == null ? null : found.score().toString();
    }

    private ScoreBoard board() {
        List<Indicator> indicators = List.of(indicator("x"), indicator("t"));
        Node total = new Node.Component(
                "total",
                Text.same("total"),
                "",
                null,
                LINE,
                Set.of(),
                parts,
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of());
        Scheme scheme = new Scheme(
                "test",
                Text.same("test"),
                new SchemeVersion("1", null, null),
                "",
                PeriodKind.HALF_YEAR,
                true,
                schedule,
                LINE,
                types,
                List.of(),
                Map.of(),
                indicators,
                Map.of(),
                List.of(total),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        UnitList list = UnitList.of(units);
        ReadingSet.Builder builder = ReadingSet.builder(list, indicators);
        readings.forEach(builder::add);
        Ledger plain = Ledger.of(list, builder.build());
        Ledger ledger = new Ledger(
                plain.units(),
                plain.readings(),
                tasks,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        try (Shards shards = Shards.on(1)) {
            return ScoreBoard.of(
                    new ScoreBoard.Inputs(
                            scheme,
                            Plan.direct(scheme),
                            ledger,
                            Period.of("2024-H1"),
                            list,
                            List.of(),
                            List.of(),
                            new BitSet(),
                            false),
                    shards);
        }
    }

    private static Indicator indicator(String id) {
        return new Indicator(id, Text.same(id), "", Indicator.Kind.OTHER, null, null, List.of(), "");
    }
}
