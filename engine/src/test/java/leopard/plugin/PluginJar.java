package leopard.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import leopard.spi.LeopardPlugin;
import org.jspecify.annotations.Nullable;

/** A plugin's jar, compiled in the test from source. */
final class PluginJar {

    private @Nullable String apiVersion = LeopardPlugin.API_VERSION;
    private @Nullable String service = "foreign.Plugin";
    private final StringBuilder source = new StringBuilder();

    /** A plugin of that name whose body is {@code members}; a source without tables unless they say otherwise. */
    static PluginJar named(String name, String members) {
        PluginJar jar = new PluginJar();
        jar.source.append("""
                package foreign;
                public final class Plugin implements leopard.spi.LeopardPlugin {
                    public String name() { return "%s"; }
                    %s
                }
                """.formatted(name, members.contains(" open(") ? members : members + """
                                                public leopard.spi.IndicatorSource open(leopard.spi.SourceConfig config) {
                                                    return null;
                                                }
                                                """));
        return jar;
    }

    static PluginJar named(String name) {
        return named(name, "");
    }

    PluginJar madeFor(@Nullable String version) {
        apiVersion = version;
        return this;
    }

    PluginJar withService(@Nullable String entry) {
        service = entry;
        return this;
    }

    Path writeTo(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.1");
        if (apiVersion != null) {
            manifest.getMainAttributes().putValue(LeopardPlugin.API_ATTRIBUTE, apiVersion);
        }
        Map<String, byte[]> files = compile();
        if (service != null) {
            files.put("META-INF/services/leopard.spi.LeopardPlugin", service.getBytes(StandardCharsets.UTF_8));
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    private Map<String, byte[]> compile() throws IOException {
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (JavaFileManager memory =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                        return new ClassFile(
                                className,
                                classes.computeIfAbsent(
                                        className.replace('.', '/') + ".class", name -> new ByteArrayOutputStream()));
                    }
                }) {
            boolean compiled = compiler.getTask(
                            null,
                            memory,
                            null,
                            List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                            null,
                            List.of(new SourceFile(source.toString())))
                    .call();
            assertThat(compiled).as("the plugin of the test compiles").isTrue();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
        return files;
    }

    private static final class SourceFile extends SimpleJavaFileObject {
        private final String text;

        SourceFile(String text) {
            super(URI.create("string:///foreign/Plugin.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes;

        ClassFile(String className, ByteArrayOutputStream bytes) {
            super(URI.create("bytes:///" + className), Kind.CLASS);
            this.bytes = bytes;
        }

        @Override
        public ByteArrayOutputStream openOutputStream() {
            return bytes;
        }
    }
}
