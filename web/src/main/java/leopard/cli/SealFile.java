package leopard.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leopard.model.UnitList;
import leopard.run.Seal;
import org.jspecify.annotations.Nullable;

/** Reads the seal of a result. */
final class SealFile {

    /** A seal of a result of a million units has some twenty files; a larger one is not read into memory. */
    private static final long MAX_BYTES = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SealFile() {}

    /** The seal in the folder; null if what stands there is none. */
    static @Nullable Seal read(Path folder) throws IOException {
        Path file = folder.resolve(Seal.FILE);
        if (Files.size(file) > MAX_BYTES) {
            return null;
        }
        try {
            JsonNode seal = JSON.readTree(Files.readAllBytes(file));
            if (!seal.isObject() || seal.path("format").asInt() != Seal.FORMAT) {
                return null;
            }
            List<String> periods = new ArrayList<>();
            seal.path("periods").forEach(period -> periods.add(period.asText()));
            return new Seal(
                    seal.path("scheme").asText(),
                    seal.path("version").asText(),
                    List.copyOf(periods),
                    seal.path("lang").asText(),
                    seal.path("engine").asText(),
                    texts(seal.path("plugins")),
                    texts(seal.path("inputs")),
                    texts(seal.path("outputs")),
                    seal.path("corrects").asText(),
                    seal.path("reason").asText());
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> texts = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            texts.put(each.getKey(), each.getValue().asText());
        }
        return texts;
    }
}
