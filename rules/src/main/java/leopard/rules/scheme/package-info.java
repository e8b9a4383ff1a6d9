/**
 * Scheme files 方案文件: reads YAML into the engine's scheme, and says everything that is wrong with a file at once, each
 * with its line and column. Nothing outside this package sees YAML.
 *
 * <p>Reads from top to bottom: {@link leopard.rules.scheme.SchemeReader} reads a file, {@link
 * leopard.rules.scheme.NodeReader} the nodes of its tree, {@link leopard.rules.scheme.CurveReader} their rule kinds, those
 * beside other figures by {@link leopard.rules.scheme.RelationReader}; {@link leopard.rules.scheme.Formulas} reads what is
 * computed. All of them ask {@link leopard.rules.scheme.Fields} for the keys of a mapping and {@link
 * leopard.rules.scheme.Declared} for the names of a scheme, and tell {@link leopard.rules.scheme.Problems}.
 */
@NullMarked
package leopard.rules.scheme;

import org.jspecify.annotations.NullMarked;
