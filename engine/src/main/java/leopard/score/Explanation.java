package leopard.score;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Rational;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;

/**
 * Puts a score sheet into words 得分说明: for every line the formula with its numbers, the rounding, what became of the
 * data and what is missing to full marks, in Chinese or English from the same {@link Justification}.
 */
public final class Explanation {

    private static final int INPUT = 13;
    private static final int FULL = 7;
    private static final int SCORE = 10;
    private static final int MISSING = 8;
    private static final int TITLE = Paper.WIDTH - INPUT - FULL - SCORE - MISSING;

    /** Steps that a formula further down shows anyway, or that the sheet tells in another way. */
    private static final Set<Text> SAID_ELSEWHERE = Set.of(
            StepName.FACTOR.label(),
            StepName.RANK_POINTS.label(),
            StepName.APPLICABLE_WEIGHT.label(),
            StepName.POINTS.label(),
            StepName.REPEAT_FACTOR.label(),
            StepName.KEY_FACTOR.label(),
            StepName.BONUS.label(),
            StepName.DEDUCT.label(),
            StepName.CAP.label(),
            StepName.DUE_WEIGHT.label());

    private final Paper paper;
    private final Lang lang;
    private final Set<Rounding> roundings = new LinkedHashSet<>();
    private boolean anyInput;
    private boolean noted;

    private Explanation(Paper paper) {
        this.paper = paper;
        this.lang = paper.lang();
    }

    /** One line of arithmetic for the column {@code formula}: {@code 12 × 0.8152 = 9.7824 → 9.78}; empty where there is none. */
    public static String formula(ScoreLine line, Lang lang) {
        Step result = ToldArithmetic.result(line.justification());
        if (result == null) {
            // Of an input without arithmetic: why it does not count, or where it comes from.
            return line.justification() instanceof Justification.ByInput input
                    ? input.note().in(lang)
                    : "";
        }
        String sum = ToldArithmetic.sumOfParts(line);
        return sum.isEmpty()
                ? ToldArithmetic.equation(
                        result, ToldArithmetic.told(result, line.justification().steps()))
                : sum;
    }

    /** The column {@code steps}: every intermediate figure, {@code rate=0.9038;factor=0.8152;unrounded=9.7824}. */
    public static String steps(ScoreLine line) {
        return line.justification().steps().stream()
                .map(step -> ToldArithmetic.nameIn(step, line) + "=" + ToldArithmetic.valueIn(step, line))
                .filter(cell -> !cell.startsWith("="))
                .collect(Collectors.joining(";"));
    }

    /**
     * Writes the whole sheet as a person would.
     *
     * @param standings what there is to say of rank and grade, under the header; may be empty
     */
    public static void write(ScoreSheet sheet, List<Text> standings, Lang lang, Appendable out) throws IOException {
        new Explanation(new Paper(lang, out)).write(sheet, standings);
    }

    private void write(ScoreSheet sheet, List<Text> standings) throws IOException {
        header(sheet, standings);
        for (ScoreLine root : sheet.roots()) {
            paper.print("");
            tableHead();
            line(root, 0);
        }
        footer();
    }

    private void header(ScoreSheet sheet, List<Text> standings) throws IOException {
        Unit unit = sheet.unit();
        StringBuilder head = new StringBuilder(unit.name().isEmpty() ? unit.id() : unit.name());
        if (!unit.name().isEmpty() && !unit.name().equals(unit.id())) {
            head.append(' ').append(unit.id());
        }
        if (!unit.group().isEmpty()) {
            head.append(" (").append(unit.group()).append(')');
        }
        paper.print(paper.say("得分单  ", "Score sheet  ") + head + "  "
                + sheet.period().title().in(lang));
        for (Text each : standings) {
            for (String row : CellWidth.wrapped(each.in(lang), Paper.WIDTH)) {
                paper.print(row);
            }
        }
    }

    private void tableHead() throws IOException {
        paper.print(row(
                paper.say("项目", "Line"),
                paper.say("取值", "Figure"),
                paper.say("满分", "Full"),
                paper.say("得分", "Score"),
                paper.say("距满分", "Missing")));
        paper.print("─".repeat(Paper.WIDTH));
    }

    private static String row(String title, String input, String full, String score, String missing) {
        return CellWidth.left(title, TITLE)
                + CellWidth.right(input, INPUT)
                + CellWidth.right(full, FULL)
                + CellWidth.right(score, SCORE)
                + CellWidth.right(missing, MISSING);
    }

