package leopard.spi;

import java.util.List;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A key of a plugin's configuration.
 *
 * @param fallback value used where the key is not given; null makes the key required, unless it is a map
 * @param choices allowed values; empty for any
 * @param meaning what it is for
 */
public record ConfigKey(String name, Type type, @Nullable String fallback, List<String> choices, Text meaning) {

    /** What a value looks like. */
    public enum Type {
        TEXT,
        NUMBER,
        /** Names to texts, as the files of tables. */
        MAP
    }

    public static ConfigKey text(String name, String fallback, Text meaning) {
        return new ConfigKey(name, Type.TEXT, fallback, List.of(), meaning);
    }

    public static ConfigKey choice(String name, String fallback, List<String> choices, Text meaning) {
        return new ConfigKey(name, Type.TEXT, fallback, choices, meaning);
    }

    public static ConfigKey map(String name, Text meaning) {
        return new ConfigKey(name, Type.MAP, null, List.of(), meaning);
    }
}
