package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.intake.Finding;
import leopard.model.UnitList;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;

/**
 * The findings that a case says it should have, beside those that it has: one that is missing fails, and so does a false
 * alarm. Findings are the same if severity, check, unit and indicator are.
 */
final class ExpectedFindings {

    /** Folder of a case for what should come out of it. */
    static final String FOLDER = "expected";

    /** File of the findings, relative to the case. */
    static final String FILE = FOLDER + "/findings.csv";

    private static final String TABLE = "findings";

    private static final List<String> COLUMNS = List.of("severity", "check", "unit", "indicator");

    /** What the reading itself says about tables and columns is no data check; it is judged only where it is expected. */
    private static final Set<String> NOTICES = Set.of("encoding", "unknown_table", "unknown_column", "other_scheme");

    private final List<String> expected;
    private final Set<String> unjudged;

    private ExpectedFindings(List<String> expected, Set<String> unjudged) {
        this.expected = expected;
        this.unjudged = unjudged;
    }

    /** Reads them from the folder. */
    static ExpectedFindings of(IndicatorSource source) throws SourceException {
        List<String> expected = new ArrayList<>();
        Set<String> unjudged = new TreeSet<>(NOTICES);
        try (ResultRows rows = ResultRows.open(source, TABLE, COLUMNS)) {
            for (ResultRows.Line row = rows.next(); row != null; row = rows.next()) {
                expected.add(String.join("  ", row.cells(COLUMNS)).strip());
                unjudged.remove(row.cell("check"));
            }
        }
        return new ExpectedFindings(expected, unjudged);
    }

    /**
     * How findings differ from what was expected.
     *
     * @param missing expected and not there
     * @param unexpected there and not expected
     */
    record Mismatch(List<String> missing, List<String> unexpected) {
        boolean isNone() {
            return missing.isEmpty() && unexpected.isEmpty();
        }
    }

    Mismatch against(List<Finding> findings) {
        Map<String, Integer> balance = new TreeMap<>(UnitList.BY_CODE_POINT);
        expected.forEach(key -> balance.merge(key, 1, Integer::sum));
        for (Finding finding : findings) {
            if (!unjudged.contains(finding.check())) {
                String key = String.join(
                                "  ", finding.severity().word(), finding.check(), finding.unit(), finding.indicator())
                        .strip();
                balance.merge(key, -1, Integer::sum);
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        balance.forEach((key, count) -> {
            for (int i = 0; i < Math.abs(count); i++) {
                (count > 0 ? missing : unexpected).add(key);
            }
        });
        return new Mismatch(missing, unexpected);
    }
}
