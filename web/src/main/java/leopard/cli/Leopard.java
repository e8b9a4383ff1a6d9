package leopard.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line of Leopard 豹榜. {@link #run} is the whole program but for the end of the process, so that tests call what
 * people call.
 */
@Command(
        name = "leopard",
        subcommands = {
            ScoreCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            RulesCommand.class,
            DiffCommand.class,
            VerifyCommand.class
        })
public final class Leopard extends Action {

    /** Names the folder of the plugins; otherwise they lie in {@code plugins} beside the program. */
    static final String PLUGINS = "LEOPARD_PLUGINS";

    @Option(names = {"-V", "--version"})
    private boolean version;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Not System.out: its errors would be swallowed.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        System.exit(run(arguments, out, err, System.getenv()));
    }

    /**
     * Runs a command.
     *
     * @param out takes the data, in UTF-8
     * @param err takes the messages, in UTF-8
     * @param env environment variables
     * @return the exit code
     */
    static int run(String[] arguments, OutputStream out, OutputStream err, Map<String, String> env) {
        Console console = new Console(out, err, env, LangOption.in(arguments));
        return new Leopard().run(arguments, console, env).code();
    }

    private Exit run(String[] arguments, Console console, Map<String, String> env) {
        try {
            Exit exit = dispatch(arguments, console, env);
            console.out().flush();
            return exit;
        } catch (Failure e) {
            flush(console);
            e.problems().forEach(console::error);
            return e.exit();
        } catch (UncheckedIOException e) {
            return failed(console, e.getCause());
        } catch (IOException e) {
            return failed(console, e);
        } catch (OutOfMemoryError e) {
            console.error(Problem.at(
                    Place.NOWHERE,
                    Text.of("内存不足", "not enough memory"),
                    Text.of(
                            "用环境变量 LEOPARD_JAVA_OPTS=-Xmx4g 给更多内存",
                            "give more with the environment variable LEOPARD_JAVA_OPTS=-Xmx4g")));
            return Exit.UNAVAILABLE;
        } catch (RuntimeException | Error e) {
            flush(console);
            return internalError(arguments, console, e);
        }
    }

    private Exit dispatch(String[] arguments, Console console, Map<String, String> env) throws Failure, IOException {
        CommandLine commands = new CommandLine(this)
                .setExpandAtFiles(false)
                .setStopAtPositional(false)
                .setAllowSubcommandsAsOptionParameters(true);
        ParseResult parsed;
        try {
            parsed = commands.parseArgs(arguments);
        } catch (ParameterException e) {
            throw UsageErrors.of(e);
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Action action = (Action) last.commandSpec().userObject();
        LangOption chosen = action.lang();
        String word = chosen.lang();
        if (word != null && LangOption.parse(word) == null) {
            Faults faults = new Faults();
            faults.usage(
                    LangOption.NAME,
                    Text.of("没有语言“%s”", "there is no language “%s”", word),
                    Text.of("可用:zh、en", "choose zh or en"));
            throw faults.failure();
        }
        if (chosen.wantsHelp()) {
            Help.print(last.commandSpec().name(), console);
            return Exit.DONE;
        }
        return action.run(new Session(console, plugins(env), engineVersion()));
    }

    /** No command at all: short help, or the version. */
    @Override
    public Exit run(Session session) {
        if (version) {
            session.console().print("leopard " + session.engineVersion());
        } else {
            Help.print("leopard", session.console());
        }
        return Exit.DONE;
    }

    private static Path plugins(Map<String, String> env) {
        String named = env.get(PLUGINS);
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        try {
            Path program = Path.of(Leopard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = program.getParent();
            return folder == null ? Path.of("plugins") : folder.resolve("plugins");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it lies", e);
        }
    }

    static String engineVersion() {
        String version = Leopard.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static void flush(Console console) {
        try {
            console.out().flush();
        } catch (IOException e) {
            // The failure that is about to be told matters more.
            console.say(Text.of("标准输出无法写入", "standard output cannot be written"));
        }
    }

    private static Exit failed(Console console, @Nullable IOException cause) {
        IOException e = cause == null ? new IOException("?") : cause;
        if (!(e instanceof Console.OutputFailure)) {
            flush(console);
            String file = e instanceof FileSystemException about ? String.valueOf(about.getFile()) : "";
            console.error(Reasons.problem(file, e, Text.of("无法读写文件", "a file cannot be read or written")));
        } else if (!Reasons.isBrokenPipe(e)) {
            console.error(Reasons.problem("", e, Text.of("标准输出无法写入", "standard output cannot be written")));
        }
        return Exit.UNAVAILABLE;
    }

    /** The stack trace goes into a file; the person gets one line that names it. */
    private static Exit internalError(String[] arguments, Console console, Throwable e) {
        String where;
        try {
            Path report = Files.createTempFile("leopard-error-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(report, StandardCharsets.UTF_8))) {
                writer.println("leopard " + engineVersion());
                writer.println("java " + Runtime.version());
                writer.println("arguments " + List.of(arguments));
                e.printStackTrace(writer);
            }
            where = report.toString();
        } catch (IOException unwritable) {
            where = e.getClass().getName() + ": " + e.getMessage();
        }
        console.error(Problem.at(
                Place.NOWHERE,
                Text.of("程序内部错误,详情见 %s", "internal error; the report is in %s", where),
                Text.of("请把这个文件发给维护者", "please send that file to the maintainers")));
        return Exit.INTERNAL;
    }
}
