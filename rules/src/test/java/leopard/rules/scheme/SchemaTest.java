package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.model.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema that editors use says of structure what the reader says. */
class SchemaTest {

    private static final Schema SCHEMA = schema("/leopard/scheme.schema.json");

    static Schema schema(String resource) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SmallScheme.resource(resource), InputFormat.JSON);
    }

    static List<Error> errors(String yaml) {
        return errors(SCHEMA, yaml);
    }

    static List<Error> errors(Schema schema, String yaml) {
        Problems problems = new Problems();
        YamlNode root = YamlFile.read("s.yaml", yaml, problems);
        assertThat(problems.problems()).isEmpty();
        if (root == null) {
            throw new AssertionError("nothing read");
        }
        return schema.validate(json(root));
    }

    /** As a YAML editor would see it: plain numbers and booleans are typed, everything else is text. */
    private static JsonNode json(YamlNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = make.objectNode();
            mapping.entries().forEach(e -> object.set(e.key().text(), json(e.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = make.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        if (scalar.plain() && scalar.isEmpty()) {
            return make.nullNode();
        }
        if (scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"))) {
            return make.booleanNode(scalar.text().equals("true"));
        }
        Decimal number = scalar.plain() ? Decimal.parse(scalar.text()) : null;
        return number == null ? make.textNode(scalar.text()) : make.numberNode(number.toBigDecimal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void a_shipped_scheme_passes(String name) throws IOException {
        assertThat(errors(Files.readString(Path.of("examples", name, "scheme.yaml"))))
                .isEmpty();
    }

    @Test
    void a_scheme_with_a_little_of_everything_passes() {
        assertThat(errors(SmallScheme.text())).isEmpty();
    }

    static Stream<Arguments> rightWays() {
        return Stream.of(
                Arguments.of(
                        "red_lines:\n- {id: L1, title: 红线, when: A1.ratio < 0.9 and C1 >= 50, grade_at_most: 良好}\n",
                        "tables:\n- {id: T, hit: FIRST, inputs: [C1, unit.group], outputs: [grade], rows: [[\"< 5\", not(a), 良好]], otherwise: 良好}\nred_lines:\n- {id: L1, title: 红线, table: T, awards: false}\n"),
                Arguments.of(
                        "red_lines:\n",
                        "tables:\n- {id: T, title: 表, hit: PRIORITY, order: [2, 1], inputs: [{of: A1, in: percent}], outputs: [points], rows: [[5, 1], [\"-\", 2]]}\nred_lines:\n"),
                Arguments.of("schedule: {linear: 12}\n", "rounding: none\n"),
                Arguments.of("schedule: {linear: 12}\n", "rounding: {line: none, print_scale: 6, ratio: 3}\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    missing: {as: group_mean, within: all, at_least: 0.5, of: applicable}\n    mean: [{id: W1, title: 一, weight: 1/3, of: A4, value: {factor: 1}}, {id: W2, weight: 2, like: W1, title: 二}]\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    missing: no_score\n    rounding: none\n    best: {n: 1, then: mean, divide_by: n, of: [{id: W1, title: 一, of: A4, value: {factor: 1}}]}\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    count: {met: {at_most: 3}, each: 0.5, of: [{id: W1, title: 一, of: A4, value: {factor: 1}}]}\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    lexicographic: {ascending: [W2], of: [{id: W1, title: 一, of: A4, value: {factor: 1}}, {id: W2, title: 二, of: A4, value: {factor: 1}}]}\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    cap: 3\n    trimmed_mean: {drop: 1, of: [{id: W1, title: 一, of: A4, value: {factor: 1}}]}\n"),
                Arguments.of(
                        "value: {factor: 1}", "completion: {target: 3, cap: 1}\n    rounding: {line: none, ratio: 6}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "value: {factor: 1}\n    absence: {MISSING: {as: group_mean, within: group}, NOT_APPLICABLE: last_value}"),
                Arguments.of("title: 小方案\n", "title: {zh: 小方案, en: small}\n"),
                Arguments.of("points: 105", "points: \"105\""),
                Arguments.of(
                        "YEAR: {title: 年度分, every: year}",
                        "YEAR: {title: 年度分, members: {of: total, take: mean, weight: share, worst: 2, rounding: {decimals: 2, mode: FLOOR}}}"),
                Arguments.of(
                        "YEAR: {title: 年度分, every: year}",
                        "YEAR: {title: 年度分, result: {of: town-2023, node: total, period: 2023-12}}"),
                Arguments.of(
                        "mean: {of: total, barred: counted, weight: 0.6}\n  figures: {YEAR: 0.4}",
                        "sum: {of: total, barred: counted, since: beginning, last: 3, counting: scores, best: 2, weights: {2024-12: 2}}\n  figures: {YEAR: 4}\n  plus: {events: -1}"),
                Arguments.of(
                        "barred: counted, weight: 0.6",
                        "barred: counted, weight: 0.6, over: 12, drop_best: 1, drop_worst: 0, drop_from: 4, succession: new"),
                Arguments.of(
                        "barred: counted, weight: 0.6",
                        "barred: counted, weight: 0.6, parts: [{first: 1, last: 6, worst: 3}, {from: 2024-07, to: 2024-12}]"),
                Arguments.of(
                        "version: {id: \"1\", from: 2024-01, to: 2024-12}\nperiod: {every: month, readings: to_date}\nschedule: {linear: 12}\n",
                        "version: {id: \"1\", from: R1}\nperiod: {list: [R1, {id: R2, title: 第二轮}, R3.b], readings: of_the_period}\nschedule: {linear: 3}\n"),
                Arguments.of(
                        "version: {id: \"1\", from: 2024-01, to: 2024-12}\nperiod: {every: month, readings: to_date}\nschedule: {linear: 12}\n",
                        "version: {id: \"1\"}\nperiod: {list: [{id: A, from: 2024-03-01, to: 2024-03-10, parent: S1}, {id: B, from: 2024-03-11, to: 2024-03-20, parent: S1}], ids: own, readings: to_date}\n"),
                Arguments.of(
                        "version: {id: \"1\", from: 2024-01, to: 2024-12}\nperiod: {every: month, readings: to_date}\nschedule: {linear: 12}\n",
                        "version: {id: \"1\"}\nperiod: {list: [2024-09, 2024-10, 2025-01], ids: calendar, readings: to_date}\n"),
                Arguments.of(
                        "schedule: {linear: 12}\n",
                        "schedule: {shares: [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]}\n"),
                Arguments.of(
                        "schedule: {linear: 12}\n", "rounding: {mode: HALF_EVEN, ratio: 6, line: 3, percent: 1}\n"),
                Arguments.of(
                        "of: A4\n    value: {factor: 1}",
                        "of: {numerator: A2 + A3, denominator: A3}\n    completion: {target: 1, cap: none, floor: 0}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "per_unit: {start: points, terms: [{of: A2, at: 0, below: -1, max_below: 2}, {at: 3, above: 1, max_above: none}], steps: whole, min: none, max: 9}"),
                Arguments.of("value: {factor: 1}", "tier: {from: [[80, 1], [50, 0.5]], bound: exclusive, rest: 0}"),
                Arguments.of("value: {factor: 1}", "pass_fail: {not_equal_to: 3, otherwise: 0.5}"),
                Arguments.of("value: {factor: 1}", "expression: {formula: x / 2, min: none, max: 10}"),
                Arguments.of("value: {factor: 1}", "value: {factor: =k}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "efficacy: {base: 60, span: 40, bounds: {over: all_units, figures: observed}, when_equal: full, clamp: false}"),
                Arguments.of(
                        "value: {factor: 1}", "rank_points: {step: 0.1, floor: 0, over: all_units, figures: filled}"),
                Arguments.of(
                        "parameters: {k: 0.7}",
                        "parameters: {k: {by: [period, type], rows: [[2024-01, village, 0.5], [2024, office, 1]], default: 0}}"),
                Arguments.of(
                        "parameters: {k: 0.7}",
                        "formulas: {f: {arguments: [a], formula: a + 1}, g: {formula: 1}}\nparameters: {k: 0.7}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "value: {factor: 1}\n    steps: [{missing: 0}, {missing: group_mean}, {missing: {as: last_value, back: 2, statuses: [MISSING]}}, {clip: {min: 0}}, {transform: ln}, {transform: {power: 0.5}}]"),
                Arguments.of(
                        "value: {factor: 1}",
                        "value: {factor: 1}\n    steps: [{winsorise: {highest: 1, within: type}}, {winsorise: {percentiles: [5, 95], interpolation: linear}}, {winsorise: {skewness: 2, kurtosis: 3.5, most: 2, moments: plain, over: rankable_units}}]"),
                Arguments.of(
                        "formula: A2 + k * A3}",
                        "formula: A2 + k * A3, window: {take: mean, over: 3, until: previous, absent: skip}, rounding: {decimals: 2, mode: FLOOR}, missing: {as: group_mean, over: all_units}}"),
                Arguments.of("formula: A2 + k * A3}", "window: {take: count, when: A2 > k, over: all}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2 + k * A3, window: {take: previous, back: 2}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "rank_points: {table: [1, 0.9, 0.8], better: low, over: rankable_units, within: type}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "efficacy: {base: 60, span: 40, bounds: {unacceptable: 12, satisfactory: 6}, clamp: true, below_zero: none, better: low}"),
                Arguments.of("value: {factor: 1}", "piecewise: {points: [[0, 0], [1, 1]], below: first, above: 1}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "per_unit: {start: {share: 0.8}, at: 50, unit: 5, below: proportional, above: 1, steps: fixed, min: 0}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "growth: {base: A2 + k, base_zero: MISSING, base_negative: size, no_base: MISSING, below_zero: 0, value: {in: percent, factor: 1}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "growth: {base: previous, as: increment, rank: {over: all_units, within: area, periods: now}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "rank_movement: {since: year_ago, over: all_units, better: low, among: both, new: unmoved, value: {factor: -1}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "ratio_to_best: {in: percent, over: rankable_units, floor: none, cap: 1.2, undefined: MISSING, periods: [2024-01, 2024-02]}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "relative_to_mean: {over: all_units, centre: mean, itself: left_out, weights: A3, decimals: 2, start: 0, unit: 2, above: 1, max_above: 3, steps: whole, min: none}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "relative_to_mean: {over: all_units, centre: median, pass_fail: {above: 0}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "min_max: {bounds: {over: all_units, low: 0, periods: to_date}, to: [60, 100], better: low, when_equal: 0.5, clamp: true}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "min_max: {bounds: {by_type: {village: {low: 0, high: 1}, office: {low: 1, high: 2}}}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "z_score: {over: all_units, deviation: sample, to: [50, 10], when_equal: NOT_APPLICABLE, limit: none}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "distance: {from: {unit: u1}, as: relative, sign: dropped, undefined: MISSING, periods: all}"),
                Arguments.of("value: {factor: 1}", "distance: {from: worst, over: all_units, as: difference}"),
                Arguments.of(
                        "value: {factor: 1}", "rank: {over: all_units, ties: dense, order: best_last, better: low}"),
                Arguments.of("value: {factor: 1}", "percentile_rank: {over: all_units, formula: midpoint}"),
                Arguments.of("value: {factor: 1}", "completion: {target: A2 + k, cap: none, no_target: MISSING}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "schedule: {target: A2, cap: 1, shares: [0, 0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 1], not_due: {share: 1}, gap_pp: true}"),
                Arguments.of("value: {factor: 1}", "pass_fail: {in: share, decimals: 1, below: 3}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "mix: [{share: 0.5, absent: reweight, value: {factor: 1}}, {share: 0.5, value: {factor: 2}}]"),
                Arguments.of("value: {factor: 1}", "rank_points: {table: [1], tie: mean, over: all_units}"),
                Arguments.of("value: {factor: 1}", "rescale: {raw_full: A3, floor: 0, cap: none, undefined: MISSING}"),
                Arguments.of("value: {factor: 1}", "rescale: {raw_full: {village: 150, office: 100}}"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    vote: {levels: {好: 100, 差: 40}, abstain: \"-\", classes: [{id: 领导, weight: 0.4, voters: 6, trim: false}], trim: none, min_votes: 3, full_mark: 100}\n"),
                Arguments.of(
                        "value: {factor: 1}",
                        "value: {factor: -0.5}\n    absence: {MISSING: {share: 0.6}, NOT_APPLICABLE: no_score, PENDING: {as: zero}}"),
                Arguments.of(
                        "value: {factor: 1}",
                        "value: {factor: 1}\n    types: [village, office]\n    rounding: {line: 0, ratio: 3, mode: FLOOR}\n    clause: 第一条"),
                Arguments.of(
                        "kind: count}",
                        "kind: count, measure: 次, owner: 城管, every: month, target_of: [A1, A2], rank_of: A1}"),
                Arguments.of(
                        "normalised: {within: group, min_group: 3}",
                        "normalised: none\n  decimals: 1\n  provisional: true"),
                Arguments.of(
                        "quota: {grade: 优秀, share: 0.3, round: floor, of: all_units, edge_tie: none}", "quota: none"),
                Arguments.of("at_least: 80", "at_least: none"),
                Arguments.of("rankings:\n", "rankings:\n- {by: A3, order: ascending, ties: {method: modified}}\n"),
                Arguments.of("- by: total\n", "- by: [total desc, A3 desc, A1 + A2 asc]\n  id: total\n"),
                Arguments.of("method: competition", "method: fractional, print: position"),
                Arguments.of("method: competition", "method: ordinal, else: order"),
                Arguments.of("chain: [both desc", "chain: [decision, A1 + A2 asc, both desc"),
                Arguments.of("chain: [both desc", "chain: [{count_back: {positions: [A3], deepest: 3}}, both desc"),
                Arguments.of(
                        "chain: [both desc",
                        "chain: [{head_to_head: {win: 2, compare: [points, wins], again: false}}, both desc"),
                Arguments.of(
                        "chain: [both desc",
                        "chain: [{count_back: {positions: [A3], over: counting, roll_up: year}}, both desc"),
                Arguments.of("edge_tie: none", "edge_tie: both, places: with_better_grades"),
                Arguments.of("share: 0.3, round: floor, of: all_units", "count: 3"),
                Arguments.of("of: all_units", "of: unvetoed"),
                Arguments.of(
                        "    limits: before_quota\n",
                        "    limits: before_quota\n    promotions: [{id: P, title: x, when: A3 > 1}, {id: Q, title: y, events: {省级: 2}}]\n    promote: after_quota\n"),
                Arguments.of(
                        "  within: area\n",
                        "  within: area\n  decimals: exact\n  movement: {back: 2, among: common, reason: true}\n"),
                Arguments.of(
                        "  within: area\n",
                        "  within: area\n  participants: {types: [village], when: A3 > 1, without_data: left_out}\n  min_group: {ranked: 2, too_small: no_grades}\n"),
                Arguments.of(
                        "  within: area\n",
                        "  within: area\n  columns: {gap: {formula: of - rank}, cup: {points: [9, 6], shared: mean, decimals: 1}}\n"),
                Arguments.of("rankings:\n", "rankings:\n- {each: leaves, except: [A1], ties: {method: dense}}\n"),
                Arguments.of(
                        "title: 小方案\n",
                        "title: 小方案\nscheme_check: {cliff: 0.5, acknowledge: [{check: cliff_edge, at: [A1], reason: 如此}, {check: idle_limit, reason: 如此}]}\n"),
                Arguments.of(
                        "{id: V1, title: 造假, grade: 较差, ranked: false, awards: false}",
                        "{id: V1, title: 造假, grade: worst, grades_lower: 2, deduct: 30, of: [total], together: worst, holds: until_lifted, document: required, decided_by: 纪委}"),
                Arguments.of(
                        "  YEAR: {title: 年度分, every: year}\n",
                        "  YEAR: {title: 年度分, every: year}\n  N: {title: 数, rows: {of: ps, take: mean, column: invest, where: {type: [甲, 乙], new: true, invest: {above: 1, at_most: none}}}}\n  O: {title: 数, rows: {of: milestones, where: {task: {not: t1}}}}\nlists:\n  ps: {title: 项目, columns: {invest: number, type: [甲, 乙], new: yes_no, day: date, words: text, sort: word}, dated: day, counts: of_the_year, share: invest, alike: [words, type]}\n"),
                Arguments.of(
                        "{id: V1, title: 造假, grade: 较差, ranked: false, awards: false}",
                        "{id: V1, title: 造假, zero: true, of: [A3, C1], holds: year, decided_by: {zh: 纪委, en: discipline}}"),
                Arguments.of("grade_at_most: 良好}", "grades_lower: 1, together: adds}"),
                Arguments.of("{as: zero, propose: 迟报}", "{as: zero, propose: 迟报, at_most: 12}"),
                Arguments.of(
                        "ZERO_DENOMINATOR: as_not_applicable",
                        "ZERO_DENOMINATOR: as_not_applicable\n  NOT_APPLICABLE: {deductions: 2}"),
                Arguments.of(
                        "shared_by_at_most: 2, dispute: blocks",
                        "shared_by_at_most: 2, dispute: blocks, unless: [V1, L1]"),
                Arguments.of(
                        "shared_by_at_most: 2, dispute: blocks",
                        "shared_by_at_most: 2, dispute: blocks, when: A3 > 1, next: moves_up"),
                Arguments.of("below: 70, dispute: ignored}", "below: 70, dispute: ignored, when: A3 < previous(A3)}"),
                Arguments.of(
                        "notice: {places: 1, below: 70, dispute: ignored}",
                        "notice: {places: 1, below: 70, dispute: ignored, min_group: 3, ladder: [通报, 约谈], count_times: in_a_row, unless: [L1]}"),
                Arguments.of(
                        "notice: {places: 1, below: 70, dispute: ignored}",
                        "notice: {cases: [V1, L1], below: none, dispute: ignored}"),
                Arguments.of(
                        "  items: [A3, C2]\n",
                        "  items: [A3, C2]\n  gap: relative\n  MISSING: RED\n  PENDING: none\n  NOT_APPLICABLE: GREEN\n  in_a_row: [{colour: YELLOW, periods: 2, becomes: RED}]\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    vote: {levels: {好: 100, 差: 40}, abstain: [\"-\", 不了解], classes: [{id: 领导, weight: {by: area, of: {甲: 70, 乙: 0}, rest: 1}, min_votes: 2}], trim: none, min_votes: 3, too_few: MISSING, full_mark: 100}\n"),
                Arguments.of(
                        "title: 小方案\n",
                        "title: 小方案\nreporting: {days: 5, grace: 2, late: MISSING, propose: 通报, at_most: 12, responsible: owner}\n"),
                Arguments.of(
                        "title: 年度分, every: year}", "title: 年度分, every: year, reporting: {days: 20, propose: none}}"),
                Arguments.of("title: 年度分, every: year}", "title: 年度分, every: year, reporting: none}"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    task: {kinds: {numeric: over_target_due}, ratio_cap: 1.1, difficulties: any, score_cap: none, difficulty_fixed_by: \"03-31\", late_difficulty: as_stated}\n"),
                Arguments.of(
                        "    of: A4\n    value: {factor: 1}\n",
                        "    task: {kinds: {progress: as_read}, ratio_cap: 1.1, difficulties: any, score_cap: none, difficulty_fixed_by: \"12-01\", late_difficulty: 0.9}\n"),
                Arguments.of(
                        "levels: {省级: 3}, repeat: none}",
                        "levels: {省级: 3}, cap_each: 4, groups: [{id: g, title: 组, cap: 2, groups: [{id: h, cap: none, levels: [省级]}]}], repeat: none}"),
                Arguments.of(
                        "levels: [通报], same: level}",
                        "levels: [通报], same: any, window: {months: 6}, first: earliest_decided}\n        key_periods: {factor: 2, levels: [通报], days: [{title: 两会, from: 2024-03-01, to: 2024-03-15}], with_repeat: multiply}"),
                Arguments.of(
                        "      document: required\n",
                        "      document: {needed: required, cut_off: \"12-20\", cut_off_year: next, late: not_counted}\n    cap: 10\n    floor: none\n"),
                Arguments.of(
                        "{id: V1, title: 造假, grade: 较差, ranked: false, awards: false}",
                        "{id: V1, title: 造假, by: event, clause: x, awards: false}"));
    }

    @ParameterizedTest
    @MethodSource("rightWays")
    void what_the_reader_takes_passes(String find, String replacement) {
        String text = SmallScheme.with(find, replacement);

        assertThat(SchemeReader.read("s.yaml", text).problems())
                .filteredOn(p -> !p.in(Lang.EN).contains("V.value"))
                .isEmpty();
        assertThat(errors(text)).isEmpty();
    }

    static Stream<Arguments> structuralMistakes() {
        String criterion = "    of: A4\n    value: {factor: 1}\n";
        String part = "[{id: W1, title: 一, of: A4, value: {factor: 1}}]";
        return Stream.of(
                Arguments.of(
                        "red_lines:\n",
                        "tables:\n- {id: T, hit: MANY, inputs: [A1], outputs: [points], rows: [[5, 1]], otherwise: 2}\nred_lines:\n"),
                Arguments.of(
                        "red_lines:\n",
                        "tables:\n- {id: T, inputs: [A1], outputs: [points], rows: [[\"-\", 1]], file: tables/a.csv}\nred_lines:\n"),
                Arguments.of("red_lines:\n", "tables:\n- {id: T, inputs: [A1], rows: [[\"-\", 1]]}\nred_lines:\n"),
                Arguments.of("red_lines:\n", "tables:\n- {id: T, outputs: [points], rows: [[\"-\", 1]]}\nred_lines:\n"),
                Arguments.of(
                        "red_lines:\n",
                        "tables:\n- {id: T, inputs: [A1], outputs: [marks], rows: [[\"-\", 1]]}\nred_lines:\n"),
                Arguments.of(
                        "red_lines:\n", "tables:\n- {id: T, inputs: [A1], outputs: [points], rows: []}\nred_lines:\n"),
                Arguments.of(
                        "red_lines:\n",
                        "tables:\n- {id: T, inputs: [A1], outputs: [points], rows: [[\"-\", 1]], policy: FIRST}\nred_lines:\n"),
                Arguments.of(
                        "red_lines:\n- {id: L1, title: 红线, when: A1.ratio < 0.9 and C1 >= 50, grade_at_most: 良好}\n",
                        "red_lines:\n- {id: L1, title: 红线, awards: false}\n"),
                Arguments.of(criterion, "    mean: {of: " + part + "}\n"),
                Arguments.of(criterion, "    mean: []\n"),
                Arguments.of(criterion, "    mean: " + part + "\n    value: {factor: 1}\n"),
                Arguments.of(criterion, "    mean: " + part + "\n    of: A4\n"),
                Arguments.of(criterion, "    mean: " + part.replace("of:", "weight: -1, of:") + "\n"),
                Arguments.of(criterion, "    mean: " + part.replace("of:", "weight: 1/x, of:") + "\n"),
                Arguments.of(criterion, "    best: {n: 0, then: sum, of: " + part + "}\n"),
                Arguments.of(criterion, "    best: {n: 1, of: " + part + "}\n"),
                Arguments.of(criterion, "    worst: {n: 1, then: sum, divide_by: n, of: " + part + "}\n"),
                Arguments.of(criterion, "    trimmed_mean: " + part + "\n"),
                Arguments.of(criterion, "    trimmed_mean: {drop: 1.5, of: " + part + "}\n"),
                Arguments.of(criterion, "    count: {met: all, of: " + part + "}\n"),
                Arguments.of(criterion, "    count: {met: {at_least: 1, below: 3}, of: " + part + "}\n"),
                Arguments.of(criterion, "    lexicographic: {score: last, of: " + part + "}\n"),
                Arguments.of(criterion, criterion + "    missing: zero\n"),
                Arguments.of(criterion, "    mean: " + part + "\n    missing: {of: all}\n"),
                Arguments.of(criterion, "    mean: " + part + "\n    missing: {as: zero, share: 0.5}\n"),
                Arguments.of(criterion, "    mean: " + part + "\n    missing: {as: zero, within: group}\n"),
                Arguments.of(criterion, criterion + "    rounding: nothing\n"),
                Arguments.of(criterion, criterion + "    rounding: {line: none, print_scale: 13}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nrankngs: []\n"),
                Arguments.of("title: 小方案\n", ""),
                Arguments.of("title: 小方案\n", "title:\n"),
                Arguments.of("title: 小方案\n", "title: {zh: 小方案}\n"),
                Arguments.of("title: 小方案\n", "title: [小方案]\n"),
                Arguments.of("id: small\n", ""),
                Arguments.of("id: small\n", "id: 小方案\n"),
                Arguments.of("leopard: 1", "leopard: 2"),
                Arguments.of("leopard: 1\n", ""),
                Arguments.of("version: {id: \"1\", from: 2024-01, to: 2024-12}\n", ""),
                Arguments.of("from: 2024-01,", "from: 2024-13,"),
                Arguments.of("period: {every: month, readings: to_date}", "period: month"),
                Arguments.of("every: month", "every: monthly"),
                Arguments.of("title: 年度分, every", "title: 年度分, members: {of: total, take: sum}, every"),
                Arguments.of("年度分, every: year", "年度分, members: {of: total}"),
                Arguments.of("年度分, every: year", "年度分, members: {of: total, take: median}"),
                Arguments.of("年度分, every: year", "年度分, members: {of: total, take: sum, best: 1, worst: 1}"),
                Arguments.of("年度分, every: year", "年度分, members: {of: total, take: sum, weight: size}"),
                Arguments.of("年度分, every: year", "年度分, members: {of: total, take: sum}, result: {of: a, node: b}"),
                Arguments.of("年度分, every: year", "年度分, result: {of: a/b, node: total}"),
                Arguments.of("年度分, every: year", "年度分, result: {of: a}"),
                Arguments.of("every: month", "every: month, list: [R1]"),
                Arguments.of("every: month", "every: month, ids: own"),
                Arguments.of("every: month", "list: []"),
                Arguments.of("every: month", "list: [all]"),
                Arguments.of("every: month", "list: [R1], starts: \"01-01\""),
                Arguments.of("every: month", "list: [第一轮]"),
                Arguments.of("every: month", "list: [a..b]"),
                Arguments.of("every: month", "list: [2024-13]"),
                Arguments.of("every: month", "list: [{id: R1, from: 2024-01-01}]"),
                Arguments.of("every: month", "list: [{id: R1, from: 2024-01, to: 2024-02}]"),
                Arguments.of("every: month", "list: [{title: x}]"),
                Arguments.of(", readings: to_date", ""),
                Arguments.of("schedule: {linear: 12}", "schedule: linear"),
                Arguments.of("schedule: {linear: 12}", "schedule: {linear: 12, shares: [1]}"),
                Arguments.of("schedule: {linear: 12}", "rounding: {line: 13}"),
                Arguments.of("schedule: {linear: 12}", "rounding: {line: two}"),
                Arguments.of("schedule: {linear: 12}", "rounding: {mode: half_up}"),
                Arguments.of("units: {types", "units: {kinds: [], types"),
                Arguments.of("ZERO_DENOMINATOR: as_not_applicable", "ZERO_DENOMINATOR: ignore"),
                Arguments.of("ZERO_DENOMINATOR: as_not_applicable", "DISPUTED: zero"),
                Arguments.of("{as: zero, propose: 迟报}", "{as: zero, share: 0.5}"),
                Arguments.of("{as: zero, propose: 迟报}", "{share: 1.5}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: seven}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: {rows: [[2024-01, 1]], default: 0}}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: {by: [type], rows: [[village, 1]]}}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: {by: [type], rows: [], default: 1}}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: =k}"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    rank_points: {step: 0.1, floor: 0, over: all_units, figures: some}\n"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: 0.7}\nformulas: {f: {arguments: [a]}}"),
                Arguments.of("parameters: {k: 0.7}", "parameters: {k: 0.7}\nformulas: {f: a + 1}"),
                Arguments.of("indicators:\n", "indicators: []\nscale:\n"),
                Arguments.of("kind: count}", "kind: number}"),
                Arguments.of("{title: 次数, kind: count}", "{kind: count}"),
                Arguments.of("ratio: {of: 整改数, to: 发现数}", "ratio: {of: 整改数}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, ratio: {of: a, to: b}}"),
                Arguments.of("    cap: 60\n", "    capp: 60\n"),
                Arguments.of("    points: 60\n", "    points: -60\n"),
                Arguments.of("    points: 60\n", "    points: sixty\n"),
                Arguments.of("  - id: V\n    title: 测评\n", "  - title: 测评\n"),
                Arguments.of("    value: {factor: 1}\n", ""),
                Arguments.of("    value: {factor: 1}\n", "    value: {factor: 1}\n    cap: 3\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    tier: {from: [[1, 1]], bound: inclusive, rest: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    value: 1\n"),
                Arguments.of("    value: {factor: 1}\n", "    expression: {min: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    value: {factor: 1}\n    steps: []\n"),
                Arguments.of("    value: {factor: 1}\n", "    value: {factor: 1}\n    steps: [{clip: {}}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    steps: [{clip: {min: 1}, missing: 0}]\n"),
                Arguments.of("    value: {factor: 1}\n", "    value: {factor: 1}\n    steps: [{transform: log}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    steps: [{transform: {power: 2, root: 3}}]\n"),
                Arguments.of("    value: {factor: 1}\n", "    value: {factor: 1}\n    steps: [{missing: zero}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    steps: [{winsorise: {percentiles: [5, 95]}}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    steps: [{winsorise: {highest: 1, most: 2}}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    value: {factor: 1}\n    steps: [{winsorise: {over: all_units}}]\n"),
                Arguments.of("formula: A2 + k * A3}", "window: {take: sum}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: count, when: A2 > 1}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: sum, when: A2 > 1}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: previous, over: 3}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: last_value, absent: skip}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: sum, back: 1}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, window: {take: sum, over: 0}}"),
                Arguments.of("formula: A2 + k * A3}", "formula: A2, rounding: {mode: FLOOR}}"),
                Arguments.of("kind: count}", "kind: count, missing: 0}"),
                Arguments.of(
                        "    value: {factor: 1}\n", "    value: {factor: 1}\n    absence: {DOMAIN_ERROR: ignore}\n"),
                Arguments.of("    value: {factor: 1}\n", "    growth: {base: previous}\n"),
                Arguments.of("    value: {factor: 1}\n", "    growth: {value: {factor: 1}}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    growth: {base: previous, value: {factor: 1}, rank: {over: all_units}}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    growth: {base: previous, base_zero: zero, value: {factor: 1}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rank_movement: {value: {factor: 1}}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    rank_movement: {over: all_units, periods: all, value: {factor: 1}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    ratio_to_best: {floor: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    ratio_to_best: {over: all_units, periods: later}\n"),
                Arguments.of("    value: {factor: 1}\n", "    ratio_to_best: {over: all_units, better: up}\n"),
                Arguments.of("    value: {factor: 1}\n", "    relative_to_mean: {over: all_units}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    relative_to_mean: {over: all_units, start: 0, above: 1, steps: whole}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    relative_to_mean: {over: all_units, start: 0, above: 1, steps: whole, min: 0, value: {factor: 1}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {when_equal: 1}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {bounds: {over: all_units}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {bounds: {low: 0}, when_equal: 1}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {bounds: {low: 0, high: 1, over: all_units}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {bounds: {by_type: {village: {low: 0}}}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    min_max: {bounds: {low: 0, high: 1}, to: [1]}\n"),
                Arguments.of("    value: {factor: 1}\n", "    z_score: {over: all_units}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n", "    z_score: {over: all_units, deviation: sample, limit: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    distance: {from: best, as: ratio}\n"),
                Arguments.of("    value: {factor: 1}\n", "    distance: {from: 3}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rank: {over: all_units, ties: none}\n"),
                Arguments.of("    value: {factor: 1}\n", "    percentile_rank: {over: all_units}\n"),
                Arguments.of("    value: {factor: 1}\n", "    completion: {target: 3, cap: 1, shares: [1]}\n"),
                Arguments.of("    value: {factor: 1}\n", "    completion: {target: 3, cap: 1, no_target: zero}\n"),
                Arguments.of("    value: {factor: 1}\n", "    schedule: {target: 3, cap: 1, not_due: {share: 2}}\n"),
                Arguments.of("    value: {factor: 1}\n", "    schedule: {target: 3, cap: 1, by: [x]}\n"),
                Arguments.of("    value: {factor: 1}\n", "    schedule: {target: 3, cap: 1, shares: [1], by: x}\n"),
                Arguments.of("    value: {factor: 1}\n", "    pass_fail: {decimals: 13, above: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    mix: [{share: 1, absent: zero, value: {factor: 1}}]\n"),
                Arguments.of(
                        "    value: {factor: 1}\n", "    rank_points: {table: [1], tie: worse, over: all_units}\n"),
                Arguments.of("schedule: {linear: 12}", "schedules: {late: {}}"),
                Arguments.of("    value: {factor: 1}\n", "    rescale: {cap: 1}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rescale: {raw_full: {village: 0}}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    per_unit: {start: {part: 1}, at: 1, above: 1, steps: whole, min: 0}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    tier: {from: [[1, 1]], up_to: [[1, 1]], bound: inclusive, rest: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    tier: {from: [[1, 1]], bound: inclusive}\n"),
                Arguments.of("    value: {factor: 1}\n", "    pass_fail: {at_least: 1, below: 2}\n"),
                Arguments.of("    value: {factor: 1}\n", "    pass_fail: {otherwise: 0}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n",
                        "    per_unit: {start: full, at: 1, above: 1, steps: whole, min: 0}\n"),
                Arguments.of(
                        "    value: {factor: 1}\n", "    per_unit: {start: 0, at: 1, above: 1, steps: half, min: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    per_unit: {start: 0, at: 1, steps: whole, min: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    per_unit: {start: 0, at: 1, above: 1, steps: whole}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rank_points: {step: 0.1, over: all_units}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rank_points: {table: [1], step: 0.1, over: all_units}\n"),
                Arguments.of("    value: {factor: 1}\n", "    rank_points: {step: 0.1, floor: 0}\n"),
                Arguments.of("    value: {factor: 1}\n", "    mix: [{share: 1}]\n"),
                Arguments.of("    value: {factor: 1}\n", "    mix: [{share: 2, value: {factor: 1}}]\n"),
                Arguments.of("    value: {factor: 1}\n", "    mix: [{share: 1, task: {}}]\n"),
                Arguments.of("[[70, 0], [95, 1]]", "[[70, 0], [95]]"),
                Arguments.of("[[70, 0], [95, 1]]", "[[70, 0]]"),
                Arguments.of("below: 0, above: last", "below: 0, above: first"),
                Arguments.of("clamp: true", "clamp: yes"),
                Arguments.of(", when_equal: full", ""),
                Arguments.of("over: all_units", "over: everybody"),
                Arguments.of("target: 24, cap: 1", "target: 24"),
                Arguments.of("target: 24, cap: 1", "target: 24, cap: -1"),
                Arguments.of("names: {ratio: done}", "names: {ratio: [done]}"),
                Arguments.of("like: C2}", "like: C2, value: {factor: 1}}"),
                Arguments.of("numeric: over_target_due", "numeric: true"),
                Arguments.of("late_per_month: 0.1, ", ""),
                Arguments.of("ratio_cap: 1.1", "ratio_cap: 0"),
                Arguments.of("difficulties: [0.9, 1.0]", "difficulties: some"),
                Arguments.of("per_matter: all", "per_matter: each"),
                Arguments.of("      document: required\n", ""),
                Arguments.of("levels: {省级: 3}", "levels: {省级: -3}"),
                Arguments.of("levels: {省级: 3}", "levels: {省级: 3}, groups: [{id: g, cap: 1}]"),
                Arguments.of("levels: {省级: 3}", "levels: {省级: 3}, groups: [{cap: 1, levels: [省级]}]"),
                Arguments.of("levels: {省级: 3}", "levels: {省级: 3}, key_periods: {factor: 2, days: []}"),
                Arguments.of("levels: [通报], same: level", "levels: [通报], same: level, window: year"),
                Arguments.of("      document: required\n", "      document: {needed: required, late: next_year}\n"),
                Arguments.of("levels: [通报], same: level", "levels: [通报]"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "ranked: true"),
                Arguments.of("when: A1.ratio < 0.9 and C1 >= 50, ", ""),
                Arguments.of("grade_at_most: 良好}", "grade_at_most: 良好, deduct: 3}"),
                Arguments.of("title: 小方案\n", "title: 小方案\nlists: {ps: {title: 项目}}\n"),
                Arguments.of("notice: {places: 1, below", "notice: {below"),
                Arguments.of("{as: zero, propose: 迟报}", "{as: zero, at_most: 12}"),
                Arguments.of("ZERO_DENOMINATOR: as_not_applicable", "NOT_APPLICABLE: {deductions: 0}"),
                Arguments.of("ZERO_DENOMINATOR: as_not_applicable", "PENDING: {deductions: 2}"),
                Arguments.of("notice: {places: 1, below", "notice: {places: 1, cases: [L1], below"),
                Arguments.of("notice: {places: 1, below", "notice: {places: 1, ladder: [], below"),
                Arguments.of("  items: [A3, C2]\n", "  items: [A3, C2]\n  gap: percent\n"),
                Arguments.of("  items: [A3, C2]\n", "  items: [A3, C2]\n  MISSING: BLACK\n"),
                Arguments.of(
                        "  items: [A3, C2]\n", "  items: [A3, C2]\n  in_a_row: [{colour: YELLOW, becomes: RED}]\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nlists: {项目: {title: 项目, columns: {}}}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nlists: {ps: {title: 项目, columns: {n: money}}}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nlists: {ps: {title: 项目, columns: {unit: text}}}\n"),
                Arguments.of(
                        "title: 小方案\n", "title: 小方案\nlists: {ps: {title: 项目, columns: {d: date}, counts: to_date}}\n"),
                Arguments.of("  YEAR: {title: 年度分, every: year}", "  YEAR: {title: 年度分, rows: {take: count}}"),
                Arguments.of(
                        "  YEAR: {title: 年度分, every: year}", "  YEAR: {title: 年度分, every: year, rows: {of: events}}"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "deduct: -30"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "deduct: 30, zero: true"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "zero: false"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "grades_lower: 0"),
                Arguments.of("grade: 较差, ranked: false, awards: false", "grade: 较差, holds: forever"),
                Arguments.of("method: competition", "method: ordinal"),
                Arguments.of("method: competition", "method: best"),
                Arguments.of("method: competition", "method: competition, else: lot"),
                Arguments.of("chain: [both desc", "chain: [{count_back: {}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{count_back: {positions: [A3], over: counting}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{count_back: {positions: [A3], roll_up: year}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{count_back: {positions: [A3], deepest: 0}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{head_to_head: {again: true}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{head_to_head: {compare: [goals], again: true}}, both desc"),
                Arguments.of("chain: [both desc", "chain: [{head_to_head: {compare: [points]}}, both desc"),
                Arguments.of("- by: total\n", "- id: total\n"),
                Arguments.of("- by: total\n", "- each: leaves\n  by: total\n"),
                Arguments.of("- by: total\n", "- each: some\n"),
                Arguments.of("- by: total\n", "- by: total\n  except: [A1]\n"),
                Arguments.of("- by: total\n", "- by: total\n  order: down\n"),
                Arguments.of("  within: area\n", "  within: area\n  decimals: 13\n"),
                Arguments.of("  within: area\n", "  within: area\n  decimals: all\n"),
                Arguments.of("  within: area\n", "  within: area\n  min_group: {ranked: 1, too_small: no_grades}\n"),
                Arguments.of("  within: area\n", "  within: area\n  min_group: {ranked: 2}\n"),
                Arguments.of("  within: area\n", "  within: area\n  participants: {without_data: gone}\n"),
                Arguments.of("  within: area\n", "  within: area\n  participants: {units: [a]}\n"),
                Arguments.of("  within: area\n", "  within: area\n  movement: {back: 0}\n"),
                Arguments.of("  within: area\n", "  within: area\n  movement: {among: some}\n"),
                Arguments.of("  within: area\n", "  within: area\n  columns: {gap: {}}\n"),
                Arguments.of("  within: area\n", "  within: area\n  columns: {gap: {points: [1]}}\n"),
                Arguments.of(
                        "  within: area\n",
                        "  within: area\n  columns: {gap: {formula: rank, points: [1], shared: mean}}\n"),
                Arguments.of("  within: area\n", "  within: area\n  columns: {gap: {formula: rank, rest: 1}}\n"),
                Arguments.of("share: 0.3, round: floor, of: all_units", "count: 3, of: ranked"),
                Arguments.of("share: 0.3, round: floor, of: all_units", "share: 0.3, of: ranked"),
                Arguments.of(
                        "    limits: before_quota\n",
                        "    limits: before_quota\n    promotions: [{id: P, title: x}]\n"),
                Arguments.of(
                        "    limits: before_quota\n",
                        "    limits: before_quota\n    promotions: [{id: P, title: x, events: {省级: 0}}]\n"),
                Arguments.of(
                        "    limits: before_quota\n",
                        "    limits: before_quota\n    promotions: [{id: P, title: x, when: A3 > 1, events: {省级: 1}}]\n"),
                Arguments.of("    limits: before_quota\n", "    limits: before_quota\n    promote: first\n"),
                Arguments.of("chain: [both desc", "chain: [both"),
                Arguments.of("[较差, 0]]", "[较差]]"),
                Arguments.of("edge_tie: none", "edge_tie: some"),
                Arguments.of("    limits: before_quota\n", ""),
                Arguments.of("{within: group, min_group: 3}", "{within: group, min_group: 0}"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, best: 0"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, best: 1, drop_worst: 1"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, best: 1, worst: 1"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, counting: scores"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, drop_from: 4"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, over: some"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, since: ever"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, succession: none"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, weights: {2024-12: 0}"),
                Arguments.of("barred: counted, weight: 0.6", "barred: counted, weight: 0.6, parts: [{best: 1}]"),
                Arguments.of(
                        "barred: counted, weight: 0.6",
                        "barred: counted, weight: 0.6, parts: [{first: 1, to: 2024-12}]"),
                Arguments.of(
                        "barred: counted, weight: 0.6",
                        "barred: counted, weight: 0.6, best: 2, parts: [{first: 1, last: 6}]"),
                Arguments.of(
                        "mean: {of: total, barred: counted, weight: 0.6}\n  figures: {YEAR: 0.4}",
                        "sum: {of: total, barred: counted, over: 12}"),
                Arguments.of(
                        "mean: {of: total, barred: counted, weight: 0.6}\n",
                        "mean: {of: total, barred: counted, weight: 0.6}\n  sum: {of: total, barred: counted}\n"),
                Arguments.of("places: 1, at_least: 80", "places: 0, at_least: 80"),
                Arguments.of("shared_by_at_most: 2, ", ""),
                Arguments.of(criterion, "    project_points: {list: ps, cap: 5, terms: []}\n"),
                Arguments.of(criterion, "    project_points: {cap: 5, terms: [{column: a, factor: 1}]}\n"),
                Arguments.of(criterion, "    project_points: {list: ps, cap: 5, terms: [{factor: 1}]}\n"),
                Arguments.of(
                        criterion,
                        "    project_points: {list: ps, without_rows: MISSING, terms: [{column: a, factor: 1}]}\n"),
                Arguments.of(
                        criterion, "    project_points: {list: ps, terms: [{column: a, from: [[1, 2]], rest: 0}]}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nreporting: {grace: 2}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nreporting: {days: -1}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nreporting: {days: 5, late: zero}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nreporting: {days: 5, responsible: nobody}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nreporting: none\n"),
                Arguments.of(
                        criterion,
                        "    task: {kinds: {progress: as_read}, ratio_cap: 1, difficulties: any, score_cap: none, difficulty_fixed_by: 3-31}\n"),
                Arguments.of(
                        criterion,
                        "    task: {kinds: {progress: as_read}, ratio_cap: 1, difficulties: any, score_cap: none, late_difficulty: 1}\n"),
                Arguments.of(
                        criterion,
                        "    task: {kinds: {progress: as_read}, ratio_cap: 1, difficulties: any, score_cap: none, difficulty_fixed_by: \"03-31\", late_difficulty: 0}\n"),
                Arguments.of("shared_by_at_most: 2, ", "shared_by_at_most: 2, next: up, "),
                Arguments.of("shared_by_at_most: 2, ", "shared_by_at_most: 2, when: [], "),
                Arguments.of("below: 70, dispute: ignored}", "below: 70, dispute: ignored, next: stays}"),
                Arguments.of("notice: {places: 1, below: 70, dispute: ignored}", "prize: {}"),
                Arguments.of("title: 奖, rankings: [total]", "title: 奖, rankings: total"),
                Arguments.of("colour: RED", "colour: GREY"),
                Arguments.of("above: -10, below: 0", "above: -10, at_least: -9, below: 0"),
                Arguments.of("items: [A3, C2]", "items: []"),
                Arguments.of("check: ratio_vs_parts", "check: ratio_vs_part"),
                Arguments.of("dispute: true, tolerance: 1", "dispute: true, percent: 1"),
                Arguments.of("title: 小方案\n", "title: 小方案\nscheme_check: {cliff: 2}\n"),
                Arguments.of("title: 小方案\n", "title: 小方案\nscheme_check: {acknowledge: [{check: cliff_edge}]}\n"),
                Arguments.of(
                        "title: 小方案\n",
                        "title: 小方案\nscheme_check: {acknowledge: [{check: constant_curve, reason: x}]}\n"),
                Arguments.of("severity: info", "severity: fatal"));
    }

    @ParameterizedTest
    @MethodSource("structuralMistakes")
    void a_structural_mistake_is_refused_by_both(String find, String replacement) {
        String text = SmallScheme.with(find, replacement);

        assertThat(SchemeReader.read("s.yaml", text).problems())
                .as("the reader")
                .isNotEmpty();
        assertThat(errors(text)).as("the schema").isNotEmpty();
    }
}
