package leopard.rules.scheme;

import java.util.List;
import java.util.Set;
import leopard.model.Place;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** A node of a YAML file with its place. Scalars are text: what they mean is up to whoever reads them. */
sealed interface YamlNode {

    Place place();

    /** What it is, for messages: "a list". */
    Text found();

    /**
     * @param plain whether it stands there without quotes
     * @param textColumn column at which the text begins; 0 where it does not stand in the file character by character
     */
    record Scalar(String text, boolean plain, Place place, int textColumn) implements YamlNode {

        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
        private static final int LONGEST_QUOTATION = 60;

        /** Place of the character at {@code offset}. */
        Place at(int offset) {
            return textColumn == 0
                    ? place
                    : new Place(
                            place.file(),
                            place.line(),
                            textColumn + text.codePointCount(0, Math.min(offset, text.length())),
                            null);
        }

        boolean isEmpty() {
            return plain ? NOTHING.contains(text) : text.isBlank();
        }

        @Override
        public Text found() {
            if (isEmpty()) {
                return Text.of("空值", "nothing");
            }
            int end = text.length() <= LONGEST_QUOTATION
                    ? text.length()
                    : text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_QUOTATION));
            return Text.of("“%s”", "'%s'", end < text.length() ? text.substring(0, end) + "…" : text);
        }
    }

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public Text found() {
            return Text.of("列表", "a list");
        }
    }

    /** Keys in the order of the file, each once. */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {

        @Nullable
        Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key.text.equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        @Nullable
        YamlNode get(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value;
        }

        @Override
        public Text found() {
            return Text.of("键值表", "a mapping");
        }
    }

    /** Something that was refused: whatever it should have been has been said. */
    record Refused(Place place) implements YamlNode {
        @Override
        public Text found() {
            return Text.EMPTY;
        }
    }

    record Entry(Scalar key, YamlNode value) {}
}
