package leopard.rules.scheme;

import java.util.List;
import leopard.model.Place;
import leopard.scheme.DecisionTable;

/**
 * A decision table as the file has it; what its inputs mean is up to whoever uses it.
 *
 * @param inputs one for each column, as they stand: a name or formula, or a mapping with {@code of} and {@code in}
 * @param outputs {@code share} or {@code points}, {@code grade}, {@code text}
 * @param places where each row stands
 */
record TableSpec(DecisionTable table, List<Input> inputs, List<String> outputs, List<Place> places, Place place) {

    /**
     * A column.
     *
     * @param text what it looks at
     * @param node where that stands
     * @param percent whether a ratio is taken in percent
     */
    record Input(String text, YamlNode node, boolean percent) {

        /** Whether it holds words. */
        boolean isWord() {
            return WordTest.isField(text);
        }
    }

    boolean gives(String output) {
        return outputs.contains(output);
    }
}
