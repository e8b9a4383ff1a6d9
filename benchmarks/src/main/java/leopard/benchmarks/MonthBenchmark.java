package leopard.benchmarks;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to score, rank and award a whole month.
 *
 * <p>One operation takes the figures of all units from columns in memory to the score of every line and component, totals,
 * red lines, ranks with a tie-break chain, grades under a quota, the award to the first and the notice to the last. There are
 * 20 criteria of all kinds in 4 components ({@link MonthScheme}), 3 or 30 red lines, and figures that do not apply, are
 * missing or have a zero denominator ({@link MonthColumns}). Ratios are rounded to 4 decimals, scores to 2, HALF_UP. One
 * thread, and the serial collector, so that no variant has a second core to itself.
 *
 * <p>Not measured: reading files, compiling rules, writing results. Setup refuses to run unless all variants agree on every
 * line, component, total, rank, grade and award, for the given number of units and for a small one.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -jar benchmarks/target/benchmarks.jar MonthBenchmark
 * java -jar benchmarks/target/benchmarks.jar MonthBenchmark -p units=100000 -p conditions=30 -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC"})
public class MonthBenchmark {

    /** Of the sizes from 1 to all units the one that suits Drools best. */
    static final int UNITS_PER_SESSION = 100;

    private static final int FEW = 500;

    @Param({"10000", "100000"})
    public int units;

    @Param({"3", "30"})
    public int conditions;

    private @Nullable Variants variants;

    /** Builds the variants and makes sure that they agree. */
    @Setup
    public void setUp() {
        try (Variants few = new Variants(FEW, conditions)) {
            few.requireAgreement();
        }
        variants = new Variants(units, conditions);
        variants.requireAgreement();
    }

    @TearDown
    public void tearDown() {
        variants().close();
    }

    private Variants variants() {
        if (variants == null) {
            throw new IllegalStateException("not set up");
        }
        return variants;
    }

    /** The engine as its users get it; every unit passes a Drools session. */
    @Benchmark
    public Object leopard() {
        return variants().leopard().run();
    }

    /** Loops over columns, written for this scheme alone. */
    @Benchmark
    public Object handWritten() {
        return variants().handWritten().score();
    }

    /** A session per unit, a fact per reading: what one writes first. */
    @Benchmark
    public Object droolsFactPerReading() {
        return variants().factPerReading().score();
    }

    /** A session for {@value #UNITS_PER_SESSION} units, a fact per reading. */
    @Benchmark
    public Object droolsFactPerReadingSharded() {
        return variants().factPerReadingSharded().score();
    }
}
