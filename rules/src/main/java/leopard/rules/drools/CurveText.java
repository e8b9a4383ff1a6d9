package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.scheme.Curve;
import leopard.scheme.DecisionTable;
import leopard.scheme.TableCell;
import org.jspecify.annotations.Nullable;

/** A curve in a line, as a comment above its rule: {@code piecewise 70→0, 85→0.6, 95→1}. */
final class CurveText implements Curve.Cases<String> {

    static String of(Curve curve) {
        return curve.accept(new CurveText());
    }

    @Override
    public String completion(Curve.Completion curve) {
        return words(
                curve.scheduled() ? "schedule" : "completion",
                "target " + curve.target().text() + (curve.scheduled() ? " · p" : ""),
                named("floor", curve.floor()),
                named("cap", curve.cap()),
                due(curve.due()));
    }

    private static String due(Curve.Due due) {
        List<String> parts = new ArrayList<>();
        if (due.own() != null) {
            parts.add("p "
                    + (due.own().shares().isEmpty()
                            ? "linear"
                            : due.own().shares().stream().map(Decimal::toString).collect(Collectors.joining(" "))));
        }
        if (due.noTarget() != DataStatus.NOT_APPLICABLE) {
            parts.add("no target: " + due.noTarget());
        }
        if (due.share() != null || due.notDue() != DataStatus.NOT_APPLICABLE) {
            parts.add("not due: " + (due.share() == null ? due.notDue() : due.share()));
        }
        return String.join(", ", parts);
    }

    @Override
    public String passFail(Curve.PassFail curve) {
        return words(
                "pass_fail",
                of(curve.of()),
                "x " + curve.comparator().sign() + " " + curve.threshold() + " → 1",
                "otherwise " + curve.otherwise());
    }

    @Override
    public String perUnit(Curve.PerUnit curve) {
        List<String> parts = new ArrayList<>();
        parts.add(of(curve.of()));
        parts.add("start "
                + (curve.start() != null
                        ? curve.start()
                        : (curve.share() == null ? "" : curve.share() + " · ") + "full marks"));
        for (Curve.PerUnit.Term term : curve.terms()) {
            parts.add((term.of() == null ? "x" : term.of()) + " at " + term.at() + ": "
                    + (term.proportional() ? "in proportion" : term.below() + each(term)) + " below"
                    + limit(term.maxBelow()) + ", " + term.above() + each(term) + " above" + limit(term.maxAbove()));
        }
        parts.add(lower(curve.steps()));
        parts.add(named("min", curve.min()));
        parts.add(named("max", curve.max()));
        return words("per_unit", parts.toArray(String[]::new));
    }

    private static String each(Curve.PerUnit.Term term) {
        return term.unit().compareTo(Decimal.ONE) == 0 ? " each" : " for each " + term.unit();
    }

    private static String limit(@Nullable Decimal most) {
        return most == null ? "" : " (at most " + most + ")";
    }

    @Override
    public String tier(Curve.Tier curve) {
        String sign = (curve.upwards() ? "≥ " : "≤ ");
        String strict = (curve.upwards() ? "> " : "< ");
        return words(
                "tier",
                of(curve.of()),
                curve.steps().stream()
                        .map(s -> (curve.includes(s) ? sign : strict) + s.bound() + "→" + s.share())
                        .collect(Collectors.joining(", ")),
                "rest " + curve.rest());
    }

    @Override
    public String piecewise(Curve.Piecewise curve) {
        return words(
                "piecewise",
                of(curve.of()),
                curve.points().stream().map(p -> p.x() + "→" + p.y()).collect(Collectors.joining(", ")),
                named("below", curve.below()),
                named("above", curve.above()));
    }

    @Override
    public String efficacy(Curve.Efficacy curve) {
        Curve.Efficacy.Bounds bounds = curve.bounds();
        return words(
                "efficacy",
                of(curve.of()),
                curve.base() + " + " + curve.span() + " · position",
                bounds == null
                        ? "between the smallest and the largest of "
                                + (curve.population().all() ? "all units" : "the units that can be ranked")
                        : "between " + bounds.low() + " and " + bounds.high(),
                curve.population().within() == null
                        ? ""
                        : "within " + curve.population().within(),
                "all equal: " + lower(curve.whenEqual()),
                curve.clamp() ? "clamped" : "",
                named("below zero", curve.belowZero()),
                lower(curve.better()) + " is better");
    }

    @Override
    public String rankPoints(Curve.RankPoints curve) {
        return words(
                "rank_points",
                of(curve.of()),
                curve.table().isEmpty()
                        ? "max(" + curve.floor() + ", 1 - " + curve.step() + " · (rank - 1))"
                        : curve.table().stream().map(Decimal::toString).collect(Collectors.joining(", ")),
                curve.population().within() == null
                        ? ""
                        : "within " + curve.population().within(),
                curve.meanOfTied() ? "ties share the mean" : "",
                lower(curve.better()) + " is better");
    }

