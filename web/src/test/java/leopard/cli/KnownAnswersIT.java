package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example, figure by figure, against what {@code score} prints for the shipped cases. */
class KnownAnswersIT {

    private static final Map<String, String> LIGHTS =
            Map.of("绿", "GREEN", "蓝(关注)", "BLUE", "黄", "YELLOW", "红", "RED", "灰(缺报)", "GREY");

    @TempDir
    private static Path temp = Path.of("");

    private static JsonNode worked = new ObjectMapper().createObjectNode();
    private static Path june = Path.of("");
    private static Path award = Path.of("");
    private static Path offices = Path.of("");

    @BeforeAll
    static void scoreTheShippedCases() throws IOException {
        worked = new ObjectMapper()
                .readTree(Call.repository("rules/src/test/resources/worked_example.json")
                        .toFile());
        june = ExampleCase.copy("xilin-1plus2", temp).score("2024-06", temp.resolve("june"));
        award = ExampleCase.copy("xilin-leopard-award", temp).score("2024-Q2", temp.resolve("award"));
        offices = ExampleCase.copy("xilin-1plus1", temp).score("2024-Q2", temp.resolve("offices"));
    }

    @Test
    void the_ranking_of_june_is_the_known_one() throws IOException {
        assertThat(CsvText.rows(june.resolve("ranking.csv")))
                .extracting(row -> String.join(
                        " ",
                        row.get("name"),
                        row.get("score"),
                        row.get("rank"),
                        row.get("of"),
                        row.get("grade"),
                        row.get("status")))
                .containsExactly(
                        "华林社区 104.30 1 4 优秀 RANKED",
                        "邹傅村 96.00 2 4 良好 RANKED",
                        "凌家村 87.85 3 4 良好 RANKED",
                        "东岱村 81.87 4 4 良好 RANKED",
                        "示例社区 41.87  4 较差 VETOED");
    }

    @Test
    void the_second_is_not_excellent_because_of_the_quota_and_the_last_because_of_the_veto() throws IOException {
        List<CsvText.Row> rows = CsvText.rows(june.resolve("ranking.csv"));
        assertThat(rows.get(1).get("reason")).contains("优秀名额 1 个");
        assertThat(rows.get(4).get("reason")).contains("一票否决").contains("数据弄虚作假");
        assertThat(rows.get(4).get("provisional"))
                .isEqualTo(worked.at("/A_1plus2/provisional_if_pending_verified/示例社区/total")
                        .asText())
                .isEqualTo("51.87");
        assertThat(rows).allMatch(row -> row.get("normalised").isEmpty());
    }

