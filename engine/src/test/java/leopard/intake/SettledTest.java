package leopard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.Claim;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator.Kind;
import leopard.model.Reading;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.junit.jupiter.api.Test;

class SettledTest {

    private static final Rounding TWO = new Rounding(2, RoundingMode.HALF_UP);

    private static Node.Criterion reads(String indicator, MissingPolicy missing, Set<String> types) {
        return new Node.Criterion(
                "c." + indicator,
                Text.EMPTY,
                "",
                Decimal.of("10"),
                TWO,
                types,
                new Source.Plain(indicator),
                new Curve.PassFail(Curve.Scale.values()[0], Comparator.AT_LEAST, Decimal.HUNDRED, Decimal.ZERO),
                new Rounding(4, RoundingMode.HALF_UP),
                missing,
                Map.of());
    }

    private static Node.Criterion reads(String indicator) {
        return reads(indicator, MissingPolicy.DEFAULT, Set.of());
    }

    private static Scene startRate(boolean dispute) {
        return new Scene()
                .check(CheckRule.Kind.RATIO_VS_PARTS, dispute)
                .ratio("R")
                .ratio("Q")
                .scored(reads("R"))
                .parts("R", "83", "5", "10")
                .parts("Q", "40", "3", "10");
    }

    private static Reading counting(Settled settled, String indicator) {
        Reading reading = settled.ledger().readings().counting("甲", indicator, "2024-Q2");
        return Objects.requireNonNull(reading);
    }

    @Test
    void an_unanswered_finding_about_a_scored_figure_is_a_dispute() {
        Settled settled = startRate(true).settle();
        assertThat(settled.findings()).hasSize(2).noneMatch(Finding::answered);
        assertThat(settled.disputes()).containsExactly(new Dispute("甲", "R", "ratio_vs_parts"));
    }

    @Test
    void a_check_that_is_not_declared_to_opens_none() {
        assertThat(startRate(false).settle().disputes()).isEmpty();
    }

    @Test
    void without_answers_the_ledger_stays_what_it_is() {
        Scene scene = startRate(true);
        var ledger = scene.ledger();
        assertThat(Settled.of(scene.scheme(), ledger, scene.findings(), Scene.PERIOD)
                        .ledger())
                .isSameAs(ledger);
    }

