package leopard.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.ConfigKey;
import leopard.spi.LeopardPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads every jar of a folder, each in a class loader of its own. The version of the interface in the jar's manifest is
 * looked at before any of its classes.
 */
public final class PluginLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final TreeMap<String, Plugin> byName = new TreeMap<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private PluginLoader() {}

    /**
     * The plugins of a folder.
     *
     * @throws PluginException with every problem of every jar; also if there is no plugin at all
     */
    public static Plugins load(Path folder) throws PluginException {
        PluginLoader loader = new PluginLoader();
        List<Path> jars = loader.jars(folder);
        jars.forEach(loader::open);
        Plugins plugins = new Plugins(loader.byName, List.copyOf(loader.loaders));
        if (jars.isEmpty() && loader.problems.isEmpty()) {
            loader.problems.add(Problem.at(
                    Place.file(folder.toString()),
                    Text.of("没有找到插件", "no plugin found"),
                    Text.of("把插件的 .jar 文件放进这个文件夹", "put the .jar files of plugins into this folder")));
        }
        if (!loader.problems.isEmpty()) {
            plugins.close();
            throw new PluginException(loader.problems);
        }
        return plugins;
    }

    private List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return jars;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT).endsWith(".jar")) {
                    jars.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable(folder, e);
        }
        // Of two that quarrel about a name always the same one is told off.
        jars.sort(null);
        return jars;
    }

    private void open(Path jar) {
        Attributes manifest = manifest(jar);
        if (manifest == null || !isMadeForThisVersion(jar, manifest)) {
            return;
        }
        try {
            PluginClassLoader loader =
                    new PluginClassLoader(jar.toAbsolutePath().toUri().toURL());
            loaders.add(loader);
            load(jar, version(manifest), loader);
        } catch (IOException e) {
            unreadable(jar, e);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            LOG.debug("plugin {} cannot be loaded", jar, e);
            problems.add(Problem.at(
                    Place.file(jar.toString()),
                    Text.of("插件无法加载: %s", "the plugin cannot be loaded: %s", reason(e)),
                    Text.of("换用完好的插件文件,或与插件作者联系", "use a sound jar, or ask the author of the plugin")));
        }
    }

    private @Nullable Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Attributes() : manifest.getMainAttributes();
        } catch (IOException e) {
            LOG.debug("not a jar: {}", jar, e);
            problems.add(Problem.at(
                    Place.file(jar.toString()),
                    Text.of("这不是完好的 .jar 文件", "this is not a sound .jar file"),
                    Text.of("重新复制这个插件,或把它移走", "copy the plugin again, or move it away")));
            return null;
        }
    }

    private boolean isMadeForThisVersion(Path jar, Attributes manifest) {
        String version = manifest.getValue(LeopardPlugin.API_ATTRIBUTE);
        if (LeopardPlugin.API_VERSION.equals(version)) {
            return true;
        }
        problems.add(Problem.at(
                Place.file(jar.toString()).field(LeopardPlugin.API_ATTRIBUTE),
                version == null
                        ? Text.of(
                                "这不是豹榜的插件: 清单里没有接口版本",
                                "this is no plugin of Leopard: its manifest names no interface version")
                        : Text.of(
                                "插件按接口版本 %s 编写,这里的版本是 %s",
                                "the plugin was made for interface version %s, this is version %s",
                                version,
                                LeopardPlugin.API_VERSION),
                Text.of(
                        "换用为接口版本 %s 编写的插件,或把它移走",
                        "use one made for interface version %s, or move it away", LeopardPlugin.API_VERSION)));
        return false;
    }

    private void load(Path jar, String version, PluginClassLoader loader) {
        int found = 0;
        Iterator<ServiceLoader.Provider<LeopardPlugin>> providers =
                ServiceLoader.load(LeopardPlugin.class, loader).stream().iterator();
        while (providers.hasNext()) {
            LeopardPlugin entry = providers.next().get();
            found++;
            add(new Plugin(String.valueOf(entry.name()), version, jar, entry));
        }
        if (found == 0) {
            problems.add(Problem.at(
                    Place.file(jar.toString()),
                    Text.of(
                            "没有插件: 缺少 META-INF/services/%s",
                            "there is no plugin in it: META-INF/services/%s is missing", LeopardPlugin.class.getName()),
                    Text.of("在这个文件里写出插件的类名", "name the plugin's class in that file")));
        }
    }

    private void add(Plugin plugin) {
        Place place = Place.file(plugin.jar().toString());
        if (!NAME.matcher(plugin.name()).matches()) {
            problems.add(Problem.at(
                    place,
                    Text.of("插件名“%s”不合要求", "“%s” cannot be the name of a plugin", plugin.name()),
                    Text.of("只用小写英文字母、数字和连字符", "use lower-case letters, digits and hyphens")));
            return;
        }
        Plugin other = byName.putIfAbsent(plugin.name(), plugin);
        if (other != null) {
            problems.add(Problem.at(
                    place,
                    Text.of("插件名 %s 已被 %s 使用", "the name %s is taken by the plugin in %s", plugin.name(), other.jar()),
                    Text.of("只保留其中一个", "keep one of the two")));
        }
        Set<String> keys = new HashSet<>();
        for (ConfigKey key : plugin.entry().configuration()) {
            if (!keys.add(key.name())) {
                problems.add(Problem.at(
                        place,
                        Text.of("插件两次声明了配置项 %s", "the plugin declares the key %s twice", key.name()),
                        Text.of("与插件作者联系", "ask the author of the plugin")));
            }
        }
        LOG.debug("plugin {} {} from {}", plugin.name(), plugin.version(), plugin.jar());
    }

    private void unreadable(Path path, Exception e) {
        LOG.debug("cannot be read: {}", path, e);
        problems.add(Problem.at(
                Place.file(path.toString()),
                Text.of("无法读取", "cannot be read"),
                Text.of("检查文件和权限", "check the file and its permissions")));
    }

    private static String version(Attributes manifest) {
        String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version == null ? "" : version;
    }

    /** The innermost cause in one line: the outer ones only say that something failed. */
    static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + " " + message.lines().findFirst().orElse("");
    }
}
