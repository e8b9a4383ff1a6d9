package leopard.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import leopard.model.Place;
import leopard.spi.Cell;
import leopard.spi.LeopardPlugin;
import leopard.spi.Row;
import leopard.spi.SourceConfig;
import leopard.spi.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, alone in a class loader that sees of Leopard what every plugin sees. */
class PluginJarIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));

    @Test
    void the_jar_holds_the_plugin_and_its_library_and_nothing_of_the_host() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue(LeopardPlugin.API_ATTRIBUTE))
                    .isEqualTo(LeopardPlugin.API_VERSION);
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(files)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.startsWith("leopard/source/csv/Csv")
                            || name.startsWith("de/siegmar/fastcsv/")
                            || List.of(
                                            "META-INF/MANIFEST.MF",
                                            "META-INF/services/leopard.spi.LeopardPlugin",
                                            "META-INF/licenses/fastcsv.txt",
                                            "leopard/source/csv/package-info.class")
                                    .contains(name));
            assertThat(files)
                    .contains(
                            "META-INF/services/leopard.spi.LeopardPlugin", "de/siegmar/fastcsv/reader/CsvReader.class");
        }
    }

    @Test
    void the_jar_reads_a_table_in_a_class_loader_of_its_own(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("units.csv"), "unit,name\nA1,东岱村\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new Host())) {
            LeopardPlugin plugin = ServiceLoader.load(LeopardPlugin.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .findFirst()
                    .orElseThrow()
                    .get();
            SourceConfig config = new SourceConfig(
                    folder.toRealPath(), Map.of("folder", ".", "encoding", "auto", "delimiter", "auto"), Map.of());
            try (Table table = plugin.open(config).read("units", problem -> {})) {
                assertThat(table.next())
                        .isEqualTo(new Row(Place.line("units.csv", 2), List.of(Cell.of("A1"), Cell.of("东岱村"))));
            }
        }
    }

    /** The platform, and of Leopard's class path only what the interface promises. */
    private static final class Host extends ClassLoader {

        Host() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String inPackage = name.substring(0, name.lastIndexOf('.') + 1);
            if (List.of("leopard.spi.", "leopard.model.").contains(inPackage)
                    || inPackage.startsWith("org.jspecify.")
                    || inPackage.startsWith("org.slf4j.")) {
                return LeopardPlugin.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
