package leopard.run;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rank.Ranking;
import leopard.rule.QuotaRuling;
import leopard.rule.Ruling;
import leopard.scheme.RankingRule.EdgeTie;
import leopard.scheme.RankingRule.Grades;
import leopard.scheme.RankingRule.Promotion;
import leopard.scheme.RankingRule.Quota;
import leopard.scheme.Veto;
import leopard.score.ScoreColumn;
import org.jspecify.annotations.Nullable;

/**
 * Grades 等次 of one ranking: by the band of the printed score, not better than red lines and vetoes allow, and within the
 * quotas. Limits come before quotas unless the scheme says otherwise, so that a place they free goes to the next unit.
 */
final class Grading {

    private static final byte NONE = -1;

    private final Grades grades;
    private final Judged judged;
    private final boolean ascending;
    private final byte[] band;
    private final byte[] grade;
    private final byte[] fullQuota;
    private final boolean[] promoted;
    private final boolean[] lowered;

    /**
     * @param scores printed scores that the ranking goes by
     * @param graded units that get a grade by their score
     * @param ascending whether the lower score has the better grade
     */
    Grading(Grades grades, ScoreColumn scores, int decimals, boolean[] graded, Judged judged, boolean ascending) {
        this.grades = grades;
        this.ascending = ascending;
        this.judged = judged;
        int n = graded.length;
        this.band = new byte[n];
        this.grade = new byte[n];
        this.fullQuota = new byte[n];
        this.promoted = new boolean[n];
        this.lowered = new boolean[n];
        long[] bounds = bounds(scores.scale());
        for (int i = 0; i < n; i++) {
            fullQuota[i] = NONE;
            band[i] = graded[i] ? bandOf(scores.rounded(i, decimals), bounds) : NONE;
            grade[i] = band[i];
        }
    }

    /** Where the bands begin, at the scale of the scores and rounded inwards: whole scores compare the same way. */
    private long[] bounds(int scale) {
        long[] bounds = new long[grades.bands().size()];
        for (int b = 0; b < bounds.length; b++) {
            Decimal from = grades.bands().get(b).from();
            bounds[b] = from == null
                    ? (ascending ? Long.MAX_VALUE : Long.MIN_VALUE)
                    : from.round(scale, ascending ? RoundingMode.FLOOR : RoundingMode.CEILING)
                            .unscaledAt(scale);
        }
        return bounds;
    }

    private byte bandOf(long score, long[] bounds) {
        for (int b = 0; b < bounds.length; b++) {
            if (ascending ? score <= bounds[b] : score >= bounds[b]) {
                return (byte) b;
            }
        }
        return (byte) (bounds.length - 1);
    }

