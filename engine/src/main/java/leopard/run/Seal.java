package leopard.run;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leopard.model.Sha256;

/**
 * What a result is sealed with 封存: SHA-256 of the scheme, of each table it was computed from and of each table that came
 * out, and the versions that computed it. No path, clock, user or Java version, so that the same inputs give the same seal.
 *
 * @param scheme id of the scheme
 * @param version id of its version
 * @param periods ids of the periods that were run
 * @param lang language of the texts in the result
 * @param engine version of the engine
 * @param plugins versions of the plugins that read the tables, by name
 * @param inputs SHA-256 of each file under {@code inputs/}
 * @param outputs SHA-256 of each result table, findings left out
 * @param corrects SHA-256 of the seal of the run that this one corrects; empty if none
 * @param reason why it corrects; empty if it does not
 */
public record Seal(
        String scheme,
        String version,
        List<String> periods,
        String lang,
        String engine,
        SortedMap<String, String> plugins,
        SortedMap<String, String> inputs,
        SortedMap<String, String> outputs,
        String corrects,
        String reason) {

    /** Version of the form of a result. */
    public static final int FORMAT = 1;

    /** File that holds it. */
    public static final String FILE = "seal.json";

    /** Folder of the inputs inside a result. */
    public static final String INPUTS = "inputs";

    /** As JSON, keys and files in a fixed order, LF at the end. */
    public String toJson() {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"format\": ").append(FORMAT).append(",\n");
        text(json, "scheme", scheme);
        text(json, "version", version);
        json.append("  \"periods\": [");
        for (int i = 0; i < periods.size(); i++) {
            json.append(i == 0 ? "" : ", ").append(quoted(periods.get(i)));
        }
        json.append("],\n");
        text(json, "lang", lang);
        text(json, "engine", engine);
        files(json, "plugins", plugins);
        files(json, "inputs", inputs);
        files(json, "outputs", outputs);
        text(json, "corrects", corrects);
        json.append("  \"reason\": ").append(quoted(reason)).append("\n}\n");
        return json.toString();
    }

    /** SHA-256 of the seal itself: what a correction names. */
    public String hash() {
        return Sha256.of(toJson());
    }

    private static void text(StringBuilder json, String key, String value) {
        json.append("  ").append(quoted(key)).append(": ").append(quoted(value)).append(",\n");
    }

    private static void files(StringBuilder json, String key, Map<String, String> files) {
        json.append("  ").append(quoted(key)).append(": {");
        String separator = "\n";
        for (Map.Entry<String, String> each : new TreeMap<>(files).entrySet()) {
            json.append(separator)
                    .append("    ")
                    .append(quoted(each.getKey()))
                    .append(": ")
                    .append(quoted(each.getValue()));
            separator = ",\n";
        }
        json.append(files.isEmpty() ? "},\n" : "\n  },\n");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
