package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import leopard.model.Lang;
import leopard.model.Place;
import leopard.rules.scheme.SourcesReader.SourceSpec;
import org.junit.jupiter.api.Test;

/** The file that says which plugins read a case. */
class SourcesReaderTest {

    private static SourcesReader.Result read(String text) {
        return SourcesReader.read("sources.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_source_names_its_plugin_and_configures_it() {
        SourcesReader.Result result = read("""
                sources:
                - plugin: csv
                  delimiter: ";"
                  encoding:
                  tables:
                    units: 单位.csv
                    readings: r.csv
                - {plugin: excel, file: 报表.xlsx}
                """);

        assertThat(result.problems()).isEmpty();
        assertThat(result.sources()).hasSize(2);
        SourceSpec csv = result.sources().get(0);
        assertThat(csv.plugin()).isEqualTo("csv");
        assertThat(csv.place()).isEqualTo(new Place("sources.yaml", 2, 11, null));
        assertThat(csv.texts()).containsEntry("delimiter", ";").containsEntry("encoding", "");
        assertThat(csv.maps().get("tables"))
                .containsExactly(Map.entry("units", "单位.csv"), Map.entry("readings", "r.csv"));
        assertThat(csv.places()).containsEntry("tables", new Place("sources.yaml", 5, 3, null));
        assertThat(csv.places().keySet()).containsExactly("delimiter", "encoding", "tables");
        assertThat(result.sources().get(1).texts()).containsEntry("file", "报表.xlsx");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        SourcesReader.Result result = read("""
                sources:
                - delimiter: ";"
                - plugin:
                - plugin: csv
                  tables: [a, b]
                  maps: {a: [1]}
                - csv
                sorces: 1
                """);

        assertThat(result.sources()).isEmpty();
        assertThat(result.problems())
                .extracting(p -> p.in(Lang.EN))
                .containsExactly(
                        "sources.yaml:2:3: a source lacks the key 'plugin'",
                        "sources.yaml:3:10: plugin: expected the name of a plugin, found nothing",
                        "sources.yaml:5:11: tables: expected text or a mapping, found a list",
                        "sources.yaml:6:13: a: expected text, found a list",
                        "sources.yaml:7:3: sources: expected a mapping, found 'csv'",
                        "sources.yaml:8:1: 'sorces' is not a key of the sources. Did you mean sources? Known: sources");
    }

    @Test
    void a_file_without_sources_is_a_mistake() {
        assertThat(read("sources: []").problems())
                .extracting(p -> p.in(Lang.EN))
                .containsExactly("sources.yaml:1:10: sources: the list is empty");
        assertThat(read("{}").problems())
                .extracting(p -> p.in(Lang.EN))
                .containsExactly("sources.yaml:1:1: the sources lacks the key 'sources'");
    }
}
