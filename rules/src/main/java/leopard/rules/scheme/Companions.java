package leopard.rules.scheme;

import org.jspecify.annotations.Nullable;

/** Files beside a scheme 附表, which it names: {@code tables/grades.csv}. */
@FunctionalInterface
public interface Companions {

    /** There are none. */
    Companions NONE = file -> null;

    /** Bytes of a file; null where it is not there or cannot be read, which the one who reads files has then reported. */
    byte @Nullable [] read(String file);
}
