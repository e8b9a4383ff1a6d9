package leopard.rules.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Indicator;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.rules.review.ReviewSettings;
import leopard.rules.review.SchemeReview;
import leopard.rules.scheme.SchemeReading.Absence;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.AwardRule;
import leopard.scheme.CheckRule;
import leopard.scheme.Curve;
import leopard.scheme.Lists;
import leopard.scheme.Node;
import leopard.scheme.Parameter;
import leopard.scheme.RankingRule;
import leopard.scheme.RollUp;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.WarningRule;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scheme file 方案文件. Everything that is wrong with it is reported at once, each problem at its line and column;
 * one mistake is reported once.
 */
public final class SchemeReader {

    private static final List<String> KEYS = List.of(
            "leopard",
            "id",
            "title",
            "version",
            "source",
            "period",
            "schedule",
            "schedules",
            "rounding",
            "units",
            "absence",
            "parameters",
            "formulas",
            "lists",
            DeadlineReader.KEY,
            "indicators",
            "tables",
            "score",
            "vetoes",
            "red_lines",
            "rankings",
            "rollups",
            "awards",
            "warnings",
            "checks",
            SchemeCheckReader.KEY);

    private final Fields file;
    private final Declared declared;
    private final Companions companions;
    private final Problems problems;

    private SchemeReader(Fields file, Declared declared, Companions companions, Problems problems) {
        this.file = file;
        this.declared = declared;
        this.companions = companions;
        this.problems = problems;
    }

    /**
     * @param scheme null where there are problems
     * @param problems what has to be put right, from top to bottom
     * @param warnings what is probably meant otherwise; it stops nothing
     * @param review what else may be odd about the scheme, for those who ask; null where there are problems
     */
    public record Result(
            @Nullable Scheme scheme,
            List<Problem> problems,
            List<Problem> warnings,
            @Nullable SchemeReview review) {}

    /**
     * Reads a scheme.
     *
     * @param file what places call it: {@code scheme.yaml}
     */
    public static Result read(String file, String text) {
        return read(file, text, Companions.NONE);
    }

    /** As {@link #read(String, String)}, of a scheme with files beside it. */
    public static Result read(String file, String text, Companions companions) {
        return result(file, text, companions, new Problems());
    }

    /** As {@link #read(String, byte[], Companions)}, of a scheme that names no other files. */
    public static Result read(String file, byte[] utf8) {
        return read(file, utf8, Companions.NONE);
    }

    /**
     * As {@link #read(String, String)}, from bytes in UTF-8 with or without byte order mark.
     *
     * @param companions files beside the scheme, which it names
     */
    public static Result read(String file, byte[] utf8, Companions companions) {
        Problems problems = new Problems();
        return result(file, YamlFile.decode(file, utf8, problems), companions, problems);
    }

    private static Result result(String file, @Nullable String text, Companions companions, Problems problems) {
        YamlNode root = text == null ? null : YamlFile.read(file, text, problems);
        Fields given = root == null ? null : Fields.of(root, Text.of("方案", "the scheme"), KEYS, problems);
        if (given == null || !(root instanceof YamlNode.Mapping mapping)) {
            return new Result(null, problems.problems(), problems.warnings(), null);
        }
        Map<String, Parameter> parameters =
                new ParametersReader(Declared.in(mapping), companions, problems).read(given);
        References references = new References(parameters);
        YamlNode.Mapping whole = references.with(references.plain(), mapping);
        Declared declared = Declared.in(whole);
        declared.keep(references);
        references.used(mapping).forEach(declared::use);
        Fields top = given.with(references, references.plain());
        Scheme scheme = new SchemeReader(top, declared, companions, problems).scheme(parameters);
        ReviewSettings settings = new SchemeCheckReader(problems).read(top);
        if (!problems.isEmpty()) {
            return new Result(null, problems.problems(), problems.warnings(), null);
        }
        SchemeReview review = new SchemeReview(scheme, new SchemePlaces(whole, declared), settings);
        return new Result(scheme, List.of(), problems.warnings(), review);
    }

