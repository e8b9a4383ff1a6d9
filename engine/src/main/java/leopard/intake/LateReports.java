package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Deadline;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/**
 * Figures that came in after their deadline 迟报 (R31). What came in first decides: a later correction of a figure that was in
 * time is not late, and a figure of which nobody says when it came in is not either.
 */
final class LateReports {

    static final String CHECK = "reported_late";

    private LateReports() {}

    /** The readings, in which those that were late are missing where the scheme of their period says so. */
    static ReadingSet marked(SchemeVersions versions, ReadingSet readings) {
        boolean matters = versions.schemes().stream()
                .flatMap(scheme -> scheme.indicators().stream())
                .anyMatch(i -> i.deadline() != null && i.deadline().lateIsMissing());
        if (!matters || !readings.anySubmitted()) {
            return readings;
        }
        ReadingSet.Builder marked = ReadingSet.builder(readings.units(), readings.indicators());
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            marked.add(isTooLate(versions, readings, reading) ? reading.tooLate() : reading);
        }
        return marked.build();
    }

    private static boolean isTooLate(SchemeVersions versions, ReadingSet readings, Reading reading) {
        boolean figure = reading.value() != null || reading.denominator() != null;
        Period period = figure ? period(versions.whole(), reading.period()) : null;
        Scheme scheme = period == null ? null : versions.in(period);
        Indicator indicator = scheme == null ? null : scheme.indicator(reading.indicator());
        return period != null
                && indicator != null
                && indicator.deadline() != null
                && indicator.deadline().lateIsMissing()
                && firstIfLate(
                                readings.of(reading.unit(), reading.indicator(), reading.period()),
                                indicator.deadline(),
                                period)
                        != null;
    }

    private static @Nullable Period period(Scheme scheme, String id) {
        Period own = scheme.periods().find(id);
        return own == null ? Period.parse(id) : own;
    }

    /** The day on which the figure first came in, if that was late; null if it was not. */
    private static @Nullable LocalDate firstIfLate(List<Reading> revisions, Deadline deadline, Period period) {
        LocalDate first = null;
        for (Reading reading : revisions) {
            if (reading.value() == null && reading.denominator() == null) {
                continue;
            }
            LocalDate submitted = reading.details().submitted();
            if (submitted == null) {
                return null;
            }
            first = first == null || submitted.isBefore(first) ? submitted : first;
        }
        return first != null && deadline.isLate(first, period) ? first : null;
    }

    /** A figure that was late. */
    record Late(String unit, Indicator indicator, Deadline deadline) {}

    /** Finds what was late, and says so. */
    static List<Late> find(Evidence evidence) {
        List<Late> all = new ArrayList<>();
        for (Indicator indicator : evidence.scheme().indicators()) {
            Deadline deadline = indicator.deadline();
            if (deadline == null || !evidence.hasReading(indicator)) {
                continue;
            }
            String id = Evidence.periodOf(indicator, evidence.period());
            Period period = period(evidence.scheme(), id);
            for (Unit unit : evidence.units().asList()) {
                List<Reading> revisions = evidence.ledger().readings().of(unit.id(), indicator.id(), id);
                LocalDate late = period == null ? null : firstIfLate(revisions, deadline, period);
                if (late != null && period != null) {
                    all.add(new Late(unit.id(), indicator, deadline));
                    Place place = revisions.get(revisions.size() - 1).place();
                    say(evidence, place, unit.id(), indicator, deadline, late, period);
                }
            }
        }
        return all;
    }

    private static void say(
            Evidence evidence,
            Place place,
            String unit,
            Indicator indicator,
            Deadline deadline,
            LocalDate submitted,
            Period period) {
        Text grace =
                deadline.grace() == 0 ? Text.EMPTY : Text.of("(宽限 %s 日)", " (and %s days of grace)", deadline.grace());
        Text counts = deadline.lateIsMissing() ? Text.of("按缺报计", "it counts as missing") : Text.of("照常计分", "it counts");
        evidence.find(new Finding(
                Severity.WARNING,
                CHECK,
                place,
                unit,
                indicator.id(),
                evidence.period().id(),
                Text.of(
                        "%s 于 %s 报送,晚于 %s%s,由 %s 负责;%s",
                        "%s came in on %s, after %s%s; %s answers for it; %s",
                        Wording.name(indicator),
                        submitted,
                        deadline.of(period),
                        grace,
                        deadline.byOwner() ? indicator.owner() : unit,
                        counts),
                false));
    }
}
