package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import leopard.rule.RuleBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the rules that a scheme compiles to. The tables of the case are not read. */
@Command(name = "rules")
final class RulesCommand extends Action {

    @Parameters(arity = "0..1")
    private @Nullable String folder;

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path caseFolder = Arguments.folder(folder, CaseFolder.MEANING, faults);
        List<RuleBook> rules = CaseFolder.rules(caseFolder, session.console(), faults);
        faults.raise();
        if (rules == null) {
            throw faults.failure();
        }
        for (RuleBook version : rules) {
            String text = version.text();
            session.console().out().write(text);
            if (!text.endsWith("\n")) {
                session.console().print("");
            }
        }
        return Exit.DONE;
    }
}
