package leopard.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import leopard.model.Column;
import leopard.model.Indicator;
import leopard.model.Indicator.Link;
import leopard.model.Indicator.LinkKind;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** What the checks of one period look at, and the findings that they gather. */
final class Evidence {

    private final Scheme scheme;
    private final Ledger ledger;
    private final Period period;
    private final UnitList units;
    private final Set<String> scored;
    private final Map<String, Indicator> catalogue = new LinkedHashMap<>();
    private final Map<Link, List<Indicator>> linked = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Evidence(Scheme scheme, Ledger ledger, Period period, UnitList units) {
        this.scheme = scheme;
        this.ledger = ledger;
        this.period = period;
        this.units = units;
        this.scored = scheme.scoredIndicators();
        for (Indicator indicator : scheme.indicators()) {
            catalogue.put(indicator.id(), indicator);
            for (Link link : indicator.links()) {
                linked.computeIfAbsent(link, l -> new ArrayList<>()).add(indicator);
            }
        }
    }

    Scheme scheme() {
        return scheme;
    }

    Ledger ledger() {
        return ledger;
    }

    Period period() {
        return period;
    }

    UnitList units() {
        return units;
    }

    boolean isScored(Indicator indicator) {
        return scored.contains(indicator.id());
    }

    @Nullable
    Indicator indicator(String id) {
        return catalogue.get(id);
    }

    /** Indicators that are derived in that way from the indicator {@code of}, in the order of the catalogue. */
    List<Indicator> linkedTo(String of, LinkKind how) {
        return linked.getOrDefault(new Link(how, of), List.of());
    }

    /** Id of the period that readings of an indicator stand under: a yearly one under the year. */
    static String periodOf(Indicator indicator, Period period) {
        return (indicator.every() == null ? period : period.containing(indicator.every())).id();
    }

    private String periodOf(Indicator indicator) {
        return periodOf(indicator, period);
    }

    /** The figure that counts, or null. */
    @Nullable
    Figure figure(String unit, Indicator indicator) {
        return Figure.of(indicator, ledger.readings().counting(unit, indicator.id(), periodOf(indicator)));
    }

    /** The latest revision of one vintage, or null. */
    @Nullable
    Figure figure(String unit, Indicator indicator, Vintage vintage) {
        Figure latest = null;
        for (Reading reading : ledger.readings().of(unit, indicator.id(), periodOf(indicator))) {
            if (reading.vintage() == vintage) {
                latest = Figure.of(indicator, reading);
            }
        }
        return latest;
    }

    /** The reading that counts, or null. */
    @Nullable
    Reading reading(String unit, String id) {
        Indicator indicator = catalogue.get(id);
        String at = indicator == null ? period.id() : periodOf(indicator);
        return ledger.readings().counting(unit, id, at);
    }

    /** The figures that count of all units, whether verified yet or not. */
    Column column(String id) {
        Indicator indicator = catalogue.get(id);
        String at = indicator == null ? period.id() : periodOf(indicator);
        return ledger.readings().column(id, at, units, true);
    }

    boolean hasReading(Indicator indicator) {
        return ledger.readings().has(indicator.id(), periodOf(indicator));
    }

    /** The reading that counts of each unit that has one. */
    void eachReading(Indicator indicator, Consumer<Reading> each) {
        ReadingSet readings = ledger.readings();
        int[] range = readings.range(indicator.id(), periodOf(indicator));
        if (range == null) {
            return;
        }
        Reading last = null;
        for (int row = range[0]; row < range[1]; row++) {
            Reading reading = readings.get(row);
            if (last != null && !last.unit().equals(reading.unit())) {
                offer(last, each);
            }
            last = reading;
        }
        if (last != null) {
            offer(last, each);
        }
    }

    private void offer(Reading reading, Consumer<Reading> each) {
        if (units.indexOf(reading.unit()) >= 0) {
            each.accept(reading);
        }
    }

    /** The figure that counts of each unit that has one. */
    void eachFigure(Indicator indicator, Consumer<Figure> each) {
        eachReading(indicator, reading -> {
            Figure figure = Figure.of(indicator, reading);
            if (figure != null) {
                each.accept(figure);
            }
        });
    }

    void find(CheckRule rule, Place place, String unit, String indicator, Text message) {
        findings.add(
                new Finding(rule.severity(), rule.kind().word(), place, unit, indicator, period.id(), message, false));
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    /** About the case as a whole. */
    void find(CheckRule rule, Text message) {
        find(rule, Place.NOWHERE, "", "", message);
    }

    List<Finding> sorted() {
        findings.sort(Finding.ORDER);
        return List.copyOf(findings);
    }
}
