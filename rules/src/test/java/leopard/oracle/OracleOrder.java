package leopard.oracle;

import java.util.Arrays;
import java.util.Comparator;

/** How ids are sorted. */
final class OracleOrder {

    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private OracleOrder() {}
}
