package leopard.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leopard.award.Award;
import leopard.intake.Finding;
import leopard.model.Lang;
import leopard.model.UnitList;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.RankColumn;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import leopard.score.ScoreSheet;
import leopard.score.Statistic;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/** The tables that a result consists of 结果表, each written with its header even if there is nothing to say. */
public final class ResultTables {

    /** The table that names lines of files, so that it is no part of the seal. */
    public static final String FINDINGS = "findings.csv";

    private final List<AssessmentRun> runs;
    private final Lang lang;

    /** Writes one table, after its header. */
    @FunctionalInterface
    private interface Body {
        void write(CsvRows rows) throws IOException;
    }

    private record Table(String fileName, List<String> header, Body body) implements ResultTable {
        @Override
        public void write(Appendable out) throws IOException {
            CsvRows rows = new CsvRows(out);
            rows.row(header);
            body.write(rows);
        }
    }

    private ResultTables(List<AssessmentRun> runs, Lang lang) {
        this.runs = runs;
        this.lang = lang;
    }

    /** The tables of some periods of one scheme, in the order of the periods. */
    public static List<ResultTable> of(List<AssessmentRun> runs, Lang lang) {
        ResultTables tables = new ResultTables(List.copyOf(runs), lang);
        return List.of(
                table(
                        "ranking.csv",
                        "period,ranking,group,unit,name,score,rank,of,grade,status,reason,provisional,normalised"
                                + tables.trailing(),
                        tables::ranking),
                table(
                        "lines.csv",
                        "period,unit,line,parent,title,input,full,score,status,formula,treated_as,role,steps",
                        tables::lines),
                table("awards.csv", "period,award,group,unit,place,outcome,reason", tables::awards),
                table("warnings.csv", "period,unit,indicator,kind,level,message,progress,gap", tables::warnings),
                table("statistics.csv", "period,ranking,line,group,name,value,note", tables::statistics),
                table(FINDINGS, "severity,check,file,line,unit,indicator,message,period", tables::findings));
    }

    private static ResultTable table(String fileName, String header, Body body) {
        return new Table(fileName, List.of(header.split(",", -1)), body);
    }

    /** Whether a ranking of the scheme declares a movement: then its columns stand in the table. */
    private boolean hasMovement() {
        return rankingRules().anyMatch(rule -> rule.movement() != null);
    }

    /** Names of the columns computed from ranks, in the order in which they are declared. */
    private List<String> computed() {
        return rankingRules()
                .flatMap(rule -> rule.columns().stream())
                .map(RankColumn::name)
                .distinct()
                .toList();
    }

    private Stream<RankingRule> rankingRules() {
        return runs.stream().map(AssessmentRun::scheme).distinct().flatMap(scheme -> scheme.rankings().stream());
    }

    private String trailing() {
        List<String> names = new ArrayList<>();
        if (hasMovement()) {
            names.addAll(List.of("rank_before", "of_before", "moved", "movement"));
        }
        names.addAll(computed());
        return names.stream().map(name -> "," + name).collect(Collectors.joining());
    }

    private void ranking(CsvRows rows) throws IOException {
        boolean movement = hasMovement();
        List<String> computed = computed();
        for (AssessmentRun run : runs) {
            RankColumns columns = new RankColumns(run.scheme(), run.period(), run.rankings());
            for (RankingTable table : run.rankings()) {
                for (int unit : table.order()) {
                    Standing standing = table.standing(unit);
                    if (standing != null) {
                        List<String> cells = new ArrayList<>(cells(run, table, standing));
                        if (movement) {
                            cells.addAll(cells(standing.moved()));
                        }
                        for (String name : computed) {
                            cells.add(table.rule().columns().stream()
                                    .filter(column -> column.name().equals(name))
                                    .findFirst()
                                    .map(column -> columns.of(column, table, unit))
                                    .orElse(""));
                        }
                        rows.row(cells);
                    }
                }
            }
        }
    }

