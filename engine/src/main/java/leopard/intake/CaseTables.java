package leopard.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.NearestName;
import leopard.model.Note;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule;
import leopard.scheme.Lists;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import org.jspecify.annotations.Nullable;

/** The tables of one case while they are read, and everything there is to say about them. */
final class CaseTables {

    private static final String ENCODING = "encoding";
    private static final String TABLE = "unknown_table";
    private static final String COLUMN = "unknown_column";

    /** All that any version knows. */
    final Scheme scheme;

    final SchemeVersions versions;
    final ProblemLog log = new ProblemLog();
    final List<Note> notes = new ArrayList<>();
    private final List<Finding> notices = new ArrayList<>();
    private final IndicatorSource source;
    private final Set<String> present;

    CaseTables(SchemeVersions versions, IndicatorSource source) {
        this.versions = versions;
        this.scheme = versions.whole();
        this.source = source;
        this.present = new TreeSet<>(UnitList.BY_CODE_POINT);
        present.addAll(source.tables());
    }

    /** The criteria of all versions, the earliest first. */
    List<Node.Criterion> criteria() {
        return versions.schemes().stream()
                .flatMap(each -> each.criteria().stream())
                .toList();
    }

    boolean has(LedgerTable table) {
        return present.contains(table.word());
    }

    void require(LedgerTable table, Text why) {
        if (!has(table)) {
            String nearest = NearestName.among(unknownTables(), table.word());
            Text remedy =
                    Text.of("放入这个文件,列为 %s", "add this file with the columns %s", String.join(",", table.required()));
            log.add(
                    Place.file(table.word() + ".csv"),
                    Text.of("缺少表 %s: %s", "table %s is missing: %s", table.word(), why),
                    nearest == null ? remedy : Text.of("%s;或把表 %s 改名", "%s, or rename the table %s", remedy, nearest));
        }
    }

    /** Says which tables are there that nobody reads. */
    void noticeUnknownTables() {
        List<String> known = new ArrayList<>();
        for (LedgerTable each : LedgerTable.values()) {
            known.add(each.word());
        }
        known.addAll(scheme.lists().lists().keySet());
        for (String table : unknownTables()) {
            notice(
                    TABLE,
                    Place.file(table),
                    withQuestion(
                            Text.of("不认识表 %s,没有读入", "table %s is not known and was not read", table),
                            NearestName.hint(known, table)));
        }
    }

    /** Whether the scheme uses the table: then it must be there; otherwise it is told that nobody reads it. */
    boolean isUsed(LedgerTable table, Text why) {
        boolean used = table.isReadBy(versions);
        if (table.isRequiredBy(versions)) {
            require(table, why);
        } else if (!used && has(table)) {
            notice(
                    TABLE,
                    Place.file(table.word()),
                    Text.of("方案不用表 %s,没有读入", "the scheme has no use for table %s, it was not read", table.word()));
        }
        return used;
    }

    private List<String> unknownTables() {
        return present.stream()
                .filter(t ->
                        LedgerTable.of(t) == null && !scheme.lists().lists().containsKey(t))
                .toList();
    }

    /** Opens a table without looking at its columns; null, with problems, if that cannot be done. */
    @Nullable
    Sheet open(LedgerTable table) {
        try {
            return new Sheet(table.word(), table.key(), source.read(table.word(), this::take), scheme.periods(), log);
        } catch (SourceException e) {
            e.problems().forEach(log::add);
            return null;
        }
    }

    /** Opens a table that must have its required columns; null, with problems, if it is not there or has not. */
    @Nullable
    Sheet open(LedgerTable table, List<String> further) {
        if (!has(table)) {
            return null;
        }
        Sheet sheet = open(table);
        if (sheet != null) {
            List<String> required = new ArrayList<>(table.required());
            required.addAll(further);
            if (!hasColumns(sheet, table, required, further)) {
                sheet.close();
                return null;
            }
        }
        return sheet;
    }

    /** Opens the table of a list that the scheme declares; null, with problems, if it is not there or has not its columns. */
    @Nullable
    Sheet open(Lists.ListRule list, List<String> columns) {
        if (!present.contains(list.id())) {
            log.add(
                    Place.file(list.id() + ".csv"),
                    Text.of("缺少表 %s: 方案声明了清单", "table %s is missing: the scheme declares the list", list.id()),
                    Text.of("放入这个文件,列为 %s", "add this file with the columns %s", String.join(",", columns)));
            return null;
        }
        try {
            Sheet sheet = new Sheet(
                    list.id(), List.of("unit", "id"), source.read(list.id(), this::take), scheme.periods(), log);
            List<String> absent = columns.stream().filter(c -> !sheet.has(c)).toList();
            if (absent.isEmpty()) {
                sheet.takeAsNotes(sheet.columns().stream()
                        .filter(c -> !columns.contains(c))
                        .toList());
                return sheet;
            }
            absent.forEach(column -> log.add(
                    Place.file(sheet.name()).field(column),
                    Text.of("缺少列 %s", "column %s is missing", column),
                    Text.of("表 %s 需要的列: %s", "table %s needs the columns %s", list.id(), String.join(",", columns))));
            sheet.close();
            return null;
        } catch (SourceException e) {
            e.problems().forEach(log::add);
            return null;
        }
    }

    /** Reports the required columns that are not there, and takes the unknown ones as notes. */
    boolean hasColumns(Sheet sheet, LedgerTable table, List<String> required, List<String> further) {
        List<String> known = new ArrayList<>(table.columns());
        known.addAll(further);
        List<String> unknown =
                sheet.columns().stream().filter(c -> !known.contains(c)).toList();
        boolean all = true;
        for (String column : required) {
            String instead = table.instead(column);
            if (!sheet.has(column) && (instead == null || !sheet.has(instead))) {
                all = false;
                String nearest = NearestName.among(unknown, column);
                log.add(
                        Place.file(sheet.name()).field(column),
                        Text.of("缺少列 %s", "column %s is missing", column),
                        nearest == null
                                ? Text.of(
                                        "表 %s 需要的列: %s",
                                        "table %s needs the columns %s", table.word(), String.join(",", required))
                                : Text.of("把列 %s 改名为 %s", "rename the column %s to %s", nearest, column));
            }
        }
        if (all) {
            sheet.takeAsNotes(unknown);
            List<String> absent = known.stream().filter(c -> !sheet.has(c)).toList();
            for (String column : unknown) {
                Text question = NearestName.hint(absent, column);
                if (!question.isEmpty()) {
                    notice(
                            COLUMN,
                            Place.file(sheet.name()).field(column),
                            withQuestion(
                                    Text.of("不认识列 %s,作为备注保留", "column %s is not known and kept as a note", column),
                                    question));
                }
            }
        }
        return all;
    }

    private void take(SourceProblem said) {
        Problem problem = said.problem();
        switch (said.severity()) {
            case ERROR -> log.add(problem);
            case NOTICE -> notice(ENCODING, problem.place(), withQuestion(problem.message(), problem.remedy()));
        }
    }

    private static Text withQuestion(Text message, Text question) {
        return question.isEmpty() ? message : Text.of("%s。%s", "%s. %s", message, question);
    }

    void notice(String check, Place place, Text message) {
        Finding notice = new Finding(CheckRule.Severity.INFO, check, place, "", "", "", message, false);
        // A table that is opened twice says the same twice.
        if (!notices.contains(notice)) {
            notices.add(notice);
        }
    }

    List<Finding> notices() {
        return notices.stream().sorted(Finding.ORDER).toList();
    }
}
