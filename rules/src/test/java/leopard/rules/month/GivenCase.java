package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Standing;
import leopard.scheme.Scheme;
import leopard.score.Shards;

/** A whole case from text: rounds of a season, a total that is the reading X (and Y), and tables as they stand in files. */
final class GivenCase {

    private static final String HEADER = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period: {list: [{id: R1}, {id: R2}, {id: R3}], readings: of_the_period}
            indicators:
              X: {title: 得分}
              Y: {title: 另一得分}
              PLACE: {title: 名次}
              SPRINT: {title: 冲刺名次}
            score:
            - id: total
              title: 总分
              sum:
              - {id: A, title: 甲, value: {factor: 1}, of: X, absence: {MISSING: no_score}, rounding: {line: 2}}
              - {id: B, title: 乙, value: {factor: 1}, of: Y, absence: {MISSING: zero}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {省级: 0}, repeat: none}
                  deduct: {cap: none, per_matter: all, levels: {通报: 0}, repeat: none}
                  document: optional
            """;

    private final String scheme;
    private final List<String> tables = new ArrayList<>();

    private GivenCase(String scheme) {
        this.scheme = scheme;
    }

    /** @param rest rankings and whatever else follows the tree */
    static GivenCase with(String rest) {
        return new GivenCase(HEADER + rest).table("events", "unit,event,kind,level,date,verified\n");
    }

    /** As {@link #with}, where units have a type (village or office) and an area. */
    static GivenCase typed(String rest) {
        return new GivenCase(HEADER.replace(
                                "indicators:\n", "units: {types: [village, office], groupings: [area]}\nindicators:\n")
                        + rest)
                .table("events", "unit,event,kind,level,date,verified\n");
    }

    /** Later tables of one name replace earlier ones. */
    GivenCase table(String name, String text) {
        tables.add(name + ":" + text);
        return this;
    }

    /** {@code a=80 b=70} of the period's X, for each of the units {@code id,group}. */
    GivenCase scores(String... rounds) {
        StringBuilder text = new StringBuilder("unit,indicator,period,value\n");
        for (int r = 0; r < rounds.length; r++) {
            for (String each : rounds[r].split(" ")) {
                String[] pair = each.split("=", 2);
                text.append(pair[0])
                        .append(",X,R")
                        .append(r + 1)
                        .append(',')
                        .append(pair[1])
                        .append('\n');
            }
        }
        return table("readings", text.toString());
    }

    /** As {@code scores}, with readings of other indicators as rows {@code unit,indicator,period,value}. */
    GivenCase readings(String rows) {
        return table("readings", "unit,indicator,period,value\n" + rows);
    }

    GivenCase units(String ids) {
        StringBuilder text = new StringBuilder("unit,name,group\n");
        for (String id : ids.split(" ")) {
            text.append(id).append(',').append(id).append(",g\n");
        }
        return table("units", text.toString());
    }

    AssessmentRun run(String period) {
        return run(period, 0);
    }

    /** @param seed shuffles the rows of every table, 0 leaves them as they are */
    AssessmentRun run(String period, int seed) {
        Scheme known = scheme();
        Intake.Result taken = taken(known, seed);
        assertThat(taken.problems()).isEmpty();
        Ledger ledger = Objects.requireNonNull(taken.ledger());
        try (Shards shards = Shards.on(1)) {
            return new Assessment(known, DroolsCompiler.create().compile(known), shards)
                    .run(ledger, Objects.requireNonNull(known.periods().find(period)), List.of());
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    private Scheme scheme() {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", scheme);
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.scheme());
    }

    private Intake.Result taken(Scheme known, int seed) {
        TextTables text = TextTables.empty();
        for (String each : tables) {
            String[] parts = each.split(":", 2);
            List<String> lines = new ArrayList<>(Arrays.asList(parts[1].split("\n")));
            if (seed != 0) {
                Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
            }
            text = text.with(parts[0], String.join("\n", lines) + "\n");
        }
        return Intake.read(known, text);
    }

    /** What is wrong with the tables. */
    List<String> problems() {
        return taken(scheme(), 0).problems().stream().map(p -> p.in(Lang.EN)).toList();
    }

    /** What nobody reads. */
    List<String> notices() {
        return taken(scheme(), 0).notices().stream()
                .map(n -> n.message().in(Lang.EN))
                .toList();
    }

    /** {@code unit rank score grade} of each unit of a ranking, in the printed order. */
    static List<String> rows(AssessmentRun run, String ranking) {
        RankingTable table = table(run, ranking);
        List<String> rows = new ArrayList<>();
        for (int unit : table.order()) {
            Standing standing = Objects.requireNonNull(table.standing(unit));
            rows.add((standing.unit().id() + " " + (standing.printed() == null ? "-" : standing.printed()) + " "
                            + (standing.score() == null ? "-" : standing.score()) + " " + standing.grade())
                    .strip());
        }
        return rows;
    }

    static RankingTable table(AssessmentRun run, String ranking) {
        return run.rankings().stream()
                .filter(t -> t.rule().id().equals(ranking))
                .findFirst()
                .orElseThrow();
    }

    static Standing standing(AssessmentRun run, String ranking, String unit) {
        return Objects.requireNonNull(table(run, ranking).standing(run.units().indexOf(unit)));
    }

    static String reason(AssessmentRun run, String ranking, String unit) {
        return standing(run, ranking, unit).reason().in(Lang.EN);
    }

    /** The lines of {@code ranking.csv}. */
    static List<String> csv(AssessmentRun run) {
        ResultTable table = ResultTables.of(List.of(run), Lang.EN).stream()
                .filter(t -> t.fileName().equals("ranking.csv"))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        try {
            table.write(text);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return List.of(text.toString().split("\n"));
    }
}
