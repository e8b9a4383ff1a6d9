package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.model.Lang;
import leopard.model.Place;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.rules.review.Concern;
import leopard.rules.review.Remark;
import leopard.rules.review.SchemeReview;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review says about schemes that can be read and are odd. */
class SchemeReviewTest {

    private static final String SCHEME = """
            leopard: 1
            id: s
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            indicators:
              R: {title: 率, ratio: {of: 甲, to: 乙}}
              N: {title: 数, kind: count}
              X: {title: 值}
              Y: {title: 另一值}
            score:
              id: total
              title: 总分
              points: 100
              sum:
              - {id: A, title: 甲, points: 60, of: R, completion: {target: 1, cap: 1}}
              - {id: B, title: 乙, points: 40, of: X, completion: {target: 10, cap: 1, floor: 0}}
            red_lines:
            - {id: L1, title: 红线, when: Y > 1, grade_at_most: 差}
            rankings:
            - by: total
              ties: {method: competition, chain: [A desc]}
              grades: {bands: [[好, 80], [差, 0]], quota: {grade: 好, share: 0.5, round: floor, of: ranked, edge_tie: none}, limits: before_quota}
            awards:
            - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: 90, shared_by_at_most: 1, dispute: ignored}}
            - {id: last, title: 末位, rankings: [total], notice: {places: 1, below: 60, dispute: ignored}}
            """;

    private static final String A = "of: R, completion: {target: 1, cap: 1}";
    private static final String B = "of: X, completion: {target: 10, cap: 1, floor: 0}";
    private static final String WHEN = "when: Y > 1";

    private static List<Remark> review(String scheme) {
        SchemeReader.Result read = SchemeReader.read("s.yaml", scheme);
        assertThat(read.problems()).as(scheme).isEmpty();
        return Objects.requireNonNull(read.review()).remarks().stream()
                .filter(r ->
                        r.concern() != Concern.UNUSED_INDICATOR || !r.subject().equals("N"))
                .toList();
    }

    private static String with(String find, String replacement) {
        assertThat(SCHEME.split(Pattern.quote(find), -1)).as(find).hasSize(2);
        return SCHEME.replace(find, replacement);
    }

    private static List<String> found(String scheme) {
        return review(scheme).stream()
                .filter(r ->
                        r.concern() != Concern.UNUSED_INDICATOR || !r.subject().equals("N"))
                .map(r -> r.concern().word() + " " + r.subject() + " "
                        + at(scheme, r.problem().place()))
                .toList();
    }

    /** What stands at a place: a word, or a pair in brackets. */
    private static String at(String scheme, Place place) {
        String line = scheme.lines().toList().get(place.line() - 1);
        int start = line.offsetByCodePoints(0, place.column() - 1);
        Matcher token = Pattern.compile("\\[[^\\]]*\\]|[^\\s:,{}\\[\\]]+|.").matcher(line);
        return token.find(start) ? token.group() : "";
    }

    @Test
    void a_sound_scheme_leaves_nothing_to_say() {
        assertThat(found(SCHEME)).isEmpty();
    }

