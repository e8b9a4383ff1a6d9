package leopard.proof;

import java.util.List;
import java.util.Map;
import leopard.model.Period;
import leopard.model.Place;

/**
 * One test of a scheme 验算用例.
 *
 * @param name what it shows, in the author's words
 * @param tables the tables that it gives, by name; every table that a scheme may ask for is there, if only with its header
 * @param expected what should come out, in the order of the file
 */
public record SchemeTest(
        String name, Place place, Period period, Map<String, GivenTable> tables, List<Expected> expected) {}
