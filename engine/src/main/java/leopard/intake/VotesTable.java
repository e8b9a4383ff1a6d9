package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Ballot;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.Curve;
import leopard.scheme.Curve.VoteRule;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/** Reads the ballots of democratic reviews 民主测评. */
final class VotesTable {

    private static final Comparator<Ballot> ORDER = Comparator.comparing(Ballot::period, UnitList.BY_CODE_POINT)
            .thenComparing(Ballot::unit, UnitList.BY_CODE_POINT)
            .thenComparing(Ballot::raterClass, UnitList.BY_CODE_POINT)
            .thenComparing(Ballot::id, UnitList.BY_CODE_POINT);

    private final CaseTables tables;
    private final KnownUnits units;
    private final Map<String, Raters> classes = new LinkedHashMap<>();
    private final Map<Polled, Integer> votes = new HashMap<>();
    private final List<Ballot> ballots = new ArrayList<>();

    /** A rater class of any criterion of that name: what it may vote, and how many may. */
    private record Raters(Set<String> levels, @Nullable Integer voters) {}

    private record Polled(String period, String unit, String raterClass) {}

    private VotesTable(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
    }

    static List<Ballot> read(CaseTables tables, KnownUnits units) {
        VotesTable votes = new VotesTable(tables, units);
        List<String> criteria = new ArrayList<>();
        for (Node.Criterion criterion : tables.criteria()) {
            if (criterion.curve() instanceof Curve.VoteRule rule) {
                criteria.add(criterion.id());
                rule.classes().forEach(c -> votes.add(rule, c));
            }
        }
        if (!tables.isUsed(
                LedgerTable.VOTES, Text.of("%s 按测评计分", "%s are scored by votes", String.join(", ", criteria)))) {
            return List.of();
        }
        try (Sheet sheet = tables.open(LedgerTable.VOTES, List.of())) {
            while (sheet != null && sheet.next()) {
                votes.row(sheet);
            }
        }
        votes.ballots.sort(ORDER);
        return List.copyOf(votes.ballots);
    }

    private void add(VoteRule rule, VoteRule.RaterClass raters) {
        Raters before = classes.get(raters.id());
        Set<String> levels = new LinkedHashSet<>();
        Integer voters = raters.voters();
        if (before != null) {
            levels.addAll(before.levels);
            voters = voters == null || before.voters == null ? null : Integer.valueOf(Math.max(voters, before.voters));
        }
        rule.levels().forEach(l -> levels.add(l.sign()));
        levels.add(rule.abstain());
        levels.addAll(rule.notCounted());
        classes.put(raters.id(), new Raters(levels, voters));
    }

    private void row(Sheet sheet) {
        Period period = sheet.period("period");
        if (period != null) {
            ReadingsTable.refuseOtherPeriods(sheet, tables.scheme, period);
        }
        Unit unit = units.find(sheet, "unit");
        String raterClass = known(sheet, "class", classes.keySet());
        Raters raters = classes.get(raterClass);
        String vote = raters == null ? sheet.neededLabel("vote") : known(sheet, "vote", raters.levels);
        String id = sheet.neededLabel("ballot");
        if (!sheet.isClean() || sheet.isRepeated() || period == null || unit == null || raters == null) {
            return;
        }
        Polled polled = new Polled(period.id(), unit.id(), raterClass);
        int count = votes.merge(polled, 1, Integer::sum);
        if (raters.voters != null && count == raters.voters + 1) {
            sheet.fault(
                    "ballot",
                    Text.of(
                            "“%s”在 %s 的票多于“%s”申报的 %s 人",
                            "“%s” has more votes in %s than the %4$s declared voters of “%3$s”",
                            unit.id(),
                            period,
                            raterClass,
                            raters.voters),
                    Text.of("核对票数,或改正方案中的人数", "check the ballots, or correct the number of voters in the scheme"));
        }
        String voter = sheet.text("voter");
        if (voter.equals(unit.id())) {
            tables.notice(
                    "self_vote",
                    sheet.place(),
                    Text.of("“%s”给自己的票不计", "a vote of “%s” for itself does not count", unit.id()));
            return;
        }
        ballots.add(new Ballot(period.id(), unit.id(), raterClass, id, vote, voter, sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    private static String known(Sheet sheet, String column, Set<String> known) {
        String text = sheet.neededLabel(column);
        if (!text.isEmpty() && !known.contains(text)) {
            Text question = NearestName.hint(known, text);
            sheet.fault(
                    column,
                    column.equals("class")
                            ? Text.of("方案中没有评价主体“%s”", "the scheme has no rater class “%s”", CellText.quoted(text))
                            : Text.of("“%s”不是测评等次", "“%s” is not a level of the vote", CellText.quoted(text)),
                    question.isEmpty() ? Text.of("可写: %s", "expected one of: %s", String.join(", ", known)) : question);
        }
        return text;
    }
}
