package leopard.spi;

import java.util.List;
import leopard.model.Place;

/**
 * A row of a table.
 *
 * @param place its line or cell range
 * @param cells one cell for each column of the table
 */
public record Row(Place place, List<Cell> cells) {}