    private List<String> cells(AssessmentRun run, RankingTable table, Standing standing) {
        return List.of(
                run.period().id(),
                table.rule().id(),
                standing.group(),
                standing.unit().id(),
                standing.unit().name(),
                orEmpty(standing.score()),
                orEmpty(standing.printed()),
                String.valueOf(standing.of()),
                standing.grade(),
                standing.status().name(),
                standing.reason().in(lang),
                orEmpty(standing.provisional()),
                orEmpty(standing.normalised()));
    }

    private static List<String> cells(@Nullable Moved moved) {
        return moved == null
                ? List.of("", "", "", "")
                : List.of(
                        orEmpty(moved.before()),
                        moved.ofBefore() == 0 ? "" : String.valueOf(moved.ofBefore()),
                        orEmpty(moved.by()),
                        moved.change().name());
    }

    private void lines(CsvRows rows) throws IOException {
        for (AssessmentRun run : runs) {
            for (int unit = 0; unit < run.units().size(); unit++) {
                ScoreSheet sheet = run.sheet(unit);
                for (ScoreLine root : sheet.roots()) {
                    lines(run, sheet, root, rows);
                }
            }
        }
    }

    private void lines(AssessmentRun run, ScoreSheet sheet, ScoreLine line, CsvRows rows) throws IOException {
        rows.row(
                run.period().id(),
                sheet.unit().id(),
                line.id(),
                orEmpty(line.parent()),
                line.title().in(lang),
                line.input(),
                orEmpty(line.full()),
                orEmpty(line.score()),
                line.status().name(),
                Explanation.formula(line, lang),
                line.treatedAs() == null ? "" : line.treatedAs().name(),
                line.role().name(),
                Explanation.steps(line));
        for (ScoreLine part : line.parts()) {
            lines(run, sheet, part, rows);
        }
    }

    private void awards(CsvRows rows) throws IOException {
        for (AssessmentRun run : runs) {
            for (Award award : run.awards()) {
                rows.row(
                        run.period().id(),
                        award.award(),
                        award.group(),
                        award.unit(),
                        award.place() == 0 ? "" : String.valueOf(award.place()),
                        award.outcome().name(),
                        award.reason().in(lang));
            }
        }
    }

    private void warnings(CsvRows rows) throws IOException {
        Comparator<Warning> order = Comparator.comparing(Warning::unit, UnitList.BY_CODE_POINT)
                .thenComparing(Warning::item, UnitList.BY_CODE_POINT)
                .thenComparing(Warning::rule, UnitList.BY_CODE_POINT);
        for (AssessmentRun run : runs) {
            List<Warning> sorted = new ArrayList<>(run.warnings());
            sorted.sort(order);
            for (Warning warning : sorted) {
                rows.row(
                        run.period().id(),
                        warning.unit(),
                        warning.item(),
                        warning.kind(),
                        warning.colour().name(),
                        warning.message().in(lang),
                        orEmpty(warning.progress()),
                        orEmpty(warning.gap()));
            }
        }
    }

    private void statistics(CsvRows rows) throws IOException {
        for (AssessmentRun run : runs) {
            for (Statistic statistic : run.statistics()) {
                rows.row(
                        run.period().id(),
                        statistic.ranking(),
                        statistic.line(),
                        statistic.group(),
                        statistic.name(),
                        statistic.value() == null
                                ? ""
                                : statistic.value().printed().toString(),
                        statistic.note().in(lang));
            }
        }
    }

    private void findings(CsvRows rows) throws IOException {
        List<Finding> all = runs.stream()
                .flatMap(run -> run.findings().stream())
                .distinct()
                .sorted(Finding.ORDER)
                .toList();
        for (Finding finding : all) {
            rows.row(
                    finding.severity().word(),
                    finding.check(),
                    finding.place().file(),
                    finding.place().line() == 0
                            ? ""
                            : String.valueOf(finding.place().line()),
                    finding.unit(),
                    finding.indicator(),
                    finding.message().in(lang),
                    finding.period());
        }
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
