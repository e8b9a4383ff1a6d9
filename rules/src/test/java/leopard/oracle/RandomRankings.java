package leopard.oracle;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.AwardRule;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** Random rankings with grades and awards, made so that ties are frequent and every step of a chain is reached. */
final class RandomRankings {

    private final Dice dice;
    private final Around around;
    private final List<RankingRule> drawn = new ArrayList<>();

    /**
     * What a ranking may look at.
     *
     * @param figures criteria
     * @param judged whether rules may decide anything: conditions, quotas, promotions
     * @param positions indicators that hold positions, none if empty
     * @param counting roll-up whose periods count, null for none
     * @param seasons whether there are other periods
     */
    record Around(
            List<String> figures,
            List<String> types,
            boolean events,
            boolean judged,
            List<String> positions,
            @Nullable String counting,
            boolean seasons,
            Supplier<Condition> condition) {}

    RandomRankings(Dice dice, Around around) {
        this.dice = dice;
        this.around = around;
    }

    /** A ranking by a line, after those that were drawn before. */
    RankingRule ranking(String id, String by, int scale) {
        return ranking(id, by, scale, List.of());
    }

    /**
     * @param scale decimals of the line, -1 if it is a figure that was read
     * @param parts figures that a lexicographic node goes by after its first part
     */
    RankingRule ranking(String id, String by, int scale, List<RankingRule.TieKey> parts) {
        Map<String, Expression> values = new LinkedHashMap<>();
        List<TieStep> chain = chain(id, values);
        boolean ascending = dice.percent(20);
        List<RankingRule.TieKey> then = new ArrayList<>(parts);
        for (int i = parts.isEmpty() && dice.percent(20) ? dice.between(1, 2) : 0; i > 0; i--) {
            then.add(new RankingRule.TieKey(figure(), dice.percent(50)));
        }
        RankingRule.TieMethod ties = dice.of(RankingRule.TieMethod.values());
        RankingRule.LastResort last = ties == RankingRule.TieMethod.ORDINAL || dice.percent(10)
                ? dice.of(RankingRule.LastResort.ORDER, RankingRule.LastResort.ID)
                : RankingRule.LastResort.SHARED;
        RankingRule rule = new RankingRule(
                id,
                Text.same(id),
                by,
                dice.percent(50) ? null : dice.of("group", "district"),
                decimals(scale),
                ties,
                chain,
                values,
                dice.percent(80) ? grades(id, ascending) : null,
                scale >= 0 && dice.percent(50)
                        ? new RankingRule.Normalisation("group", dice.rounding(2, 6), dice.between(1, 3))
                        : null,
                dice.percent(50),
                new RankingRule.Order(
                        ascending, then, last, ties == RankingRule.TieMethod.FRACTIONAL && dice.percent(30)),
                participants(),
                around.seasons && dice.percent(60)
                        ? new RankingRule.Movement(dice.between(1, 2), dice.percent(50), dice.percent(50))
                        : null,
                columns(id));
        drawn.add(rule);
        return rule;
    }

    private @Nullable Integer decimals(int scale) {
        return dice.percent(55)
                ? null
                : dice.of(RankingRule.EXACT, 0, Math.max(0, scale - 1), Math.max(0, scale), scale + 1, scale + 3);
    }

    private String figure() {
        if (around.counting != null && dice.percent(10)) {
            return around.counting;
        }
        String criterion = dice.of(around.figures);
        return dice.percent(80) ? criterion : criterion + ".score";
    }

    private List<TieStep> chain(String id, Map<String, Expression> values) {
        List<TieStep> chain = new ArrayList<>();
        if (dice.percent(40)) {
            values.put(
                    "both" + id,
                    new Expression.Binary(
                            Expression.Operator.PLUS,
                            new Expression.Name(dice.of(around.figures)),
                            new Expression.Name(dice.of(around.figures))));
            chain.add(new RankingRule.TieKey("both" + id, dice.percent(70)));
        }
        if (dice.percent(30)) {
            chain.add(new RankingRule.TieKey(figure(), dice.percent(50)));
        }
        if (around.events && dice.percent(30)) {
            chain.add(new RankingRule.TieKey("events.deduct", false));
        }
        if (dice.percent(35)) {
            chain.add(headToHead());
        }
        if (!around.positions.isEmpty() && dice.percent(40)) {
            TieStep.Over over = around.counting == null ? dice.of(TieStep.Over.TO_DATE, TieStep.Over.SEASON) : over();
            int some = dice.between(1, around.positions.size());
            chain.add(new TieStep.CountBack(
                    around.positions.subList(0, some),
                    null,
                    deepest(),
                    over,
                    over == TieStep.Over.COUNTING ? around.counting : null));
        }
        if (around.seasons && !drawn.isEmpty() && dice.percent(40)) {
            TieStep.Over over =
                    around.counting != null && dice.percent(50) ? TieStep.Over.COUNTING : TieStep.Over.TO_DATE;
            chain.add(new TieStep.CountBack(
                    List.of(),
                    dice.of(drawn).id(),
                    deepest(),
                    over,
                    over == TieStep.Over.COUNTING ? around.counting : null));
        }
        if (dice.percent(25)) {
            chain.add(new TieStep.Decision());
        }
        return dice.shuffled(chain);
    }

