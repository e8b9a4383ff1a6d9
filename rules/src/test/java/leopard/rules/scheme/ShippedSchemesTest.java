package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import leopard.score.Points;
import leopard.score.ScoreBoard;
import leopard.score.ScoreLine;
import leopard.score.ScoreSheet;
import leopard.score.Shards;
import leopard.score.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemes of the shipped cases, and their tables read by them. */
class ShippedSchemesTest {

    private static final Path EXAMPLES = Path.of("examples");

    private static SchemeReader.Result read(String name) {
        try {
            return SchemeReader.read(
                    "scheme.yaml", Files.readAllBytes(EXAMPLES.resolve(name).resolve("scheme.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scheme scheme(String name) {
        Scheme scheme = read(name).scheme();
        if (scheme == null) {
            throw new AssertionError(read(name).problems().toString());
        }
        return scheme;
    }

    private static Intake.Result tables(String name) {
        TextTables tables = TextTables.empty();
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                String table = file.getFileName().toString();
                if (table.endsWith(".csv") && !table.startsWith("expected")) {
                    tables.with(table.replace(".csv", ""), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Intake.read(scheme(name), tables);
    }

    /** The sheet of a unit, without events: these are for the rules to judge. */
    private static ScoreSheet sheet(String name, String period, String unit) {
        Scheme scheme = scheme(name);
        Ledger ledger = tables(name).ledger();
        if (ledger == null) {
            throw new AssertionError(tables(name).problems().toString());
        }
        Period when = Period.of(period);
        UnitList units = ledger.units().in(when);
        BitSet barred = new BitSet();
        for (ScoreEvent event : ledger.events()) {
            if (event.kind() == ScoreEvent.Kind.VETO) {
                barred.set(units.indexOf(event.unit()));
            }
        }
        ScoreBoard.Inputs inputs = new ScoreBoard.Inputs(
                scheme, Plan.direct(scheme), ledger, when, units, List.of(), List.of(), barred, false);
        try (Shards shards = Shards.on(1)) {
            return ScoreBoard.of(inputs, shards).sheet(units.indexOf(unit));
        }
    }

    private static ScoreLine line(ScoreSheet sheet, String id) {
        ScoreLine line = sheet.line(id);
        if (line == null) {
            throw new AssertionError("no line " + id);
        }
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void a_shipped_scheme_has_neither_problems_nor_warnings(String name) {
        SchemeReader.Result result = read(name);

        assertThat(result.problems()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(scheme(name).id()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void the_tables_of_a_case_fit_its_scheme(String name) {
        assertThat(tables(name).problems()).isEmpty();
        assertThat(tables(name).ledger()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void every_figure_that_a_shipped_scheme_names_is_one_of_the_score_board(String name) {
        Scheme scheme = scheme(name);
        List<String> figures = new ArrayList<>();
        scheme.rankings().forEach(r -> {
            r.values().values().forEach(v -> figures.addAll(v.names()));
            r.chain().stream()
                    .map(k -> k.label())
                    .filter(f -> !r.values().containsKey(f))
                    .forEach(figures::add);
        });

        assertThat(figures).allMatch(f -> ScoreBoard.isFigure(scheme, f));
    }

    @Test
    void ids_are_those_of_the_documents() {
        assertThat(scheme("xilin-1plus2").nodes().keySet())
                .containsExactly("total", "C1", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "C2", "C3", "events");
        assertThat(scheme("xilin-1plus1").nodes().keySet()).containsExactly("total", "D1", "D11", "D12", "D13", "D2");
        assertThat(scheme("xilin-leopard-award").roots()).extracting(Node::id).containsExactly("L1", "L2", "L3");
        assertThat(scheme("xilin-leopard-award").nodes().keySet())
                .contains("E01", "E09", "L2.base", "L2.fit", "L2.big", "L2.late")
                .contains("L3.start", "L3.finish", "L3.fai", "L3.nodes");
    }

    @ParameterizedTest
    @CsvSource({
        "xilin-1plus2, 2024-06, 东岱村, A1, 9.78, rate factor",
        "xilin-1plus2, 2024-06, 东岱村, A2, 4.80, min max position factor",
        "xilin-1plus2, 2024-06, 东岱村, A3, 9.13, shortfall_pp deduction",
        "xilin-1plus2, 2024-06, 东岱村, A4, 7.70, rate factor",
        "xilin-1plus2, 2024-06, 东岱村, A5, 6.00, annual_target schedule ratio factor",
        "xilin-1plus2, 2024-06, 东岱村, A6, 2.40, factor",
        "xilin-1plus2, 2024-06, 东岱村, A7, 5.00, factor",
        "xilin-1plus2, 2024-06, 东岱村, A8, 6.00, difference adjust",
        "xilin-1plus2, 2024-06, 华林社区, C1, 60.00, sum_lines applicable_weight reweight_factor component",
        "xilin-1plus2, 2024-06, 东岱村, C2, 21.06, due_weight credit ratio ratio_capped difficulty before_cap cap",
        "xilin-1plus2, 2024-06, 邹傅村, C3, 19.07, actual annual_target schedule ratio ratio_capped difficulty before_cap cap",
        "xilin-1plus1, 2024-Q2, 城市更新办公室, D11, 30.53, nodes_due on_time late late_factor rate",
        "xilin-1plus1, 2024-Q2, 城市更新办公室, D12, 9.50, deduction",
        "xilin-1plus1, 2024-Q2, 城市更新办公室, D13, 13.11, weighted",
        "xilin-1plus1, 2024-Q2, 城市更新办公室, D13.村社书记, 84.00, effective trimmed used mean",
        "xilin-1plus1, 2024-Q2, 城市更新办公室, D2, 40.00, difficulty progress before_cap",
        "xilin-leopard-award, 2024-Q2, 西林街道, E01, 14.40, progress schedule ratio_capped rank rank_points",
        "xilin-leopard-award, 2024-Q2, 西林街道, E02, 8.70, growth min max position efficacy negative_growth_zero rank rank_points",
        "xilin-leopard-award, 2024-Q2, 板块丁, L1, 68.39, sum_lines applicable_weight line",
        "xilin-leopard-award, 2024-Q2, 西林街道, L2, 94.00, line",
        "xilin-leopard-award, 2024-Q2, 西林街道, L2.base, 80.00, projects amount_yi count_ratio amount_ratio",
        "xilin-leopard-award, 2024-Q2, 西林街道, L2.fit, 10.00, fit_ratio",
        "xilin-leopard-award, 2024-Q2, 西林街道, L2.big, 4.00, bonus_ge10yi",
        "xilin-leopard-award, 2024-Q2, 板块丁, L2.late, -3.00, overdue_deduct",
        "xilin-leopard-award, 2024-Q2, 西林街道, L3.start, 20.00, start_rate",
        "xilin-leopard-award, 2024-Q2, 西林街道, L3.finish, 30.00, finish_rate",
        "xilin-leopard-award, 2024-Q2, 西林街道, L3.fai, 20.00, fai_ratio",
        "xilin-leopard-award, 2024-Q2, 西林街道, L3.nodes, 8.00, overdue",
    })
    void intermediate_figures_have_the_names_of_the_worked_example(
            String name, String period, String unit, String id, String score, String steps) {
        ScoreLine line = line(sheet(name, period, unit), id);
        Points points = line.score();

        assertThat(points).hasToString(score);
        assertThat(line.justification().steps()).extracting(Step::name).contains(steps.split(" "));
    }

    @Test
    void no_step_of_a_line_has_the_name_of_another() {
        for (String[] each : new String[][] {
            {"xilin-1plus2", "2024-06", "东岱村"},
            {"xilin-1plus1", "2024-Q2", "党政办公室"},
            {"xilin-leopard-award", "2024-Q2", "西林街道"}
        }) {
            sheet(each[0], each[1], each[2])
                    .forEach(line -> assertThat(line.justification().steps())
                            .as(line.id())
                            .extracting(Step::name)
                            .doesNotHaveDuplicates());
        }
    }
}
