package leopard.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assessed unit 考核对象: a village, a community, an office, a sub-district, a school, a team.
 *
 * @param group name of the group 考核分组 it is ranked in
 * @param type its type where the scheme tells types apart; otherwise empty
 * @param from first day of its existence, null if it has always been there
 * @param to last day of its existence, null if it is still there
 * @param order place in lists that people read, null to go by id
 * @param ranked whether it may be ranked; a guest or a total line is scored but not ranked
 * @param groupings value of each further grouping that the scheme names
 * @param succeeds the units that it came out of 承接, in the order of their ids
 */
public record Unit(
        String id,
        String name,
        String group,
        String type,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Decimal order,
        boolean ranked,
        Map<String, String> groupings,
        List<Predecessor> succeeds) {

    /** A unit that succeeds no other one. */
    public Unit(
            String id,
            String name,
            String group,
            String type,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Decimal order,
            boolean ranked,
            Map<String, String> groupings) {
        this(id, name, group, type, from, to, order, ranked, groupings, List.of());
    }

    /**
     * A unit that this one came out of: by a new name, a merger or a split.
     *
     * @param share what this unit weighs in it: of a merger the weight of the predecessor, of a split the part that this unit
     *     took over; null where nothing is said
     */
    public record Predecessor(String unit, @Nullable Decimal share) {}

    /** Whether it exists on the last day of {@code period}: that day decides for the whole period. */
    public boolean existsIn(Period period) {
        if (from == null && to == null) {
            return true;
        }
        LocalDate day = period.to();
        return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }

    /** The value of a grouping; {@code group} and {@code type} are groupings too. */
    public String in(String grouping) {
        return switch (grouping) {
            case "group" -> group;
            case "type" -> type;
            default -> groupings.getOrDefault(grouping, "");
        };
    }
}
