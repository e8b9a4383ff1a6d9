package leopard.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.run.RunPeriods;
import org.jspecify.annotations.Nullable;

/** Turns words of the command line into what they mean; what is wrong with them becomes a fault, and the result is null. */
final class Arguments {

    /** More threads than this help nobody. */
    private static final int MAX_THREADS = 1_024;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private Arguments() {}

    /** A folder that must be there. */
    static @Nullable Path folder(@Nullable String word, Text what, Faults faults) {
        if (word == null) {
            faults.usage("", Text.of("缺少参数:%s", "an argument is missing: %s", what), Text.EMPTY);
            return null;
        }
        try {
            Path path = Path.of(word);
            if (!word.isEmpty() && Files.isDirectory(path)) {
                return path;
            }
            faults.usage(
                    word,
                    Files.exists(path)
                            ? Text.of("这不是文件夹", "this is not a folder")
                            : Text.of("没有这个文件夹", "there is no such folder"),
                    Text.of("此处应为%s", "expected here: %s", what));
        } catch (InvalidPathException e) {
            faults.usage(
                    word,
                    Text.of("这不是文件夹的路径", "this is not the path of a folder"),
                    Text.of("此处应为%s", "expected here: %s", what));
        }
        return null;
    }

    /** How many threads work at once: all processors unless told otherwise. */
    static int threads(@Nullable String word, Faults faults) {
        if (word == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        int threads = DIGITS.matcher(word).matches() ? Integer.parseInt(word) : 0;
        if (threads < 1 || threads > MAX_THREADS) {
            faults.usage(
                    "--threads",
                    Text.of("“%s”不是 1 到 %s 之间的整数", "“%s” is not a whole number from 1 to %s", word, MAX_THREADS),
                    Text.EMPTY);
            return 1;
        }
        return threads;
    }

    /** An option that must be given. */
    static @Nullable String required(@Nullable String word, String option, Text meaning, Faults faults) {
        if (word == null) {
            faults.usage("", Text.of("缺少 %s", "%s is missing", option), meaning);
        }
        return word;
    }

    /** Complains about words that mean no period in any scheme, before anything is read. */
    static void period(@Nullable String word, Faults faults) {
        if (word != null) {
            RunPeriods.parse(word).problems().forEach(problem -> faults.usage("--period", problem, Text.EMPTY));
        }
    }
}