    /** What is changed, and what is then said. */
    static Stream<Arguments> oddities() {
        return Stream.of(
                Arguments.of(WHEN, "when: Y > 1 and Y < 0", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: Y > 1 and Y <= 1", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: Y == 1 and Y != 1", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: not (Y > 1 or Y < 3)", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: total > 100 and Y > 1", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: A.ratio < 0 and Y > 1", "contradictory_condition L1 when"),
                Arguments.of(WHEN, "when: Y > 1 or Y < 3", "always_true L1 when"),
                Arguments.of(A, "of: R, completion: {target: 1, cap: 0}", "constant_curve A completion"),
                Arguments.of(A, "of: R, pass_fail: {at_least: 1, otherwise: 1}", "constant_curve A pass_fail"),
                Arguments.of(
                        A,
                        "of: R, tier: {from: [[0.9, 1], [0.5, 1]], bound: inclusive, rest: 1}",
                        "constant_curve A tier"),
                Arguments.of(
                        A,
                        "of: R, piecewise: {points: [[0.5, 1], [0.9, 1]], below: first, above: last}",
                        "constant_curve A piecewise"),
                Arguments.of(
                        A,
                        "of: R, efficacy: {base: 60, span: 0, bounds: {over: all_units}, when_equal: full, clamp: true}",
                        "constant_curve A efficacy"),
                Arguments.of(
                        A, "of: R, rank_points: {step: 0, floor: 0, over: all_units}", "constant_curve A rank_points"),
                Arguments.of(
                        A,
                        "of: R, per_unit: {start: points, at: 1, above: 1, max_above: 0, steps: pro_rata, min: none}",
                        "constant_curve A per_unit"),
                Arguments.of(
                        B,
                        "of: N, tier: {up_to: [[0, 1], [9, 0.9]], bound: exclusive, rest: 0.8}",
                        "unreachable_row B [0, 1]"),
                Arguments.of(
                        A,
                        "of: R, tier: {from: [[0.5, 1], [0, 0.9]], bound: inclusive, rest: 0.8}",
                        "unreachable_row A [0, 0.9]"),
                Arguments.of(
                        A,
                        "of: R, efficacy: {base: 60, span: 40, bounds: {over: all_units}, when_equal: full, clamp: true, below_zero: 0.5}",
                        "unreachable_row A below_zero"),
                Arguments.of("[[好, 80],", "[[特好, 101], [好, 80],", "unreachable_grade total.特好 [特好, 101]"),
                Arguments.of("at_least: 90", "at_least: 101", "impossible_award best.total at_least"),
                Arguments.of("below: 60", "below: 0", "impossible_award last.total below"),
                Arguments.of("share: 0.5", "share: 0", "empty_quota total.好 quota"),
                Arguments.of("share: 0.5", "share: 0.003", "empty_quota total.好 quota"),
                Arguments.of(A, "of: R, pass_fail: {at_least: 0.9}", "cliff_edge A pass_fail"),
                Arguments.of(A, "of: R, pass_fail: {at_least: 0.9, otherwise: 0.8}", null),
                Arguments.of(A, "of: R, pass_fail: {at_least: 0.9, otherwise: 0.79}", "cliff_edge A pass_fail"),
                Arguments.of(
                        A,
                        "of: R, piecewise: {points: [[0.5, 0.5], [0.9, 1]], below: 0, above: last}",
                        "cliff_edge A below"),
                Arguments.of(
                        A,
                        "of: R, piecewise: {points: [[0.8999, 0], [0.9, 1]], below: first, above: last}",
                        "cliff_edge A [0.9, 1]"),
                Arguments.of(B, "of: X, rank_points: {step: 0.3, floor: 0, over: all_units}", "cliff_edge B step"),
                Arguments.of(B, "of: X, rank_points: {table: [1, 0.9, 0.2], over: all_units}", "cliff_edge B 0.2"),
                Arguments.of(
                        B,
                        "of: X, mix: [{share: 0.9, pass_fail: {above: 1}}, {share: 0.1, completion: {target: 10, cap: 1}}]",
                        "cliff_edge B mix"),
                Arguments.of(B, "of: R, completion: {target: 1, cap: 1}", "double_counting R {"),
                Arguments.of(
                        A,
                        "of: R, tier: {from: [[95, 1], [80, 0.9]], bound: inclusive, rest: 0.8}",
                        "scale_mismatch A tier"),
                Arguments.of(
                        A,
                        "of: R, tier: {in: percent, from: [[0.95, 1], [0.8, 0.9]], bound: inclusive, rest: 0.8}",
                        "scale_mismatch A tier"),
                Arguments.of(A, "of: R, completion: {target: 1, cap: 0.9}", "full_marks_unreachable A points"),
                Arguments.of(
                        A,
                        "of: R, per_unit: {start: points, at: 1, below: -1, steps: pro_rata, min: 0, max: 70}",
                        "idle_limit A max"),
                Arguments.of("  points: 100\n", "  points: 100\n  cap: 100\n", "idle_limit total cap"),
                Arguments.of(
                        A,
                        "of: R, tier: {from: [[0.9, 1], [0.5, 1]], bound: inclusive, rest: 0.9}",
                        "idle_row A [0.9, 1]"),
                Arguments.of(
                        B,
                        "of: X, mix: [{share: 1, completion: {target: 10, cap: 1}}, {share: 0, value: {factor: 1}}]",
                        "zero_weight B {"),
                Arguments.of("[A desc]", "[total desc]", "idle_tie_key total total"),
                Arguments.of("[A desc]", "[A desc, A asc]", "idle_tie_key total A"),
                Arguments.of("Y: {title: 另一值}", "Y: {title: 另一值}\n  Z: {title: 闲置}", "unused_indicator Z {"),
                Arguments.of("indicators:", "units: {types: [甲类, 乙类]}\nindicators:", null));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void what_is_odd_is_said_at_its_place(String find, String replacement, @Nullable String remark) {
        String scheme = with(find, replacement);
        List<String> found = found(scheme).stream()
                .filter(r -> !r.startsWith("unused_indicator X"))
                .filter(r -> remark == null || !r.startsWith("unused_indicator R") || remark.startsWith("unused"))
                .filter(r -> remark == null || !r.startsWith("cliff_edge") || remark.startsWith("cliff_edge"))
                .filter(r -> !(r.startsWith("unused_indicator Y") && find.equals(WHEN)))
                .toList();
        assertThat(found).containsExactlyElementsOf(remark == null ? List.of() : List.of(remark));
        assertThat(review(scheme)).allSatisfy(r -> {
            assertThat(r.problem().in(Lang.ZH)).isNotEqualTo(r.problem().in(Lang.EN));
            assertThat(r.problem().remedy().in(Lang.EN)).isNotEmpty();
        });
    }

    @Test
    void every_concern_that_a_scheme_can_give_is_tried_here() {
        Set<String> tried = new TreeSet<>(Set.of("idle_acknowledgement", "bare_type"));
        oddities().forEach(each -> {
            if (each.get()[2] instanceof String remark) {
                tried.add(remark.substring(0, remark.indexOf(' ')));
            }
        });
        assertThat(Stream.of(Concern.values()).map(Concern::word)).allMatch(tried::contains);
    }

    @Test
    void a_unit_type_that_no_criterion_is_for_is_bare() {
        String scheme = with("indicators:", "units: {types: [village, office]}\nindicators:")
                .replace("  title: 总分\n", "  title: 总分\n  types: [village]\n");
        assertThat(found(scheme)).containsExactly("bare_type office [village, office]");
    }

    @Test
    void criteria_for_different_types_may_read_the_same_figure() {
        String scheme = with("indicators:", "units: {types: [village, office]}\nindicators:")
                .replace("{id: A, title: 甲, points: 60,", "{id: A, title: 甲, types: [village], points: 100,")
                .replace("{id: B, title: 乙, points: 40, " + B, "{id: B, title: 乙, types: [office], points: 100, " + A)
                .replace("chain: [A desc]", "chain: []");
        assertThat(found(scheme)).containsExactly("unused_indicator X {");
    }

    @Test
    void a_figure_counts_twice_through_a_formula_too() {
        String scheme = with("  X: {title: 值}\n", "  X: {title: 值, formula: N / 2}\n")
                .replace(A, "of: N, completion: {target: 1, cap: 1}");
        assertThat(found(scheme)).contains("double_counting N {");
    }

    @Test
    void a_grade_that_a_veto_gives_is_reached() {
        String scheme = with("red_lines:", "vetoes:\n- {id: V1, title: 否决, grade: 极优, ranked: false}\nred_lines:")
                .replace("[[好, 80],", "[[极优, 120], [好, 80],");
        assertThat(found(scheme)).isEmpty();
    }

    @Test
    void a_quota_that_leaves_no_place_among_the_units_there_are_is_empty() {
        SchemeReview review =
                Objects.requireNonNull(SchemeReader.read("s.yaml", SCHEME.replace("share: 0.5", "share: 0.3"))
                        .review());
        List<Unit> three = Stream.of("甲", "乙", "丙")
                .map(id -> new Unit(id, id, "g", "", null, null, null, true, Map.of()))
                .toList();
        assertThat(review.remarks(UnitList.of(three)))
                .filteredOn(r -> r.concern() == Concern.EMPTY_QUOTA)
                .singleElement()
                .satisfies(r -> assertThat(r.problem().message().in(Lang.EN))
                        .isEqualTo("with the units there are the grade 好 has no place: 3"));
        assertThat(review.remarks()).noneMatch(r -> r.concern() == Concern.EMPTY_QUOTA);
    }

    @Test
    void a_declared_cliff_is_the_limit() {
        String tier = "of: R, tier: {from: [[0.9, 1], [0.5, 0.7]], bound: inclusive, rest: 0.4}";
        assertThat(found(with(A, tier))).hasSize(2).allMatch(r -> r.startsWith("cliff_edge A"));
        assertThat(found(with(A, tier) + "scheme_check: {cliff: 0.3}\n")).isEmpty();
    }

    @Test
    void what_is_meant_so_is_acknowledged_with_a_reason() {
        String scheme = with(A, "of: R, pass_fail: {at_least: 0.9}");
        String said = "scheme_check: {acknowledge: [{check: cliff_edge, at: A, reason: 全有全无}]}\n";
        assertThat(review(scheme)).singleElement().matches(Remark::isOpen);
        assertThat(review(scheme + said))
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("全有全无"));
    }

    @Test
    void an_acknowledgement_of_nothing_is_said() {
        assertThat(found(SCHEME + "scheme_check: {acknowledge: [{check: cliff_edge, at: A, reason: 无}]}\n"))
                .containsExactly("idle_acknowledgement A {");
    }

    @Test
    void an_error_cannot_be_acknowledged() {
        SchemeReader.Result read = SchemeReader.read(
                "s.yaml", SCHEME + "scheme_check: {acknowledge: [{check: constant_curve, at: A, reason: 无}]}\n");
        assertThat(read.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.in(Lang.EN)).contains("check: 'constant_curve' is none of its words"));
    }

    @ParameterizedTest
    @CsvSource({"xilin-1plus1,0", "xilin-1plus2,3", "xilin-leopard-award,65"})
    void the_shipped_schemes_are_clean_or_say_why(String name, int acknowledged) throws IOException {
        List<Remark> remarks = review(Files.readString(Path.of("examples", name, "scheme.yaml")));
        assertThat(remarks).noneMatch(Remark::isOpen).hasSize(acknowledged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/scheme-reference.md"})
    void the_first_scheme_of_the_reference_is_clean(String page) throws IOException {
        String text = Files.readString(Path.of("..", page));
        String scheme = text.substring(text.indexOf("```yaml\nleopard: 1") + 8);
        assertThat(found(scheme.substring(0, scheme.indexOf("```")))).isEmpty();
    }
}
