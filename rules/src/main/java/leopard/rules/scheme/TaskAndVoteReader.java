package leopard.rules.scheme;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import org.jspecify.annotations.Nullable;

/** Reads the kinds that have tables of their own: tasks 重点工作 and votes 民主测评. */
final class TaskAndVoteReader {

    private final Declared declared;
    private final Problems problems;

    TaskAndVoteReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    @Nullable
    Curve task(Fields node) {
        Fields fields = node.within(
                "task",
                List.of("kinds", "ratio_cap", "difficulties", "score_cap", "difficulty_fixed_by", "late_difficulty"));
        if (fields == null) {
            return null;
        }
        Fields kinds = fields.needWithin("kinds", List.of("milestone", "numeric", "progress"));
        Curve.TaskRule.Milestones milestones = null;
        boolean numeric = false;
        boolean progress = false;
        if (kinds != null) {
            milestones = milestones(kinds);
            numeric = kinds.has("numeric");
            progress = kinds.has("progress");
            kinds.stated("numeric", "over_target_due");
            kinds.stated("progress", "as_read");
            if (!kinds.has("milestone") && !numeric && !progress) {
                problems.add(
                        kinds.place(),
                        Text.of("task 至少要允许一种任务", "task must allow one kind of task"),
                        Text.of("可用:milestone, numeric, progress", "Known: milestone, numeric, progress"));
            }
        }
        Decimal ratioCap = fields.limit("ratio_cap", Range.POSITIVE);
        List<Decimal> difficulties = new ArrayList<>();
        YamlNode allowed = fields.need("difficulties");
        if (allowed != null
                && !(allowed instanceof YamlNode.Scalar any && any.text().equals("any"))) {
            for (YamlNode each : fields.list("difficulties", allowed, false)) {
                difficulties.add(Fields.orZero(fields.number("difficulties", each, Range.POSITIVE, false)));
            }
        }
        Decimal scoreCap = fields.limit("score_cap", Range.POSITIVE);
        return new Curve.TaskRule(
                milestones, numeric, progress, ratioCap, List.copyOf(difficulties), scoreCap, fixedBy(fields));
    }

    private Curve.TaskRule.@Nullable FixedBy fixedBy(Fields fields) {
        String late = "late_difficulty";
        if (!fields.has("difficulty_fixed_by")) {
            if (fields.has(late)) {
                problems.add(
                        fields.placeOfKey(late),
                        Text.of(
                                "late_difficulty 只与 difficulty_fixed_by 连用",
                                "late_difficulty goes with difficulty_fixed_by"));
            }
            return null;
        }
        MonthDay day = EventsReader.dayOfYear(fields, "difficulty_fixed_by");
        boolean asStated =
                fields.get(late) instanceof YamlNode.Scalar word && word.text().equals("as_stated");
        Decimal counts = asStated ? null : fields.number(late, Range.POSITIVE, Decimal.ONE);
        return day == null ? null : new Curve.TaskRule.FixedBy(day, counts);
    }

    private Curve.TaskRule.@Nullable Milestones milestones(Fields kinds) {
        Fields fields = kinds.within(
                "milestone",
                List.of("late_per_month", "late_floor", "done_before_due", "done_after_period", "nothing_due"));
        if (fields == null) {
            return null;
        }
        fields.stated("done_after_period", "not_done");
        fields.stated("nothing_due", "NOT_APPLICABLE");
        return new Curve.TaskRule.Milestones(
                fields.number("late_per_month", Range.SHARE),
                fields.number("late_floor", Range.SHARE),
                fields.word("done_before_due", Fields.words("counts", true, "waits", false)));
    }

