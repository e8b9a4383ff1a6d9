package leopard.plugin;

import java.nio.file.Path;
import leopard.spi.LeopardPlugin;

/**
 * A plugin that was found and loaded.
 *
 * @param name its own name for itself, unique among the plugins
 * @param version version of its jar; empty if the manifest gives none
 * @param jar where it came from
 * @param entry its entry point
 */
public record Plugin(String name, String version, Path jar, LeopardPlugin entry) {}
