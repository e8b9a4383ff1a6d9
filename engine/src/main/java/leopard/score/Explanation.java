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
import org.jspecify.annotations.Nullable;

/**
 * Puts a score sheet into words 得分说明: for every line the formula with its numbers, the rounding, what became of the
 * data and what is missing to full marks, in Chinese or English from the same {@link Justification}.
 */
public final class Explanation {

    private static final int WIDTH = 96;
    private static final int INPUT = 13;
    private static final int FULL = 7;
    private static final int SCORE = 10;
    private static final int MISSING = 8;
    private static final int TITLE = WIDTH - INPUT - FULL - SCORE - MISSING;

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

    private final Lang lang;
    private final Appendable out;
    private final Set<Rounding> roundings = new LinkedHashSet<>();
    private boolean anyInput;
    private boolean noted;

    private Explanation(Lang lang, Appendable out) {
        this.lang = lang;
        this.out = out;
    }

    /** One line of arithmetic for the column {@code formula}: {@code 12 × 0.8152 = 9.7824 → 9.78}; empty where there is none. */
    public static String formula(ScoreLine line, Lang lang) {
        Step result = result(line.justification());
        if (result == null) {
            // Of an input without arithmetic: why it does not count, or where it comes from.
            return line.justification() instanceof Justification.ByInput input
                    ? input.note().in(lang)
                    : "";
        }
        String sum = sumOfParts(line);
        return sum.isEmpty()
                ? equation(result, told(result, line.justification().steps()))
                : sum;
    }

    /** The column {@code steps}: every intermediate figure, {@code rate=0.9038;factor=0.8152;unrounded=9.7824}. */
    public static String steps(ScoreLine line) {
        return line.justification().steps().stream()
                .map(step -> nameIn(step, line) + "=" + valueIn(step, line))
                .filter(cell -> !cell.startsWith("="))
                .collect(Collectors.joining(";"));
    }

    /**
     * Writes the whole sheet as a person would.
     *
     * @param standings what there is to say of rank and grade, under the header; may be empty
     */
    public static void write(ScoreSheet sheet, List<Text> standings, Lang lang, Appendable out) throws IOException {
        new Explanation(lang, out).write(sheet, standings);
    }

    /** The score of a line by its curve stands in its own column; its step gives what it was before rounding. */
    private static String nameIn(Step step, ScoreLine line) {
        if (!is(step, StepName.SCORE)) {
            return step.name();
        }
        if (!(line.justification() instanceof Justification.ByCurve)) {
            return "";
        }
        return step.name().equals(StepName.SCORE.word()) ? StepName.UNROUNDED.word() : step.name();
    }

    private static String valueIn(Step step, ScoreLine line) {
        Rational exact = step.exact();
        boolean unrounded = is(step, StepName.SCORE) && line.justification() instanceof Justification.ByCurve;
        return unrounded && exact != null ? exact.toString() : step.printed();
    }

    private static boolean is(Step step, StepName name) {
        return step.label().equals(name.label());
    }

