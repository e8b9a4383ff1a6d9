package leopard.proof;

import leopard.model.Place;
import leopard.model.Text;

/**
 * Something that came out otherwise than a test expects.
 *
 * @param place where the test expects it
 * @param subject what it is about: {@code A1}, {@code total}
 * @param what what of it: points, rank, grade
 * @param explanation the arithmetic or the reason behind what came out; may be empty
 */
public record Difference(
        Place place, String unit, String subject, Text what, Text expected, Text got, Text explanation) {}