    private Scheme scheme(Map<String, Parameter> parameters) {
        HeaderReader header = new HeaderReader(file, problems);
        header.language();
        String id = file.id("id");
        Text title = file.title();
        PeriodsReader.Result periods = new PeriodsReader(problems).read(file);
        SchemeVersion version = header.version(periods.periods());
        SchedulesReader schedules = new SchedulesReader(periods.periods(), problems);
        Schedule schedule = schedules.ofScheme(file);
        schedules.named(file);
        Roundings roundings = SchemeReading.roundings(file, Roundings.DEFAULT, List.of("ratio", "line", "percent"));
        HeaderReader.Units units = header.units();
        Absence absence = SchemeReading.absence(file, Absence.DEFAULT, declared, problems);
        NamedFormulas formulas = NamedFormulas.in(file, declared, problems);
        declared.declare(new ListsReader(declared, problems).lists(file));
        IndicatorsReader catalogue = new IndicatorsReader(declared, roundings, problems);
        catalogue.read(file);
        if (!periods.periods().isDated() && catalogue.indicators().stream().anyMatch(i -> i.deadline() != null)) {
            problems.add(
                    file.placeOf(file.has(DeadlineReader.KEY) ? DeadlineReader.KEY : "indicators"),
                    Text.of("报送期限(reporting)需要周期的起止日期", "deadlines (reporting) need periods that have dates"),
                    Text.of("给 period.list 的各期写 from 和 to", "Give the periods of the list from and to"));
        }

        Map<String, TableSpec> tables = new TablesReader(declared, companions, problems).read(file);
        declared.keep(tables);

        Map<String, Text> titles = new LinkedHashMap<>();
        for (Indicator indicator : catalogue.indicators()) {
            titles.put(indicator.id(), indicator.title());
        }
        NodeReader nodeReader = new NodeReader(declared, roundings, absence, units.types(), titles, schedules);
        YamlNode score = file.need("score");
        List<Node> roots = score == null ? List.of() : nodeReader.roots(score, problems);
        Map<String, Node> nodes = new LinkedHashMap<>();
        roots.forEach(root -> collect(root, nodes));

        JudgementsReader judgements = new JudgementsReader(declared, problems);
        JudgementsReader.Limits limits = judgements.limits(file);
        List<RollUp> rollUps =
                new RollUpsReader(declared, periods.periods(), roundings, nodeReader, problems).read(file);
        List<RankingRule> rankings = new RankingsReader(
                        declared, roundings.ratio(), nodes, rankedTitles(nodes, rollUps), problems)
                .read(file);
        List<AwardRule> awards = judgements.awards(file);
        List<WarningRule> warnings = new WarningsReader(declared, nodes, problems).read(file);
        List<CheckRule> checks = new ChecksReader(problems).read(file);
        claimClassLines(nodes, nodeReader);
        if (problems.isEmpty()) {
            warnUnused(parameters);
            warnUnused(formulas);
            tables.forEach((table, spec) -> {
                if (!declared.isUsed(TableUse.NAME + table)) {
                    problems.warn(
                            spec.place(),
                            Text.of("决策表 %s 没有用到", "the decision table '%s' is used nowhere", table),
                            Text.EMPTY);
                }
            });
        }
        return new Scheme(
                id == null ? "" : id,
                title,
                version,
                file.text("source"),
                periods.periods(),
                periods.cumulative(),
                schedule,
                roundings.percent(),
                units.types(),
                units.groupings(),
                parameters,
                catalogue.indicators(),
                catalogue.derived(),
                roots,
                limits.vetoes(),
                limits.redLines(),
                rankings,
                rollUps,
                awards,
                warnings,
                checks,
                new Lists(declared.lists(), catalogue.counted()));
    }

    private static void collect(Node node, Map<String, Node> into) {
        into.putIfAbsent(node.id(), node);
        if (node instanceof Node.Component component) {
            component.parts().forEach(part -> collect(part, into));
        }
    }

    private static Map<String, Text> rankedTitles(Map<String, Node> nodes, List<RollUp> rollUps) {
        Map<String, Text> titles = new LinkedHashMap<>();
        nodes.forEach((id, node) -> titles.put(id, node.title()));
        rollUps.forEach(rollUp -> titles.put(rollUp.id(), rollUp.title()));
        return titles;
    }

    /** The classes of a vote are lines of their own. */
    private void claimClassLines(Map<String, Node> nodes, NodeReader reader) {
        for (Node node : nodes.values()) {
            if (node instanceof Node.Criterion criterion && criterion.curve() instanceof Curve.VoteRule vote) {
                YamlNode.Mapping yaml = declared.node(node.id());
                if (yaml != null) {
                    vote.classes().forEach(c -> reader.claim(node.id() + "." + c.id(), yaml.place(), problems));
                }
            }
        }
    }

    private void warnUnused(NamedFormulas formulas) {
        for (YamlNode.Scalar name : formulas.unused()) {
            problems.warn(
                    name.place(),
                    Text.of("命名公式 %s 没有用到", "the formula '%s' is called nowhere", name.text()),
                    Text.EMPTY);
        }
    }

    private void warnUnused(Map<String, Parameter> parameters) {
        for (String parameter : parameters.keySet()) {
            if (!declared.isUsed(parameter)) {
                problems.warn(
                        file.placeOf("parameters"),
                        Text.of("参数 %s 没有用到", "the parameter '%s' is used nowhere", parameter),
                        Text.EMPTY);
            }
        }
    }
}
