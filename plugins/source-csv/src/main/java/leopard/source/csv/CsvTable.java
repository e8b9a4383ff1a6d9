package leopard.source.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.source.csv.CsvRecords.CsvLine;
import leopard.spi.Cell;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.SourceProblems;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** A table: the first record is its header, and each further one a row if it fits the header. */
final class CsvTable implements Table {

    private static final String DELIMITERS = ",;\t";

    private final CsvText text;
    private final CsvRecords records;
    private final SourceProblems problems;
    private final List<String> columns;
    private final int width;

    private CsvTable(CsvText text, CsvRecords records, SourceProblems problems, List<String> columns, int width) {
        this.text = text;
        this.records = records;
        this.problems = problems;
        this.columns = columns;
        this.width = width;
    }

    static CsvTable open(CsvText text, String delimiter, SourceProblems problems) throws SourceException {
        try {
            CsvRecords records = new CsvRecords(text, delimiter(text, delimiter, problems));
            try {
                CsvLine header = header(text, records.next());
                return new CsvTable(text, records, problems, columns(text, header), header.count());
            } catch (SourceException | RuntimeException e) {
                records.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SourceException(CsvText.unreadable(Place.file(text.name()), e));
        }
    }

    @Override
    public String name() {
        return text.name();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws SourceException {
        for (CsvLine line = records.next(); line != null; line = records.next()) {
            Problem problem = problem(line);
            if (problem == null) {
                List<Cell> cells = line.cells();
                return new Row(
                        text.line(line.number()),
                        line.count() == columns.size() ? cells : cells.subList(0, columns.size()));
            }
            problems.report(SourceProblem.error(problem));
        }
        return null;
    }

    @Override
    public void close() {
        records.close();
    }

    private static Text tooFew(CsvLine line) {
        boolean fullWidth = line.cells().stream().anyMatch(cell -> cell.text().contains("\uFF0C"));
        return fullWidth
                ? Text.of(
                        "全角逗号(\uFF0C)不分隔单元格,请改为半角逗号",
                        "a full-width comma (\uFF0C) separates no cells: write a plain one")
                : Text.of("补齐缺少的单元格", "add the missing cells");
    }

    private @Nullable Problem problem(CsvLine line) {
        if (line.tooLong() > 0) {
            return tooLong(text, line);
        }
        if (line.count() < columns.size() || line.count() > width) {
            return Problem.at(
                    text.line(line.number()),
                    Text.of(
                            "这一行有 %s 个单元格,表头有 %s 列",
                            "line has %s cells, the header has %s columns", line.count(), columns.size()),
                    line.count() < columns.size()
                            ? tooFew(line)
                            : Text.of(
                                    "删去多余的单元格;含有分隔符的文字要放在引号内",
                                    "remove the cells that are too many; put a text that contains the delimiter into quotation marks"));
        }
        for (int cell = columns.size(); cell < line.count(); cell++) {
            if (!line.cells().get(cell).text().isEmpty()) {
                return Problem.at(
                        text.line(line.number()),
                        Text.of("第 %s 个单元格有内容,这一列却没有列名", "cell %s is not empty, but its column has no name", cell + 1),
                        Text.of("给这一列加上列名,或清空单元格", "name the column, or empty the cell"));
            }
        }
        return null;
    }

    private static CsvLine header(CsvText text, @Nullable CsvLine first) throws SourceException {
        if (first == null) {
            throw new SourceException(Problem.at(
                    Place.file(text.name()),
                    Text.of("文件是空的,应有表头", "is empty, expected a header line"),
                    Text.of("在第一行写上列名", "write the names of the columns into the first line")));
        }
        if (first.tooLong() > 0) {
            throw new SourceException(tooLong(text, first));
        }
        if (first.count() > CsvRecords.MAX_CELLS) {
            throw new SourceException(Problem.at(
                    text.line(first.number()),
                    Text.of(
                            "表头有 %s 列,最多 %s 列",
                            "the header has %s columns, at most %s are allowed", first.count(), CsvRecords.MAX_CELLS),
                    Text.of("删去多余的列,或拆成几个表", "remove columns, or split the table")));
        }
        return first;
    }

    /** Names of the columns; the empty ones that a spreadsheet adds at the end are left out. */
    private static List<String> columns(CsvText text, CsvLine header) throws SourceException {
        List<String> names = header.cells().stream().map(Cell::text).toList();
        int named = names.size();
        while (named > 1 && names.get(named - 1).isEmpty()) {
            named--;
        }
        Place place = text.line(header.number());
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int column = 1; column <= named; column++) {
            String name = names.get(column - 1);
            if (name.codePoints().allMatch(CsvTable::isInvisible)) {
                problems.add(Problem.at(
                        place,
                        Text.of("第 %s 列没有列名", "column %s has no name", column),
                        Text.of("加上列名,或删去这一列", "name it, or remove the column")));
                continue;
            }
            Integer earlier = first.putIfAbsent(name, column);
            if (earlier != null) {
                problems.add(Problem.at(
                        place,
                        Text.of(
                                "第 %s 列和第 %s 列的列名都是“%s”",
                                "columns %s and %s are both named “%s”", earlier, column, name),
                        Text.of("改名,或删去其中一列", "rename or remove one of them")));
            }
            int outer = isInvisible(name.codePointAt(0)) ? name.codePointAt(0) : name.codePointBefore(name.length());
            if (isInvisible(outer)) {
                problems.add(Problem.at(
                        place,
                        Text.of(
                                "列名“%s”的开头或末尾有空白字符(U+%s)",
                                "column name “%s” begins or ends with a blank (U+%s)", name, "%04X".formatted(outer)),
                        Text.of("删去空白字符", "remove the blank")));
            }
        }
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        return names.subList(0, named);
    }

    private static Problem tooLong(CsvText text, CsvLine line) {
        return Problem.at(
                text.line(line.number()),
                Text.of(
                        "第 %s 个单元格超过 %s 个字符,可能少了右引号",
                        "cell %s is longer than %s characters; perhaps a closing quotation mark is missing",
                        line.tooLong(),
                        CsvRecords.MAX_CELL_LENGTH),
                Text.of("检查引号,或缩短文字", "check the quotation marks, or shorten the text"));
    }

    /** Blank of any width, or of none at all: nobody would see the difference to a name without it. */
    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static char delimiter(CsvText text, String delimiter, SourceProblems problems) throws IOException {
        return switch (delimiter) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default -> recognised(delimitersOfHeader(text), text, problems);
        };
    }

