package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Task;
import leopard.model.Task.Milestone;
import leopard.model.When;
import leopard.scheme.SchemeFixtures;
import org.junit.jupiter.api.Test;

class TasksTableTest {

    private static final String ALL =
            "unit,component,task,title,kind,target,difficulty,deadline,measure,indicator,objects\n";

    private static IntakeCase tasks(String rows) {
        return given().with("tasks", IntakeCase.TASKS + rows);
    }

    private static IntakeCase milestones(String rows) {
        return tasks("东岱村,C2,T1,权证申领,milestone,,1.1\n").with("milestones", IntakeCase.MILESTONES + rows);
    }

    @Test
    void every_column_is_read() {
        Task task = given().with("tasks", ALL + "东岱村,C2,T1,权证申领,numeric,\"1,200\",1.10,2024-12,本,E03,华林家园;西林家园\n")
                .ledger()
                .tasks()
                .get(0);
        assertThat(task.kind()).isEqualTo(Task.Kind.NUMERIC);
        assertThat(task.target()).isEqualTo(Decimal.of(1200));
        assertThat(task.difficultyOrOne()).isEqualTo(Decimal.of("1.10"));
        assertThat(task.deadline()).isEqualTo(When.month(YearMonth.of(2024, 12)));
        assertThat(task.measure()).isEqualTo("本");
        assertThat(task.indicator()).isEqualTo("E03");
        assertThat(task.objects()).isEqualTo("华林家园;西林家园");
    }

    @Test
    void milestones_join_their_task_in_the_order_of_due_dates() {
        Task task = milestones("""
                        东岱村,T1,b,第二步,30,2024-06,,
                        东岱村,T1,a,第一步,70,2024/3/31,2024-04,否
                        """).ledger().tasks().get(0);
        assertThat(task.milestones()).extracting(Milestone::id).containsExactly("a", "b");
        Milestone first = task.milestones().get(0);
        assertThat(first.weight()).isEqualTo(Decimal.of(70));
        assertThat(first.due()).isEqualTo(When.day(LocalDate.of(2024, 3, 31)));
        assertThat(first.done()).isEqualTo(When.month(YearMonth.of(2024, 4)));
        assertThat(first.verified()).isFalse();
        assertThat(task.milestones().get(1).done()).isNull();
        assertThat(task.milestones().get(1).verified()).isTrue();
    }

    @Test
    void a_milestone_of_an_unknown_task_is_told_with_the_nearest_one() {
        assertThat(milestones("东岱村,T1,a,,70,2024-03,,\n东岱村,T2,b,,30,2024-03,,\n")
                        .problem())
                .isEqualTo("milestones.csv:3 [task]: unit “东岱村” has no task “T2”. Did you mean T1?");
    }

    @Test
    void a_task_by_number_has_no_milestones() {
        assertThat(tasks("东岱村,C2,T1,,numeric,24,\n")
                        .with("milestones", IntakeCase.MILESTONES + "东岱村,T1,a,,70,2024-03,,\n")
                        .problem())
                .startsWith("milestones.csv:2 [task]: task T1 is not measured by milestones (tasks.csv:2)");
    }

    @Test
    void a_milestone_stands_once() {
        assertThat(milestones("东岱村,T1,a,,70,2024-03,,\n东岱村,T1,a,,30,2024-04,,\n")
                        .problem())
                .isEqualTo("milestones.csv:3: repeats milestones.csv:2: 东岱村, T1, a. remove one of the rows");
    }

    @Test
    void a_milestone_needs_a_weight_and_a_due_date() {
        assertThat(milestones("东岱村,T1,a,,,,2024-04,\n").problems())
                .containsExactly(
                        "milestones.csv:2 [due]: due is empty. fill in the cell",
                        "milestones.csv:2 [weight]: weight is empty. fill in the cell");
        assertThat(milestones("东岱村,T1,a,,0,2024-03,,\n").problem())
                .startsWith("milestones.csv:2 [weight]: the weight 0 is not above 0");
        assertThat(milestones("东岱村,T1,a,,70,2024,,\n").problem())
                .startsWith("milestones.csv:2 [due]: “2024” is not a date. "
                        + "write 2024-06-03 or 2024/6/3, or just the month, 2024-06");
    }

