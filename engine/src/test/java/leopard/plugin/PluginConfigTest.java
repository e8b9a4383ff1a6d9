package leopard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leopard.model.Lang;
import leopard.model.Place;
import leopard.model.Text;
import leopard.plugin.SourceSettings.Entries;
import leopard.plugin.SourceSettings.Setting;
import leopard.plugin.SourceSettings.Value;
import leopard.spi.ConfigKey;
import leopard.spi.IndicatorSource;
import leopard.spi.LeopardPlugin;
import leopard.spi.SourceConfig;
import org.junit.jupiter.api.Test;

class PluginConfigTest {

    private static final Path BASE = Path.of("case");

    private final Plugin sheets = new Plugin("sheets", "1", Path.of("sheets.jar"), new LeopardPlugin() {
        @Override
        public String name() {
            return "sheets";
        }

        @Override
        public List<ConfigKey> configuration() {
            return List.of(
                    new ConfigKey("path", ConfigKey.Type.TEXT, null, List.of(), Text.of("文件", "the file")),
                    new ConfigKey("skip", ConfigKey.Type.NUMBER, "0", List.of(), Text.of("行数", "rows to skip")),
                    ConfigKey.choice("header", "first", List.of("first", "none"), Text.of("表头", "the header")),
                    ConfigKey.map("tables", Text.of("表", "the tables")));
        }

        @Override
        public IndicatorSource open(SourceConfig config) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void what_is_not_set_has_the_plugin_s_own_value() throws Exception {
        assertThat(PluginConfig.of(sheets, settings(value("path", "a.xlsx", 2)), BASE))
                .isEqualTo(new SourceConfig(BASE, Map.of("path", "a.xlsx", "skip", "0", "header", "first"), Map.of()));
    }

    @Test
    void what_is_set_is_taken_as_it_stands() throws Exception {
        SourceConfig config = PluginConfig.of(
                sheets,
                settings(
                        value("path", "数据 a.xlsx", 2),
                        value("skip", "2", 3),
                        value("header", "none", 4),
                        new Entries("tables", Map.of("units", "名单"), line(5))),
                BASE);
        assertThat(config.text("path")).isEqualTo("数据 a.xlsx");
        assertThat(config.text("skip")).isEqualTo("2");
        assertThat(config.text("header")).isEqualTo("none");
        assertThat(config.map("tables")).isEqualTo(Map.of("units", "名单"));
    }

    @Test
    void every_problem_is_told_at_once_each_with_its_place() {
        assertThat(problems(
                        value("pth", "a.xlsx", 2),
                        value("skip", "two", 3),
                        value("header", "non", 4),
                        value("tables", "units.xlsx", 5),
                        value("colour", "red", 6)))
                .containsExactly(
                        "sources.yaml:1: source sheets lacks key path. path: the file",
                        "sources.yaml:2: source sheets has no key pth."
                                + " did you mean path? Known keys: path, skip, header, tables",
                        "sources.yaml:3: sheets.skip: “two” is not a number. it means: rows to skip",
                        "sources.yaml:4: sheets.header: “non” is none of its choices: first, none;"
                                + " did you mean none?. it means: the header",
                        "sources.yaml:5: sheets.tables: expected lines of “name: value” under it."
                                + " it means: the tables",
                        "sources.yaml:6: source sheets has no key colour. known keys: path, skip, header, tables");
    }

    @Test
    void entries_where_one_value_belongs_are_refused_and_the_key_does_not_count_as_missing() {
        assertThat(problems(new Entries("path", Map.of(), line(2))))
                .containsExactly("sources.yaml:2: sheets.path: expected one value. it means: the file");
    }

    @Test
    void messages_are_chinese_for_administrators() {
        PluginException thrown = catchThrowableOfType(
                PluginException.class, () -> PluginConfig.of(sheets, settings(value("pth", "a.xlsx", 2)), BASE));
        assertThat(thrown.problems().stream().map(p -> p.in(Lang.ZH)))
                .containsExactly(
                        "sources.yaml:1:来源 sheets 缺少配置项 path。path: 文件",
                        "sources.yaml:2:来源 sheets 没有配置项 pth。是不是 path?可用的配置项: path, skip, header, tables");
    }

    private List<String> problems(Setting... settings) {
        PluginException thrown =
                catchThrowableOfType(PluginException.class, () -> PluginConfig.of(sheets, settings(settings), BASE));
        return thrown.problems().stream().map(p -> p.in(Lang.EN)).toList();
    }

    private static SourceSettings settings(Setting... settings) {
        return new SourceSettings("sheets", line(1), List.of(settings));
    }

    private static Value value(String key, String value, int line) {
        return new Value(key, value, line(line));
    }

    private static Place line(int line) {
        return Place.line("sources.yaml", line);
    }
}
