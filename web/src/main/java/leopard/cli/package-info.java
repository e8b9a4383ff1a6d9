/**
 * The command line 命令行: a case is a folder of files, a result is a folder of files, and every message says what is wrong,
 * where, and what to do.
 */
@NullMarked
package leopard.cli;

import org.jspecify.annotations.NullMarked;
