package leopard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.RuleFile;
import org.jspecify.annotations.Nullable;

/** The files of a case that are read as they stand: scheme, versions, rules, tables of the scheme. None lies outside its folder. */
final class CaseFiles {

    private static final String YAML = ".yaml";

    /** Folder of the rules of experts, in a case and under {@code inputs/}. */
    static final String EXPERTS = "rules";

    /** Folder of the tables that a scheme names, in a case and under {@code inputs/}. */
    static final String TABLES = "tables";

    private static final String EXPERT = ".drl";

    /** No scheme is nearly as long; what is longer is not taken into memory. */
    private static final int MAX_BYTES = 8 << 20;

    /** Lines of a result of some ten thousand units; a longer file is cut off and so is not as it was sealed. */
    static final int MAX_RESULT = 512 << 20;

    private final Path base;
    private final Faults faults;
    private final SortedMap<String, byte[]> companions = new TreeMap<>(UnitList.BY_CODE_POINT);

    private CaseFiles(Path base, Faults faults) {
        this.base = base;
        this.faults = faults;
    }

    /** The folder of that name; null if there is none, with a fault if it cannot be read. */
    static @Nullable CaseFiles at(@Nullable Path folder, Faults faults) {
        if (folder == null) {
            return null;
        }
        try {
            return new CaseFiles(folder.toRealPath(), faults);
        } catch (IOException e) {
            faults.add(Exit.USAGE, Reasons.problem(folder.toString(), e, Text.of("无法读取", "cannot be read")));
            return null;
        }
    }

    Path base() {
        return base;
    }

    Faults faults() {
        return faults;
    }

    /** Files beside the scheme that were read, by name. */
    SortedMap<String, byte[]> companions() {
        return companions;
    }

    /** A table that the scheme names. */
    byte @Nullable [] companion(String name) {
        return companion(name, MAX_BYTES);
    }

    byte @Nullable [] companion(String name, int limit) {
        byte[] text = file(name, true, limit);
        if (text != null) {
            companions.put(name, text);
        }
        return text;
    }

    /** Names of the files of further versions, sorted. */
    List<String> versionFiles() {
        Path folder = base.resolve(Sealing.SCHEMES);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + YAML)) {
            entries.forEach(entry -> names.add(Sealing.SCHEMES + "/" + entry.getFileName()));
        } catch (IOException | DirectoryIteratorException e) {
            faults.add(Exit.SCHEME, Reasons.problem(Sealing.SCHEMES, e, Text.of("无法读取", "cannot be read")));
        }
        names.sort(UnitList.BY_CODE_POINT);
        return names;
    }

    private static SortedSet<String> expertsIn(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> String.valueOf(entry.getFileName()).endsWith(EXPERT))) {
            entries.forEach(entry -> names.add(EXPERTS + "/" + entry.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** Rules of experts, by name. */
    List<RuleFile> experts() {
        Path folder = base.resolve(EXPERTS);
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try {
                names = expertsIn(folder);
            } catch (IOException e) {
                unreadable(EXPERTS, e);
            }
        }
        List<RuleFile> files = new ArrayList<>();
        for (String name : names) {
            byte[] text = companion(name);
            if (text != null) {
                try {
                    files.add(new RuleFile(
                            name,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(text))
                                    .toString()));
                } catch (CharacterCodingException e) {
                    wrong(
                            name,
                            Text.of("文件不是 UTF-8 编码", "the file is not in UTF-8"),
                            Text.of("另存为 UTF-8", "save it as UTF-8"));
                }
            }
        }
        return files;
    }

    /** Bytes of a file of the case; null if it is not there or cannot be read. */
    byte @Nullable [] file(String name, boolean required) {
        return file(name, required, MAX_BYTES);
    }

    private byte @Nullable [] file(String name, boolean required, int limit) {
        Path file = base.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (required) {
                wrong(
                        name,
                        Text.of("没有这个文件", "there is no such file"),
                        Text.of("方案文件夹里要有 %s", "the folder of a case holds a %s", name));
            }
            return null;
        }
        try {
            if (!file.toRealPath().startsWith(base)) {
                wrong(
                        name,
                        Text.of("这个路径通到方案文件夹之外", "this path leads out of the folder of the case"),
                        Text.of("把文件本身放进方案文件夹", "put the file itself into the folder of the case"));
                return null;
            }
            if (!Files.isRegularFile(file)) {
                wrong(name, Text.of("这不是文件", "this is not a file"), Text.of("换成 YAML 文件", "put a YAML file there"));
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(limit);
            }
        } catch (IOException e) {
            unreadable(name, e);
            return null;
        }
    }

    private void unreadable(String file, IOException why) {
        faults.add(Exit.SCHEME, Reasons.problem(file, why, Text.of("无法读取", "cannot be read")));
    }

    void wrong(String file, Text message, Text remedy) {
        faults.add(Exit.SCHEME, Problem.at(Place.file(file), message, remedy));
    }
}
