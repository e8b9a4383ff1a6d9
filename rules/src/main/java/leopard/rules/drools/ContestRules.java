package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.scheme.AwardRule;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;

/** Writes the rules about contests: quotas of grades, awards, notices to the last. */
final class ContestRules {

    private final DrlText drl;

    private ContestRules(DrlText drl) {
        this.drl = drl;
    }

    static void write(Scheme scheme, DrlText drl) {
        ContestRules rules = new ContestRules(drl);
        for (RankingRule ranking : scheme.rankings()) {
            if (ranking.grades() != null && !ranking.grades().quotas().isEmpty()) {
                drl.section("等次比例 quotas").title(ranking.id(), ranking.title(), "");
                ranking.grades().quotas().forEach(quota -> rules.quota(ranking, quota));
            }
        }
        if (!scheme.awards().isEmpty()) {
            drl.section("奖项与末位提醒 awards and notices");
        }
        for (AwardRule award : scheme.awards()) {
            if (award.rankings().isEmpty()) {
                continue;
            }
            drl.title(award.id(), award.title(), "");
            switch (award.kind()) {
                case AWARD -> rules.award(award);
                case NOTICE -> rules.notice(award);
            }
        }
    }

    private void quota(RankingRule ranking, RankingRule.Quota quota) {
        String counted = switch (quota.of()) {
            case ALL -> "all";
            case UNVETOED -> "unvetoed";
            case RANKED -> "ranked";
        };
        String grade = DrlText.quoted(quota.grade());
        String contest = "Contest( ranking == " + DrlText.quoted(ranking.id());
        String name = "quota " + ranking.id() + " " + quota.grade();
        if (quota.share() == null) {
            drl.comment(quota.grade() + " ≤ " + quota.count())
                    .rule(
                            ranking.id(),
                            name,
                            List.of("$contest : " + contest + " )"),
                            "outcome.places( $contest, " + grade + ", " + quota.count() + " );");
            return;
        }
        String words = switch (quota.of()) {
            case ALL -> "全部单位";
            case UNVETOED -> "未被否决的单位";
            case RANKED -> "参加排名的单位";
        };
        drl.comment(quota.grade() + " ≤ " + quota.share() + " × " + words + ", " + quota.rounding())
                .rule(
                        ranking.id(),
                        name,
                        List.of("$contest : " + contest + ", $n : " + counted + " )"),
                        "outcome.quota( $contest, " + grade + ", "
                                + DrlText.quoted(quota.share().toString()) + ", $n, "
                                + DrlText.quoted(quota.rounding().name()) + " );");
    }

    private void award(AwardRule award) {
        String id = DrlText.quoted(award.id());
        String name = "award " + award.id() + " " + award.title().in(Lang.ZH);
        Decimal floor = award.score();
        String contest = "$contest : Contest( " + DrlText.oneOf("ranking", award.rankings())
                + (award.blockedByDispute() ? ", !disputed" : "") + " )";
        List<String> constraints = new ArrayList<>();
        constraints.add("mayWin");
        constraints.addAll(gates(award));
        String eligible = String.join(", ", constraints);
        if (!award.movesUp()) {
            constraints.add(1, "rank <= " + award.places());
        }
        if (floor != null) {
            constraints.add(award.movesUp() ? 1 : 2, "score >= " + number(floor));
        }
        String winner = String.join(", ", constraints);
        String better = "accumulate( Contender( rank < $it.rank, " + eligible + " ); $better : count(); $better < "
                + award.places() + " )";
        String sharing = "accumulate( Contender( rank == $it.rank, " + winner + " ); $sharing : count(); $sharing ";
        drl.comment("前 " + award.places() + " 名" + (award.movesUp() ? "(可递补)" : "")
                + (floor == null ? "" : "且得分不低于 " + floor) + ", 并列不超过 " + award.sharedBy() + " 个"
                + (award.blockedByDispute() ? ", 有争议时暂缓" : ""));
        if (award.blockedByDispute()) {
            drl.rule(
                    award.id(),
                    name + ": blocked",
                    List.of("$contest : Contest( " + DrlText.oneOf("ranking", award.rankings()) + ", disputed )"),
                    "outcome.blocked( $contest, " + id + " );");
        }
        drl.rule(
                award.id(),
                name + ": vacant",
                List.of(contest, "not Contender( " + winner + " )"),
                "outcome.vacant( $contest, " + id + " );");
        if (award.movesUp()) {
            // The best of those that reach the floor has the fewest before it.
            drl.rule(
                    award.id(),
                    name + ": vacant, others before",
                    List.of(
                            contest,
                            "accumulate( Contender( " + winner + ", $rank : rank ); $best : min( $rank ) )",
                            "accumulate( Contender( rank < $best, " + eligible + " ); $better : count(); $better >= "
                                    + award.places() + " )"),
                    "outcome.vacant( $contest, " + id + " );");
        }
        List<String> given = new ArrayList<>(List.of(contest, "$it : Contender( " + winner + " )"));
        List<String> left = new ArrayList<>(given);
        left.add("not Contender( rank == $it.rank, position < $it.position, " + winner + " )");
        if (award.movesUp()) {
            given.add(better);
            left.add(better);
        }
        given.add(sharing + "<= " + award.sharedBy() + " )");
        left.add(sharing + "> " + award.sharedBy() + " )");
        drl.rule(
                award.id(),
                name + ": awarded",
                given,
                award.movesUp()
                        ? "outcome.movedUp( $contest, " + id + ", $it, $sharing, $better );"
                        : "outcome.awarded( $contest, " + id + ", $it, $sharing );");
        drl.rule(
                award.id(),
                name + ": withheld",
                left,
                "outcome.withheld( $contest, " + id + ", $it.rank(), $sharing );");
    }

    /** What a unit must not have met, and the condition that it must. */
    private static List<String> gates(AwardRule award) {
        List<String> gates = new ArrayList<>();
        award.unless().forEach(id -> gates.add("met not contains " + DrlText.quoted(id)));
        if (award.when() != null) {
            gates.add("passed contains " + DrlText.quoted(award.id()));
        }
        return gates;
    }

    private void notice(AwardRule award) {
        Decimal limit = award.score();
        List<String> whom = new ArrayList<>();
        if (award.cases().isEmpty()) {
            whom.add("fromLast < " + award.places());
        } else {
            whom.add(award.cases().stream()
                    .map(id -> "met contains " + DrlText.quoted(id))
                    .collect(Collectors.joining(" || ", "( ", " )")));
        }
        if (limit != null) {
            whom.add("score < " + number(limit));
        }
        whom.addAll(gates(award));
        String group = award.minGroup() > 0 ? ", ranked >= " + award.minGroup() : "";
        for (int i = 0; i < award.ladder().size(); i++) {
            drl.comment("第 " + (i + 1) + " 次: " + award.ladder().get(i).in(Lang.ZH));
        }
        drl.comment((award.cases().isEmpty() ? "末 " + award.places() + " 名" : "涉及 " + award.cases())
                        + (limit == null ? "" : "且得分低于 " + limit))
                .rule(
                        award.id(),
                        "notice " + award.id() + " " + award.title().in(Lang.ZH),
                        List.of(
                                "$contest : Contest( " + DrlText.oneOf("ranking", award.rankings()) + group + " )",
                                "$it : Contender( " + String.join(", ", whom) + " )"),
                        "outcome.notice( $contest, " + DrlText.quoted(award.id()) + ", $it );");
    }

    /** An exact decimal of the rule language. */
    static String number(Decimal value) {
        return value + "B";
    }
}
