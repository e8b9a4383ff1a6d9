/**
 * Scheme files 方案文件: reads YAML into the engine's scheme, and says everything that is wrong with a file at once, each
 * with its line and column. Nothing outside this package sees YAML.
 */
@NullMarked
package leopard.rules.scheme;

import org.jspecify.annotations.NullMarked;
