/** Finds plugins 插件, isolates each in a class loader of its own and checks its configuration, all problems at once. */
@NullMarked
package leopard.plugin;

import org.jspecify.annotations.NullMarked;
