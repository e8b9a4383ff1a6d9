package leopard.spi;

import java.util.List;

/**
 * Entry point of a plugin, found by {@link java.util.ServiceLoader} inside the plugin's own class loader, which sees of
 * Leopard only {@code leopard.spi} and {@code leopard.model}. The jar's manifest says with {@value #API_ATTRIBUTE} which
 * version of this interface it was made for.
 */
public interface LeopardPlugin {

    /** Version of the interface in this package; a jar made for another one is refused before any class is loaded. */
    String API_VERSION = "1";

    /** Name of the manifest attribute that says which version a jar was made for. */
    String API_ATTRIBUTE = "Leopard-Api-Version";

    /** Name under which the configuration of a case refers to it: lower-case letters, digits and hyphens. */
    String name();

    /** The keys that its configuration may have; Leopard checks them all before {@link #open}. */
    default List<ConfigKey> configuration() {
        return List.of();
    }

    /**
     * Opens a source.
     *
     * @param config values of the declared keys, checked, with defaults filled in
     * @throws SourceException with every problem at once, if it cannot be opened
     */
    IndicatorSource open(SourceConfig config) throws SourceException;
}
