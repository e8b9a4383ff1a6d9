package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Decision;
import leopard.model.Meeting;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.RankingRule;
import org.jspecify.annotations.Nullable;

/** Reads what decides between tied units: results between them 相互战绩, and decisions of people 另行决定. */
final class RankingTables {

    private static final Comparator<Meeting> MEETINGS = Comparator.comparing(Meeting::period, UnitList.BY_CODE_POINT)
            .thenComparing(Meeting::home, UnitList.BY_CODE_POINT)
            .thenComparing(Meeting::away, UnitList.BY_CODE_POINT)
            .thenComparing(Meeting::id, UnitList.BY_CODE_POINT);
    private static final Comparator<Decision> DECISIONS = Comparator.comparing(
                    Decision::ranking, UnitList.BY_CODE_POINT)
            .thenComparing(Decision::period, UnitList.BY_CODE_POINT)
            .thenComparingInt(Decision::place)
            .thenComparing(Decision::unit, UnitList.BY_CODE_POINT);

    private final CaseTables tables;
    private final KnownUnits units;

    RankingTables(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
    }

    /** By period, then home and away; a meeting without both scores has not taken place yet. */
    List<Meeting> meetings() {
        List<Meeting> meetings = new ArrayList<>();
        if (!tables.isUsed(LedgerTable.MEETINGS, Text.of("并列按相互战绩处理", "ties are broken by results between units"))) {
            return List.of();
        }
        try (Sheet sheet = tables.open(LedgerTable.MEETINGS, List.of())) {
            while (sheet != null && sheet.next()) {
                meeting(sheet, meetings);
            }
        }
        meetings.sort(MEETINGS);
        return List.copyOf(meetings);
    }

    private void meeting(Sheet sheet, List<Meeting> into) {
        Period period = period(sheet);
        String id = sheet.label("meeting");
        Unit home = units.find(sheet, "home");
        Unit away = units.find(sheet, "away");
        Decimal homeScore = sheet.number("home_score");
        Decimal awayScore = sheet.number("away_score");
        if (home != null && home.equals(away)) {
            sheet.fault(
                    "away",
                    Text.of("%s 与自己相遇", "%s meets itself", home.id()),
                    Text.of("写另一个单位", "name the other unit"));
        }
        if (sheet.isEmpty("home_score") != sheet.isEmpty("away_score")) {
            String empty = sheet.isEmpty("home_score") ? "home_score" : "away_score";
            sheet.fault(
                    empty,
                    Text.of("只有一方有得分", "only one of the two has a score"),
                    Text.of("两个得分都填,或都留空(尚未进行)", "give both scores, or neither if it has not taken place"));
        }
        if (!sheet.isClean()
                || sheet.isRepeated()
                || period == null
                || home == null
                || away == null
                || homeScore == null
                || awayScore == null) {
            return;
        }
        into.add(new Meeting(period.id(), id, home.id(), away.id(), homeScore, awayScore, sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    /** By ranking, period and place. */
    List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        if (!tables.isUsed(LedgerTable.DECISIONS, Text.EMPTY)) {
            return List.of();
        }
        try (Sheet sheet = tables.open(LedgerTable.DECISIONS, List.of())) {
            while (sheet != null && sheet.next()) {
                decision(sheet, decisions);
            }
        }
        decisions.sort(DECISIONS);
        return List.copyOf(decisions);
    }

    private void decision(Sheet sheet, List<Decision> into) {
        String ranking = sheet.id("ranking");
        List<String> known =
                tables.scheme.rankings().stream().map(RankingRule::id).toList();
        if (!ranking.isEmpty() && !known.contains(ranking)) {
            Text question = NearestName.hint(known, ranking);
            sheet.fault(
                    "ranking",
                    Text.of("方案中没有排名“%s”", "the scheme has no ranking “%s”", CellText.quoted(ranking)),
                    question.isEmpty() ? Text.of("写方案中排名的编号", "write the id of a ranking of the scheme") : question);
        }
        Period period = period(sheet);
        Unit unit = units.find(sheet, "unit");
        int place = sheet.isEmpty("place") ? 0 : sheet.whole("place", 0);
        if (sheet.isClean() && place < 1) {
            sheet.fault(
                    "place",
                    Text.of("名次应为不小于 1 的整数", "a place is a whole number of at least 1"),
                    Text.of("在所决定的单位中从 1 排起", "count from 1 among the units that it is about"));
        }
        LocalDate date = sheet.day("date");
        if (!sheet.isClean() || sheet.isRepeated() || period == null || unit == null) {
            return;
        }
        into.add(new Decision(
                ranking,
                period.id(),
                unit.id(),
                place,
                sheet.text("reason"),
                date == null ? "" : date.toString(),
                sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    private @Nullable Period period(Sheet sheet) {
        Period period = sheet.period("period");
        if (period != null) {
            ReadingsTable.refuseOtherPeriods(sheet, tables.scheme, period);
        }
        return period;
    }
}
