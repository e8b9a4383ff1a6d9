package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.RankingRule.Counted;
import leopard.scheme.RankingRule.EdgeTie;
import leopard.scheme.RankingRule.Grades;
import leopard.scheme.RankingRule.Promotion;
import leopard.scheme.RankingRule.Quota;
import org.jspecify.annotations.Nullable;

/** Reads the grades of a ranking: bands, quotas, promotions, and their order. */
final class GradesReader {

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;
    private final Set<String> promotions = new HashSet<>();

    GradesReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.problems = problems;
    }

    /** A band as it stands in the file; without a bound where it says none. */
    private record Read(YamlNode.Scalar grade, @Nullable Decimal bound, Place place) {}

    /** @param ascending whether the lowest score is the best, so that bands have highest scores */
    @Nullable
    Grades read(Fields ranking, boolean ascending) {
        Fields fields = Declared.isNone(ranking.get("grades"))
                ? null
                : ranking.within("grades", List.of("bands", "quota", "limits", "promotions", "promote"));
        if (fields == null) {
            return null;
        }
        List<YamlNode> items = fields.list("bands");
        List<Read> read = bands(items);
        List<Quota> quotas = quotas(fields, read);
        if (read.size() == items.size()) {
            checkOrder(read, quotas, ascending);
        }
        boolean capsFirst = fields.word("limits", Fields.words("before_quota", true, "after_quota", false));
        boolean promotedFirst = fields.word("promote", Fields.words("before_quota", true, "after_quota", false), false);
        return new Grades(
                read.stream()
                        .map(band -> new Grades.Band(band.grade.text(), band.bound))
                        .toList(),
                quotas,
                capsFirst,
                promotions(fields),
                promotedFirst);
    }

    private List<Read> bands(List<YamlNode> items) {
        Pairs pairs = new Pairs(problems, "bands", Text.of("[等次, 最低分]", "[grade, least score]"));
        List<Read> bands = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : items) {
            Read band;
            if (item instanceof YamlNode.Sequence pair
                    && pair.items().size() == 2
                    && pair.items().get(0) instanceof YamlNode.Scalar grade
                    && !grade.isEmpty()
                    && Declared.isNone(pair.items().get(1))) {
                band = new Read(grade, null, pair.items().get(1).place());
            } else {
                List<Pairs.Named> one = pairs.named(List.of(item));
                if (one.isEmpty()) {
                    continue;
                }
                band = new Read(
                        one.get(0).name(), one.get(0).number(), one.get(0).place());
            }
            if (!names.add(band.grade.text())) {
                problems.add(
                        band.grade.place(), Text.of("等次 %s 重复", "the grade '%s' stands here twice", band.grade.text()));
            }
            bands.add(band);
        }
        return bands;
    }

    /** Bands follow each other from the best on and leave no score without a grade. */
    private void checkOrder(List<Read> bands, List<Quota> quotas, boolean ascending) {
        for (int i = 1; i < bands.size(); i++) {
            Read before = bands.get(i - 1);
            Read here = bands.get(i);
            if (before.bound == null) {
                boolean limited = quotas.stream().anyMatch(q -> q.grade().equals(before.grade.text()));
                if (!limited && !declared.isUnclear(Sort.GRADE)) {
                    problems.add(
                            before.place,
                            Text.of(
                                    "%s 包括所有得分,其后的等次无人可得",
                                    "'%s' takes every score, so that nobody gets the grades after it",
                                    before.grade.text()),
                            Text.of("给它一个分数线或名额", "Give it a bound or a quota"));
                    return;
                }
                if (here.bound != null) {
                    problems.add(
                            here.place,
                            Text.of(
                                    "%s 在不设分数线的等次之后,不能再有分数线",
                                    "'%s' comes after a grade without a bound and cannot have one", here.grade.text()));
                    return;
                }
            } else if (here.bound != null && isOverlap(before.bound, here.bound, ascending)) {
                problems.add(
                        here.place,
                        ascending
                                ? Text.of(
                                        "等次重叠:%s 到 %s 止,%s 也到 %s 止",
                                        "grades overlap: %s ends at %s, %s at %s",
                                        before.grade.text(),
                                        before.bound,
                                        here.grade.text(),
                                        here.bound)
                                : Text.of(
                                        "等次重叠:%s 从 %s 起,%s 也从 %s 起",
                                        "grades overlap: %s begins at %s, %s at %s",
                                        before.grade.text(),
                                        before.bound,
                                        here.grade.text(),
                                        here.bound),
                        Text.of("从高到低列出", "List them from the best down"));
                return;
            }
        }
        Decimal last = bands.isEmpty() ? null : bands.get(bands.size() - 1).bound;
        if (last == null) {
            return;
        }
        Place place = bands.get(bands.size() - 1).place;
        if (ascending) {
            problems.add(
                    place,
                    Text.of("等次有空档:高于 %s 的得分没有等次", "grades leave a gap: scores above %s have none", last),
                    Text.of("末档写 none", "Write none for the last grade"));
        } else if (last.signum() > 0) {
            problems.add(
                    place,
                    Text.of("等次有空档:低于 %s 的得分没有等次", "grades leave a gap: scores below %s have none", last),
                    Text.of("末档从 0 起,并包括更低的得分", "Let the last grade begin at 0; it takes everything below as well"));
        }
    }

    private static boolean isOverlap(Decimal before, Decimal here, boolean ascending) {
        int rising = here.compareTo(before);
        return ascending ? rising <= 0 : rising >= 0;
    }

    private List<Quota> quotas(Fields grades, List<Read> bands) {
        YamlNode given = grades.get("quota");
        if (given == null || Declared.isNone(given)) {
            return List.of();
        }
        List<YamlNode> items = given instanceof YamlNode.Sequence list ? list.items() : List.of(given);
        List<String> known = bands.stream().map(band -> band.grade.text()).toList();
        List<Quota> quotas = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode item : items) {
            Fields fields = Fields.of(
                    item,
                    Text.of("quota", "a quota"),
                    List.of("grade", "share", "count", "round", "of", "edge_tie", "places", "full"),
                    problems);
            if (fields != null) {
                quotas.add(quota(fields, known, seen));
            }
        }
        return List.copyOf(quotas);
    }

    private Quota quota(Fields fields, List<String> known, Set<String> seen) {
        YamlNode.Scalar grade = fields.need("grade", Text.of("等次", "a grade"));
        if (grade != null && !known.isEmpty() && !declared.isUnclear(Sort.GRADE)) {
            if (!known.contains(grade.text())) {
                problems.unknown(grade.place(), Sort.GRADE.text(), grade.text(), known);
            } else if (known.indexOf(grade.text()) == known.size() - 1) {
                problems.add(
                        grade.place(),
                        Text.of("末等 %s 不能限名额:没有更低的等次", "no quota for '%s': there is no lower grade", grade.text()));
            } else if (!seen.add(grade.text())) {
                problems.add(grade.place(), Text.of("等次 %s 有两个名额", "the grade '%s' has two quotas", grade.text()));
            }
        }
        fields.stated("full", "next_grade");
        Decimal share = null;
        int count = 0;
        RoundingMode rounding = RoundingMode.FLOOR;
        Counted of = Counted.ALL;
        if (fields.has("count")) {
            count = fields.whole("count", 0, 1_000_000);
            for (String key : List.of("share", "round", "of")) {
                if (fields.has(key)) {
                    problems.add(
                            fields.placeOfKey(key),
                            Text.of("count 已给出名额,不再用 %s", "count gives the number of places: leave out %s", key));
                }
            }
        } else {
            share = fields.number("share", Range.SHARE);
            Map<String, RoundingMode> roundings = new LinkedHashMap<>();
            roundings.put("floor", RoundingMode.FLOOR);
            roundings.put("half_up", RoundingMode.HALF_UP);
            roundings.put("ceiling", RoundingMode.CEILING);
            rounding = fields.word("round", roundings);
            Map<String, Counted> counted = new LinkedHashMap<>();
            counted.put("all_units", Counted.ALL);
            counted.put("unvetoed", Counted.UNVETOED);
            counted.put("ranked", Counted.RANKED);
            of = fields.word("of", counted);
        }
        Map<String, EdgeTie> edges = new LinkedHashMap<>();
        edges.put("none", EdgeTie.NONE);
        edges.put("both", EdgeTie.BOTH);
        edges.put("all", EdgeTie.ALL);
        return new Quota(
                grade == null ? "" : grade.text(),
                share,
                count,
                rounding,
                of,
                fields.word("edge_tie", edges),
                fields.word("places", Fields.words("of_the_grade", false, "with_better_grades", true), false));
    }

    private List<Promotion> promotions(Fields grades) {
        List<Promotion> read = new ArrayList<>();
        for (YamlNode item : grades.listIfAny("promotions")) {
            Fields fields = Fields.of(
                    item, Text.of("晋档", "a promotion"), List.of("id", "title", "clause", "when", "events"), problems);
            if (fields == null) {
                continue;
            }
            String id = fields.id("id");
            if (id != null && !promotions.add(id)) {
                problems.add(fields.placeOf("id"), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
            }
            if (fields.has("when") == fields.has("events")) {
                problems.add(
                        fields.place(),
                        Text.of(
                                "%s 用 when 或 events 其一",
                                "%s takes one of when and events", id == null ? fields.owner() : id));
            }
            YamlNode when = fields.get("when");
            read.add(new Promotion(
                    id == null ? "" : id,
                    fields.title(),
                    fields.text("clause"),
                    when == null ? null : formulas.condition("when", when),
                    events(fields)));
        }
        return List.copyOf(read);
    }

    private Map<String, Integer> events(Fields fields) {
        YamlNode given = fields.get("events");
        Map<String, Integer> events = new LinkedHashMap<>();
        if (given != null) {
            fields.entries("events", given).forEach((level, count) -> {
                declared.check(Sort.BONUS, level.text(), level.place(), problems);
                Decimal number = count instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
                if (number == null || !number.fits(0) || number.signum() <= 0) {
                    problems.expected("events", Text.of("不小于 1 的整数", "a whole number of at least 1"), count);
                } else {
                    events.put(level.text(), (int) Math.min(Integer.MAX_VALUE, number.unscaledAt(0)));
                }
            });
        }
        return Collections.unmodifiableMap(events);
    }
}
