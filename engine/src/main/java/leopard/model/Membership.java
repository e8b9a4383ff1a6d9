package leopard.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit belongs to another one 成员: a village to a town, a player to a team.
 *
 * @param from first day of it, null if it has always been so
 * @param to last day of it, null if it still is
 * @param share what the member counts where members are weighed; null means 1
 */
public record Membership(
        String parent,
        String unit,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Decimal share,
        Place place) {

    /** Whether it holds on the last day of {@code period}: that day decides for the whole period. */
    public boolean isIn(Period period) {
        LocalDate day = period.to();
        return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }
}
