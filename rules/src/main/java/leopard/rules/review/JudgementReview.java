package leopard.rules.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.AwardRule;
import leopard.scheme.Condition;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Grades;
import leopard.scheme.RankingRule.Quota;
import leopard.scheme.RankingRule.TieKey;
import leopard.scheme.Scheme;
import leopard.scheme.TieStep;
import leopard.scheme.Veto;
import leopard.score.Groups;
import org.jspecify.annotations.Nullable;

/** Looks at what follows from scores: conditions, grades, quotas, ties, awards. */
final class JudgementReview {

    private static final String RANKINGS = "rankings";

    private final Scheme scheme;
    private final NodeReach reach;
    private final Remarks remarks;
    private final UnitList units;

    JudgementReview(Scheme scheme, NodeReach reach, Remarks remarks, UnitList units) {
        this.units = units;
        this.scheme = scheme;
        this.reach = reach;
        this.remarks = remarks;
    }

    void run() {
        Conditions conditions = new Conditions(this::domain);
        for (Veto line : scheme.redLines()) {
            Condition when = line.when();
            if (when != null) {
                condition(line.id(), when, remarks.places().of("red_lines", line.id(), "when"), conditions);
            }
        }
        for (RankingRule ranking : scheme.rankings()) {
            ties(ranking);
            conditions(ranking, conditions);
            Grades grades = ranking.grades();
            if (grades != null) {
                grades(ranking, grades);
                grades.quotas().forEach(quota -> quota(ranking, quota));
            }
        }
        for (AwardRule award : scheme.awards()) {
            award(award);
            if (award.when() != null) {
                String kind = award.kind() == AwardRule.Kind.AWARD ? "award" : "notice";
                condition(
                        award.id(), award.when(), remarks.places().of("awards", award.id(), kind, "when"), conditions);
            }
        }
    }

    /** What a figure may be: a score is what its node can reach, a ratio of counts is not negative. */
    private Range domain(String figure) {
        String owner = figure.endsWith(".score") ? figure.substring(0, figure.length() - ".score".length()) : figure;
        Node node = scheme.nodes().get(owner);
        if (node != null) {
            return reach.of(node);
        }
        boolean ratio = figure.endsWith(".ratio");
        Node of = ratio ? scheme.nodes().get(figure.substring(0, figure.length() - ".ratio".length())) : null;
        return of instanceof Node.Criterion criterion
                ? Subject.of(scheme, criterion).figures()
                : Range.ANY;
    }

    private void condition(String owner, Condition when, Place place, Conditions conditions) {
        Text remedy = Text.of("核对比较号、and 与 or", "Check the comparisons, and “and” against “or”");
        if (conditions.neverHolds(when)) {
            remarks.add(
                    Concern.CONTRADICTORY_CONDITION,
                    owner,
                    place,
                    Text.of("%s 的条件永不成立:%s", "the condition of %s can never hold: %s", owner, when.text()),
                    remedy);
        } else if (conditions.alwaysHolds(when)) {
            remarks.add(
                    Concern.ALWAYS_TRUE,
                    owner,
                    place,
                    Text.of(
                            "%s 的条件只要有数就成立:%s",
                            "the condition of %s holds whatever the figures: %s", owner, when.text()),
                    remedy);
        }
    }

    private void conditions(RankingRule ranking, Conditions conditions) {
        Condition part = ranking.participants().when();
        if (part != null) {
            condition(
                    ranking.id(),
                    part,
                    remarks.places().of(RANKINGS, ranking.id(), "participants", "when"),
                    conditions);
        }
        Grades grades = ranking.grades();
        for (RankingRule.Promotion promotion :
                grades == null ? List.<RankingRule.Promotion>of() : grades.promotions()) {
            if (promotion.when() != null) {
                condition(
                        promotion.id(),
                        promotion.when(),
                        remarks.places().of(RANKINGS, ranking.id(), "grades", "promotions"),
                        conditions);
            }
        }
    }

