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
 * How long it takes to score and rank an index of three levels: {@link Hierarchy}. One operation goes from figures in memory to
 * the score of each of 49 criteria, 7 components and the total of every unit, and to ranks in groups. Setup refuses to run
 * unless the engine and the loops agree on all of that.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar HierarchyBenchmark
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
public class HierarchyBenchmark {

    @Param({"10000", "100000"})
    public int units;

    private @Nullable Hierarchy hierarchy;

    /** Makes the figures and sure that both agree about them. */
    @Setup
    public void setUp() {
        hierarchy = new Hierarchy(units);
        hierarchy.requireAgreement();
    }

    @TearDown
    public void tearDown() {
        hierarchy().close();
    }

    private Hierarchy hierarchy() {
        if (hierarchy == null) {
            throw new IllegalStateException("not set up");
        }
        return hierarchy;
    }

    /** The engine as its users get it. */
    @Benchmark
    public Object leopard() {
        return hierarchy().run();
    }

    /** Loops over columns, written for this scheme alone. */
    @Benchmark
    public Object handWritten() {
        return hierarchy().handWritten();
    }
}
