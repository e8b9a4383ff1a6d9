package leopard.cli;

import java.io.IOException;
import picocli.CommandLine.Mixin;

/** What a word of the command line does. */
abstract class Action {

    @Mixin
    private final LangOption lang = new LangOption();

    /** The options that every command has. */
    final LangOption lang() {
        return lang;
    }

    /**
     * Does it.
     *
     * @throws Failure with everything that keeps it from being done
     * @throws IOException if standard output cannot be written ({@link Console.OutputFailure}), or a file on the way
     */
    abstract Exit run(Session session) throws Failure, IOException;
}
