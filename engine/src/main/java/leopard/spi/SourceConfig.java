package leopard.spi;

import java.nio.file.Path;
import java.util.Map;

/**
 * Checked configuration of one source.
 *
 * @param base folder of the case, absolute and real; a source reads nothing outside it unless its configuration says so
 * @param texts value of each text and number key
 * @param maps value of each map key
 */
public record SourceConfig(Path base, Map<String, String> texts, Map<String, Map<String, String>> maps) {

    /** Value of a declared text or number key. */
    public String text(String key) {
        String value = texts.get(key);
        if (value == null) {
            throw new IllegalArgumentException("not a declared key: " + key);
        }
        return value;
    }

    /** Value of a declared map key; empty where it is not given. */
    public Map<String, String> map(String key) {
        return maps.getOrDefault(key, Map.of());
    }
}
