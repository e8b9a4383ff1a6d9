package leopard.model;

import java.time.LocalDate;
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
        Map<String, String> groupings) {

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