    @Test
    void every_line_of_june_and_every_step_is_the_known_one() throws IOException {
        Lines lines = new Lines(june);
        int compared = 0;
        for (Map.Entry<String, JsonNode> each : worked.at("/A_1plus2/units").properties()) {
            String unit = each.getKey();
            JsonNode known = each.getValue();
            for (JsonNode line : known.get("common_lines")) {
                compared += lines.compare(unit, line.get("id").asText(), line);
            }
            CsvText.Row common = lines.of(unit, "C1");
            assertThat(common.get("score"))
                    .isEqualTo(known.at("/common/component").asText());
            compared += lines.compareSteps(unit, "C1", known.get("common"));
            List<String> tasks = List.of("C2", "C3");
            for (int i = 0; i < known.get("personalised").size(); i++) {
                JsonNode task = known.get("personalised").get(i);
                assertThat(lines.of(unit, tasks.get(i)).get("score"))
                        .isEqualTo(task.get("score").asText());
                compared += lines.compareSteps(unit, tasks.get(i), task.get("steps"));
            }
            assertThat(lines.of(unit, "events").get("score"))
                    .isEqualTo(known.at("/events/net").asText());
            assertThat(lines.of(unit, "events.bonus").get("score"))
                    .isEqualTo(known.at("/events/bonus").asText());
            assertThat(new BigDecimal(lines.of(unit, "events.deduct").get("score")).negate())
                    .isEqualByComparingTo(known.at("/events/deduct").asText());
            assertThat(lines.of(unit, "total").get("score"))
                    .isEqualTo(known.get("total").asText());
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void the_roll_up_of_the_year_is_the_known_one() throws IOException {
        Lines lines = new Lines(june);
        for (Map.Entry<String, JsonNode> each : worked.at("/A_1plus2/rollup").properties()) {
            String unit = each.getKey();
            JsonNode known = each.getValue();
            assertThat(lines.of(unit, "year").get("score"))
                    .isEqualTo(known.get("final").asText());
            assertThat(lines.of(unit, "year").get("parent")).isEmpty();
            assertThat(lines.of(unit, "year.months").get("score"))
                    .isEqualTo(known.get("mean").asText());
            assertThat(lines.of(unit, "year.ANNUAL").get("score"))
                    .isEqualTo(known.get("annual_assessment").asText());
            for (int month = 1; month <= 6; month++) {
                assertThat(lines.of(unit, "year.2024-0" + month).get("score"))
                        .isEqualTo(known.get("monthly").get(month - 1).asText());
            }
        }
    }

    @Test
    void the_lights_of_june_are_the_known_ones() throws IOException {
        List<String> known = new ArrayList<>();
        Map<String, String> ids = taskIds();
        for (JsonNode light : worked.at("/A_1plus2/warnings")) {
            String unit = light.get("unit").asText();
            String item = light.get("item").asText();
            known.add(String.join(
                    " ",
                    unit,
                    ids.getOrDefault(unit + " " + item, item),
                    LIGHTS.get(light.get("light").asText()),
                    light.path("progress_pct").asText(),
                    light.path("gap_pp").asText()));
        }
        assertThat(CsvText.rows(june.resolve("warnings.csv")))
                .extracting(row -> String.join(
                        " ",
                        row.get("unit"),
                        row.get("indicator"),
                        row.get("level"),
                        row.get("progress"),
                        row.get("gap")))
                .containsExactlyInAnyOrderElementsOf(known)
                .hasSize(9);
    }

    /** Ids of tasks by unit and title. */
    private static Map<String, String> taskIds() throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        for (CsvText.Row task : CsvText.rows(Call.repository("rules/examples/xilin-1plus2/tasks.csv"))) {
            ids.put(task.get("unit") + " " + task.get("title"), task.get("task"));
        }
        return ids;
    }

    @Test
    void means_quota_and_the_refused_normalisation_stand_in_the_statistics() throws IOException {
        List<CsvText.Row> rows = CsvText.rows(june.resolve("statistics.csv"));
        assertThat(statistic(rows, "", "quota").get("value"))
                .isEqualTo(worked.at("/A_1plus2/quota_excellent").asText());
        assertThat(statistic(rows, "村", "group_mean").get("value"))
                .isEqualTo(worked.at("/A_1plus2/group_means/村").asText());
        assertThat(new BigDecimal(statistic(rows, "社区", "group_mean").get("value")))
                .isEqualByComparingTo(worked.at("/A_1plus2/group_means/社区").asText());
        assertThat(statistic(rows, "", "overall_mean").get("value"))
                .isEqualTo(worked.at("/A_1plus2/overall_mean").asText());
        assertThat(statistic(rows, "社区", "normalisation_factor").get("value")).isEmpty();
        assertThat(statistic(rows, "社区", "normalisation_factor").get("note"))
                .contains("1 个")
                .contains("3 个");
    }

    @Test
    void with_a_smallest_group_of_one_the_scores_are_made_comparable(@TempDir Path folder) throws IOException {
        ExampleCase blind = ExampleCase.copy("xilin-1plus2", folder);
        String scheme = java.nio.file.Files.readString(blind.file("scheme.yaml"));
        blind.write("scheme.yaml", scheme.replaceFirst("(?m)(min_group:\\s*)3", "$11"));
        Path result = blind.score("2024-06", folder.resolve("out"));
        Map<String, String> normalised = new LinkedHashMap<>();
        for (CsvText.Row row : CsvText.rows(result.resolve("ranking.csv"))) {
            normalised.put(row.get("unit"), row.get("normalised"));
        }
        for (Map.Entry<String, JsonNode> each :
                worked.at("/A_1plus2/normalised_if_applied_blindly").properties()) {
            assertThat(normalised.get(each.getKey())).isEqualTo(each.getValue().asText());
        }
    }

    private static CsvText.Row statistic(List<CsvText.Row> rows, String group, String name) {
        return rows.stream()
                .filter(row -> row.get("group").equals(group) && row.get("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statistic " + name + " of " + group));
    }

    @Test
    void the_three_award_lines_are_the_known_ones() throws IOException {
        Lines lines = new Lines(award);
        int compared = 0;
        for (Map.Entry<String, JsonNode> each :
                worked.at("/B_leopard/line1/lines").properties()) {
            for (JsonNode line : each.getValue()) {
                compared += lines.compare(each.getKey(), line.get("id").asText(), line);
            }
            compared += lines.compareSteps(each.getKey(), "L1", worked.at("/B_leopard/line1/totals/" + each.getKey()));
        }
        assertThat(compared).isGreaterThan(150);
        for (Map.Entry<String, JsonNode> each :
                worked.at("/B_leopard/line2/detail").properties()) {
            assertThat(lines.of(each.getKey(), "L2").get("score"))
                    .isEqualTo(each.getValue().get("line").asText());
            assertThat(lines.of(each.getKey(), "L2.base").get("score"))
                    .isEqualTo(each.getValue().get("base").asText());
            assertThat(lines.of(each.getKey(), "L2.fit").get("score"))
                    .isEqualTo(each.getValue().get("fit").asText());
        }
        List<String> parts = List.of("L3.start", "L3.finish", "L3.fai", "L3.nodes");
        JsonNode disputed = worked.at("/B_leopard/what_if_start_rate_5_of_10/detail");
        for (Map.Entry<String, JsonNode> each :
                worked.at("/B_leopard/line3/detail").properties()) {
            JsonNode known = each.getKey().equals("西林街道") ? disputed : each.getValue();
            assertThat(lines.of(each.getKey(), "L3").get("score"))
                    .isEqualTo(known.get("line").asText());
            for (int i = 0; i < parts.size(); i++) {
                assertThat(new BigDecimal(lines.of(each.getKey(), parts.get(i)).get("score")))
                        .isEqualByComparingTo(known.get("parts").get(i).asText());
            }
        }
    }

    @Test
    void ranks_awards_and_laggards_are_the_known_ones_and_the_third_award_is_blocked() throws IOException {
        for (String line : List.of("L1", "L2")) {
            assertRanks(award, line, worked.at("/B_leopard/line" + line.charAt(1) + "/result"));
        }
        assertRanks(award, "L3", worked.at("/B_leopard/what_if_start_rate_5_of_10/result"));
        assertThat(new Lines(award).of("西林街道", "L3").get("status")).isEqualTo("DISPUTED");
        assertThat(awards(award))
                .containsExactly(
                        "leopard.L1 西林街道 1 AWARDED",
                        "leopard.L2 西林街道 1 AWARDED",
                        "leopard.L3   BLOCKED",
                        "laggard.L1 板块丁 5 NOTICE",
                        "laggard.L2 板块丁 5 NOTICE",
                        "laggard.L3 板块丁 5 NOTICE");
    }

    @Test
    void answered_with_five_of_six_the_third_award_goes_to_xilin(@TempDir Path folder) throws IOException {
        Path result = answered("6", folder);
        assertThat(awards(result)).contains("leopard.L3 西林街道 1 AWARDED", "laggard.L3 板块丁 5 NOTICE");
        assertThat(new Lines(result).of("西林街道", "L3").get("score")).isEqualTo("91.33");
        assertThat(new Lines(result).of("西林街道", "L3").get("status")).isEqualTo("OK");
        assertRanks(result, "L3", worked.at("/B_leopard/line3/result"));
    }

    @Test
    void answered_with_five_of_ten_the_third_award_goes_to_another_and_xilin_falls(@TempDir Path folder)
            throws IOException {
        Path result = answered("10", folder);
        assertThat(awards(result)).contains("leopard.L3 板块乙 1 AWARDED", "laggard.L3 板块丁 5 NOTICE");
        assertThat(new Lines(result).of("西林街道", "L3").get("score")).isEqualTo("78.00");
        assertRanks(result, "L3", worked.at("/B_leopard/what_if_start_rate_5_of_10/result"));
    }

    private static Path answered(String denominator, Path folder) throws IOException {
        ExampleCase example = ExampleCase.copy("xilin-leopard-award", folder);
        example.write(
                "answers.csv",
                "check,unit,indicator,period,decision,numerator,denominator,value,date,reason\n"
                        + "ratio_vs_parts,西林街道,P08,2024-Q2,corrected,5," + denominator + ",,2024-07-10,核实\n");
        return example.score("2024-Q2", folder.resolve("out"));
    }

    private static void assertRanks(Path result, String ranking, JsonNode known) throws IOException {
        Map<String, String> scores = new LinkedHashMap<>();
        Map<String, String> ranks = new LinkedHashMap<>();
        for (CsvText.Row row : CsvText.rows(result.resolve("ranking.csv"))) {
            if (row.get("ranking").equals(ranking)) {
                scores.put(row.get("unit"), row.get("score"));
                ranks.put(row.get("unit"), row.get("rank"));
            }
        }
        assertThat(scores).hasSize(known.get("scores").size());
        known.get("scores")
                .properties()
                .forEach(each -> assertThat(scores.get(each.getKey()))
                        .isEqualTo(each.getValue().asText()));
        known.get("rank")
                .properties()
                .forEach(each -> assertThat(ranks.get(each.getKey()))
                        .isEqualTo(each.getValue().asText()));
    }

    private static List<String> awards(Path result) throws IOException {
        return CsvText.rows(result.resolve("awards.csv")).stream()
                .map(row -> String.join(" ", row.get("award"), row.get("unit"), row.get("place"), row.get("outcome")))
                .toList();
    }

    @Test
    void the_offices_and_all_means_of_their_votes_are_the_known_ones() throws IOException {
        Lines lines = new Lines(offices);
        for (Map.Entry<String, JsonNode> each : worked.at("/C_1plus1/units").properties()) {
            String unit = each.getKey();
            JsonNode known = each.getValue();
            assertThat(lines.of(unit, "total").get("score"))
                    .isEqualTo(known.get("total").asText());
            assertThat(lines.of(unit, "D11").get("score"))
                    .isEqualTo(known.at("/task_list/score").asText());
            assertThat(lines.of(unit, "D12").get("score"))
                    .isEqualTo(known.at("/daily/score").asText());
            assertThat(lines.of(unit, "D13").get("score"))
                    .isEqualTo(known.at("/review/score").asText());
            assertThat(lines.of(unit, "D2").get("score"))
                    .isEqualTo(known.at("/task_force/score").asText());
            lines.compareSteps(
                    unit, "D13", new ObjectMapper().createObjectNode().set("weighted", known.at("/review/weighted")));
            for (Map.Entry<String, JsonNode> rater :
                    known.at("/review/categories").properties()) {
                String line = "D13." + (rater.getKey().equals("互评") ? "机关互评" : rater.getKey());
                compareRater(lines, unit, line, rater.getValue());
            }
        }
    }

    private static void compareRater(Lines lines, String unit, String line, JsonNode known) {
        boolean counted = known.hasNonNull("mean");
        assertThat(lines.of(unit, line).get("score"))
                .isEqualTo(counted ? known.get("mean").asText() : "");
        assertThat(lines.of(unit, line).get("status")).isEqualTo(counted ? "OK" : "MISSING");
        if (counted) {
            lines.compareSteps(unit, line, known);
        }
    }

    @Test
    void the_tie_between_two_offices_is_decided_by_the_declared_chain() throws IOException {
        List<CsvText.Row> rows = CsvText.rows(offices.resolve("ranking.csv"));
        worked.at("/C_1plus1/units")
                .properties()
                .forEach(each -> assertThat(rows)
                        .filteredOn(row -> row.get("unit").equals(each.getKey()))
                        .extracting(row -> row.get("rank"))
                        .containsExactly(
                                each.getValue().get("rank_after_tiebreak").asText()));
        assertThat(rows.get(0).get("score")).isEqualTo("93.98");
        assertThat(rows.get(1).get("score")).isEqualTo("93.98");
        assertThat(rows.get(0).get("reason")).isNotEmpty();
    }

    @Test
    void printed_lines_add_up_for_every_unit_of_every_case() throws IOException {
        for (Path result : List.of(june, award, offices)) {
            Map<String, BigDecimal> sums = new LinkedHashMap<>();
            Map<String, Boolean> onlyInputs = new LinkedHashMap<>();
            List<CsvText.Row> rows = CsvText.rows(result.resolve("lines.csv"));
            for (CsvText.Row row : rows) {
                String parent = row.get("unit") + " " + row.get("parent");
                boolean input = row.get("role").equals("INPUT");
                onlyInputs.merge(parent, input, Boolean::logicalAnd);
                if (!input) {
                    BigDecimal score = row.get("score").isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get("score"));
                    sums.merge(parent, score, BigDecimal::add);
                }
            }
            int checked = 0;
            for (CsvText.Row row : rows) {
                String key = row.get("unit") + " " + row.get("line");
                if (onlyInputs.containsKey(key) && !onlyInputs.get(key)) {
                    assertThat(sums.get(key)).as(key).isEqualByComparingTo(row.get("score"));
                    checked++;
                }
            }
            assertThat(checked).isGreaterThanOrEqualTo(10);
        }
    }

