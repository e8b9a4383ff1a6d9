package leopard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.spi.Cell;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.Table;
import org.junit.jupiter.api.Test;

/** Whatever stands in a cell: it is read, or told once; never both, and never anything worse. */
class BrokenCellsTest {

    private static final long SEED = 20240603;

    private static final List<String> MORSELS = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "1",
            "2",
            "1e999",
            "1e99",
            "NaN",
            "1,5",
            "1,234",
            "83%",
            "８５",
            "8\u00A05",
            "\u3000",
            "\u200B",
            "v1",
            "v2",
            "v3",
            "T1",
            "A1",
            "A5",
            "ANNUAL",
            "2024",
            "2024-06",
            "2024-13",
            "2024-Q2",
            "2024-02-30",
            "2024/6/3",
            "3/6/2024",
            "45446",
            "yes",
            "是",
            "maybe",
            "bonus",
            "deduct",
            "veto",
            "milestone",
            "numeric",
            "progress",
            "V1",
            "市级",
            "不适用",
            "MISSING",
            "FINAL",
            "village",
            "东岱 村",
            "a\nb",
            "\"",
            "%s",
            "𠮷",
            "\uD840",
            "9".repeat(130),
            "好".repeat(70),
            "=1+1",
            "领导",
            "A",
            "-",
            "villages",
            "total");

    /** A change in one of these hangs on nothing else, so that it is one problem at most. */
    private static final Set<String> LEAVES =
            Set.of("readings", "milestones", "votes", "history", "answers", "claims", "aliases");

    @Test
    void one_odd_cell_is_one_problem_at_most() throws IOException, SourceException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> names = List.copyOf(CanonicalTablesTest.TABLES.keySet());
        int refused = 0;
        for (int round = 0; round < 1_500; round++) {
            String table = names.get(random.nextInt(names.size()));
            List<List<String>> rows = rows(table);
            List<String> row = rows.get(1 + random.nextInt(rows.size() - 1));
            int column = random.nextInt(row.size());
            String morsel = MORSELS.get(random.nextInt(MORSELS.size()));
            row.set(column, morsel);
            String which = "seed %s, round %s: %s.%s = “%s”"
                    .formatted(SEED, round, table, rows.get(0).get(column), morsel);
            Map<String, String> texts = new LinkedHashMap<>(CanonicalTablesTest.TABLES);
            texts.put(table, written(rows));
            refused += holds(texts, LEAVES.contains(table), which) ? 0 : 1;
        }
        assertThat(refused).isBetween(300, 1_350);
    }

    /** Reads the tables; whether they gave a ledger. */
    private static boolean holds(Map<String, String> texts, boolean leaf, String which) throws IOException {
        Intake.Result result = read(texts);
        List<Problem> problems = result.problems();
        assertThat(problems).as(which).doesNotHaveDuplicates();
        assertThat(problems).extracting(Problem::place).as(which).doesNotHaveDuplicates();
        assertThat(problems).as(which).allSatisfy(p -> {
            assertThat(p.in(Lang.ZH)).isNotBlank().doesNotContain("null");
            assertThat(p.in(Lang.EN)).isNotBlank().doesNotContain("null").hasSizeLessThan(600);
        });
        if (leaf) {
            assertThat(problems).as(which).hasSizeLessThanOrEqualTo(1);
        }
        if (result.ledger() == null) {
            assertThat(problems).as(which).isNotEmpty();
            return false;
        }
        assertThat(problems).as(which).isEmpty();
        Map<String, String> once = canonical(result);
        Intake.Result again = read(once);
        assertThat(again.problems()).as(which).isEmpty();
        assertThat(canonical(again)).as(which).isEqualTo(once);
        return true;
    }

    private static Intake.Result read(Map<String, String> texts) {
        TextTables tables = TextTables.empty();
        texts.forEach(tables::with);
        return Intake.read(CanonicalTablesTest.SCHEME, tables);
    }

    private static Map<String, String> canonical(Intake.Result result) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (result.ledger() != null) {
            for (ResultTable table : CanonicalTables.of(CanonicalTablesTest.SCHEME, result.ledger())) {
                StringBuilder text = new StringBuilder();
                table.write(text);
                texts.put(table.fileName().replace(".csv", ""), text.toString());
            }
        }
        return texts;
    }

    private static List<List<String>> rows(String name) throws SourceException {
        List<List<String>> rows = new ArrayList<>();
        TextTables source = TextTables.empty().with(name, CanonicalTablesTest.TABLES.getOrDefault(name, ""));
        try (Table table = source.read(name, problem -> {})) {
            rows.add(table.columns());
            for (Row row = table.next(); row != null; row = table.next()) {
                rows.add(new ArrayList<>(row.cells().stream().map(Cell::text).toList()));
            }
        }
        return rows;
    }

    private static String written(List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        CsvRows out = new CsvRows(text);
        for (List<String> row : rows) {
            out.row(row);
        }
        return text.toString();
    }
}