    private void line(ScoreLine line, int depth) throws IOException {
        if (depth == 1 && line.role() == Role.ADDEND) {
            paper.print("");
        }
        String indent = "  ".repeat(depth);
        String shown = shownInput(line);
        boolean short_ = CellWidth.of(shown) < INPUT;
        List<String> titles = CellWidth.wrapped(heading(line), TITLE - indent.length() - (shown.isEmpty() ? 0 : 1));
        for (int i = 0; i + 1 < titles.size(); i++) {
            paper.print(indent + titles.get(i));
        }
        paper.print(row(
                indent + titles.get(titles.size() - 1),
                short_ ? shown : "",
                line.full() == null ? "" : Notation.number(line.full().stripped()),
                score(line),
                missing(line)));
        String inner = indent + "    ";
        if (!short_) {
            paper.detail(inner, paper.say("取值 ", "figures ") + shown);
        }
        details(line, inner);
        for (ScoreLine part : line.parts()) {
            if (!isEmptySide(line, part)) {
                line(part, depth + 1);
            }
        }
    }

    /** Bonuses or deductions of a unit that has none: the line above says so. */
    private static boolean isEmptySide(ScoreLine line, ScoreLine part) {
        return line.justification() instanceof Justification.ByEvents
                && part.justification() instanceof Justification.ByEvents
                && part.parts().isEmpty()
                && part.score() != null
                && part.score().isZero();
    }

    private String heading(ScoreLine line) {
        String title = line.title().in(lang);
        if (line.role() == Role.ADJUSTMENT) {
            String why = line.justification().note().in(lang);
            return why.isEmpty() ? title : title + ": " + people(why);
        }
        boolean side = line.role() == Role.ADDEND
                && line.justification() instanceof Justification.ByEvents
                && line.parent() != null
                && line.id().startsWith(line.parent() + ".");
        if (line.role() == Role.INPUT || side) {
            return title;
        }
        if (line.justification() instanceof Justification.ByEvent event) {
            return event.event().id() + " " + title;
        }
        return line.id().equals(title) ? title : line.id() + " " + title;
    }

    private String shownInput(ScoreLine line) {
        if (line.input().isEmpty() || (line.role() == Role.INPUT && isSame(line))) {
            return line.status() == DataStatus.OK ? "" : line.status().title().in(lang);
        }
        return line.input().replace('-', '−').replace(";", "; ");
    }

    /** Whether the figure of an input is its score, so that saying it twice would say nothing. */
    private static boolean isSame(ScoreLine line) {
        return line.score() != null && line.input().equals(line.score().toString());
    }

    private String score(ScoreLine line) {
        Points points = line.score();
        if (points == null) {
            return "—";
        }
        String score = Notation.number(points.value());
        if (line.role() == Role.INPUT) {
            anyInput = true;
            return "(" + score + ")";
        }
        return line.role() == Role.ADJUSTMENT && points.value().signum() > 0 ? "+" + score : score;
    }

    private static String missing(ScoreLine line) {
        Points missing = line.missing();
        return missing == null || missing.isZero() ? "" : Notation.number(missing.value());
    }

    private void details(ScoreLine line, String indent) throws IOException {
        Justification why = line.justification();
        if (why instanceof Justification.ByEvent event) {
            event(event, indent);
            return;
        }
        if (line.role() == Role.ADJUSTMENT) {
            calculation(why.steps(), line, indent);
            return;
        }
        absence(line, indent);
        boolean side = why instanceof Justification.ByEvents;
        boolean noteFirst = !(why instanceof Justification.ByCurve curve) || curve.curve() instanceof Curve.TaskRule;
        if (!side && noteFirst) {
            note(why, indent);
        }
        new MilestoneRows(paper).print(why.steps(), indent);
        if (side) {
            if (line.parts().stream().allMatch(part -> isEmptySide(line, part)) && line.score() != null) {
                paper.detail(indent, paper.say("没有加减分事项", "no events"));
            }
        } else {
            calculation(why.steps(), line, indent);
            if (!noteFirst && !noted) {
                note(why, indent);
            }
            noted = false;
        }
        if (!line.clause().isEmpty()) {
            paper.detail(indent, paper.say("依据 ", "rule ") + line.clause());
        }
    }

    private void note(Justification why, String indent) throws IOException {
        if (!why.note().isEmpty()) {
            paper.detail(indent, people(why.note().in(lang)));
        }
    }

    private void absence(ScoreLine line, String indent) throws IOException {
        if (line.status() == DataStatus.OK) {
            return;
        }
        String status = line.status().title().in(lang);
        String treated =
                line.treatedAs() == null ? "" : line.treatedAs().title().in(lang);
        if (line.justification() instanceof Justification.ByPolicy policy
                && policy.treatment().share() != null) {
            treated += " " + policy.treatment().share();
        }
        if (line.status() == DataStatus.PENDING && line.justification() instanceof Justification.ByCurve) {
            paper.detail(indent, paper.say("待核验的部分暂不计分", "what is pending verification does not count yet"));
            return;
        }
        paper.detail(indent, treated.isEmpty() ? status : status + ": " + treated);
    }

