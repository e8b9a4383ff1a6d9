package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads the optional file {@code sources.yaml} of a case: which plugins read its tables, with which configuration. What the
 * keys of a plugin mean, and which it has, is up to the plugin.
 */
public final class SourcesReader {

    private SourcesReader() {}

    /**
     * One source.
     *
     * @param texts values of keys with one value, as text
     * @param maps values of keys with names and texts under them
     * @param places where each key stands
     * @param place where the plugin is named
     */
    public record SourceSpec(
            String plugin,
            Map<String, String> texts,
            Map<String, Map<String, String>> maps,
            Map<String, Place> places,
            Place place) {}

    /** @param sources empty where there are problems */
    public record Result(List<SourceSpec> sources, List<Problem> problems) {}

    /** Reads the file. */
    public static Result read(String file, byte[] utf8) {
        Problems problems = new Problems();
        String text = YamlFile.decode(file, utf8, problems);
        YamlNode root = text == null ? null : YamlFile.read(file, text, problems);
        Fields fields =
                root == null ? null : Fields.of(root, Text.of("数据来源", "the sources"), List.of("sources"), problems);
        List<SourceSpec> sources = new ArrayList<>();
        if (fields != null) {
            for (YamlNode item : fields.list("sources")) {
                SourceSpec source = source(item, problems);
                if (source != null) {
                    sources.add(source);
                }
            }
        }
        return new Result(problems.isEmpty() ? List.copyOf(sources) : List.of(), problems.problems());
    }

    private static @Nullable SourceSpec source(YamlNode item, Problems problems) {
        if (!(item instanceof YamlNode.Mapping mapping)) {
            problems.expected("sources", Text.of("键值表", "a mapping"), item);
            return null;
        }
        YamlNode plugin = mapping.get("plugin");
        if (plugin == null) {
            problems.missing(mapping.place(), "plugin", Text.of("数据来源", "a source"));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (key.equals("plugin")) {
                continue;
            }
            places.put(key, entry.key().place());
            if (entry.value() instanceof YamlNode.Mapping map) {
                maps.put(key, texts(map, problems));
            } else if (entry.value() instanceof YamlNode.Scalar scalar) {
                texts.put(key, scalar.isEmpty() ? "" : scalar.text());
            } else {
                problems.expected(key, Text.of("文字或键值表", "text or a mapping"), entry.value());
            }
        }
        if (!(plugin instanceof YamlNode.Scalar name) || name.isEmpty()) {
            if (plugin != null) {
                problems.expected("plugin", Text.of("插件名称", "the name of a plugin"), plugin);
            }
            return null;
        }
        return new SourceSpec(
                name.text(),
                Collections.unmodifiableMap(texts),
                Collections.unmodifiableMap(maps),
                Collections.unmodifiableMap(places),
                name.place());
    }

    private static Map<String, String> texts(YamlNode.Mapping map, Problems problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlNode.Scalar scalar) {
                texts.put(entry.key().text(), scalar.isEmpty() ? "" : scalar.text());
            } else {
                problems.expected(entry.key().text(), Text.of("文字", "text"), entry.value());
            }
        }
        return Collections.unmodifiableMap(texts);
    }
}
