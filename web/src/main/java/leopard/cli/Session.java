package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import leopard.plugin.PluginException;
import leopard.plugin.PluginLoader;
import leopard.plugin.Plugins;
import leopard.spi.SourceException;

/**
 * What all commands of one call share.
 *
 * @param plugins folder of the plugins
 * @param engineVersion version of this program
 */
record Session(Console console, Path plugins, String engineVersion) {

    /** What a command does with the plugins. */
    interface Work {
        Exit with(Plugins plugins, Progress progress) throws Failure, SourceException, IOException;
    }

    /**
     * Loads the plugins for some work.
     *
     * @throws Failure with all {@code faults} if the plugins or the tables are not as they should be, or with what the work finds
     */
    Exit withPlugins(Faults faults, Work work) throws Failure, IOException {
        try (Plugins loaded = PluginLoader.load(plugins);
                Progress progress = new Progress(console)) {
            return work.with(loaded, progress);
        } catch (PluginException e) {
            faults.add(Exit.SCHEME, e.problems());
        } catch (SourceException e) {
            faults.add(Exit.DATA, e.problems());
        }
        throw faults.failure();
    }
}
