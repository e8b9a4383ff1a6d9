package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Lists that a scheme declares: project points 项目积分 (R35), shortfalls by class 缺项扣分 (R36), counts and sums. */
final class ListsTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2023-01, to: 2025-12}
            period: {every: month, readings: to_date}
            lists:
              projects:
                title: 项目库
                columns:
                  name: text
                  new: yes_no
                  invest: number
                  type: [工业, 农业]
                  progress: number
                  started: date
                  share: number
                dated: started
                %s
            indicators:
            %s
            score:
              id: total
              title: 总分
              sum:
            %s
            """;

    private static final String ROWS = "unit,id,name,new,invest,type,progress,started,share\n";

    private static String points(String more) {
        return """
                - id: P
                  title: 项目积分
                  project_points:
                    list: projects
                    terms:
                    - {column: new, title: 新开工, words: {"true": 5}}
                    - {column: invest, title: 规模, from: [[10, 20], [5, 10]], bound: inclusive, rest: 0}
                    - {column: type, title: 类型, words: {工业: 15}}
                    - {column: progress, title: 进度, factor: 60, max: 60}
                %s
                """.formatted(more.indent(4)).indent(2);
    }

    private static GivenMonth given(String list, String indicators, String score) {
        return GivenMonth.ofScheme(SCHEME.formatted(list, indicators, score))
                .bare("a")
                .bare("b")
                .reading("a", "X", "2024-06", "1")
                .reading("b", "X", "2024-06", "1");
    }

    private static final String X = "  X: {title: 数}\n";

    private static AssessmentRun run(GivenMonth given, String... rows) {
        return given.table("projects", ROWS + String.join("\n", rows) + "\n").run("2024-06");
    }

    private static List<String> lines(AssessmentRun run, int unit) {
        List<String> rows = new ArrayList<>();
        for (ScoreLine part : run.sheet(unit).roots().get(0).parts()) {
            rows.add(part.id() + " " + part.score());
            part.parts().forEach(row -> rows.add(row.id() + " " + row.score()));
        }
        return rows;
    }

    private static ScoreLine line(AssessmentRun run, String id) {
        return Objects.requireNonNull(run.sheet(0).roots().get(0).find(id), id);
    }

    @Test
    void a_new_industrial_project_of_a_billion_that_is_half_done_has_five_and_twenty_and_fifteen_and_thirty_points() {
        AssessmentRun run = run(
                given("counts: to_date", X, points("")),
                "a,p1,芯片厂,是,10,工业,0.5,2024-03-01,",
                "a,p2,果园,否,4.99,农业,,2024-01-01,");
        assertThat(lines(run, 0)).containsExactly("P 70.00", "P.p1 70.00", "P.p2 0.00");
        assertThat(lines(run, 1)).containsExactly("P 0.00");
        ScoreLine row = line(run, "P.p1");
        assertThat(row.title().in(Lang.ZH)).isEqualTo("芯片厂");
        assertThat(row.input()).isEqualTo("new=true;invest=10;type=工业;progress=0.5");
        assertThat(Explanation.steps(row)).isEqualTo("new=5;invest=20;type=15;progress=30");
        assertThat(Explanation.formula(row, Lang.ZH)).isEqualTo("5 + 20 + 15 + 30 = 70.00");
        assertThat(Explanation.formula(line(run, "P"), Lang.EN)).isEqualTo("70.00 + 0.00 = 70.00");
    }

    @Test
    void progress_beyond_the_whole_counts_no_more_and_caps_hold_for_each_project_and_for_all() {
        String[] rows = {"a,p1,甲,yes,20,工业,1.5,2024-01-01,", "a,p2,乙,yes,20,工业,1,2024-01-01,"};
        assertThat(lines(run(given("counts: to_date", X, points("")), rows), 0))
                .containsExactly("P 200.00", "P.p1 100.00", "P.p2 100.00");
        assertThat(lines(run(given("counts: to_date", X, points("cap_each: 90\ncap: 150")), rows), 0))
                .containsExactly("P 150.00", "P.p1 90.00", "P.p2 90.00");
    }

    @Test
    void a_project_counts_from_its_date_on_in_its_year_or_in_its_period() {
        String[] rows = {
            "a,p1,甲,yes,1,农业,,2023-12-31,",
            "a,p2,乙,yes,1,农业,,2024-06-30,",
            "a,p3,丙,yes,1,农业,,2024-07-01,",
            "a,p4,丁,yes,1,农业,,,",
            "a,p5,戊,yes,1,农业,,2024-05-31,"
        };
        assertThat(lines(run(given("counts: to_date", X, points("")), rows), 0))
                .containsExactly("P 15.00", "P.p1 5.00", "P.p2 5.00", "P.p5 5.00");
        assertThat(lines(run(given("counts: of_the_year", X, points("")), rows), 0))
                .containsExactly("P 10.00", "P.p2 5.00", "P.p5 5.00");
        assertThat(lines(run(given("counts: of_the_period", X, points("")), rows), 0))
                .containsExactly("P 5.00", "P.p2 5.00");
    }

    @Test
    void a_unit_without_projects_has_nothing_or_is_left_out() {
        GivenMonth given = given("counts: to_date", X, points("without_rows: NOT_APPLICABLE"));
        AssessmentRun run = run(given, "a,p1,甲,yes,1,农业,,2024-01-01,");
        assertThat(lines(run, 1)).containsExactly("P null");
    }

    @Test
    void a_project_of_two_units_is_found_unless_their_shares_are_told() {
        String[] rows = {"a,p1,桥,yes,,,,2024-01-01,0.6", "b,p1,桥,yes,,,,2024-01-01,0.4"};
        AssessmentRun shared = run(given("share: share", X, points("")), rows);
        assertThat(lines(shared, 0)).containsExactly("P 3.00", "P.p1 3.00");
        assertThat(lines(shared, 1)).containsExactly("P 2.00", "P.p1 2.00");
        assertThat(findings(shared)).isEmpty();
        AssessmentRun twice = run(given("counts: to_date", X, points("")), rows);
        assertThat(lines(twice, 1)).as("shares are not used").containsExactly("P 5.00", "P.p1 5.00");
        assertThat(findings(twice))
                .containsExactly("item_counted_twice b p1 of the list projects counts for a already");
        AssessmentRun more =
                run(given("share: share", X, points("")), "a,p1,桥,yes,,,,2024-01-01,0.6", "b,p1,桥,yes,,,,2024-01-01,");
        assertThat(findings(more))
                .containsExactly(
                        "item_counted_twice a the shares of p1 in the list projects add up to 1.6, more than 1");
    }

    @Test
    void a_project_that_was_split_in_two_is_found() {
        AssessmentRun run = run(
                given("alike: [name, started]", X, points("")),
                "a,p1,桥,yes,,,,2024-01-01,",
                "a,p2,桥,yes,,,,2024-01-01,",
                "a,p3,桥,yes,,,,2024-01-02,",
                "b,p4,桥,yes,,,,2024-01-01,");
        assertThat(findings(run)).containsExactly("item_split a p1, p2 may be parts of one item");
    }

    private static List<String> findings(AssessmentRun run) {
        return run.findings().stream()
                .filter(f -> f.check().startsWith("item_"))
                .map(f -> f.check() + " " + f.unit() + " " + f.message().in(Lang.EN))
                .toList();
    }

    @Test
    void each_class_that_lacks_projects_costs_points_and_a_surplus_covers_no_other_class() {
        String indicators = """
                BIG: {title: 大, rows: {of: projects, where: {invest: {at_least: 10}}}}
                MID: {title: 中, rows: {of: projects, where: {invest: {at_least: 1, below: 10}}}}
                SMALL: {title: 小, rows: {of: projects, where: {invest: {below: 1}}}}
                X: {title: 数}
                """.indent(2);
        String score = """
                - id: N
                  title: 缺项
                  points: 10
                  per_unit:
                    start: points
                    terms: [{of: BIG, at: 7, below: -0.1}, {of: MID, at: 4, below: -0.1}, {of: SMALL, at: 1, below: -0.1}]
                    steps: whole
                    min: 0
                """.indent(2);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add("a,big%s,甲%s,,10,,,2024-01-01,".formatted(i, i));
        }
        rows.add("a,mid,乙,,9.99,,,2024-01-01,");
        AssessmentRun run = run(given("counts: to_date", indicators, score), rows.toArray(String[]::new));
        // 9 of 7, 1 of 4, 0 of 1
        assertThat(lines(run, 0)).containsExactly("N 9.60");
        assertThat(lines(run, 1)).as("7 + 4 + 1 are missing").containsExactly("N 8.80");
        assertThat(line(run, "N").input()).isEqualTo("BIG=9;MID=1;SMALL=0");
    }

    @Test
    void sums_means_and_extremes_are_figures_like_any_other() {
        String indicators = """
                S: {title: 和, rows: {of: projects, take: sum, column: invest}}
                M: {title: 均, rows: {of: projects, take: mean, column: invest, where: {type: 工业}}}
                H: {title: 大, rows: {of: projects, take: max, column: invest, where: {type: {not: 农业}}}}
                L: {title: 小, rows: {of: projects, take: min, column: invest, where: {new: true}}}
                D: {title: 差, formula: H - L}
                X: {title: 数}
                """.indent(2);
        String score = """
                - {id: S, value: {factor: 1}}
                - {id: M, value: {factor: 3}, absence: {MISSING: zero}}
                - {id: D, value: {factor: 1}, absence: {MISSING: zero}}
                """.indent(2);
        AssessmentRun run = run(
                given("counts: to_date", indicators, score),
                "a,p1,甲,yes,1,工业,,2024-01-01,",
                "a,p2,乙,no,3,工业,,2024-01-01,",
                "a,p3,丙,yes,6,工业,,2024-01-01,",
                "a,p4,丁,yes,,工业,,2024-01-01,",
                "a,p5,戊,yes,0.5,农业,,2024-01-01,");
        assertThat(lines(run, 0)).containsExactly("S 10.50", "M 10.00", "D 5.50");
        assertThat(lines(run, 1)).containsExactly("S 0.00", "M null", "D 0.00");
        assertThat(Objects.requireNonNull(run.sheet(1).roots().get(0).find("M")).status())
                .hasToString("ZERO_DENOMINATOR");
        assertThat(Objects.requireNonNull(run.sheet(1).roots().get(0).find("D")).status())
                .hasToString("MISSING");
    }

    @Test
    void events_tasks_and_milestones_are_counted_too() {
        String indicators = """
                E: {title: 通报数, rows: {of: events, where: {kind: deduct, level: [通报, 批评]}}}
                P: {title: 分, rows: {of: events, take: sum, column: points}}
                X: {title: 数}
                """.indent(2);
        String score = """
                - {id: E, value: {factor: -1}}
                - {id: P, value: {factor: 1}}
                - id: events
                  title: 加减分
                  events:
                    bonus: {cap: none, per_matter: all, levels: {}}
                    deduct: {cap: none, per_matter: all, levels: {通报: 0, 批评: 0, 其他: 0}}
                    document: optional
                """.indent(2);
        AssessmentRun run = given("counts: to_date", indicators, score)
                .table("projects", ROWS)
                .table("events", """
                        unit,event,kind,level,points,date
                        a,e1,deduct,通报,,2024-06-01
                        a,e2,deduct,批评,,2024-01-01
                        a,e3,deduct,其他,0.5,2024-02-01
                        a,e4,deduct,通报,,2024-07-01
                        a,e5,deduct,通报,,2023-07-01
                        """)
                .run("2024-06");
        assertThat(lines(run, 0)).contains("E -2.00", "P 0.50");
    }
}