    @Test
    void the_table_of_milestones_must_be_there_for_a_task_by_milestones() {
        assertThat(tasks("东岱村,C2,T1,,milestone,,\n").problem())
                .isEqualTo("milestones.csv: table milestones is missing: there are tasks of the kind milestone. "
                        + "add this file with the columns unit,task,milestone,weight,due,done");
    }

    @Test
    void a_task_by_milestones_has_at_least_one() {
        assertThat(milestones("").problem())
                .isEqualTo("tasks.csv:2 [task]: task T1 of “东岱村” has no milestone. "
                        + "add its milestones to the table milestones");
    }

    @Test
    void a_numeric_task_needs_a_target_above_zero() {
        assertThat(tasks("东岱村,C2,T1,,numeric,,\n").problem())
                .startsWith("tasks.csv:2 [target]: a numeric task needs a target");
        assertThat(tasks("东岱村,C2,T1,,numeric,0,\n").problem())
                .startsWith("tasks.csv:2 [target]: the target 0 is not above 0");
        assertThat(tasks("东岱村,C2,T1,,numeric,-5,\n").problem())
                .startsWith("tasks.csv:2 [target]: the target -5 is not above 0");
    }

    @Test
    void a_difficulty_must_be_one_that_the_scheme_allows() {
        assertThat(tasks("东岱村,C2,T1,,numeric,24,1.3\n").problem())
                .isEqualTo("tasks.csv:2 [difficulty]: the difficulty 1.3 is not allowed in C2. "
                        + "expected one of: 0.9, 1.0, 1.1, 1.2");
        assertThat(tasks("东岱村,C3,T1,,numeric,24,1.3\n").ledger().tasks()).hasSize(1);
        assertThat(tasks("东岱村,C3,T1,,numeric,24,0\n").problem())
                .startsWith("tasks.csv:2 [difficulty]: the difficulty 0 is not above 0");
    }

    @Test
    void a_kind_must_be_known_and_allowed_in_its_component() {
        assertThat(tasks("东岱村,C2,T1,,ongoing,24,\n").problem())
                .isEqualTo("tasks.csv:2 [kind]: “ongoing” is not a word of kind. "
                        + "expected one of: milestone, numeric, progress");
        assertThat(tasks("东岱村,C3,T1,,progress,,\n").problem())
                .startsWith("tasks.csv:2 [kind]: the scheme allows no tasks of the kind progress in C3");
    }

    @Test
    void a_component_must_be_scored_by_task() {
        assertThat(tasks("东岱村,C4,T1,,numeric,24,\n").problem())
                .isEqualTo("tasks.csv:2 [component]: the scheme scores no “C4” by task. Did you mean C2?");
        assertThat(tasks("东岱村,A5,T1,,numeric,24,\n").problem())
                .startsWith("tasks.csv:2 [component]: the scheme scores no “A5” by task");
    }

    @Test
    void a_unit_has_one_task_for_each_component() {
        assertThat(tasks("东岱村,C2,T1,,numeric,24,\n东岱村,C2,T2,,numeric,24,\n").problem())
                .isEqualTo("tasks.csv:3 [component]: “东岱村” has a task in C2 already (tasks.csv:2). "
                        + "a unit has one task for each component");
    }

    @Test
    void the_id_of_a_task_is_unique_for_its_unit() {
        assertThat(tasks("东岱村,C2,T1,,numeric,24,\n东岱村,C3,T1,,numeric,24,\n").problem())
                .isEqualTo("tasks.csv:3 [task]: task T1 of “东岱村” repeats tasks.csv:2. "
                        + "remove one of the rows, or give it another id");
        assertThat(tasks("东岱村,C2,T1,,numeric,24,\n凌家村,C2,T1,,numeric,30,\n")
                        .ledger()
                        .tasks())
                .hasSize(2);
    }

