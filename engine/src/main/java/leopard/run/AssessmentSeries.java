package leopard.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import leopard.intake.Finding;
import leopard.model.HistoryEntry;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a case, one after the other: each by the version of the scheme that is in force in it, and each scored once,
 * however many later periods look back at it. May be used by one thread at a time.
 */
public final class AssessmentSeries {

    private final List<Assessment> versions;
    private final SchemeVersions schemes;
    private final Ledger ledger;
    private final List<Finding> notices;
    private final Map<Period, Scored> scored = new HashMap<>();
    private final TreeSet<Period> known = new TreeSet<>();
    private final Map<Period, Ranked> ranked = new HashMap<>();
    private final EarlierPeriods earlier = new Earlier();

    /**
     * @param versions one for each version of the scheme, the earliest first
     * @param notices findings of the reading itself, which every period passes on
     */
    public AssessmentSeries(List<Assessment> versions, Ledger ledger, List<Finding> notices) {
        this.versions = List.copyOf(versions);
        this.schemes =
                SchemeVersions.of(versions.stream().map(Assessment::scheme).toList());
        this.ledger = Renamed.withReadings(ledger, schemes.periods());
        this.notices = List.copyOf(notices);
    }

    /**
     * Scores, ranks and judges all units that exist at the end of the period.
     *
     * @throws IllegalArgumentException if several versions are there and none is in force in the period
     */
    public AssessmentRun run(Period period) {
        Assessment version = version(period);
        return version.run(score(version, period), rank(version, period), earlier, notices);
    }

    /** A single version runs any period that it is asked for. */
    private Assessment version(Period period) {
        for (Assessment each : versions) {
            if (versions.size() == 1 || each.scheme().version().covers(period)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no version of the scheme is in force in " + period);
    }

    private Scored score(Assessment version, Period period) {
        Scored known = scored.get(period);
        if (known == null) {
            known = version.score(ledger, period, new Earlier());
            scored.put(period, known);
        }
        return known;
    }

    /** Once for each period: ranking adds roll-ups to what was scored. */
    private Ranked rank(Assessment version, Period period) {
        Ranked known = ranked.get(period);
        if (known == null) {
            known = version.rank(score(version, period), earlier);
            ranked.put(period, known);
        }
        return known;
    }

    private final class Earlier implements EarlierPeriods {
        @Override
        public @Nullable Scored of(Period period) {
            return RunPeriods.hasData(schemes, ledger, period) ? score(version(period), period) : null;
        }

        @Override
        public List<Period> before(Period period) {
            if (known.isEmpty()) {
                known.addAll(RunPeriods.withData(schemes, ledger));
                for (HistoryEntry entry : ledger.history()) {
                    Period published = schemes.periods().find(entry.period());
                    if (published != null && entry.scheme().equals(schemes.id())) {
                        known.add(published);
                    }
                }
            }
            return List.copyOf(known.headSet(period));
        }

        @Override
        public List<RankingTable> rankings(Period period) {
            return RunPeriods.hasData(schemes, ledger, period)
                    ? rank(version(period), period).rankings()
                    : List.of();
        }
    }
}
