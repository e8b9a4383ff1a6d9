package leopard.rules.drools;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.rule.RuleProblem;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/** Says in the administrator's words what Drools finds wrong with a text. */
final class DrlMessages {

    private static final Pattern CODE = Pattern.compile("^\\[ERR [0-9]+]\\s*(?:Line [0-9]+:[0-9]+\\s*)?");
    private static final Pattern LINE = Pattern.compile("\\bLine ([0-9]+):");

    /** What follows any text that cannot be read; it says nothing more. */
    private static final String NO_PACKAGE = "null Package";

    private DrlMessages() {}

    static List<RuleProblem> translate(List<Message> messages, DrlText.Rules rules) {
        Set<RuleProblem> problems = new LinkedHashSet<>();
        for (Message message : messages) {
            boolean says = message.getText() != null && !message.getText().contains(NO_PACKAGE);
            if (says || messages.size() == 1) {
                problems.add(translate(message, rules));
            }
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(RuleProblem::line)
                        .thenComparing(RuleProblem::criterion)
                        .thenComparing(p -> p.message().toString()))
                .toList();
    }

    private static RuleProblem translate(Message message, DrlText.Rules rules) {
        String words = message.getText() == null ? "" : message.getText().strip();
        int line = line(message, words, rules);
        DrlText.Entry entry = entry(line, words, rules);
        String said = CODE.matcher(words).replaceFirst("").lines().findFirst().orElse("");
        Text place = entry == null ? Text.EMPTY : Text.of(" “%s”", " “%s”", entry.rule());
        return new RuleProblem(
                entry == null ? "" : entry.id(),
                line,
                Text.of("规则%s无法编译: %s", "rule%s does not compile: %s", place, said),
                hint(words));
    }

    /** The line that Drools names; where it only quotes what it cannot read, the first line that has the quotation. */
    private static int line(Message message, String words, DrlText.Rules rules) {
        if (message.getLine() > 0) {
            return message.getLine();
        }
        Matcher line = LINE.matcher(words);
        if (line.find()) {
            return Integer.parseInt(line.group(1));
        }
        String quoted = words.substring(words.lastIndexOf(": ") + 1).strip();
        List<String> lines = rules.text().lines().toList();
        for (int i = 0; i < lines.size() && quoted.length() > 1; i++) {
            if (lines.get(i).contains(quoted)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static DrlText.@Nullable Entry entry(int line, String words, DrlText.Rules rules) {
        for (DrlText.Entry entry : rules.entries()) {
            boolean here = line > 0
                    ? line >= entry.first() && line <= entry.last()
                    : words.contains("\"" + entry.rule() + "\"");
            if (here) {
                return entry;
            }
        }
        return null;
    }

    private static Text hint(String words) {
        if (words.contains("[ERR 1")) {
            return Text.of("请检查该行的括号、引号和关键字", "check brackets, quotes and keywords of that line");
        }
        return Text.of(
                "规则只能使用 docs/rules-facts.md 列出的事实、字段和效果",
                "rules may use the facts, fields and effects that docs/rules-facts.md lists");
    }
}
