package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** The CSV beside a scheme that a key {@code file} names. */
final class CompanionFile {

    private static final Pattern FILE = Pattern.compile("tables/[\\p{L}0-9_.-]{1,64}\\.csv");

    private CompanionFile() {}

    /** The records of a file, its header first; null where it is not there. */
    static @Nullable List<List<YamlNode>> records(Fields fields, Companions companions, Problems problems) {
        YamlNode.Scalar name = fields.need("file", Text.of("文件", "a file"));
        if (name == null) {
            return null;
        }
        if (!FILE.matcher(name.text()).matches()) {
            problems.expected(
                    "file",
                    Text.of(
                            "tables 文件夹中的 .csv,如 tables/grades.csv",
                            "a .csv of the folder tables, such as tables/grades.csv"),
                    name);
            return null;
        }
        byte[] bytes = companions.read(name.text());
        if (bytes == null) {
            problems.add(name.place(), Text.of("没有文件 %s", "there is no file %s", name.text()));
            return null;
        }
        String text = YamlFile.decode(name.text(), bytes, problems);
        if (text == null) {
            return null;
        }
        List<List<YamlNode>> records = new ArrayList<>();
        CsvRecords.of(name.text(), text).forEach(record -> records.add(List.copyOf(record)));
        return records;
    }
}
