package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.watch.Warning;
import org.junit.jupiter.api.Test;

class LightsTest {

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    /** Street sweeps: 24 a year. */
    private static Scheme sweeps(String target) {
        return scheme().criterion("A5", "扫街长效管理次数", "", "8", Schemes.scheduled(target))
                .schedule("A5")
                .build();
    }

    private static List<Warning> warnings(Scheme scheme, Month month) throws Exception {
        return COMPILER.compile(scheme).judgeSchedules(month.board());
    }

    private static String row(Warning warning) {
        return warning.unit() + " " + warning.item() + " " + warning.progress() + " " + warning.gap() + " "
                + warning.colour();
    }

    @Test
    void the_lights_of_june_are_those_of_the_worked_example() throws Exception {
        Scheme scheme = sweeps("24");
        Month month = Month.of(scheme, "2024-06")
                .unit("凌家村", "A5", "13")
                .unit("邹傅村", "A5", "11")
                .unit("东岱村", "A5", "9")
                .unit("华林社区", "A5", "12");
        month.unit("示例社区").without("示例社区", "A5", DataStatus.MISSING);
        assertThat(warnings(scheme, month))
                .extracting(LightsTest::row)
                .containsExactly(
                        "东岱村 A5 37.50 -12.50 YELLOW",
                        "凌家村 A5 54.17 4.17 GREEN",
                        "华林社区 A5 50.00 0.00 GREEN",
                        "示例社区 A5 null null GREY",
                        "邹傅村 A5 45.83 -4.17 BLUE");
    }

    @Test
    void zero_is_green_ten_and_thirty_points_behind_are_yellow_and_beyond_is_the_next_light() throws Exception {
        Scheme scheme = sweeps("10000");
        Month month = Month.of(scheme, "2024-06")
                .unit("a", "A5", "5000")
                .unit("b", "A5", "4999")
                .unit("c", "A5", "4001")
                .unit("d", "A5", "4000")
                .unit("e", "A5", "2000")
                .unit("f", "A5", "1999")
                .unit("g", "A5", "4999.51")
                .unit("h", "A5", "3999.50");
        assertThat(warnings(scheme, month))
                .extracting(w -> w.unit() + " " + w.gap() + " " + w.colour())
                .containsExactly(
                        "a 0.00 GREEN",
                        "b -0.01 BLUE",
                        "c -9.99 BLUE",
                        "d -10.00 YELLOW",
                        "e -30.00 YELLOW",
                        "f -30.01 RED",
                        // the printed gap decides: -0.0049 is printed as 0.00, -10.005 as -10.01
                        "g 0.00 GREEN",
                        "h -10.01 YELLOW");
    }

    @Test
    void the_gap_is_rounded_once_from_its_unrounded_parts() throws Exception {
        Scheme scheme = sweeps("24");
        Warning may = warnings(scheme, Month.of(scheme, "2024-05").unit("a", "A5", "9"))
                .get(0);
        assertThat(may.progress()).isEqualTo(d("37.50"));
        assertThat(may.gap()).as("37.5 − 41.666…").isEqualTo(d("-4.17"));
        assertThat(may.message().in(Lang.ZH)).isEqualTo("扫街长效管理次数:已完成全年目标的 37.50%,序时进度为 41.67%,落后 4.17 个百分点");
        assertThat(may.message().in(Lang.EN))
                .isEqualTo(
                        "扫街长效管理次数: 37.50% of the year's target is done and 41.67% is due, 4.17 percentage points behind schedule");
    }

    @Test
    void what_is_missing_or_not_verified_is_grey_and_what_does_not_apply_has_no_light() throws Exception {
        Scheme scheme = sweeps("24");
        Month month = Month.of(scheme, "2024-06").unit("a").unit("b").unit("c").unit("d", "A5", "0");
        month.without("b", "A5", DataStatus.NOT_APPLICABLE).unverified("c", "A5", "12");
        List<Warning> warnings = warnings(scheme, month);
        assertThat(warnings)
                .extracting(LightsTest::row)
                .containsExactly("a A5 null null GREY", "c A5 null null GREY", "d A5 0.00 -50.00 RED");
        assertThat(warnings)
                .extracting(w -> w.message().in(Lang.ZH))
                .containsExactly(
                        "扫街长效管理次数:缺报,序时进度为 50.00%",
                        "扫街长效管理次数:数据待核验,序时进度为 50.00%", "扫街长效管理次数:已完成全年目标的 0.00%,序时进度为 50.00%,落后 50.00 个百分点");
        assertThat(warnings.get(2).title()).isEqualTo(Text.same("扫街长效管理次数"));
        assertThat(warnings.get(2).rule()).isEqualTo("schedule");
    }

    @Test
    void of_a_criterion_scored_by_task_the_numeric_task_of_the_unit_has_the_light() throws Exception {
        Scheme scheme = scheme().node(new Node.Criterion(
                        "C2",
                        Text.same("个性化重点工作一"),
                        "",
                        d("20"),
                        Schemes.TWO,
                        Set.of(),
                        null,
                        new Curve.TaskRule(null, true, false, d("1.1"), List.of(), d("22")),
                        Schemes.FOUR,
                        MissingPolicy.DEFAULT,
                        Map.of()))
                .plain("t1")
                .plain("t2")
                .schedule("C2")
                .build();
        Month month = Month.of(scheme, "2024-06")
                .unit("示例社区", "t1", "5")
                .numericTask("示例社区", "C2", "t1", "“瓶改管”安装", "40")
                .unit("邹傅村", "t2", "13")
                .numericTask("邹傅村", "C2", "t2", "安置房权证申领", "30")
                .unit("凌家村");
        assertThat(warnings(scheme, month))
                .extracting(w -> row(w) + " " + w.title().in(Lang.ZH))
                .containsExactly("示例社区 t1 12.50 -37.50 RED “瓶改管”安装", "邹傅村 t2 43.33 -6.67 BLUE 安置房权证申领");
    }

    @Test
    void every_unit_of_many_has_its_light() throws Exception {
        Scheme scheme = sweeps("100");
        Month month = Month.of(scheme, "2024-06");
        for (int i = 0; i < 1500; i++) {
            month.unit("u" + (10000 + i), "A5", i % 100);
        }
        List<Warning> warnings = warnings(scheme, month);
        assertThat(warnings).hasSize(1500);
        for (int i = 0; i < 1500; i++) {
            int gap = i % 100 - 50;
            String colour = gap >= 0 ? "GREEN" : gap > -10 ? "BLUE" : gap >= -30 ? "YELLOW" : "RED";
            assertThat(warnings.get(i).unit() + " " + warnings.get(i).colour())
                    .isEqualTo("u" + (10000 + i) + " " + colour);
        }
    }

    @Test
    void a_scheme_without_warnings_warns_nobody() throws Exception {
        Scheme scheme = scheme().criterion("A5", "8", Schemes.scheduled("24")).build();
        assertThat(warnings(scheme, Month.of(scheme, "2024-06").unit("a", "A5", "1")))
                .isEmpty();
    }
}