    private static char recognised(String found, CsvText text, SourceProblems problems) {
        if (found.length() != 1 || found.equals(",")) {
            return ',';
        }
        Text delimiter = found.equals(";") ? Text.of("分号", "semicolons") : Text.of("制表符", "tabs");
        problems.report(SourceProblem.notice(Problem.at(
                Place.file(text.name()), Text.of("识别出单元格以%s分隔", "recognised %s between the cells", delimiter))));
        return found.charAt(0);
    }

    /** Those that the first line with anything in it has outside quotation marks. */
    private static String delimitersOfHeader(CsvText text) throws IOException {
        StringBuilder found = new StringBuilder();
        try (Reader reader = text.reader()) {
            boolean quoted = false;
            boolean blank = true;
            int previous = '\n';
            int c = reader.read();
            for (int length = 0; c >= 0 && length < CsvRecords.MAX_LENGTH; length++) {
                boolean lineEnd = c == '\n' || c == '\r';
                if (quoted) {
                    quoted = c != '"';
                } else if (c == '"') {
                    // Elsewhere in a cell it is an ordinary character; right after a closing one it stands for one.
                    quoted = "\r\n\"".indexOf(previous) >= 0 || DELIMITERS.indexOf(previous) >= 0;
                } else if (lineEnd && !blank) {
                    break;
                } else if (DELIMITERS.indexOf(c) >= 0 && found.indexOf(Character.toString(c)) < 0) {
                    found.append((char) c);
                }
                blank &= lineEnd;
                previous = c;
                c = reader.read();
            }
        }
        return found.toString();
    }
}