    private void ties(RankingRule ranking) {
        Set<String> seen = new HashSet<>();
        ranking.order().then().forEach(key -> seen.add(key.figure()));
        List<TieStep> chain = ranking.chain();
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i) instanceof TieKey key) {
                String figure = key.figure();
                boolean own = figure.equals(ranking.by()) || figure.equals(ranking.by() + ".score");
                Integer decimals = ranking.decimals();
                boolean finer = own && decimals != null && decimals != RankingRule.EXACT;
                if (!seen.add(figure) || (own && !finer)) {
                    remarks.add(
                            Concern.IDLE_TIE_KEY,
                            ranking.id(),
                            remarks.places().of(RANKINGS, ranking.id(), "ties", "chain", i),
                            Text.of("%s 此前已比较过,分不出先后", "%s has been compared before and can decide nothing", figure),
                            Text.of("删去,或换一个数", "Remove it, or take another figure"));
                }
            }
        }
    }

    private void grades(RankingRule ranking, Grades grades) {
        Range range = reach.of(ranking.by());
        boolean ascending = ranking.order().ascending();
        for (int i = 0; i < grades.bands().size(); i++) {
            Grades.Band band = grades.bands().get(i);
            Decimal from = band.from();
            Decimal better = i == 0 ? null : grades.bands().get(i - 1).from();
            boolean last = i + 1 == grades.bands().size();
            boolean tooHigh = from != null && !last && (ascending ? range.isAbove(from) : !range.reaches(from));
            boolean tooLow = better != null && (ascending ? range.isAtMost(better) : range.isAtLeast(better));
            if ((tooHigh || tooLow) && !comesOtherwise(grades, i)) {
                remarks.add(
                        Concern.UNREACHABLE_GRADE,
                        ranking.id() + "." + band.grade(),
                        remarks.places().of(RANKINGS, ranking.id(), "grades", "bands", i),
                        Text.of(
                                "没有得分能达到等次 %s:得分在 %s 至 %s 之间",
                                "no score is in the grade %s: all lie from %s to %s",
                                band.grade(),
                                bound(range.low()),
                                bound(range.high())),
                        Text.of("核对各等次的起点", "Check where the grades begin"));
            }
        }
    }

    private static String bound(@Nullable Rational value) {
        return value == null ? "∞" : value.printed().toString();
    }

    /** By a veto, a red line, a promotion, or a quota of the grade above. */
    private boolean comesOtherwise(Grades grades, int band) {
        String grade = grades.bands().get(band).grade();
        boolean last = band + 1 == grades.bands().size();
        boolean judged = Stream.concat(scheme.vetoes().stream(), scheme.redLines().stream())
                .anyMatch(v -> grade.equals(v.grade())
                        || grade.equals(v.gradeAtMost())
                        || (last && Veto.WORST.equals(v.grade()))
                        || (band > 0 && v.gradesLower() > 0));
        String above = band == 0 ? "" : grades.bands().get(band - 1).grade();
        return judged
                || grades.quotas().stream().anyMatch(quota -> quota.grade().equals(above));
    }

    /** A quota that leaves no place at all, or none in groups as small as a hundred. */
    private void quota(RankingRule ranking, Quota quota) {
        Decimal share = quota.share();
        boolean none = share == null ? quota.count() == 0 : share.signum() == 0;
        boolean tiny = !none
                && share != null
                && share.times(Decimal.HUNDRED).round(0, quota.rounding()).signum() == 0;
        Text small = none || tiny || share == null ? null : tooSmall(ranking, quota, share);
        if (none || tiny || small != null) {
            remarks.add(
                    Concern.EMPTY_QUOTA,
                    ranking.id() + "." + quota.grade(),
                    remarks.places().of(RANKINGS, ranking.id(), "grades", "quota"),
                    small != null
                            ? small
                            : none
                                    ? Text.of("等次 %s 的名额为 0", "the quota of %s leaves no place", quota.grade())
                                    : Text.of(
                                            "一百个单位中等次 %s 也没有名额",
                                            "not even of a hundred units one may have the grade %s", quota.grade()),
                    Text.of("核对比例:30%% 写 0.3", "Check the share: 30 %% is 0.3"));
        }
    }

    /** The groups that are there and have no place for the grade, in words; null if all have one. */
    private @Nullable Text tooSmall(RankingRule ranking, Quota quota, Decimal share) {
        Groups groups = Groups.of(units, ranking.within());
        List<String> without = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            int size = 0;
            for (int unit : groups.members(group)) {
                size += units.isRanked(unit) ? 1 : 0;
            }
            if (size > 0
                    && share.times(Decimal.of(size)).round(0, quota.rounding()).signum() == 0) {
                without.add((groups.name(group) + " " + size).strip());
            }
        }
        return without.isEmpty()
                ? null
                : Text.of(
                        "按现有单位数,等次 %s 没有名额:%s",
                        "with the units there are the grade %s has no place: %s",
                        quota.grade(),
                        String.join("、", without));
    }

    private void award(AwardRule award) {
        Decimal bound = award.score();
        if (bound == null || !award.cases().isEmpty()) {
            return;
        }
        for (String id : award.rankings()) {
            for (RankingRule ranking : scheme.rankings()) {
                boolean known = ranking.id().equals(id) && !ranking.order().ascending();
                Range range = known ? reach.of(ranking.by()) : Range.ANY;
                boolean impossible =
                        award.kind() == AwardRule.Kind.AWARD ? !range.reaches(bound) : range.isAtLeast(bound);
                if (impossible) {
                    impossible(award, id, bound, range);
                }
            }
        }
    }

    private void impossible(AwardRule award, String ranking, Decimal bound, Range range) {
        boolean first = award.kind() == AwardRule.Kind.AWARD;
        remarks.add(
                Concern.IMPOSSIBLE_AWARD,
                award.id() + "." + ranking,
                first
                        ? remarks.places().of("awards", award.id(), "award", "at_least")
                        : remarks.places().of("awards", award.id(), "notice", "below"),
                first
                        ? Text.of(
                                "奖项 %s 要求至少 %s 分,而 %s 得分至多 %s",
                                "the award %s asks for %s points, and %s comes to %s at most",
                                award.id(),
                                bound,
                                ranking,
                                range.high() == null ? "" : range.high().printed())
                        : Text.of(
                                "提醒 %s 针对低于 %s 分的单位,而 %s 得分至少 %s",
                                "the notice %s is for scores below %s, and %s comes to %s at least",
                                award.id(),
                                bound,
                                ranking,
                                range.low() == null ? "" : range.low().printed()),
                Text.of("核对分数线", "Check the score"));
    }
}
