package leopard.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Everybody who can score the month, over the same figures. */
final class Variants implements AutoCloseable {

    private final LeopardMonth leopard;
    private final HandWritten handWritten;
    private final FactPerReading factPerReading;
    private final FactPerReading factPerReadingSharded;

    Variants(int units, int conditions) {
        MonthColumns columns = new MonthColumns(units);
        this.leopard = new LeopardMonth(columns, conditions);
        this.handWritten = new HandWritten(columns, conditions);
        this.factPerReading = new FactPerReading(columns, conditions, 1);
        this.factPerReadingSharded = factPerReading.with(MonthBenchmark.UNITS_PER_SESSION);
    }

    LeopardMonth leopard() {
        return leopard;
    }

    HandWritten handWritten() {
        return handWritten;
    }

    FactPerReading factPerReading() {
        return factPerReading;
    }

    FactPerReading factPerReadingSharded() {
        return factPerReadingSharded;
    }

    /**
     * Scores the month with each and compares.
     *
     * @throws IllegalStateException with the first difference
     */
    void requireAgreement() {
        Map<String, Supplier<MonthResult>> others = new LinkedHashMap<>();
        others.put("leopard", leopard::score);
        others.put("droolsFactPerReading", factPerReading::score);
        others.put("droolsFactPerReadingSharded", factPerReadingSharded::score);
        MonthResult expected = handWritten.score();
        others.forEach((name, score) -> {
            String difference = expected.firstDifference(score.get());
            if (difference != null) {
                throw new IllegalStateException("handWritten and " + name + " differ: " + difference);
            }
        });
    }

    @Override
    public void close() {
        leopard.close();
    }
}