    /** The step that says most of how the score came about: of a component the last that does more than repeat a number. */
    private static @Nullable Step result(Justification justification) {
        Step last = justification.result();
        if (last == null || !(justification instanceof Justification.ByParts)) {
            return last;
        }
        List<Step> steps = justification.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.formula() != null) {
                if (!last.printed().equals(step.printed()) && !sameValue(last, step)) {
                    return last;
                }
                if (!Notation.isNumber(step.formula())) {
                    return step;
                }
            }
        }
        return last;
    }

    private static boolean sameValue(Step a, Step b) {
        return a.value() != null && a.value().equals(b.value());
    }

    /** {@code 50.81 + 21.06 + 10.00 = 81.87} of a component that is the plain sum of its printed parts; empty of others. */
    private static String sumOfParts(ScoreLine line) {
        if (!(line.justification() instanceof Justification.ByParts) || line.score() == null) {
            return "";
        }
        Expression sum = null;
        int terms = 0;
        for (ScoreLine part : line.parts()) {
            if (part.role() == Role.ADJUSTMENT || part.role() == Role.INPUT) {
                return "";
            }
            if (part.score() != null) {
                sum = plus(sum, part.score().value());
                terms++;
            }
        }
        String total = Notation.number(line.score().value());
        if (sum == null) {
            return "";
        }
        return terms == 1 ? total : Notation.text(sum) + " = " + total;
    }

    private static Expression plus(@Nullable Expression sum, Decimal score) {
        if (sum == null) {
            return Operand.of(score);
        }
        return score.signum() < 0
                ? Operand.minus(sum, Operand.of(score.negate()))
                : Operand.plus(sum, Operand.of(score));
    }

    /**
     * The formula of a step as it is told: without limits that do not bind, and where nothing else is left, with the
     * formula of the figure that it takes over.
     */
    private static Expression told(Step step, List<Step> steps) {
        Expression shown = withoutIdleLimits(step);
        Step taken = Notation.isNumber(shown) ? takenOver(step, steps) : null;
        return taken == null ? shown : withoutIdleLimits(taken);
    }

    /** The figure before {@code step} that was not rounded and is worth the same, or null. */
    private static @Nullable Step takenOver(Step step, List<Step> steps) {
        for (int i = steps.indexOf(step) - 1; i >= 0; i--) {
            Step each = steps.get(i);
            if (each.formula() != null && each.rounding() == null && each.exact() != null) {
                return each.exact().equals(step.exact()) && !Notation.isNumber(each.formula()) ? each : null;
            }
        }
        return null;
    }

    /** The formula of a step without limits that do not bind; where the lowest or highest is looked for, all stay. */
    private static Expression withoutIdleLimits(Step step) {
        Expression formula = formulaOf(step);
        return is(step, StepName.MIN) || is(step, StepName.MAX) ? formula : Notation.withoutIdleLimits(formula);
    }

    private static Expression formulaOf(Step step) {
        Expression formula = step.formula();
        if (formula == null) {
            throw new IllegalArgumentException("no formula: " + step.name());
        }
        return formula;
    }

    private static String equation(Step step, Expression formula) {
        Rational exact = step.exact();
        return exact == null ? step.printed() : Notation.equation(formula, exact, step.rounding());
    }

    private String say(String zh, String en) {
        return lang.pick(zh, en);
    }

    private void write(ScoreSheet sheet, List<Text> standings) throws IOException {
        header(sheet, standings);
        for (ScoreLine root : sheet.roots()) {
            print("");
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
        print(say("得分单  ", "Score sheet  ") + head + "  "
                + sheet.period().title().in(lang));
        for (Text each : standings) {
            for (String row : CellWidth.wrapped(each.in(lang), WIDTH)) {
                print(row);
            }
        }
    }

    private void tableHead() throws IOException {
        print(row(
                say("项目", "Line"), say("取值", "Figure"), say("满分", "Full"), say("得分", "Score"), say("距满分", "Missing")));
        print("─".repeat(WIDTH));
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
            print("");
        }
        String indent = "  ".repeat(depth);
        String shown = shownInput(line);
        boolean short_ = CellWidth.of(shown) < INPUT;
        List<String> titles = CellWidth.wrapped(heading(line), TITLE - indent.length() - (shown.isEmpty() ? 0 : 1));
        for (int i = 0; i + 1 < titles.size(); i++) {
            print(indent + titles.get(i));
        }
        print(row(
                indent + titles.get(titles.size() - 1),
                short_ ? shown : "",
                line.full() == null ? "" : Notation.number(line.full().stripped()),
                score(line),
                missing(line)));
        String inner = indent + "    ";
        if (!short_) {
            detail(inner, say("取值 ", "figures ") + shown);
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
        milestones(why.steps(), indent);
        if (side) {
            if (line.parts().stream().allMatch(part -> isEmptySide(line, part)) && line.score() != null) {
                detail(indent, say("没有加减分事项", "no events"));
            }
        } else {
            calculation(why.steps(), line, indent);
            if (!noteFirst && !noted) {
                note(why, indent);
            }
            noted = false;
        }
        if (!line.clause().isEmpty()) {
            detail(indent, say("依据 ", "rule ") + line.clause());
        }
    }

    private void note(Justification why, String indent) throws IOException {
        if (!why.note().isEmpty()) {
            detail(indent, people(why.note().in(lang)));
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
            detail(indent, say("待核验的部分暂不计分", "what is pending verification does not count yet"));
            return;
        }
        detail(indent, treated.isEmpty() ? status : status + ": " + treated);
    }

    private void calculation(List<Step> steps, ScoreLine line, String indent) throws IOException {
        String sum = sumOfParts(line);
        if (!sum.isEmpty()) {
            if (line.parts().size() > 1) {
                detail(indent, sum);
            }
            return;
        }
        Step result = result(line.justification());
        Step skipped = result != null && Notation.isNumber(withoutIdleLimits(result)) ? takenOver(result, steps) : null;
        List<String> given = new ArrayList<>();
        for (Step step : steps) {
            Expression formula = step.formula();
            if (isOfMilestone(step, steps)) {
                continue;
            }
            if (formula == null) {
                if (step.exact() != null && !SAID_ELSEWHERE.contains(step.label()) && !isTheInput(step, line)) {
                    given.add(step.label().in(lang) + " " + step.printed().replace('-', '−'));
                }
                continue;
            }
            Expression shown = step == result ? told(step, steps) : withoutIdleLimits(step);
            if (step == skipped || isIdle(step, shown, result)) {
                continue;
            }
            if (!given.isEmpty()) {
                detail(indent, String.join(say(", ", ", "), given));
                given.clear();
            }
            if (step == result
                    && line.justification() instanceof Justification.ByCurve curve
                    && !(curve.curve() instanceof Curve.TaskRule)) {
                note(curve, indent);
                noted = true;
            }
            String label = line.role() == Role.ADJUSTMENT ? "" : step.label().in(lang) + " ";
            detail(indent, label + equation(step, shown));
            if (step.rounding() != null) {
                roundings.add(step.rounding());
            }
        }
        if (!given.isEmpty()) {
            detail(indent, String.join(", ", given));
        }
    }

    /** Whether a step would only repeat a number, or takes or adds nothing. */
    private static boolean isIdle(Step step, Expression shown, @Nullable Step result) {
        if (step == result) {
            return Notation.isNumber(shown)
                    && step.exact() != null
                    && step.exact().equals(step.value());
        }
        boolean change = is(step, StepName.DEDUCTION) || is(step, StepName.ADDITION);
        return Notation.isNumber(shown) || is(step, StepName.SCORE) || (change && Rational.ZERO.equals(step.value()));
    }

    /** Whether a figure is the one that the line shows as its input already. */
    private static boolean isTheInput(Step step, ScoreLine line) {
        boolean figure = is(step, StepName.VALUE) || is(step, StepName.ACTUAL) || is(step, StepName.PROGRESS);
        Decimal input = Decimal.parse(line.input());
        return figure && input != null && Rational.of(input).equals(step.exact());
    }

    private void event(Justification.ByEvent why, String indent) throws IOException {
        ScoreEvent event = why.event();
        List<String> facts = new ArrayList<>();
        facts.add(event.date().toString());
        if (!event.level().isEmpty() && !event.level().equals(event.title())) {
            facts.add(say("级别 ", "level ") + event.level());
        }
        if (!event.matter().isEmpty()) {
            facts.add(say("事项 ", "matter ") + event.matter());
        }
        facts.add(event.document().isEmpty() ? say("无佐证文件", "no document") : event.document());
        facts.add(
                why.note().isEmpty()
                        ? why.verdict().outcome().title().in(lang)
                        : people(why.note().in(lang)));
        if (!event.reason().isEmpty()) {
            facts.add(event.reason());
        }
        detail(indent, String.join(" · ", facts));
        Step result = why.result();
        if (result != null && !Notation.isNumber(formulaOf(result))) {
            detail(indent, equation(result, formulaOf(result)));
        }
    }

    private void milestones(List<Step> steps, String indent) throws IOException {
        boolean first = true;
        for (int i = 0; i + 5 < steps.size(); i++) {
            if (isMilestone(steps, i)) {
                if (first) {
                    first = false;
                    detail(
                            indent,
                            CellWidth.left(say("节点", "milestone"), 26)
                                    + CellWidth.right(say("权重", "weight"), 7)
                                    + "  " + CellWidth.left(say("到期", "due"), 11)
                                    + CellWidth.left(say("完成", "done"), 11)
                                    + CellWidth.left(say("核验", "verified"), 9)
                                    + say("系数", "factor"));
                }
                milestone(steps, i, indent);
            }
        }
    }

    private void milestone(List<Step> steps, int at, String indent) throws IOException {
        Step weight = steps.get(at);
        String done = steps.get(at + 2).printed();
        boolean verified = steps.get(at + 3).printed().equals("true");
        Step factor = steps.get(at + 4);
        boolean counts = steps.get(at + 5).printed().equals("true");
        String title = weight.label().arguments().isEmpty()
                ? weight.name()
                : String.valueOf(weight.label().arguments().get(0));
        String result;
        if (factor.formula() != null) {
            Expression shown = Notation.withoutIdleLimits(factor.formula());
            boolean late = !Rational.ONE.equals(factor.value());
            result = late ? equation(factor, shown) : "1";
        } else if (done.isEmpty()) {
            result = counts ? say("0 (未完成)", "0 (not done)") : say("— (未到期)", "— (not due)");
        } else if (!verified) {
            result = say("0 (待核验)", "0 (pending verification)");
        } else {
            result = say("0 (本期末之后完成)", "0 (done after the period)");
        }
        List<String> titles = CellWidth.wrapped(title, 25);
        for (int i = 0; i + 1 < titles.size(); i++) {
            print(indent + titles.get(i));
        }
        print((indent
                        + CellWidth.left(titles.get(titles.size() - 1), 26)
                        + CellWidth.right(weight.printed(), 7)
                        + "  " + CellWidth.left(steps.get(at + 1).printed(), 11)
                        + CellWidth.left(done.isEmpty() ? "—" : done, 11)
                        + CellWidth.left(done.isEmpty() ? "—" : verified ? say("是", "yes") : say("否", "no"), 9)
                        + result)
                .stripTrailing());
    }

    /** Whether a milestone's six figures begin at step {@code i}. */
    private static boolean isMilestone(List<Step> steps, int i) {
        String name = steps.get(i).name();
        if (!name.endsWith(".weight") || i + 5 >= steps.size()) {
            return false;
        }
        String id = name.substring(0, name.length() - "weight".length());
        return steps.get(i + 1).name().equals(id + "due")
                && steps.get(i + 5).name().equals(id + "counts");
    }

    private static boolean isOfMilestone(Step step, List<Step> steps) {
        int at = steps.indexOf(step);
        for (int i = Math.max(0, at - 5); i <= at; i++) {
            if (isMilestone(steps, i)) {
                return true;
            }
        }
        return false;
    }

    private void footer() throws IOException {
        List<String> notes = new ArrayList<>();
        if (!roundings.isEmpty()) {
            notes.add(say("→ 为取整:", "→ is rounding: ")
                    + roundings.stream()
                            .map(Rounding::mode)
                            .distinct()
                            .map(this::roundingName)
                            .collect(Collectors.joining(", ")));
        }
        if (anyInput) {
            notes.add(say("括号内的得分供计算,不计入合计", "scores in brackets are inputs and do not add"));
        }
        if (!notes.isEmpty()) {
            print("");
            print(String.join("; ", notes));
        }
    }

    private String roundingName(RoundingMode mode) {
        return switch (mode) {
            case HALF_UP -> say("四舍五入", "half up");
            case HALF_EVEN -> say("四舍六入五成双", "half to even");
            case HALF_DOWN -> say("五舍六入", "half down");
            case FLOOR -> say("向下取整", "down");
            case CEILING -> say("向上取整", "up");
            case DOWN -> say("截尾", "towards zero");
            case UP -> say("进一", "away from zero");
            case UNNECESSARY -> say("不取整", "none");
        };
    }

    /** Signs of comparison as people write them. */
    private String people(String words) {
        return words.replace("<=", "≤").replace(">=", "≥").replace("!=", "≠").replace("==", say("等于", "equals"));
    }

    private void detail(String indent, String text) throws IOException {
        String further = indent + "  ";
        boolean first = true;
        for (String row : CellWidth.wrapped(text, WIDTH + 4 - further.length())) {
            print((first ? indent : further) + row);
            first = false;
        }
    }

    private void print(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }
}
