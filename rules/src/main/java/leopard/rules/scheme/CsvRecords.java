package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Place;

/** Records of a CSV file beside a scheme (RFC 4180), each cell with its place. */
final class CsvRecords {

    private final String file;
    private final String text;
    private int at;
    private int line = 1;

    private CsvRecords(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The records that are not blank; cells are plain scalars at the line of their record. */
    static List<List<YamlNode.Scalar>> of(String file, String text) {
        CsvRecords records = new CsvRecords(file, text);
        List<List<YamlNode.Scalar>> all = new ArrayList<>();
        while (records.at < text.length()) {
            List<YamlNode.Scalar> record = records.next();
            if (record.size() > 1 || !record.get(0).text().isBlank()) {
                all.add(record);
            }
        }
        return all;
    }

    private List<YamlNode.Scalar> next() {
        List<YamlNode.Scalar> cells = new ArrayList<>();
        Place place = Place.line(file, line);
        boolean more = true;
        while (more) {
            cells.add(new YamlNode.Scalar(cell(), true, place, 0));
            more = at < text.length() && text.charAt(at) == ',';
            at += more ? 1 : 0;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
            line++;
        }
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"') {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
                at += doubled ? 2 : 1;
                if (!doubled) {
                    quoted = false;
                    continue;
                }
            } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
                break;
            } else {
                line += c == '\n' ? 1 : 0;
                at++;
            }
            cell.append(c);
        }
        return cell.toString().strip();
    }
}
