package leopard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import leopard.model.Lang;
import leopard.model.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {

    /** Says what it sees when it is opened, and throws that. */
    private static String throwing(String expression) {
        return """
                public leopard.spi.IndicatorSource open(leopard.spi.SourceConfig config) {
                    throw new IllegalStateException(String.valueOf(%s));
                }
                static String find(String name) {
                    try {
                        return Class.forName(name).getName() + " seen";
                    } catch (ClassNotFoundException e) {
                        return name + " hidden";
                    }
                }
                """.formatted(expression);
    }

    private Path folder = Path.of("");

    @BeforeEach
    void folderWithAName(@TempDir Path temp) throws Exception {
        folder = Files.createDirectory(temp.resolve("插件 plugins"));
    }

    @Test
    void a_jar_that_was_compiled_elsewhere_is_found_by_its_own_name() throws Exception {
        Path jar = PluginJar.named("finance").writeTo(folder.resolve("some.jar"));
        Files.writeString(folder.resolve("readme.txt"), "no plugin");

        try (Plugins plugins = PluginLoader.load(folder)) {
            assertThat(plugins.all())
                    .extracting(Plugin::name, Plugin::version, Plugin::jar)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("finance", "7.1", jar));
        }
    }

    @Test
    void each_plugin_has_a_class_loader_of_its_own_even_for_classes_of_one_name() throws Exception {
        PluginJar.named("finance").writeTo(folder.resolve("a.jar"));
        PluginJar.named("labour").writeTo(folder.resolve("b.jar"));

        try (Plugins plugins = PluginLoader.load(folder)) {
            List<Plugin> all = plugins.all();
            assertThat(all).extracting(Plugin::name).containsExactly("finance", "labour");
            Class<?> one = all.get(0).entry().getClass();
            Class<?> other = all.get(1).entry().getClass();
            assertThat(one.getName()).isEqualTo(other.getName()).isEqualTo("foreign.Plugin");
            assertThat(one).isNotEqualTo(other);
        }
    }

    @Test
    void a_plugin_sees_the_interface_and_the_log_and_nothing_else_of_the_host() throws Exception {
        assertThat(whatAPluginSees("leopard.spi.Cell")).endsWith("seen");
        assertThat(whatAPluginSees("leopard.model.Decimal")).endsWith("seen");
        assertThat(whatAPluginSees("org.slf4j.LoggerFactory")).endsWith("seen");
        assertThat(whatAPluginSees("org.slf4j.event.Level")).endsWith("seen");
        assertThat(whatAPluginSees("org.jspecify.annotations.NullMarked")).endsWith("seen");
        assertThat(whatAPluginSees("java.sql.Connection")).endsWith("seen");
        assertThat(whatAPluginSees("leopard.plugin.PluginLoader")).endsWith("hidden");
        assertThat(whatAPluginSees("leopard.score.ScoreSheet")).endsWith("hidden");
        assertThat(whatAPluginSees("org.assertj.core.api.Assertions")).endsWith("hidden");
    }

    private String whatAPluginSees(String className) throws Exception {
        Path jar =
                PluginJar.named("spy", throwing("find(\"" + className + "\")")).writeTo(folder.resolve("spy.jar"));
        try (Plugins plugins = PluginLoader.load(folder)) {
            Files.delete(jar);
            PluginException said = catchThrowableOfType(
                    PluginException.class,
                    () -> plugins.open(new SourceSettings("spy", Place.file("sources.yaml"), List.of()), folder));
            return said.problems().get(0).message().in(Lang.EN);
        }
    }

    @Test
    void a_jar_made_for_another_version_of_the_interface_is_refused_before_any_class_is_loaded() throws Exception {
        PluginJar.named("old", "static { System.setProperty(\"leopard.test.loaded\", \"yes\"); }")
                .madeFor("0")
                .writeTo(folder.resolve("old.jar"));

        assertThat(problems())
                .containsExactly("old.jar [Leopard-Api-Version]: the plugin was made for interface version 0,"
                        + " this is version 1. use one made for interface version 1, or move it away");
        assertThat(System.getProperty("leopard.test.loaded")).isNull();
    }

    @Test
    void a_jar_without_version_is_no_plugin() throws Exception {
        PluginJar.named("other").madeFor(null).writeTo(folder.resolve("other.jar"));

        assertThat(problems())
                .containsExactly("other.jar [Leopard-Api-Version]: this is no plugin of Leopard: its manifest names no"
                        + " interface version. use one made for interface version 1, or move it away");
    }

    @Test
    void a_file_that_is_no_jar_is_said_to_be_none() throws Exception {
        Files.writeString(folder.resolve("broken.jar"), "PK");
        Files.createDirectory(folder.resolve("folder.jar"));

        assertThat(problems())
                .containsExactly(
                        "broken.jar: this is not a sound .jar file. copy the plugin again, or move it away",
                        "folder.jar: this is not a sound .jar file. copy the plugin again, or move it away");
    }

    @Test
    void two_plugins_of_one_name_are_refused_whatever_the_order_of_the_folder() throws Exception {
        PluginJar.named("finance").writeTo(folder.resolve("b.jar"));
        PluginJar.named("finance").writeTo(folder.resolve("a.jar"));

        assertThat(problems())
                .containsExactly("b.jar: the name finance is taken by the plugin in a.jar. keep one of the two");
    }

    @Test
    void a_folder_without_plugins_and_one_that_is_not_there_are_told() throws Exception {
        assertThat(problems()).containsExactly(": no plugin found. put the .jar files of plugins into this folder");
        folder = folder.resolve("missing");
        assertThat(problems()).containsExactly(": no plugin found. put the .jar files of plugins into this folder");
    }

    @Test
    void a_jar_that_names_no_class_or_one_that_is_not_there_is_told() throws Exception {
        PluginJar.named("a").withService(null).writeTo(folder.resolve("a.jar"));
        PluginJar.named("b").withService("foreign.Missing").writeTo(folder.resolve("b.jar"));

        assertThat(problems())
                .containsExactly(
                        "a.jar: there is no plugin in it: META-INF/services/leopard.spi.LeopardPlugin is missing."
                                + " name the plugin's class in that file",
                        "b.jar: the plugin cannot be loaded: ServiceConfigurationError leopard.spi.LeopardPlugin:"
                                + " Provider foreign.Missing not found."
                                + " use a sound jar, or ask the author of the plugin");
    }

    @Test
    void a_plugin_that_fails_while_it_is_made_does_not_take_the_others_messages_away() throws Exception {
        PluginJar.named("a", "public Plugin() { throw new IllegalStateException(\"no licence\"); }")
                .writeTo(folder.resolve("a.jar"));
        PluginJar.named("Not A Name").writeTo(folder.resolve("b.jar"));
        PluginJar.named("c", """
                        public java.util.List<leopard.spi.ConfigKey> configuration() {
                            leopard.spi.ConfigKey key = leopard.spi.ConfigKey.text("k", "", leopard.model.Text.EMPTY);
                            return java.util.List.of(key, key);
                        }
                        """).writeTo(folder.resolve("c.jar"));

        assertThat(problems())
                .containsExactly(
                        "a.jar: the plugin cannot be loaded: IllegalStateException no licence."
                                + " use a sound jar, or ask the author of the plugin",
                        "b.jar: “Not A Name” cannot be the name of a plugin."
                                + " use lower-case letters, digits and hyphens",
                        "c.jar: the plugin declares the key k twice. ask the author of the plugin");
    }

    private List<String> problems() {
        PluginException thrown = catchThrowableOfType(PluginException.class, () -> PluginLoader.load(folder));
        return thrown.problems().stream()
                .map(problem -> problem.in(Lang.EN).replace(folder + "/", "").replace(folder.toString(), ""))
                .toList();
    }
}
