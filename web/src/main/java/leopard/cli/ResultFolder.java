package leopard.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.run.Seal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a result goes into. Everything is written into a hidden folder beside it, forced to disk, and then takes
 * the name at once; whatever fails before leaves what was there as it was.
 */
final class ResultFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResultFolder.class);
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path parent;
    private final Path draft;
    private final List<Path> made;
    private volatile boolean published;
    private final Thread onExit = new Thread(this::removeDraft, "remove draft");

    /** Writes one file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private ResultFolder(Path target, Path parent, Path draft, List<Path> made) {
        this.target = target;
        this.parent = parent;
        this.draft = draft;
        this.made = made;
    }

    /** Whether the folder is a result: it has a seal. */
    static boolean isResult(Path folder) {
        return Files.isRegularFile(folder.resolve(Seal.FILE));
    }

    /** Begins a result that will be called {@code target}; missing folders above it are made. */
    static ResultFolder begin(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new NoSuchFileException(target.toString());
        }
        List<Path> made = makeFolders(parent);
        tidyUp(target, parent);
        Path draft = hidden(target, parent, "new");
        Files.createDirectory(draft);
        ResultFolder folder = new ResultFolder(target, parent, draft, made);
        Runtime.getRuntime().addShutdownHook(folder.onExit);
        return folder;
    }

    /** Makes a folder and those above it; returns those that it made, the innermost first. */
    private static List<Path> makeFolders(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
            missing.add(each);
        }
        Files.createDirectories(folder);
        return missing;
    }

    /** Writes a file, forced to disk. */
    void write(String name, Content content) throws IOException {
        Path file = draft.resolve(name);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Lets the result take its name. */
    void publish() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(draft)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        // The inner ones first.
        for (int i = folders.size() - 1; i >= 0; i--) {
            force(folders.get(i));
        }
        Path old = hidden(target, parent, "old");
        while (true) {
            moveAway(old);
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                break;
            } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
                // Another run took the name in between: the later one wins.
                LOG.debug("{} was taken", target, e);
            } catch (IOException e) {
                if (Files.exists(old) && !Files.exists(target)) {
                    Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                }
                throw e;
            }
        }
        published = true;
        force(parent);
        removeTree(old);
    }

    private void moveAway(Path old) throws IOException {
        removeTree(old);
        try {
            // While it was computed, somebody may have put something there.
            Path foreign = ResultTarget.foreign(target);
            if (foreign != null) {
                throw new DirectoryNotEmptyException(foreign.toString());
            }
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            LOG.debug("nothing to replace at {}", target, e);
        }
    }

    @Override
    public void close() {
        removeDraft();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            LOG.debug("already shutting down", e);
        }
    }

    private void removeDraft() {
        try {
            removeTree(draft);
            if (!published) {
                for (Path folder : made) {
                    Files.deleteIfExists(folder);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} stays", draft, e);
        }
    }

    /** What a run that was killed left behind: its draft goes, and a result that it had moved away gets its name back. */
    private static void tidyUp(Path target, Path parent) throws IOException {
        Pattern left = Pattern.compile(
                Pattern.quote("." + target.getFileName() + ".leopard-") + "(new|old)-([0-9]+)-[0-9a-f]+");
        List<Path> drafts = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, ".*")) {
            for (Path entry : entries) {
                Matcher name = left.matcher(String.valueOf(entry.getFileName()));
                if (name.matches() && isOver(name.group(2))) {
                    if (name.group(1).equals("old") && !Files.exists(target)) {
                        Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
                    } else {
                        drafts.add(entry);
                    }
                }
            }
        }
        for (Path draft : drafts) {
            removeTree(draft);
        }
    }

    private static boolean isOver(String process) {
        try {
            long id = Long.parseLong(process);
            return id != ProcessHandle.current().pid()
                    && ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Path hidden(Path target, Path parent, String what) {
        // Its names show in no result; they only have to be new.
        return parent.resolve("." + target.getFileName() + ".leopard-" + what + "-"
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
    }

    /** Forces the names in a folder to disk, where the system lets one do so. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("{} cannot be forced", folder, e);
        }
    }

    static void removeTree(Path top) throws IOException {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
