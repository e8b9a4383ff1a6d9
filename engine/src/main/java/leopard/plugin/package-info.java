/**
 * Finds plugins 插件 in a folder of jars, isolates each in a class loader of its own and checks its configuration, all
 * problems at once. No plugin, bundled or foreign, comes in by another way.
 */
@NullMarked
package leopard.plugin;

import org.jspecify.annotations.NullMarked;
