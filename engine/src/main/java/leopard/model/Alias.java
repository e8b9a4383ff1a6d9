package leopard.model;

/**
 * Another name of a unit, an indicator or a project.
 *
 * @param certain whether both names surely mean the same thing
 */
public record Alias(String kind, String name, String alias, boolean certain, Place place) {}
