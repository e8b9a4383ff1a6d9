package leopard.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Says in a person's words why a file could not be read or written. */
final class Reasons {

    private Reasons() {}

    /** {@code what} went wrong with {@code file}, and why. */
    static Problem problem(String file, Exception cause, Text what) {
        return Problem.at(Place.file(file), Text.of("%s:%s", "%s: %s", what, reason(cause)), remedy(cause));
    }

    private static Text reason(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return Text.of("没有这个文件夹", "there is no such folder");
        }
        if (cause instanceof AccessDeniedException) {
            return Text.of("没有权限", "permission denied");
        }
        if (cause instanceof NotDirectoryException) {
            return Text.of("不是文件夹", "not a folder");
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return Text.of("那里有别的东西(%s),不会覆盖", "there is something else there (%s); it is not replaced", words(cause));
        }
        if (cause instanceof FileSystemLoopException) {
            return Text.of("链接循环", "the links go round in a circle");
        }
        if (cause instanceof ReadOnlyFileSystemException) {
            return Text.of("只读", "read-only");
        }
        String words = words(cause);
        String folded = words.toLowerCase(Locale.ROOT);
        if (folded.contains("no space left") || folded.contains("quota exceeded")) {
            return Text.of("磁盘已满", "the disk is full");
        }
        if (folded.contains("file too large")) {
            return Text.of("超过允许的文件大小", "the file is larger than allowed");
        }
        if (folded.contains("not a directory")) {
            return Text.of("上级不是文件夹", "its parent is not a folder");
        }
        if (folded.contains("read-only")) {
            return Text.of("只读", "read-only");
        }
        return Text.same(words);
    }

    private static Text remedy(Exception cause) {
        return cause instanceof NoSuchFileException
                ? Text.of("先建好上级文件夹", "make its parent folder first")
                : Text.of("检查磁盘空间和权限,或换一个地方", "check space and permissions, or choose another place");
    }

    private static String words(Exception cause) {
        @Nullable String reason = cause instanceof FileSystemException e ? e.getReason() : null;
        if (reason != null) {
            return reason;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Whether the reader of a pipe went away. */
    static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