    /** The lines of a result, by unit and line. */
    private static final class Lines {
        private final Map<String, CsvText.Row> rows = new LinkedHashMap<>();

        Lines(Path result) throws IOException {
            for (CsvText.Row row : CsvText.rows(result.resolve("lines.csv"))) {
                rows.put(row.get("unit") + " " + row.get("line"), row);
            }
        }

        CsvText.Row of(String unit, String line) {
            CsvText.Row row = rows.get(unit + " " + line);
            if (row == null) {
                throw new AssertionError("no line " + line + " of " + unit);
            }
            return row;
        }

        /** Compares a line with the known one; returns how many figures were compared. */
        int compare(String unit, String line, JsonNode known) {
            CsvText.Row row = of(unit, line);
            String score = known.get("score").isNull() ? "" : known.get("score").asText();
            assertThat(row.get("score")).as("%s %s", unit, line).isEqualTo(score);
            int compared = compareSteps(unit, line, known.path("steps"));
            if (known.has("unrounded")) {
                compared += compareSteps(
                        unit, line, new ObjectMapper().createObjectNode().set("unrounded", known.get("unrounded")));
            }
            return compared + 1;
        }

        /** Every named step of the known answer has its cell, with the same value. */
        int compareSteps(String unit, String line, JsonNode known) {
            Map<String, String> steps = new LinkedHashMap<>();
            for (String step : of(unit, line).get("steps").split(";")) {
                int equals = step.indexOf('=');
                if (equals > 0) {
                    steps.put(step.substring(0, equals), step.substring(equals + 1));
                }
            }
            int compared = 0;
            for (Map.Entry<String, JsonNode> each : known.properties()) {
                String name = each.getKey();
                JsonNode value = each.getValue();
                String where = unit + " " + line + " " + name;
                if (name.equals("milestones")) {
                    continue;
                } else if (name.equals("votes") || name.equals("component") || name.equals("line")) {
                    continue;
                } else if (name.equals("used")) {
                    List<String> used = new ArrayList<>();
                    value.forEach(vote -> used.add(vote.asText()));
                    assertThat(steps.get(name)).as(where).isEqualTo(String.join(",", used));
                } else {
                    assertThat(steps).as(where).containsKey(name);
                    assertSame(steps.get(name), value.asText(), where);
                }
                compared++;
            }
            return compared;
        }

        private static void assertSame(@Nullable String actual, String known, String where) {
            if (known.matches("-?[0-9]+(\\.[0-9]+)?")) {
                assertThat(new BigDecimal(String.valueOf(actual))).as(where).isEqualByComparingTo(known);
            } else {
                assertThat(actual).as(where).isEqualTo(known);
            }
        }
    }
}