    private TieStep.Over over() {
        return dice.of(TieStep.Over.values());
    }

    private @Nullable Integer deepest() {
        return dice.percent(60) ? null : dice.between(1, 3);
    }

    private TieStep.HeadToHead headToHead() {
        List<TieStep.Measure> all = dice.shuffled(List.of(TieStep.Measure.values()));
        return new TieStep.HeadToHead(
                dice.decimal("3", "2", "1"),
                dice.decimal("1", "0.5"),
                dice.decimal("0", "-1"),
                all.subList(0, dice.between(1, all.size())),
                dice.percent(60));
    }

    private RankingRule.Participants participants() {
        if (dice.percent(55)) {
            return RankingRule.Participants.ALL;
        }
        List<String> types = around.types.isEmpty() || dice.percent(60) ? List.of() : List.of(dice.of(around.types));
        return new RankingRule.Participants(
                types,
                around.judged && dice.percent(35) ? around.condition.get() : null,
                drawn.isEmpty() || dice.percent(65) ? null : dice.of(drawn).id(),
                dice.of(RankingRule.WithoutData.values()),
                dice.percent(50) ? 1 : dice.between(2, 4),
                dice.percent(50));
    }

    private List<RankingRule.RankColumn> columns(String id) {
        List<RankingRule.RankColumn> columns = new ArrayList<>();
        if (dice.percent(30)) {
            String other = drawn.isEmpty() ? "" : dice.of(drawn).id() + ".";
            columns.add(new RankingRule.RankColumn(
                    "gap" + id,
                    new Expression.Binary(
                            dice.of(Expression.Operator.PLUS, Expression.Operator.MINUS, Expression.Operator.TIMES),
                            new Expression.Name(other + dice.of("rank", "of", "score")),
                            new Expression.Name(dice.of("rank", "of"))),
                    List.of(),
                    Decimal.ZERO,
                    false,
                    dice.between(0, 2)));
        }
        if (dice.percent(30)) {
            columns.add(new RankingRule.RankColumn(
                    "cup" + id,
                    null,
                    List.of(Decimal.of("25"), Decimal.of("18.5"), dice.decimal("15", "0")),
                    dice.decimal("0", "1"),
                    dice.percent(50),
                    dice.between(0, 3)));
        }
        return columns;
    }

    private RankingRule.Grades grades(String id, boolean ascending) {
        List<RankingRule.Quota> quotas = new ArrayList<>();
        if (around.judged && dice.percent(70)) {
            quotas.add(quota("A"));
        }
        if (around.judged && dice.percent(40)) {
            quotas.add(quota("B"));
        }
        if (around.judged && dice.percent(20)) {
            quotas.add(quota("C"));
        }
        Decimal a = dice.decimal("60", "8", "0.5");
        Decimal b = dice.decimal("5", "0.2");
        Decimal c = dice.decimal("0", "0.1");
        boolean byQuota = quotas.size() == 3 && dice.percent(60);
        return new RankingRule.Grades(
                List.of(
                        new RankingRule.Grades.Band("A", byQuota ? null : ascending ? c : a),
                        new RankingRule.Grades.Band("B", byQuota ? null : b),
                        new RankingRule.Grades.Band("C", byQuota ? null : ascending ? a : c),
                        new RankingRule.Grades.Band("D", null)),
                quotas,
                dice.percent(70),
                promotions(id),
                dice.percent(50));
    }

    private List<RankingRule.Promotion> promotions(String id) {
        List<RankingRule.Promotion> promotions = new ArrayList<>();
        if (around.judged && dice.percent(25)) {
            promotions.add(new RankingRule.Promotion("P1" + id, Text.same("晋档"), "", around.condition.get(), Map.of()));
        }
        if (around.judged && around.events && dice.percent(25)) {
            promotions.add(new RankingRule.Promotion(
                    "P2" + id,
                    Text.same("表彰"),
                    "",
                    null,
                    Map.of(dice.of(RandomScheme.BONUS_LEVELS), dice.between(1, 2))));
        }
        return promotions;
    }

    private RankingRule.Quota quota(String grade) {
        boolean fixed = dice.percent(25);
        return new RankingRule.Quota(
                grade,
                fixed ? null : dice.decimal("0.3", "0.3333", "0.5", "0.15", "0"),
                fixed ? dice.between(0, 4) : 0,
                dice.of(RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.CEILING),
                dice.of(RankingRule.Counted.values()),
                dice.of(RankingRule.EdgeTie.values()),
                dice.percent(30));
    }

    List<AwardRule> awards() {
        List<String> all = drawn.stream().map(RankingRule::id).toList();
        return List.of(
                new AwardRule(
                        "leopard",
                        Text.same("豹子奖"),
                        AwardRule.Kind.AWARD,
                        all,
                        dice.between(1, 3),
                        dice.decimalOrNull(30, "80", "5", "0.5"),
                        dice.between(1, 3),
                        dice.percent(50)),
                new AwardRule(
                        "laggard",
                        Text.same("末位提醒"),
                        AwardRule.Kind.NOTICE,
                        all,
                        dice.between(1, 2),
                        dice.decimalOrNull(30, "70", "5", "0.5"),
                        9,
                        dice.percent(50)));
    }
}
