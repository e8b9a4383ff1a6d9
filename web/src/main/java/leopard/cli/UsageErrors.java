package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import leopard.model.NearestName;
import leopard.model.Text;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our own words what is wrong with a command line. */
final class UsageErrors {

    private UsageErrors() {}

    static Failure of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        Faults faults = new Faults();
        if (e instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().forEach(word -> unknown(word, command, faults));
        } else if (e instanceof OverwrittenOptionException twice) {
            faults.usage(name(twice.getOverwritten()), Text.of("给了两次", "given twice"), Text.EMPTY);
        } else if (e instanceof MissingParameterException missing) {
            missing.getMissing()
                    .forEach(each -> faults.usage(name(each), Text.of("后面缺少值", "its value is missing"), help(command)));
        } else {
            String name = e.getArgSpec() == null ? "" : name(e.getArgSpec());
            faults.usage(
                    name,
                    e.getValue() == null
                            ? Text.of("用法不对", "this cannot be used like that")
                            : Text.of("不能用“%s”", "“%s” does not belong here", e.getValue()),
                    help(command));
        }
        return faults.failure();
    }

    private static void unknown(String word, CommandLine command, Faults faults) {
        boolean top = command.getParent() == null;
        if (word.startsWith("-")) {
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            faults.usage(
                    option, Text.of("没有这个选项", "there is no such option"), nearest(options(command), option, command));
        } else if (top) {
            List<String> commands = new ArrayList<>(command.getSubcommands().keySet());
            faults.usage(word, Text.of("没有这个命令", "there is no such command"), nearest(commands, word, command));
        } else {
            faults.usage(word, Text.of("多余的参数", "one argument too many"), help(command));
        }
    }

    private static Text nearest(List<String> known, String word, CommandLine command) {
        Text hint = NearestName.hint(known, word);
        return hint.isEmpty() ? help(command) : hint;
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toList());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Text help(CommandLine command) {
        String call = command.getParent() == null ? "leopard" : "leopard " + command.getCommandName();
        return Text.of("用法见 %s --help", "see %s --help", call);
    }
}
