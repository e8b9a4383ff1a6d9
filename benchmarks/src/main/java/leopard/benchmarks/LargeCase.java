package leopard.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes a large case of invented figures, to try the command line with: so many units in ten groups, 20 readings each, one
 * in a hundred of them missing.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar leopard.benchmarks.LargeCase target/large 100000
 * LEOPARD_JAVA_OPTS=-Xmx2g ./leopard score target/large --period 2024-06 --out target/large-result
 * }</pre>
 */
public final class LargeCase {

    private static final int INDICATORS = 20;
    private static final int GROUPS = 10;
    private static final long SEED = 20240630;

    /** Each kind five times; full marks sum up to 100. */
    private static final String[] KINDS = {
        "completion: {target: 80, cap: 1}",
        "piecewise: {points: [[0, 0], [60, 0.6], [100, 1]], below: 0, above: last}",
        "tier: {from: [[90, 1], [75, 0.8], [50, 0.5]], bound: inclusive, rest: 0}",
        "efficacy: {base: 60, span: 40, bounds: {over: all_units, within: all}, when_equal: full, clamp: false}",
    };

    private LargeCase() {}

    /** @param arguments folder to write, which must not exist yet, and the number of units */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !arguments[1].matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("expected: FOLDER UNITS, for example target/large 100000");
        }
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    static void write(Path folder, int units) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("scheme.yaml"), scheme());
        try (Writer out = Files.newBufferedWriter(folder.resolve("units.csv"), StandardCharsets.UTF_8)) {
            out.write("unit,name,group\n");
            for (int u = 1; u <= units; u++) {
                out.write("U%07d,示例单位%d,第%d组\n".formatted(u, u, u % GROUPS + 1));
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        try (Writer out = Files.newBufferedWriter(folder.resolve("readings.csv"), StandardCharsets.UTF_8)) {
            out.write("unit,indicator,period,value\n");
            for (int u = 1; u <= units; u++) {
                for (int i = 1; i <= INDICATORS; i++) {
                    int hundredths = random.nextInt(10_001);
                    String value = random.nextInt(100) == 0
                            ? ""
                            : hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
                    out.write("U%07d,K%02d,2024-06,%s\n".formatted(u, i, value));
                }
            }
        }
    }

    private static String scheme() {
        StringBuilder indicators = new StringBuilder();
        StringBuilder criteria = new StringBuilder();
        for (int i = 1; i <= INDICATORS; i++) {
            indicators.append("  K%02d: {title: 示例指标%d, measure: 分}\n".formatted(i, i));
            criteria.append("  - {id: K%02d, points: 5, %s}\n".formatted(i, KINDS[i % KINDS.length]));
        }
        return """
                leopard: 1
                id: large
                title: 大规模示例(示例数据)
                version: {id: "1"}
                source: 示例数据
                period: {every: month, readings: to_date, starts: "01-01"}
                schedule: {linear: 12}
                rounding: {mode: HALF_UP, ratio: 4, line: 2}
                units: {groupings: [group]}
                absence: {NOT_APPLICABLE: reweight, MISSING: zero}
                indicators:
                """ + indicators + """
                score:
                  id: total
                  title: 总分
                  sum:
                """ + criteria + """
                red_lines:
                - {id: L1, title: 首项过低, when: K01 < 0.5, grade_at_most: 一般, without_value: not_applied}
                rankings:
                - id: total
                  by: total
                  within: group
                  ties: {method: competition, chain: [K01 desc], else: shared}
                  grades:
                    bands: [[优秀, 70], [良好, 60], [一般, 50], [较差, 0]]
                    quota: {grade: 优秀, share: 0.30, round: floor, of: all_units, edge_tie: none, full: next_grade}
                    limits: before_quota
                """;
    }
}