    @Nullable
    Curve vote(Fields node) {
        Fields fields = node.within(
                "vote",
                List.of("levels", "abstain", "classes", "trim", "min_votes", "too_few", "no_class_left", "full_mark"));
        if (fields == null) {
            return null;
        }
        List<YamlNode.Scalar> signs = fields.get("abstain") instanceof YamlNode.Sequence
                ? fields.words("abstain", fields.list("abstain"))
                : new ArrayList<>();
        YamlNode.Scalar abstain =
                signs.isEmpty() ? fields.need("abstain", Text.of("弃权的记号", "the sign of an abstention")) : signs.get(0);
        List<Curve.VoteRule.Level> levels = new ArrayList<>();
        YamlNode given = fields.need("levels");
        if (given != null) {
            fields.entries("levels", given).forEach((sign, value) -> {
                boolean counts = signs.stream().noneMatch(each -> each.text().equals(sign.text()));
                if (!counts || (abstain != null && sign.text().equals(abstain.text()))) {
                    problems.add(
                            sign.place(), Text.of("“%s”已用作弃权", "'%s' stands for an abstention already", sign.text()));
                }
                Decimal number = fields.number("levels", value, Range.ANY, false);
                levels.add(new Curve.VoteRule.Level(sign.text(), Fields.orZero(number)));
            });
        }
        int trim = 0;
        int trimFrom = 0;
        Fields trimming = Declared.isNone(fields.get("trim"))
                ? null
                : fields.needWithin("trim", List.of("highest_and_lowest", "from_votes"));
        if (trimming != null) {
            trim = trimming.whole("highest_and_lowest", 1, 1000);
            trimFrom = trimming.whole("from_votes", 1, 1_000_000);
            if (trimming.has("from_votes") && trimming.has("highest_and_lowest") && trimFrom <= 2 * trim) {
                problems.add(
                        trimming.placeOf("from_votes"),
                        Text.of(
                                "%1$s 张票各去掉 %2$s 个最高、最低后没有剩余:from_votes 至少为 %3$s",
                                "of %1$s votes nothing is left after dropping %2$s at either end: from_votes must be at least %3$s",
                                trimFrom,
                                trim,
                                2 * trim + 1));
            }
        }
        List<Curve.VoteRule.RaterClass> classes = classes(fields, trimming != null);
        fields.stated("no_class_left", "MISSING");
        return new Curve.VoteRule(
                List.copyOf(levels),
                abstain == null ? "" : abstain.text(),
                classes,
                trim,
                trimFrom,
                fields.whole("min_votes", 1, 1_000_000),
                fields.number("full_mark", Range.POSITIVE),
                signs.stream().skip(1).map(YamlNode.Scalar::text).toList(),
                fields.word("too_few", Fields.words("reweight", false, "MISSING", true), false));
    }

    private List<Curve.VoteRule.RaterClass> classes(Fields fields, boolean trims) {
        List<Curve.VoteRule.RaterClass> classes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : fields.list("classes")) {
            Fields raters = Fields.of(
                    item,
                    Text.of("评价主体", "a rater class"),
                    List.of("id", "weight", "voters", "trim", "min_votes"),
                    problems);
            if (raters == null) {
                continue;
            }
            YamlNode.Scalar id = raters.need("id", Text.of("编号", "an id"));
            String name = id == null ? null : raters.id("id", id, true);
            if (id != null && name != null && !ids.add(name)) {
                problems.add(id.place(), Text.of("评价主体 %s 重复", "the rater class '%s' stands here twice", name));
            }
            Integer voters = raters.has("voters") ? Integer.valueOf(raters.whole("voters", 1, 1_000_000)) : null;
            boolean trimmed = trims && raters.flag("trim", true);
            Integer least = raters.has("min_votes") ? Integer.valueOf(raters.whole("min_votes", 1, 1_000_000)) : null;
            String by = null;
            Map<String, Decimal> weights = new LinkedHashMap<>();
            Decimal weight;
            if (raters.get("weight") instanceof YamlNode.Mapping) {
                Fields own = raters.within("weight", List.of("by", "of", "rest"));
                weight = own == null ? Decimal.ONE : own.number("rest", Range.NOT_NEGATIVE, Decimal.ZERO);
                YamlNode.Scalar grouping = own == null ? null : own.need("by", Text.of("分组", "a grouping"));
                if (grouping != null) {
                    declared.check(Declared.Sort.GROUPING, grouping.text(), grouping.place(), problems);
                    by = grouping.text();
                }
                YamlNode given = own == null ? null : own.need("of");
                if (own != null && given != null) {
                    own.entries("of", given)
                            .forEach((group, value) -> weights.put(
                                    group.text(),
                                    Fields.orZero(own.number(group.text(), value, Range.NOT_NEGATIVE, false))));
                }
            } else {
                weight = raters.number("weight", Range.POSITIVE);
            }
            classes.add(new Curve.VoteRule.RaterClass(
                    name == null ? "" : name,
                    weight,
                    voters,
                    trimmed,
                    by,
                    Collections.unmodifiableMap(weights),
                    least));
        }
        return List.copyOf(classes);
    }
}
