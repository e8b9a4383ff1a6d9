package leopard.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import leopard.intake.LedgerTable;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Seal;
import org.jspecify.annotations.Nullable;

/** Where a result may go: into a new folder, or in the place of an earlier result and nothing else. */
final class ResultTarget {

    private ResultTarget() {}

    /**
     * Where a result may go, symbolic links followed; null, with what is wrong, if it may not go there. Nothing is written.
     */
    static @Nullable Path of(String argument, Faults faults) {
        Path path;
        try {
            path = Path.of(argument).toAbsolutePath().normalize();
            if (Files.exists(path)) {
                path = path.toRealPath();
            }
        } catch (InvalidPathException e) {
            faults.usage(
                    argument,
                    Text.of("这不是文件夹的路径", "this is not the path of a folder"),
                    Text.of("换一个 --out", "give another --out"));
            return null;
        } catch (IOException e) {
            faults.add(Exit.UNAVAILABLE, Reasons.problem(argument, e, Text.of("无法写入", "cannot be written")));
            return null;
        }
        if (argument.isEmpty() || path.getParent() == null) {
            faults.usage(
                    argument,
                    Text.of("结果不能写到这里", "a result cannot go there"),
                    Text.of("用 --out 指定一个新文件夹", "name a new folder with --out"));
            return null;
        }
        if (!isWritableParent(argument, path.getParent(), faults)) {
            return null;
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        if (!Files.isDirectory(path)) {
            faults.usage(
                    argument,
                    Text.of("这里已有同名文件,不会覆盖", "there is a file of this name; it is not replaced"),
                    Text.of("用 --out 指定一个新文件夹", "name a new folder with --out"));
            return null;
        }
        try {
            Path foreign = foreign(path);
            if (foreign != null) {
                faults.usage(
                        argument,
                        ResultFolder.isResult(path)
                                ? Text.of(
                                        "文件夹里除了以前的结果还有 %s,不会覆盖",
                                        "the folder holds %s besides a result; it is not replaced",
                                        path.relativize(foreign))
                                : Text.of(
                                        "文件夹里有别的东西,不是以前的结果(没有 %s),不会覆盖",
                                        "the folder holds something else than a result (it has no %s); it is not replaced",
                                        Seal.FILE),
                        Text.of("用 --out 指定一个新文件夹", "name a new folder with --out"));
                return null;
            }
        } catch (IOException e) {
            faults.add(Exit.UNAVAILABLE, Reasons.problem(argument, e, Text.of("无法写入", "cannot be written")));
            return null;
        }
        return path;
    }

    /** Something in the folder that no run of ours has put there, so that it must not go with it; null if there is nothing. */
    static @Nullable Path foreign(Path folder) throws IOException {
        Set<String> tables = ResultTables.of(List.of(), Lang.ZH).stream()
                .map(ResultTable::fileName)
                .collect(Collectors.toSet());
        Set<String> inputs = Arrays.stream(LedgerTable.values())
                .map(table -> table.word() + ".csv")
                .collect(Collectors.toSet());
        tables.add(Seal.FILE);
        inputs.add(Sealing.SCHEME);
        Path own = folder.resolve(Seal.INPUTS);
        boolean hasInputs = Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS);
        boolean sealed = ResultFolder.isResult(folder);
        Path foreign = foreign(
                folder,
                entry -> sealed
                        && (tables.contains(name(entry))
                                ? isPlainFile(entry)
                                : hasInputs && name(entry).equals(Seal.INPUTS)));
        if (foreign != null || !hasInputs) {
            return foreign;
        }
        Map<String, String> companions =
                Map.of(Sealing.SCHEMES, ".yaml", CaseFiles.EXPERTS, ".drl", CaseFiles.TABLES, ".csv");
        foreign = foreign(
                own,
                entry -> inputs.contains(name(entry))
                        ? isPlainFile(entry)
                        : (companions.containsKey(name(entry)) || name(entry).equals(SealedScores.RESULTS))
                                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
        for (Map.Entry<String, String> each : new TreeMap<>(companions).entrySet()) {
            Path folderOf = own.resolve(each.getKey());
            if (foreign == null && Files.isDirectory(folderOf, LinkOption.NOFOLLOW_LINKS)) {
                foreign = foreign(folderOf, entry -> name(entry).endsWith(each.getValue()) && isPlainFile(entry));
            }
        }
        return foreign == null ? foreignAmongResults(own.resolve(SealedScores.RESULTS)) : foreign;
    }

    /** Of another scheme's result there are only its seal and its lines. */
    private static @Nullable Path foreignAmongResults(Path results) throws IOException {
        if (!Files.isDirectory(results, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        Set<String> files = Set.of(Seal.FILE, SealedScores.LINES);
        Path foreign = foreign(results, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(results)) {
            for (Path each : all) {
                foreign = foreign == null
                        ? foreign(each, entry -> files.contains(name(entry)) && isPlainFile(entry))
                        : foreign;
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return foreign;
    }

    private static @Nullable Path foreign(Path folder, Predicate<Path> ours) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> !ours.test(entry))) {
            Path first = null;
            for (Path entry : entries) {
                first = first == null || entry.compareTo(first) < 0 ? entry : first;
            }
            return first;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static boolean isPlainFile(Path entry) {
        return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
    }

    /** The parent is there, or can be made below the nearest folder that is. */
    private static boolean isWritableParent(String argument, Path wanted, Faults faults) {
        Path parent = wanted;
        while (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        if (!Files.isDirectory(parent)) {
            faults.add(
                    Exit.UNAVAILABLE,
                    Reasons.problem(
                            argument,
                            new NotDirectoryException(parent.toString()),
                            Text.of("无法写入", "cannot be written")));
            return false;
        }
        if (!Files.isWritable(parent)) {
            faults.add(
                    Exit.UNAVAILABLE,
                    Reasons.problem(
                            argument,
                            new AccessDeniedException(parent.toString()),
                            Text.of("无法写入", "cannot be written")));
            return false;
        }
        return true;
    }
}