    @Test
    void a_task_without_component_is_there_for_the_data_checks() {
        assertThat(tasks("东岱村,,T1,谋划成立,milestone,,\n").ledger().tasks()).hasSize(1);
    }

    @Test
    void a_scheme_that_scores_no_tasks_takes_any_component() {
        assertThat(tasks("东岱村,产业培育,T1,诊断企业,numeric,,\n")
                        .scheme(SchemeFixtures.scheme("s").build())
                        .ledger()
                        .tasks())
                .extracting(Task::component)
                .containsExactly("产业培育");
    }

    @Test
    void an_indicator_of_a_task_must_be_in_the_catalogue() {
        assertThat(given().with("tasks", ALL + "东岱村,C2,T1,,numeric,24,,,,E3,\n").problem())
                .isEqualTo("tasks.csv:2 [indicator]: there is no indicator “E3” in the catalogue. Did you mean E03?");
    }

    @Test
    void the_actual_value_of_a_task_is_a_reading_under_its_id() {
        IntakeCase given = given().with("tasks", ALL + "东岱村,C2,T1,权证申领,numeric,240,,,本,,\n")
                .readings("东岱村,T1,2024-06,\"1,052\"\n");
        assertThat(given.reading().value()).isEqualTo(Decimal.of(1052));
        Indicator indicator = given.ledger().readings().indicators().get(5);
        assertThat(indicator.id()).isEqualTo("T1");
        assertThat(indicator.title()).hasToString("权证申领");
        assertThat(indicator.measure()).isEqualTo("本");
    }

    @Test
    void the_id_of_a_task_is_no_indicator_for_other_units() {
        assertThat(tasks("东岱村,C2,T1,,numeric,24,\n")
                        .readings("凌家村,T1,2024-06,52\n")
                        .problem())
                .startsWith("readings.csv:2 [indicator]: unit “凌家村” has no task T1 that is measured by a number");
    }

    @Test
    void a_task_by_milestones_has_no_reading() {
        assertThat(milestones("东岱村,T1,a,,70,2024-03,,\n")
                        .readings("东岱村,T1,2024-06,52\n")
                        .problem())
                .startsWith("readings.csv:2 [indicator]: there is no indicator “T1” in the catalogue");
    }

    @Test
    void progress_is_a_share_and_no_percentage() {
        assertThat(given().with("tasks", ALL + "东岱村,C2,T1,,progress,,,,%,,\n").problem())
                .startsWith("tasks.csv:2 [measure]: the progress of a task is a share from 0 to 1");
    }

    @Test
    void what_hangs_on_a_faulty_task_has_no_problem_of_its_own() {
        assertThat(tasks("东岱村,C2,T1,,numeric,,\n")
                        .readings("东岱村,T1,2024-06,52\n")
                        .problem())
                .startsWith("tasks.csv:2 [target]");
        assertThat(tasks("东岱村,C2,T 1,,numeric,24,\n")
                        .readings("东岱村,T1,2024-06,52\n")
                        .problem())
                .startsWith("tasks.csv:2 [task]: “T 1” cannot be an id");
        assertThat(milestones("东岱村,T1,a,,x,2024-03,,\n").problem())
                .startsWith("milestones.csv:2 [weight]: “x” is not a number");
    }

    @Test
    void the_table_of_tasks_must_be_there_where_tasks_are_scored() {
        assertThat(given().without("tasks").readings("东岱村,T1,2024-06,52\n").problem())
                .isEqualTo("tasks.csv: table tasks is missing: C2, C3 are scored by task. "
                        + "add this file with the columns unit,component,task,title,kind");
    }
}