    /**
     * Puts limits, promotions and the quotas of every group in, in the order that the scheme declares. Of what comes at the
     * same time a lowering is first, then promotions, and limits hold after them.
     */
    void settle(List<Ranking> groups, List<List<QuotaRuling>> quotas) {
        if (grades.capsFirst()) {
            limit();
        }
        if (grades.promotedFirst()) {
            promote();
            if (grades.capsFirst()) {
                limit();
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            for (QuotaRuling quota : quotas.get(g)) {
                fill(groups.get(g), quota);
            }
        }
        limit();
        if (!grades.promotedFirst()) {
            promote();
            limit();
        }
    }

    /** One grade up for whoever meets a promotion, or several of them. */
    private void promote() {
        for (Ruling ruling : judged.promotions()) {
            int unit = ruling.unit();
            if (grade[unit] > 0 && !promoted[unit] && isOwn(ruling)) {
                promoted[unit] = true;
                grade[unit]--;
            }
        }
    }

    private boolean isOwn(Ruling ruling) {
        return grades.promotions().stream().anyMatch(p -> p.id().equals(ruling.veto()));
    }

    private void limit() {
        int worst = grades.bands().size() - 1;
        List<Ruling> all = judged.all();
        for (int i = 0; i < all.size(); i++) {
            int unit = all.get(i).unit();
            // Limits may hold several times, once more after promotions; a lowering is one step.
            if (!lowered[unit] && band[unit] != NONE) {
                lowered[unit] = true;
                grade[unit] = (byte) Math.min(worst, grade[unit] + lower(judged.of(unit)));
            }
            Veto veto = judged.veto(all.get(i));
            if (veto.grade() != null) {
                grade[unit] = (byte) Math.max(grade[unit], indexOf(veto.grade(), worst));
            } else if (veto.gradeAtMost() != null && grade[unit] != NONE) {
                grade[unit] = (byte) Math.max(grade[unit], grades.indexOf(veto.gradeAtMost()));
            }
        }
    }

    private int indexOf(String name, int worst) {
        int index = grades.indexOf(name);
        return index < 0 && name.equals(Veto.WORST) ? worst : index;
    }

    /** How many grades lower: all that add up, and the worst of those that do not. */
    private int lower(List<Ruling> own) {
        int sum = 0;
        int worst = 0;
        for (Ruling ruling : own) {
            Veto veto = judged.veto(ruling);
            sum += veto.adds() ? veto.gradesLower() : 0;
            worst = Math.max(worst, veto.adds() ? 0 : veto.gradesLower());
        }
        return sum + worst;
    }

    /** In the order of ranks; once a rank does not fit as a whole nobody behind it gets the grade either. */
    private void fill(Ranking ranking, QuotaRuling quota) {
        byte wanted = (byte) grades.indexOf(quota.grade());
        Quota rule = quotaOf(quota.grade());
        int filled = rule.withBetter() ? better(ranking, wanted) : 0;
        boolean full = filled >= quota.places();
        int start = 0;
        while (start < ranking.size()) {
            int end = start + 1;
            int rank = ranking.rank(ranking.unit(start));
            int candidates = grade[ranking.unit(start)] == wanted ? 1 : 0;
            while (end < ranking.size() && ranking.rank(ranking.unit(end)) == rank) {
                candidates += grade[ranking.unit(end)] == wanted ? 1 : 0;
                end++;
            }
            if (candidates > 0) {
                boolean fits = filled + candidates <= quota.places();
                boolean acrossTheEdge = candidates > 1 && filled < quota.places();
                full |= !fits && !(acrossTheEdge && getsItAcrossTheEdge(rule.edge(), candidates));
                filled += candidates;
                if (full) {
                    demote(ranking, start, end, wanted);
                } else {
                    full = filled >= quota.places();
                }
            }
            start = end;
        }
    }

    private void demote(Ranking ranking, int start, int end, byte from) {
        for (int i = start; i < end; i++) {
            int unit = ranking.unit(i);
            if (grade[unit] == from) {
                fullQuota[unit] = from;
                grade[unit] = (byte) Math.min(from + 1, grades.bands().size() - 1);
            }
        }
    }

    private static boolean getsItAcrossTheEdge(EdgeTie edge, int tied) {
        return switch (edge) {
            case NONE -> false;
            case BOTH -> tied == 2;
            case ALL -> true;
        };
    }

    private int better(Ranking ranking, byte than) {
        int better = 0;
        for (int i = 0; i < ranking.size(); i++) {
            byte own = grade[ranking.unit(i)];
            better += own != NONE && own < than ? 1 : 0;
        }
        return better;
    }

    private Quota quotaOf(String grade) {
        return grades.quotas().stream()
                .filter(q -> q.grade().equals(grade))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scheme has no quota for " + grade));
    }

    /** The unit's grade; empty if it has none. */
    String grade(int unit) {
        return name(grade[unit]);
    }

    private String name(byte index) {
        return index == NONE ? "" : grades.bands().get(index).grade();
    }

    /** Why the grade is not that of the score. */
    List<Text> reasons(int unit, @Nullable Quota quotaOfGrade, int places) {
        List<Text> reasons = new ArrayList<>();
        for (Ruling ruling : judged.of(unit)) {
            reasons.add(reason(judged, ruling));
        }
        if (fullQuota[unit] != NONE && quotaOfGrade != null) {
            reasons.add(Text.of(
                    "%s名额 %s 个已满,定为%s",
                    "the quota of %s (%s) is full, so %s", quotaOfGrade.grade(), places, afterQuota(unit)));
        }
        if (promoted[unit]) {
            reasons.add(promotion(unit));
        }
        return reasons;
    }

    /** The grade that a full quota left. */
    private String afterQuota(int unit) {
        return promoted[unit] && !grades.promotedFirst() ? name((byte) (fullQuota[unit] + 1)) : grade(unit);
    }

    private Text promotion(int unit) {
        List<Text> met = new ArrayList<>();
        for (Promotion each : grades.promotions()) {
            for (Ruling ruling : judged.promotions()) {
                if (ruling.unit() == unit && each.id().equals(ruling.veto())) {
                    met.add(Text.of("%s(%s)", "%s (%s)", each.title(), each.id()));
                }
            }
        }
        return Text.of("直接晋档:%s,晋一档", "promotion: %s, one grade up", Text.join("、", ", ", met));
    }

    /** The quota that kept a unit from a grade, or null. */
    @Nullable
    Quota missed(int unit) {
        if (fullQuota[unit] == NONE) {
            return null;
        }
        String missed = name(fullQuota[unit]);
        return grades.quotas().stream()
                .filter(q -> q.grade().equals(missed))
                .findFirst()
                .orElse(null);
    }

    static Text reason(Judged judged, Ruling ruling) {
        Veto veto = judged.veto(ruling);
        List<Text> effects = new ArrayList<>();
        if (veto.grade() != null) {
            effects.add(
                    veto.grade().equals(Veto.WORST)
                            ? Text.of("等次为最低", "the worst grade")
                            : Text.of("等次为%s", "grade %s", veto.grade()));
        }
        if (veto.gradeAtMost() != null) {
            effects.add(Text.of("等次不高于%s", "grade at most %s", veto.gradeAtMost()));
        }
        if (veto.gradesLower() > 0) {
            effects.add(Text.of("降 %s 等", "%s grades lower", veto.gradesLower()));
        }
        Veto.Sanction sanction = veto.sanction();
        if (sanction != null) {
            Text nodes = sanction.nodes().isEmpty()
                    ? Text.of("总分", "the total")
                    : Text.same(String.join(", ", sanction.nodes()));
            effects.add(
                    sanction.zero()
                            ? Text.of("%s计零分", "no points for %s", nodes)
                            : Text.of(
                                    "%s扣 %s 分",
                                    "%2$s points off %1$s",
                                    nodes,
                                    sanction.deduct() == null ? Decimal.ZERO : sanction.deduct()));
        }
        if (!veto.ranked()) {
            effects.add(Text.of("不排名", "not ranked"));
        }
        if (!veto.awards()) {
            effects.add(Text.of("不授奖", "no award"));
        }
        Text what = ruling.event().isEmpty()
                ? Text.same(veto.id())
                : Text.of("%s,事项 %s", "%s, event %s", veto.id(), ruling.event());
        Text by = veto.terms().decidedBy().isEmpty()
                ? Text.EMPTY
                : Text.of(",%s认定", ", decided by %s", veto.terms().decidedBy());
        return Text.of(
                "%s %s(%s%s):%s",
                "%s %s (%s%s): %s", judged.kind(veto), veto.title(), what, by, Text.join("、", ", ", effects));
    }
}
