/**
 * The command line 命令行: a case is a folder of files, a result is a folder of files, and every message says what is wrong,
 * where, and what to do.
 *
 * <p>{@link leopard.cli.Leopard} finds the {@link leopard.cli.Action} of a command. Those that score open a case by {@link
 * leopard.cli.CaseFolder}; {@link leopard.cli.Sealing} writes a result into a {@link leopard.cli.ResultFolder}, and {@link
 * leopard.cli.Verification} writes it again and compares.
 */
@NullMarked
package leopard.cli;

import org.jspecify.annotations.NullMarked;
