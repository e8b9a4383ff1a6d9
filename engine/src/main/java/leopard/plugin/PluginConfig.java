package leopard.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.NearestName;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.plugin.SourceSettings.Entries;
import leopard.plugin.SourceSettings.Setting;
import leopard.plugin.SourceSettings.Value;
import leopard.spi.ConfigKey;
import leopard.spi.SourceConfig;

/** Checks the settings of a source against the keys that its plugin declares. */
final class PluginConfig {

    private final Plugin plugin;
    private final SourceSettings settings;
    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PluginConfig(Plugin plugin, SourceSettings settings) {
        this.plugin = plugin;
        this.settings = settings;
        plugin.entry().configuration().forEach(key -> keys.put(key.name(), key));
    }

    /**
     * The settings with defaults filled in.
     *
     * @param base folder of the case, absolute and real
     * @throws PluginException with every problem at once
     */
    static SourceConfig of(Plugin plugin, SourceSettings settings, Path base) throws PluginException {
        PluginConfig config = new PluginConfig(plugin, settings);
        settings.settings().forEach(config::take);
        config.keys.values().forEach(config::fillIn);
        if (!config.problems.isEmpty()) {
            throw new PluginException(config.problems);
        }
        return new SourceConfig(base, Map.copyOf(config.texts), Map.copyOf(config.maps));
    }

    private void take(Setting setting) {
        ConfigKey key = keys.get(setting.key());
        if (key == null) {
            problems.add(Problem.at(
                    setting.place(),
                    Text.of("来源 %s 没有配置项 %s", "source %s has no key %s", plugin.name(), setting.key()),
                    withNearest(setting.key())));
        } else if (key.type() == ConfigKey.Type.MAP) {
            takeEntries(key, setting);
        } else {
            takeValue(key, setting);
        }
    }

    private void takeEntries(ConfigKey key, Setting setting) {
        if (setting instanceof Entries entries) {
            maps.put(key.name(), Map.copyOf(entries.entries()));
        } else {
            problems.add(wrong(
                    setting.place(), key, Text.of("应当在下面逐行写“名称: 值”", "expected lines of “name: value” under it")));
        }
    }

    private void takeValue(ConfigKey key, Setting setting) {
        if (!(setting instanceof Value value)) {
            problems.add(wrong(setting.place(), key, Text.of("应当只有一个值", "expected one value")));
            return;
        }
        texts.put(key.name(), value.value());
        if (key.type() == ConfigKey.Type.NUMBER && Decimal.parse(value.value()) == null) {
            problems.add(wrong(setting.place(), key, Text.of("“%s”不是数", "“%s” is not a number", value.value())));
        } else if (!key.choices().isEmpty() && !key.choices().contains(value.value())) {
            String nearest = NearestName.among(key.choices(), value.value());
            problems.add(wrong(
                    setting.place(),
                    key,
                    Text.of(
                            "“%s”不在可选值之中: %s%s",
                            "“%s” is none of its choices: %s%s",
                            value.value(),
                            String.join(", ", key.choices()),
                            nearest == null ? "" : Text.of(";是不是 %s?", "; did you mean %s?", nearest))));
        }
    }

    private void fillIn(ConfigKey key) {
        if (texts.containsKey(key.name()) || key.type() == ConfigKey.Type.MAP || isSet(key)) {
            return;
        }
        String fallback = key.fallback();
        if (fallback != null) {
            texts.put(key.name(), fallback);
            return;
        }
        problems.add(Problem.at(
                settings.place(),
                Text.of("来源 %s 缺少配置项 %s", "source %s lacks key %s", plugin.name(), key.name()),
                Text.of("%s: %s", "%s: %s", key.name(), key.meaning())));
    }

    private boolean isSet(ConfigKey key) {
        return settings.settings().stream().anyMatch(setting -> setting.key().equals(key.name()));
    }

    private Problem wrong(Place place, ConfigKey key, Text what) {
        return Problem.at(
                place,
                Text.of("来源 %s 的 %s: %s", "%s.%s: %s", plugin.name(), key.name(), what),
                Text.of("含义: %s", "it means: %s", key.meaning()));
    }

    private Text withNearest(String wrong) {
        String known = String.join(", ", keys.keySet());
        String nearest = NearestName.among(keys.keySet(), wrong);
        if (nearest != null) {
            return Text.of("是不是 %s?可用的配置项: %s", "did you mean %s? Known keys: %s", nearest, known);
        }
        return keys.isEmpty()
                ? Text.of("它没有任何配置项", "it has no keys at all")
                : Text.of("可用的配置项: %s", "known keys: %s", known);
    }
}
