package leopard.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By when a figure must be reported 报送期限 (R31).
 *
 * @param days days after the end of its period
 * @param grace further days on which it is not late yet 宽限
 * @param level level of the deduction that is proposed (never added) for a figure that is late or missing, null for none
 * @param atMost how many events of that level there may be in a year before none is proposed any more, 0 for any
 * @param lateIsMissing whether a late figure counts as if it were missing
 * @param byOwner whether the department that owns the indicator answers for it, and not the unit
 */
public record Deadline(
        int days, int grace, @Nullable String level, int atMost, boolean lateIsMissing, boolean byOwner) {

    /** The day by which figures of the period are due. */
    public LocalDate of(Period period) {
        return period.to().plusDays(days);
    }

    /** Whether a figure of the period that came in on that day is late. */
    public boolean isLate(LocalDate submitted, Period period) {
        return submitted.isAfter(of(period).plusDays(grace));
    }
}
