package leopard.plugin;

import java.util.List;
import java.util.Map;
import leopard.model.Place;

/**
 * What a configuration says about one source 数据来源配置, as it is written and before anybody has checked it.
 *
 * @param plugin name of the plugin
 * @param place where the plugin is named
 * @param settings in the order of the file; each key stands there once
 */
public record SourceSettings(String plugin, Place place, List<Setting> settings) {

    /** A key and what it is set to. */
    public sealed interface Setting {
        String key();

        Place place();
    }

    /** A key with one value, as text. */
    public record Value(String key, String value, Place place) implements Setting {}

    /** A key with names and texts under it, in the order of the file. */
    public record Entries(String key, Map<String, String> entries, Place place) implements Setting {}

    /** The source of a case that configures none: its folder of .csv files. */
    public static SourceSettings ofFolder() {
        return new SourceSettings("csv", Place.NOWHERE, List.of());
    }
}
