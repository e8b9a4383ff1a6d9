package leopard.source.csv;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceConfig;
import leopard.spi.SourceException;
import leopard.spi.SourceProblems;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** The files of a case that hold its tables. None lies outside the folder of the case, not even through a link. */
final class CsvFolder implements IndicatorSource {

    private static final Pattern TABLE = Pattern.compile("[a-z0-9_-]+");
    private static final Pattern FILE = Pattern.compile("(" + TABLE + ")\\.[cC][sS][vV]");

    private final SourceConfig config;
    private final Map<String, CsvFile> files = new TreeMap<>();
    private final List<Problem> refused = new ArrayList<>();

    /** A file under the name that its places show, and where it really is. */
    private record CsvFile(String name, Path path) {}

    private CsvFolder(SourceConfig config) {
        this.config = config;
    }

    static CsvFolder open(SourceConfig config) throws SourceException {
        CsvFolder folder = new CsvFolder(config);
        folder.takeFilesNamedByTheConfiguration();
        folder.takeFilesNamedAsTheirTables();
        if (!folder.refused.isEmpty()) {
            folder.refused.sort(Problem.ORDER);
            throw new SourceException(folder.refused);
        }
        return folder;
    }

    @Override
    public Set<String> tables() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public Table read(String table, SourceProblems problems) throws SourceException {
        CsvFile file = files.get(table);
        if (file == null) {
            throw new SourceException(Problem.at(
                    Place.file(table + ".csv"),
                    Text.of(
                            "没有表 %s,现有的表: %s",
                            "there is no table %s; there are: %s", table, String.join(", ", files.keySet())),
                    Text.of("放入这个文件,或在 tables 中指定", "add the file, or name one under tables")));
        }
        CsvText text = CsvText.recognise(file.name(), file.path(), config.text(CsvPlugin.ENCODING), problems);
        return CsvTable.open(text, config.text(CsvPlugin.DELIMITER), problems);
    }

    private void takeFilesNamedByTheConfiguration() {
        config.map(CsvPlugin.TABLES).forEach((table, file) -> {
            Place place = Place.file(file).field(CsvPlugin.TABLES + "." + table);
            if (!TABLE.matcher(table).matches()) {
                refused.add(Problem.at(
                        place,
                        Text.of("表名“%s”不合要求", "“%s” cannot be the name of a table", table),
                        Text.of("只用小写英文字母、数字、_ 和 -", "use lower-case letters, digits, _ and -")));
            }
            take(table, place);
        });
    }

    private void takeFilesNamedAsTheirTables() {
        Place place = Place.file(config.text(CsvPlugin.FOLDER)).field(CsvPlugin.FOLDER);
        Path folder = inside(place);
        if (folder == null) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            refused.add(Problem.at(
                    place,
                    Text.of("这不是文件夹", "this is not a folder"),
                    Text.of("填写存放 .csv 文件的文件夹", "name the folder of the .csv files")));
            return;
        }
        filesByTable(place, folder).forEach((table, names) -> {
            if (names.size() > 1) {
                refused.add(Problem.at(
                        place,
                        Text.of(
                                "表 %s 有不止一个文件: %s",
                                "table %s has more than one file: %s", table, String.join(", ", names)),
                        Text.of("只保留一个,或在 tables 中指定", "keep one, or name one under tables")));
                return;
            }
            take(table, Place.file(nameInCase(folder.resolve(names.first()))));
        });
    }

    /** What the folder has for tables that the configuration does not name. */
    private Map<String, SortedSet<String>> filesByTable(Place place, Path folder) {
        Map<String, SortedSet<String>> byTable = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                Matcher file = FILE.matcher(name);
                if (file.matches() && !config.map(CsvPlugin.TABLES).containsKey(file.group(1))) {
                    byTable.computeIfAbsent(file.group(1), table -> new TreeSet<>())
                            .add(name);
                }
            }
        } catch (IOException e) {
            refused.add(CsvText.unreadable(place, e));
        } catch (DirectoryIteratorException e) {
            refused.add(CsvText.unreadable(place, e.getCause()));
        }
        return byTable;
    }

    private void take(String table, Place place) {
        Path path = inside(place);
        if (path == null) {
            return;
        }
        // A pipe would wait for ever, a folder has no lines.
        if (!Files.isRegularFile(path)) {
            refused.add(Problem.at(
                    place,
                    Text.of("这不是文件", "this is not a file"),
                    Text.of("换成 .csv 文件,或给它改名", "put a .csv file there, or give it another name")));
            return;
        }
        files.put(table, new CsvFile(nameInCase(config.base().resolve(place.file())), path));
    }

    /** Where the file or folder of a place really is; null, with a problem, if not inside the case. */
    private @Nullable Path inside(Place place) {
        try {
            Path path = config.base().resolve(place.file()).normalize();
            boolean relative = !Path.of(place.file()).isAbsolute();
            if (relative && path.startsWith(config.base())) {
                Path real = path.toRealPath();
                if (real.startsWith(config.base())) {
                    return real;
                }
            }
            refused.add(Problem.at(
                    place,
                    Text.of("这个路径通到方案文件夹之外", "this path leads out of the folder of the case"),
                    Text.of(
                            "把文件放进方案文件夹,填写相对路径",
                            "put the file into the folder of the case and write a relative path")));
        } catch (InvalidPathException e) {
            refused.add(Problem.at(
                    place,
                    Text.of("这不是文件路径", "this is not the path of a file"),
                    Text.of("填写相对于方案文件夹的路径", "write a path relative to the folder of the case")));
        } catch (IOException e) {
            refused.add(CsvText.unreadable(place, e));
        }
        return null;
    }

    private String nameInCase(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return config.base().relativize(path.normalize()).toString().replace(separator, "/");
    }
}
