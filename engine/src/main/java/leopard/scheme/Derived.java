package leopard.scheme;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An indicator 派生指标 that is computed from others.
 *
 * @param formula what it is in one period
 * @param window the periods that it is taken over, null for the one that is scored alone
 * @param rounding its own rounding, null where it stays exact
 * @param missing what counts where it has no value, null for nothing
 */
public record Derived(
        Expression formula,
        @Nullable Window window,
        @Nullable Rounding rounding,
        @Nullable Fill missing) {

    public static Derived of(Expression formula) {
        return new Derived(formula, null, null, null);
    }

    /** Names that it needs, in the order of their first appearance. */
    public Set<String> names() {
        return formula.names();
    }
}