    @Test
    void an_answer_closes_the_dispute_and_its_figures_count() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "R", "2024-Q2", "5", "6", null)
                .settle();
        assertThat(settled.disputes()).isEmpty();
        assertThat(settled.findings())
                .filteredOn(Finding::answered)
                .singleElement()
                .satisfies(f -> assertThat(f.indicator()).isEqualTo("R"));
        assertThat(counting(settled, "R").denominator()).isEqualTo(Decimal.of("6"));
        assertThat(counting(settled, "R").value()).isEqualTo(Decimal.of("83"));
        assertThat(counting(settled, "Q").denominator()).isEqualTo(Decimal.of("10"));
    }

    @Test
    void one_part_alone_replaces_that_part() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "R", "2024-Q2", null, "6", null)
                .settle();
        assertThat(counting(settled, "R").numerator()).isEqualTo(Decimal.of("5"));
        assertThat(counting(settled, "R").denominator()).isEqualTo(Decimal.of("6"));
    }

    @Test
    void a_value_alone_stands_for_the_figure_without_parts() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "R", "2024-Q2", null, null, "83")
                .settle();
        assertThat(counting(settled, "R").hasParts()).isFalse();
        assertThat(counting(settled, "R").value()).isEqualTo(Decimal.of("83"));
    }

    @Test
    void an_answer_without_figures_leaves_them_as_submitted() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "R", "2024-Q2", null, null, null)
                .settle();
        assertThat(settled.disputes()).isEmpty();
        assertThat(counting(settled, "R").denominator()).isEqualTo(Decimal.of("10"));
    }

    @Test
    void only_the_reading_that_counts_is_replaced() {
        Scene scene = startRate(true)
                .reading("甲", "R", "2024-Q2", "50", "5", "10", Vintage.ESTIMATE, false, null)
                .answer("ratio_vs_parts", "R", "2024-Q2", "5", "6", null);
        List<Reading> history = scene.settle().ledger().readings().of("甲", "R", "2024-Q2");
        assertThat(history).extracting(Reading::denominator).containsExactly(Decimal.of("10"), Decimal.of("6"));
    }

    @Test
    void an_answer_to_nothing_is_itself_a_finding() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "S", "2024-Q2", "5", "6", null)
                .answer("precision", "R", "2024-Q2", "5", "6", null)
                .settle();
        assertThat(settled.findings())
                .filteredOn(f -> f.check().equals("answers"))
                .hasSize(2)
                .allMatch(f -> f.severity() == CheckRule.Severity.WARNING)
                .extracting(f -> f.place().file())
                .containsOnly("answers.csv");
        assertThat(settled.disputes()).hasSize(1);
        assertThat(counting(settled, "R").denominator()).isEqualTo(Decimal.of("10"));
    }

    @Test
    void answers_of_other_periods_rest() {
        Settled settled = startRate(true)
                .answer("ratio_vs_parts", "R", "2024-Q1", "5", "6", null)
                .settle();
        assertThat(settled.findings()).hasSize(2);
        assertThat(settled.disputes()).hasSize(1);
    }

    @Test
    void a_dispute_about_a_value_is_one_about_the_growth_that_is_scored() {
        Scene scene = new Scene()
                .check(CheckRule.Kind.VINTAGE_BASE, true)
                .economy()
                .scored(reads("G"))
                .settled("V", "69.95")
                .settled("G", "8.5")
                .estimate("V", "67.4")
                .estimate("G", "7.4");
        assertThat(scene.settle().disputes()).containsExactly(new Dispute("甲", "G", "vintage_base"));
        Settled settled =
                scene.answer("vintage_base", "G", "2024-Q2", null, null, "7.4").settle();
        assertThat(settled.disputes()).isEmpty();
        assertThat(counting(settled, "G").value()).isEqualTo(Decimal.of("7.4"));
    }

    @Test
    void figures_for_a_reading_that_is_not_there_are_refused_in_words() {
        Settled settled = new Scene()
                .check(CheckRule.Kind.RANK_VAGUE, false)
                .indicator("K", "位", Kind.RANK)
                .claim(Claim.Kind.RANK, "前列", "K", null)
                .answer("rank_vague", "K", "2024-Q2", null, null, "2")
                .settle();
        assertThat(settled.findings()).hasSize(2);
        assertThat(settled.findings().get(0).message().toString()).contains("no reading of K");
        assertThat(settled.findings().get(1).answered()).isTrue();
    }

    private static MissingPolicy proposing(String level) {
        return new MissingPolicy(
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.ZERO),
                Treatment.of(TreatedAs.ZERO),
                level);
    }

    @Test
    void a_late_report_is_proposed_for_each_scored_figure_that_is_missing() {
        Scene scene = new Scene()
                .indicator("V", "", Kind.FLOW)
                .indicator("W", "", Kind.FLOW)
                .scored(reads("V", proposing("数据迟报"), Set.of()))
                .settled("V", "5");
        assertThat(scene.only().check()).isEqualTo("event_proposed");
        assertThat(scene.only().unit()).isEqualTo("乙");
        assertThat(scene.only().severity()).isEqualTo(CheckRule.Severity.INFO);
        assertThat(scene.said()).contains("数据迟报");
        assertThat(scene.status("乙", "V", DataStatus.MISSING).checks()).containsExactly("event_proposed");
    }

    @Test
    void no_late_report_is_proposed_for_what_does_not_apply() {
        assertThat(new Scene()
                        .indicator("V", "", Kind.FLOW)
                        .scored(reads("V", proposing("数据迟报"), Set.of()))
                        .settled("V", "5")
                        .status("乙", "V", DataStatus.NOT_APPLICABLE)
                        .checks())
                .isEmpty();
        assertThat(new Scene()
                        .indicator("V", "", Kind.FLOW)
                        .scored(reads("V", proposing("数据迟报"), Set.of("office")))
                        .checks())
                .isEmpty();
        assertThat(new Scene().indicator("V", "", Kind.FLOW).scored(reads("V")).checks())
                .isEmpty();
    }

    @Test
    void a_figure_that_two_criteria_read_is_late_once() {
        Node.Criterion first = reads("V", proposing("数据迟报"), Set.of());
        Node.Criterion second = new Node.Criterion(
                "other",
                first.title(),
                "",
                first.points(),
                TWO,
                Set.of(),
                first.source(),
                first.curve(),
                first.ratio(),
                first.missing(),
                Map.of());
        assertThat(new Scene()
                        .indicator("V", "", Kind.FLOW)
                        .scored(first)
                        .scored(second)
                        .settled("V", "5")
                        .checks())
                .hasSize(1);
    }

    @Test
    void the_reading_of_a_numeric_task_can_be_late_too() {
        Node.Criterion tasks = new Node.Criterion(
                "C2",
                Text.EMPTY,
                "",
                Decimal.of("20"),
                TWO,
                Set.of(),
                null,
                new Curve.TaskRule(null, true, true, null, List.of(), null),
                new Rounding(4, RoundingMode.HALF_UP),
                proposing("数据迟报"),
                Map.of());
        Scene scene = new Scene()
                .indicator("t1", "", Kind.FLOW)
                .scored(tasks)
                .task("C2", "t1", Task.Kind.NUMERIC, "安装", "50", "")
                .task("C2", "t2", Task.Kind.MILESTONE, "节点", null, "");
        assertThat(scene.only().indicator()).isEqualTo("t1");
        assertThat(scene.settled("t1", "3").checks()).isEmpty();
    }
}
