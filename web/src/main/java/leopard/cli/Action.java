package leopard.cli;

import java.io.IOException;

/** What a word of the command line does. */
interface Action {

    /** The options that every command has. */
    LangOption lang();

    /**
     * Does it.
     *
     * @throws Failure with everything that keeps it from being done
     * @throws IOException if standard output cannot be written ({@link Console.OutputFailure}), or a file on the way
     */
    Exit run(Session session) throws Failure, IOException;
}
