package leopard.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import leopard.model.NearestName;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceConfig;
import leopard.spi.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins that are there, by name. Closing them closes their class loaders. */
public final class Plugins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final SortedMap<String, Plugin> byName;
    private final List<PluginClassLoader> loaders;

    Plugins(SortedMap<String, Plugin> byName, List<PluginClassLoader> loaders) {
        this.byName = byName;
        this.loaders = loaders;
    }

    /** In the order of their names. */
    public List<Plugin> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Opens a source as it is configured.
     *
     * @param base folder of the case, absolute and real
     * @throws PluginException with every problem of the configuration
     * @throws SourceException if the plugin cannot open what the configuration means
     */
    public IndicatorSource open(SourceSettings settings, Path base) throws PluginException, SourceException {
        Plugin plugin = byName.get(settings.plugin());
        if (plugin == null) {
            String nearest = NearestName.among(byName.keySet(), settings.plugin());
            throw new PluginException(List.of(Problem.at(
                    settings.place(),
                    Text.of("没有名为 %s 的插件", "there is no plugin %s", settings.plugin()),
                    Text.of(
                            "%s现有的插件: %s",
                            "%sthere are: %s",
                            nearest == null ? "" : Text.of("是不是 %s?", "did you mean %s? ", nearest),
                            String.join(", ", byName.keySet())))));
        }
        SourceConfig config = PluginConfig.of(plugin, settings, base);
        try {
            return plugin.entry().open(config);
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("plugin {} failed", plugin.name(), e);
            throw new PluginException(List.of(Problem.at(
                    settings.place(),
                    Text.of("插件 %s 出错: %s", "the plugin %s failed: %s", plugin.name(), PluginLoader.reason(e)),
                    Text.of("与插件作者联系", "ask the author of the plugin"))));
        }
    }

    @Override
    public void close() {
        for (PluginClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                LOG.debug("a jar was not closed; it was only read, so nothing is lost", e);
            }
        }
    }
}
