package leopard.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Problem;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object for other programs: numbers of an assessment as text, so that none passes through a double. */
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final Writer out;

    private Json(JsonGenerator json, Writer out) {
        this.json = json;
        this.out = out;
    }

    /** Opens the object. */
    static Json begin(Writer out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        JsonGenerator generator = FACTORY.createGenerator(out);
        generator.setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
        generator.writeStartObject();
        return new Json(generator, out);
    }

    /** Closes the object and the line. */
    void end() throws IOException {
        json.writeEndObject();
        json.flush();
        out.write('\n');
    }

    /** A field of text; null as null. */
    Json put(String key, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value.toString());
        }
        return this;
    }

    Json put(String key, int value) throws IOException {
        json.writeNumberField(key, value);
        return this;
    }

    /** A number with the decimals that it has. */
    Json number(String key, Decimal value) throws IOException {
        json.writeNumberField(key, value.toBigDecimal());
        return this;
    }

    Json put(String key, boolean value) throws IOException {
        json.writeBooleanField(key, value);
        return this;
    }

    /** A field of several texts. */
    Json put(String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
        return this;
    }

    /** Begins a field of several objects. */
    Json array(String key) throws IOException {
        json.writeArrayFieldStart(key);
        return this;
    }

    Json endArray() throws IOException {
        json.writeEndArray();
        return this;
    }

    /** Begins an object in an array. */
    Json item() throws IOException {
        json.writeStartObject();
        return this;
    }

    Json endItem() throws IOException {
        json.writeEndObject();
        return this;
    }

    /** A field of problems, each an object with its place. */
    Json problems(String key, List<Problem> problems, Lang lang) throws IOException {
        array(key);
        for (Problem problem : problems) {
            item();
            put("file", problem.place().file());
            put("line", problem.place().line());
            put("column", problem.place().column());
            put("field", problem.place().field());
            put("message", problem.message().in(lang));
            put("remedy", problem.remedy().in(lang));
            endItem();
        }
        return endArray();
    }
}
