package leopard.rules.drools;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Task;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import leopard.score.ScoreBoard;
import leopard.score.Shards;
import org.jspecify.annotations.Nullable;

/** A month of a scheme: units with their readings and tasks. */
final class Month {

    private final Scheme scheme;
    private final Period period;
    private final List<Unit> units = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();

    private Month(Scheme scheme, String period) {
        this.scheme = scheme;
        this.period = Period.of(period);
    }

    static Month of(Scheme scheme, String period) {
        return new Month(scheme, period);
    }

    static Unit village(String id) {
        return new Unit(id, id, "村", "", null, null, null, true, Map.of());
    }

    Month unit(String id, Object... indicatorsAndValues) {
        units.add(village(id));
        for (int i = 0; i < indicatorsAndValues.length; i += 2) {
            reading(id, String.valueOf(indicatorsAndValues[i]), String.valueOf(indicatorsAndValues[i + 1]), null, true);
        }
        return this;
    }

    Month without(String unit, String indicator, DataStatus why) {
        return reading(unit, indicator, null, why, true);
    }

    Month unverified(String unit, String indicator, String value) {
        return reading(unit, indicator, value, null, false);
    }

    private Month reading(
            String unit, String indicator, @Nullable String value, @Nullable DataStatus why, boolean verified) {
        readings.add(new Reading(
                unit,
                indicator,
                period.id(),
                value == null ? null : Schemes.d(value),
                null,
                null,
                Vintage.FINAL,
                1,
                why,
                verified,
                false,
                Reading.Details.NONE,
                Place.NOWHERE));
        return this;
    }

    Month ratio(String unit, String indicator, String numerator, String denominator) {
        readings.add(new Reading(
                unit,
                indicator,
                period.id(),
                null,
                Schemes.d(numerator),
                Schemes.d(denominator),
                Vintage.FINAL,
                1,
                null,
                true,
                false,
                Reading.Details.NONE,
                Place.NOWHERE));
        return this;
    }

    Month numericTask(String unit, String component, String id, String title, String target) {
        tasks.add(new Task(
                unit,
                component,
                id,
                title,
                Task.Kind.NUMERIC,
                Schemes.d(target),
                null,
                null,
                "",
                "",
                "",
                List.of(),
                Place.NOWHERE));
        return this;
    }

    UnitList units() {
        return UnitList.of(units);
    }

    ScoreBoard board() {
        UnitList list = units();
        ReadingSet.Builder builder = ReadingSet.builder(list, scheme.indicators());
        readings.forEach(builder::add);
        Ledger ledger = new Ledger(
                list, builder.build(), tasks, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        try (Shards shards = Shards.on(1)) {
            return ScoreBoard.of(
                    new ScoreBoard.Inputs(
                            scheme,
                            Plan.direct(scheme),
                            ledger,
                            period,
                            list,
                            List.of(),
                            List.of(),
                            new BitSet(),
                            false),
                    shards);
        }
    }
}