    private void calculation(List<Step> steps, ScoreLine line, String indent) throws IOException {
        String sum = ToldArithmetic.sumOfParts(line);
        if (!sum.isEmpty()) {
            if (line.parts().size() > 1) {
                paper.detail(indent, sum);
            }
            return;
        }
        Step result = ToldArithmetic.result(line.justification());
        Step skipped = result != null && Notation.isNumber(ToldArithmetic.withoutIdleLimits(result))
                ? ToldArithmetic.takenOver(result, steps)
                : null;
        List<String> given = new ArrayList<>();
        for (Step step : steps) {
            Expression formula = step.formula();
            if (MilestoneRows.isOne(step, steps)) {
                continue;
            }
            if (formula == null) {
                if (step.exact() != null && !SAID_ELSEWHERE.contains(step.label()) && !isTheInput(step, line)) {
                    given.add(step.label().in(lang) + " " + step.printed().replace('-', '−'));
                }
                continue;
            }
            Expression shown =
                    step == result ? ToldArithmetic.told(step, steps) : ToldArithmetic.withoutIdleLimits(step);
            if (step == skipped || ToldArithmetic.isIdle(step, shown, result)) {
                continue;
            }
            if (!given.isEmpty()) {
                paper.detail(indent, String.join(paper.say(", ", ", "), given));
                given.clear();
            }
            if (step == result
                    && line.justification() instanceof Justification.ByCurve curve
                    && !(curve.curve() instanceof Curve.TaskRule)) {
                note(curve, indent);
                noted = true;
            }
            String label = line.role() == Role.ADJUSTMENT ? "" : step.label().in(lang) + " ";
            paper.detail(indent, label + ToldArithmetic.equation(step, shown));
            if (step.rounding() != null) {
                roundings.add(step.rounding());
            }
        }
        if (!given.isEmpty()) {
            paper.detail(indent, String.join(", ", given));
        }
    }

    /** Whether a figure is the one that the line shows as its input already. */
    private static boolean isTheInput(Step step, ScoreLine line) {
        boolean figure = ToldArithmetic.is(step, StepName.VALUE)
                || ToldArithmetic.is(step, StepName.ACTUAL)
                || ToldArithmetic.is(step, StepName.PROGRESS);
        Decimal input = Decimal.parse(line.input());
        return figure && input != null && Rational.of(input).equals(step.exact());
    }

    private void event(Justification.ByEvent why, String indent) throws IOException {
        ScoreEvent event = why.event();
        List<String> facts = new ArrayList<>();
        facts.add(event.date().toString());
        if (!event.level().isEmpty() && !event.level().equals(event.title())) {
            facts.add(paper.say("级别 ", "level ") + event.level());
        }
        if (!event.matter().isEmpty()) {
            facts.add(paper.say("事项 ", "matter ") + event.matter());
        }
        facts.add(event.document().isEmpty() ? paper.say("无佐证文件", "no document") : event.document());
        facts.add(
                why.note().isEmpty()
                        ? why.verdict().outcome().title().in(lang)
                        : people(why.note().in(lang)));
        if (!event.reason().isEmpty()) {
            facts.add(event.reason());
        }
        paper.detail(indent, String.join(" · ", facts));
        Step result = why.result();
        if (result != null && !Notation.isNumber(ToldArithmetic.formulaOf(result))) {
            paper.detail(indent, ToldArithmetic.equation(result, ToldArithmetic.formulaOf(result)));
        }
    }

    private void footer() throws IOException {
        List<String> notes = new ArrayList<>();
        if (!roundings.isEmpty()) {
            notes.add(paper.say("→ 为取整:", "→ is rounding: ")
                    + roundings.stream()
                            .map(Rounding::mode)
                            .distinct()
                            .map(this::roundingName)
                            .collect(Collectors.joining(", ")));
        }
        if (anyInput) {
            notes.add(paper.say("括号内的得分供计算,不计入合计", "scores in brackets are inputs and do not add"));
        }
        if (!notes.isEmpty()) {
            paper.print("");
            paper.print(String.join("; ", notes));
        }
    }

    private String roundingName(RoundingMode mode) {
        return switch (mode) {
            case HALF_UP -> paper.say("四舍五入", "half up");
            case HALF_EVEN -> paper.say("四舍六入五成双", "half to even");
            case HALF_DOWN -> paper.say("五舍六入", "half down");
            case FLOOR -> paper.say("向下取整", "down");
            case CEILING -> paper.say("向上取整", "up");
            case DOWN -> paper.say("截尾", "towards zero");
            case UP -> paper.say("进一", "away from zero");
            case UNNECESSARY -> paper.say("不取整", "none");
        };
    }

    /** Signs of comparison as people write them. */
    private String people(String words) {
        return words.replace("<=", "≤").replace(">=", "≥").replace("!=", "≠").replace("==", paper.say("等于", "equals"));
    }
}
