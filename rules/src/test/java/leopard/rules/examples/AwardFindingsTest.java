package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import leopard.intake.DataChecks;
import leopard.intake.Dispute;
import leopard.intake.Finding;
import leopard.intake.Settled;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.model.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contradictions of the report behind the award case: each is found by a general check, nothing else is, and each
 * vanishes alone when its figure is put right.
 */
class AwardFindingsTest {

    private static final String CASE = "xilin-leopard-award";
    private static final Period PERIOD = Period.of("2024-Q2");

    private static CaseText shipped() throws IOException {
        return CaseText.shipped(CASE);
    }

    private static List<Finding> findings(CaseText text) {
        CaseText.Read read = text.read();
        return DataChecks.run(
                read.scheme(), read.ledger(), PERIOD, read.ledger().units());
    }

    private static String key(Finding finding) {
        return String.join(",", finding.severity().word(), finding.check(), finding.unit(), finding.indicator());
    }

    private static List<String> keys(List<Finding> findings) {
        return findings.stream().map(AwardFindingsTest::key).sorted().toList();
    }

    /** What should be found, by the number of the contradiction. */
    private static Map<String, String> expected() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (List<String> row : CaseText.rows(CASE, "expected/findings.csv")) {
            expected.put(row.get(4), String.join(",", row.subList(0, 4)));
        }
        return expected;
    }

    @Test
    void exactly_the_contradictions_of_the_report_are_found() throws IOException {
        Map<String, String> expected = expected();
        assertThat(expected).hasSize(22);
        assertThat(keys(findings(shipped()))).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    @Test
    void findings_do_not_depend_on_the_order_of_rows() throws IOException {
        List<String> before = messages(findings(shipped()));
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(messages(findings(shipped().shuffled(seed))))
                    .as("seed %s", seed)
                    .isEqualTo(before);
        }
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream()
                .map(f -> key(f) + " " + f.message().in(Lang.ZH) + " "
                        + f.message().in(Lang.EN))
                .toList();
    }

    @Test
    void findings_about_a_unit_name_the_place_of_the_figure() throws IOException {
        for (Finding finding : findings(shipped())) {
            assertThat(finding.place().line() > 0)
                    .as(key(finding))
                    .isEqualTo(!finding.unit().isEmpty());
        }
    }

    static Stream<Arguments> arithmetic() {
        return Stream.of(
                said("I01", "5/10 = 50.00%", "5/6 = 83.33%"),
                said(
                        "I02",
                        "69.95/(1+8.5%) = 64.4700 [64.4357, 64.5044]",
                        "67.4/(1+7.4%) = 62.7561 [62.6803, 62.8319]"),
                said("I03", "9.07/(1+18.3%) = 7.6669 [7.6595, 7.6744]", "8.4/(1+17.1%) = 7.1734 [7.1276, 7.2191]"),
                said("I04", "8.6", "8.59", "[8.1645, 8.1818]", "[8.1043, 8.2775]"),
                said("I05", "0.91", "11%", "0.9/(1+8.6%) = 0.8287 [0.7823, 0.8752]", "9.81%"),
                said("I06", "+3.4%", "1.52/52.4% = 2.9008", "1.47/50.7% = 2.8994"),
                said("I07", "17.03/54.1% = 31.4787", "16.6/52.7% = 31.4991"),
                said("I08", "1501.41 [1493.2432, 1509.6721]", "138.13/1000 = 13.81%", "1138.13/1501.41 = 75.80%"),
                said("I09", "9.2 − 50 = -40.8"),
                said("I10", "138.13", "135/1501.41 = 8.99%"),
                said("I11", "6%", "7.1%", "-1.1"),
                said("I12", "推动中吴社区年内成立", "2024-12", "谋划成立中吴社区"),
                said("I13", "1/56.3% = 1.7762 [0.8873, 2.6667]", "1, 56.3%"),
                said("I14", "338 − 311 = 27", "311/338 = 92.01%"),
                said("I15", "均排名全区前列", "P11", "P12"),
                said("I16", "U06", "276", "U01", "49", "U07", "58", "U08", "S08", "12", "S09"),
                said(
                        "I17",
                        "智改数转网联/智转数改网联",
                        "绿美艺科技产业园/绿美艺产业园",
                        "米多设计美学艺术中心/米多美学中心",
                        "新运冷链光伏/新运冷链",
                        "沈江家边项目/沈江家边组",
                        "公交集团绿色智能公交及配套基础设施建设/公交集团购车"),
                said("I18", "15亿元", "集电传感产业创新中心"),
                said("I19", "373.2", "平方米", "米"),
                said("I20", "15709", "160", "100"),
                said("I21", "E05.rank", "S07.rank"),
                said("I22", "G01", "2024-Q1", "2024-Q2"));
    }

    private static Arguments said(String number, String... parts) {
        return Arguments.of(number, List.of(parts));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arithmetic")
    void each_message_carries_its_arithmetic_in_both_languages(String number, List<String> parts) throws IOException {
        String key = expected().get(number);
        Finding finding = findings(shipped()).stream()
                .filter(f -> key(f).equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(finding.message().in(Lang.ZH)).contains(parts);
        assertThat(finding.message().in(Lang.EN)).contains(parts);
    }

    static Stream<Arguments> corrections() {
        return Stream.of(
                put("I01", c -> c.replacing("readings", "P08,2024-Q2,83,,,5,10,", "P08,2024-Q2,83,,,5,6,")),
                put(
                        "I02",
                        c -> c.replacing("readings", "E06,2024-Q2,67.4,", "E06,2024-Q2,69.9,")
                                .replacing("readings", "E06.growth,2024-Q2,7.4,", "E06.growth,2024-Q2,8.4,")),
                put(
                        "I03",
                        c -> c.replacing("readings", "E07,2024-Q2,8.4,", "E07,2024-Q2,9.1,")
                                .replacing("readings", "E07.growth,2024-Q2,17.1,", "E07.growth,2024-Q2,18.5,")),
                put("I04", c -> c.replacing("readings", "E02.growth,2024-Q2,5,", "E02.growth,2024-Q2,5.2,")),
                put(
                        "I05",
                        c -> c.replacing("readings", "E05,2024-Q2,0.91,", "E05,2024-Q2,0.90,")
                                .replacing("readings", "E05.growth,2024-Q2,11,", "E05.growth,2024-Q2,8.7,")),
                put(
                        "I06",
                        c -> c.replacing("readings", "E01,2024-Q2,1.47,", "E01,2024-Q2,1.51,")
                                .replacing("readings", "E01.progress,2024-Q2,50.7,", "E01.progress,2024-Q2,52.1,")),
                put(
                        "I07",
                        c -> c.replacing("readings", "E03,2024-Q2,16.6,", "E03,2024-Q2,17.0,")
                                .replacing("readings", "E03.progress,2024-Q2,52.7,", "E03.progress,2024-Q2,54.0,")),
                put("I08", c -> c.replacing("claims", ",E08,1000,", ",E08,1501,")),
                put("I09", c -> c.replacing("readings", "E08.rank,2024-Q2,1,", "E08.rank,2024-Q2,5,")),
                put("I10", c -> c.replacing("readings", "E08,2024-Q2,135,", "E08,2024-Q2,138,")),
                put("I11", c -> c.replacing("readings", "E09,2024-Q2,7.1,", "E09,2024-Q2,6.5,")),
                put("I12", c -> c.replacing("claims", ",,,,,,plan,谋划成立中吴社区", ",,,,2024-12,,firm,谋划成立中吴社区")),
                put(
                        "I13",
                        c -> c.replacing("readings", "E04,2024-Q2,1,,,,,FINAL", "E04,2024-Q2,1.01,,,,,FINAL")
                                .replacing("readings", "E04,2024-Q2,1,,,,,ESTIMATE", "E04,2024-Q2,1.00,,,,,ESTIMATE")),
                put("I14", c -> c.replacing("readings", "S12,2024-Q2,92,,,311,338,", "S12,2024-Q2,100,,,338,338,")),
                put(
                        "I15",
                        c -> c.replacing("claims", ",P11,,,", ",P11,2,位,").replacing("claims", ",P12,,,", ",P12,3,位,")),
                put(
                        "I16",
                        c -> c.replacingInScheme(
                                "informational: [",
                                "informational: [U01, U02, U05, U06, U07, U08, U09, U10, U11, U12, U13, S01, S05, S08, S09, S13,"
                                        + " S14, R02, R04, ")),
                put(
                        "I17",
                        c -> c.replacingAll("tasks", "智改数转网联", "智转数改网联")
                                .replacingAll("tasks", "绿美艺产业园", "绿美艺科技产业园")
                                .replacingAll("tasks", "米多美学中心", "米多设计美学艺术中心")
                                .replacingAll("claims", "新运冷链等", "新运冷链光伏等")
                                .replacingAll("tasks", "沈江家边组", "沈江家边项目")
                                .replacingAll("tasks", "公交集团购车", "公交集团绿色智能公交及配套基础设施建设")),
                put("I18", c -> c.replacing("claims", "|全部落户项目", "")),
                put("I19", c -> c.replacingInScheme("{title: 新建围挡, measure: 平方米,", "{title: 新建围挡, measure: 米,")),
                put("I20", c -> c.replacingAll("readings", ",FINAL,yes,", ",FINAL,,")),
                put("I21", AwardFindingsTest::withPopulations),
                put("I22", c -> c.replacing("readings", "G01,2024-Q1,", "G01,2024-Q2,")));
    }

    private static CaseText withPopulations(CaseText text) {
        List<String> lines = new ArrayList<>();
        for (String ranked : List.of("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "S06", "S07")) {
            lines.add("西林街道," + ranked + ".ranked,2024-Q2,9,,,,,FINAL,,,\n");
        }
        return text.adding("readings", String.join("", lines));
    }

    private static Arguments put(String number, UnaryOperator<CaseText> right) {
        return Arguments.of(number, right);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corrections")
    void a_contradiction_that_is_put_right_vanishes_alone(String number, UnaryOperator<CaseText> right)
            throws IOException {
        Map<String, String> left = expected();
        assertThat(left.remove(number)).isNotNull();
        assertThat(keys(findings(right.apply(shipped())))).containsExactlyInAnyOrderElementsOf(left.values());
    }

    @Test
    void every_contradiction_has_its_message_and_its_correction_tried() throws IOException {
        List<String> numbers = List.copyOf(expected().keySet());
        assertThat(arithmetic().map(a -> a.get()[0])).containsExactlyElementsOf(numbers);
        assertThat(corrections().map(a -> a.get()[0])).containsExactlyElementsOf(numbers);
    }

    private static Settled settled(CaseText text) {
        CaseText.Read read = text.read();
        return Settled.of(read.scheme(), read.ledger(), findings(text), PERIOD);
    }

    @Test
    void only_the_start_rate_is_disputed() throws IOException {
        assertThat(settled(shipped()).disputes()).containsExactly(new Dispute("西林街道", "P08", "ratio_vs_parts"));
    }

    @Test
    void an_answer_closes_the_dispute_and_leaves_the_finding_marked() throws IOException {
        CaseText answered = shipped().with("answers", """
                        check,unit,indicator,period,decision,numerator,denominator,value,date,reason
                        ratio_vs_parts,西林街道,P08,2024-Q2,分母为应开工数,5,6,,2024-07-10,核对项目清单
                        """);
        Settled settled = settled(answered);
        assertThat(settled.disputes()).isEmpty();
        assertThat(settled.findings()).hasSize(22);
        assertThat(settled.findings().stream().filter(Finding::answered).map(AwardFindingsTest::key))
                .containsExactly("error,ratio_vs_parts,西林街道,P08");
        Reading rate = settled.ledger().readings().counting("西林街道", "P08", "2024-Q2");
        assertThat(rate).isNotNull();
        assertThat(rate == null ? null : rate.denominator()).isEqualTo(Decimal.of("6"));
    }

    @Test
    void all_figures_of_the_report_are_there_with_their_phrase() throws IOException {
        CaseText.Read read = shipped().read();
        int figures = 0;
        for (int i = 0; i < read.ledger().readings().size(); i++) {
            Reading reading = read.ledger().readings().get(i);
            if (reading.indicator().matches("[A-Z][0-9]{2}") && reading.unit().equals("西林街道")) {
                assertThat(reading.details().source()).as(reading.indicator()).isNotEmpty();
                figures++;
            }
        }
        assertThat(figures).isEqualTo(65);
    }
}
