package leopard.rules.drools;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.rule.RuleProblem;
import org.kie.api.builder.Message;

/** Says in the administrator's words what Drools finds wrong with a text. */
final class DrlMessages {

    private static final Pattern CODE = Pattern.compile("^\\[ERR [0-9]+]\\s*(?:Line [0-9]+:[0-9]+\\s*)?");
    private static final Pattern LINE = Pattern.compile("\\bLine ([0-9]+):");

    private DrlMessages() {}

    static List<RuleProblem> translate(List<Message> messages, DrlText.Rules rules) {
        Set<RuleProblem> problems = new LinkedHashSet<>();
        for (Message message : messages) {
            problems.add(translate(message, rules));
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(RuleProblem::line)
                        .thenComparing(RuleProblem::criterion)
                        .thenComparing(p -> p.message().toString()))
                .toList();
    }

    private static RuleProblem translate(Message message, DrlText.Rules rules) {
        String words = message.getText() == null ? "" : message.getText().strip();
        int line = line(message, words);
        DrlText.Entry entry = entry(line, words, rules);
        String said = CODE.matcher(words).replaceFirst("").lines().findFirst().orElse("");
        Text place = entry == null ? Text.EMPTY : Text.of(" “%s”", " “%s”", entry.rule());
        return new RuleProblem(
                entry == null ? "" : entry.id(),
                line > 0 || entry == null ? line : entry.first(),
                Text.of("规则%s无法编译: %s", "rule%s does not compile: %s", place, said),
                hint(words));
    }

    private static int line(Message message, String words) {
        if (message.getLine() > 0) {
            return message.getLine();
        }
        Matcher line = LINE.matcher(words);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static DrlText.@org.jspecify.annotations.Nullable Entry entry(int line, String words, DrlText.Rules rules) {
        for (DrlText.Entry entry : rules.entries()) {
            if (line > 0 ? line >= entry.first() && line <= entry.last() : words.contains("\"" + entry.rule() + "\"")) {
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
