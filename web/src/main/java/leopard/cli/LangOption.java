package leopard.cli;

import leopard.model.Lang;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class LangOption {

    static final String NAME = "--lang";

    @Option(names = NAME)
    private @Nullable String lang;

    @Option(names = {"-h", "--help"})
    private boolean help;

    boolean wantsHelp() {
        return help;
    }

    @Nullable
    String lang() {
        return lang;
    }

    /** The language of that name; null if there is none. */
    static @Nullable Lang parse(String word) {
        return switch (word) {
            case "zh" -> Lang.ZH;
            case "en" -> Lang.EN;
            default -> null;
        };
    }

    /** The language that the words ask for, found before they are understood, so that complaints about them are in it. */
    static Lang in(String[] words) {
        for (int i = 0; i < words.length; i++) {
            String value = null;
            if (words[i].equals(NAME) && i + 1 < words.length) {
                value = words[i + 1];
            } else if (words[i].startsWith(NAME + "=")) {
                value = words[i].substring(NAME.length() + 1);
            }
            Lang lang = value == null ? null : parse(value);
            if (lang != null) {
                return lang;
            }
        }
        return Lang.ZH;
    }
}