    @Override
    public String value(Curve.Value curve) {
        return words("value", of(curve.of()), "x · " + (curve.factor() == null ? "full marks" : curve.factor()));
    }

    @Override
    public String formula(Curve.Formula curve) {
        return words(
                "expression",
                of(curve.of()),
                curve.formula().text(),
                named("min", curve.min()),
                named("max", curve.max()));
    }

    @Override
    public String table(Curve.Table curve) {
        return words(
                "table " + curve.table().id(),
                curve.table().hit().name(),
                curve.inputs().stream().map(Curve.Table.Input::text).collect(Collectors.joining(" | ")) + " → "
                        + (curve.ofFullMarks() ? "share" : "points"));
    }

    /** The rows of a table, one in a line. */
    static List<String> rows(DecisionTable table) {
        List<String> rows = new ArrayList<>();
        for (DecisionTable.Row row : table.rows()) {
            rows.add("  " + row.number() + ": "
                    + row.cells().stream().map(TableCell::text).collect(Collectors.joining(" | ")) + results(row));
        }
        if (table.otherwise() != null) {
            rows.add("  otherwise" + results(table.otherwise()));
        }
        return rows;
    }

    private static String results(DecisionTable.Row row) {
        return " → "
                + Stream.of(row.result() == null ? "" : row.result().toString(), row.grade(), row.text())
                        .filter(result -> !result.isEmpty())
                        .collect(Collectors.joining(" | "));
    }

    @Override
    public String mix(Curve.Mix curve) {
        return words(
                "mix",
                curve.parts().stream()
                        .map(p -> p.share() + " · [" + of(p.curve()) + "]")
                        .collect(Collectors.joining(" + ")));
    }

    @Override
    public String related(Curve.Related curve) {
        return words(
                RelationText.of(curve.relation()),
                of(curve.of()),
                "then " + of(curve.curve()),
                named("below zero", curve.belowZero()));
    }

    @Override
    public String tabled(Curve.Tabled curve) {
        List<String> parts = new ArrayList<>();
        curve.curves().forEach((numbers, each) -> parts.add(numbers + ": " + of(each)));
        return words("by " + String.join(", ", curve.tables()), parts.toArray(String[]::new));
    }

    @Override
    public String task(Curve.TaskRule curve) {
        Curve.TaskRule.Milestones milestones = curve.milestones();
        return words(
                "task",
                milestones == null
                        ? ""
                        : "milestone max(" + milestones.floor() + ", 1 - " + milestones.perMonth() + " · months late)"
                                + (milestones.early() ? ", early ones count at once" : ""),
                curve.numeric() ? "numeric A / (T · p)" : "",
                curve.progress() ? "progress" : "",
                named("ratio cap", curve.ratioCap()),
                curve.difficulties().isEmpty()
                        ? "any difficulty"
                        : "difficulty "
                                + curve.difficulties().stream()
                                        .map(Decimal::toString)
                                        .collect(Collectors.joining(" ")),
                named("score cap", curve.scoreCap()),
                curve.fixedBy() == null
                        ? ""
                        : "difficulty fixed by " + curve.fixedBy().day()
                                + (curve.fixedBy().late() == null
                                        ? ""
                                        : ", else " + curve.fixedBy().late()));
    }

    @Override
    public String projectPoints(Curve.ProjectPoints curve) {
        return words(
                "project_points",
                "of " + curve.list(),
                curve.terms().stream().map(CurveText::term).collect(Collectors.joining(", ")),
                named("cap_each", curve.capEach()),
                named("cap", curve.cap()));
    }

    private static String term(Curve.ProjectPoints.ColumnPoints term) {
        String points = term.factor() != null
                ? term.factor() + " each"
                : term.tiers() != null
                        ? term.tiers().steps().stream()
                                .map(s -> s.bound() + "→" + s.share())
                                .collect(Collectors.joining(" "))
                        : term.words().entrySet().stream()
                                .map(e -> e.getKey() + "→" + e.getValue())
                                .collect(Collectors.joining(" "));
        return term.column() + " " + points + (term.max() == null ? "" : " ≤ " + term.max());
    }

    @Override
    public String vote(Curve.VoteRule curve) {
        return words(
                "vote",
                curve.levels().stream().map(l -> l.sign() + "=" + l.value()).collect(Collectors.joining(", ")),
                curve.classes().stream()
                        .map(c -> c.id() + " " + c.weight() + (c.trimmed() ? " trimmed" : ""))
                        .collect(Collectors.joining(", ")),
                "at least " + curve.minVotes() + " votes",
                "of " + curve.fullMark());
    }

    private static String of(Curve.Scale scale) {
        return scale == Curve.Scale.PERCENT ? "x in percent" : "";
    }

    private static String named(String name, @Nullable Decimal value) {
        return value == null ? "" : name + " " + value;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String words(String kind, String... parts) {
        return kind + List.of(parts).stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(", ", " ", ""));
    }
}
