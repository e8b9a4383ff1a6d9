package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rules.fact.Names;

/** The text of rules as it grows, and which lines of it were made of which entry of the scheme. */
final class DrlText {

    private static final String SIGNS_IN_RULE_NAMES = "._-:()";

    private final StringBuilder text = new StringBuilder();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ruleNames = new HashSet<>();
    private int line = 1;

    /**
     * Lines of the text that one entry of the scheme gave rise to.
     *
     * @param id of the criterion, veto, award or other entry
     * @param rule name of the rule
     */
    record Entry(String id, String rule, int first, int last) {}

    /** A finished text. */
    record Rules(String text, List<Entry> entries) {}

    DrlText line(String words) {
        text.append(words).append('\n');
        line++;
        return this;
    }

    /** A comment; whatever the words are, they stay on its line. */
    DrlText comment(String words) {
        return line("// " + onOneLine(words));
    }

    DrlText section(String words) {
        return line("").comment("—— " + words + " ——");
    }

    /** The wording of an entry of the scheme, and the clause it comes from. */
    DrlText title(String id, Text title, String clause) {
        line("");
        return comment(id + " " + title.in(Lang.ZH) + (clause.isEmpty() ? "" : " (" + clause + ")"));
    }

    /**
     * A rule.
     *
     * @param id entry of the scheme that it is made of
     * @param name its name, made unique where it is not
     * @param when its patterns
     * @param then what it does
     */
    DrlText rule(String id, String name, List<String> when, String then) {
        String plain = ruleName(name);
        String unique = plain;
        for (int i = 2; !ruleNames.add(unique); i++) {
            unique = plain + " " + i;
        }
        int first = line;
        line("rule \"" + unique + "\"");
        line("when");
        when.forEach(pattern -> line("    " + pattern));
        line("then");
        line("    " + then);
        line("end");
        entries.add(new Entry(id, unique, first, line - 1));
        return this;
    }

    Rules finished() {
        return new Rules(text.toString(), List.copyOf(entries));
    }

    /** A name as a string of the rule language. */
    static String quoted(String name) {
        return "\"" + Names.inRules(name) + "\"";
    }

    /** {@code field in ("a", "b")}, or {@code field == "a"} for one. */
    static String oneOf(String field, Collection<String> names) {
        return names.size() == 1
                ? field + " == " + quoted(names.iterator().next())
                : field + " in ( "
                        + names.stream()
                                .sorted(UnitList.BY_CODE_POINT)
                                .map(DrlText::quoted)
                                .collect(Collectors.joining(", "))
                        + " )";
    }

    private static String ruleName(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean stays = Character.isLetterOrDigit(c) || SIGNS_IN_RULE_NAMES.indexOf(c) >= 0;
            plain.append(stays ? c : ' ');
        }
        return plain.toString().strip();
    }

    private static String onOneLine(String words) {
        StringBuilder plain = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            plain.append(breaks ? ' ' : c);
        }
        return plain.toString();
    }
}
