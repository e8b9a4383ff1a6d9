package leopard.cli;

import java.nio.file.Path;

/**
 * What all commands of one call share.
 *
 * @param plugins folder of the plugins
 * @param engineVersion version of this program
 */
record Session(Console console, Path plugins, String engineVersion) {}
