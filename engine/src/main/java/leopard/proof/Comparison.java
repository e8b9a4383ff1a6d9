package leopard.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.award.Award;
import leopard.intake.Finding;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.proof.Expected.FiredKind;
import leopard.proof.Expected.LineField;
import leopard.rule.Ruling;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import leopard.scheme.Veto;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import leopard.score.ScoreSheet;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/** Compares what came out of a run with what a test expects. */
final class Comparison {

    private static final Text POINTS = Text.of("得分", "points");
    private static final Text VALUE = Text.of("数值", "value");
    private static final Text STATUS = Text.of("状态", "status");
    private static final Text TREATED = Text.of("处理", "treated as");

    private final AssessmentRun run;
    private final Map<String, ScoreSheet> sheets = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    Comparison(AssessmentRun run) {
        this.run = run;
    }

    List<Difference> differences(SchemeTest test) {
        for (Expected expected : test.expected()) {
            if (run.units().indexOf(expected.unit()) < 0) {
                add(
                        expected,
                        "",
                        Text.of("单位", "unit"),
                        test.period().id(),
                        Text.same(Expected.NONE),
                        Text.of("该周期没有这个单位", "the unit is not there in that period"));
            } else if (expected instanceof Expected.Line line) {
                line(line);
            } else if (expected instanceof Expected.Ranked ranked) {
                ranked(ranked);
            } else if (expected instanceof Expected.Fired fired) {
                fired(fired);
            } else if (expected instanceof Expected.Awarded awarded) {
                awarded(awarded);
            } else if (expected instanceof Expected.Light light) {
                light(light);
            }
        }
        return List.copyOf(differences);
    }

    private void line(Expected.Line expected) {
        ScoreSheet sheet = sheets.computeIfAbsent(
                expected.unit(), unit -> run.sheet(run.units().indexOf(unit)));
        ScoreLine line = sheet.line(expected.line());
        Text what = switch (expected.field()) {
            case POINTS -> POINTS;
            case VALUE -> VALUE;
            case STATUS -> STATUS;
            case TREATED_AS -> TREATED;
        };
        if (line == null) {
            if (expected.field() != LineField.POINTS || !expected.value().equals(Expected.NONE)) {
                add(
                        expected,
                        expected.line(),
                        what,
                        expected.value(),
                        Text.same(Expected.NONE),
                        Text.of("得分单上没有这一行", "the score sheet has no such line"));
            }
            return;
        }
        Object got = switch (expected.field()) {
            case POINTS -> line.score();
            case VALUE -> line.input();
            case STATUS -> line.status().name();
            case TREATED_AS ->
                line.treatedAs() == null ? null : line.treatedAs().name();
        };
        compare(expected, expected.line(), what, expected.value(), got, explanation(line));
    }

    /** The arithmetic of the line, and what it does not say. */
    private static Text explanation(ScoreLine line) {
        Text note = line.justification().note();
        String zh = Explanation.formula(line, Lang.ZH);
        if (zh.isEmpty()) {
            return note.isEmpty() ? line.status().title() : note;
        }
        Text formula = Text.of("%1$s", "%2$s", zh, Explanation.formula(line, Lang.EN));
        return note.isEmpty() ? formula : Text.join(" · ", List.of(formula, note));
    }

    private void ranked(Expected.Ranked expected) {
        Standing standing = standing(expected);
        Text what = switch (expected.field()) {
            case RANK -> Text.of("名次", "rank");
            case GRADE -> Text.of("等次", "grade");
            case STATUS -> STATUS;
            case SCORE -> POINTS;
            case NORMALISED -> Text.of("组间归一", "normalised");
            case PROVISIONAL -> Text.of("暂定分", "provisional");
        };
        if (standing == null) {
            compare(
                    expected,
                    expected.ranking(),
                    what,
                    expected.value(),
                    null,
                    Text.of("不在这个排名中", "not in this ranking"));
            return;
        }
        Object got = switch (expected.field()) {
            case RANK -> standing.printed();
            case GRADE -> standing.grade();
            case STATUS -> standing.status().name();
            case SCORE -> standing.score();
            case NORMALISED -> standing.normalised();
            case PROVISIONAL -> standing.provisional();
        };
        Text score =
                standing.score() == null ? standing.status().title() : Text.of("得分 %s", "score %s", standing.score());
        Text why = standing.reason().isEmpty() ? score : Text.join(" · ", List.of(score, standing.reason()));
        compare(expected, expected.ranking(), what, expected.value(), got, why);
    }

    private @Nullable Standing standing(Expected.Ranked expected) {
        for (RankingTable table : run.rankings()) {
            if (table.rule().id().equals(expected.ranking())) {
                return table.standing(run.units().indexOf(expected.unit()));
            }
        }
        return null;
    }

    private void fired(Expected.Fired expected) {
        Set<String> got = new TreeSet<>(UnitList.BY_CODE_POINT);
        List<Text> why = new ArrayList<>();
        if (expected.kind() == FiredKind.CHECK) {
            for (Finding finding : run.findings()) {
                if (finding.unit().equals(expected.unit())) {
                    got.add(finding.check());
                    why.add(finding.message());
                }
            }
        } else {
            int unit = run.units().indexOf(expected.unit());
            List<Veto> known = expected.kind() == FiredKind.VETO
                    ? run.scheme().vetoes()
                    : run.scheme().redLines();
            for (Ruling ruling : run.rulings()) {
                for (Veto veto : known) {
                    if (ruling.unit() == unit && veto.id().equals(ruling.veto())) {
                        got.add(veto.id());
                        why.add(veto.title());
                    }
                }
            }
        }
        Set<String> wanted = new TreeSet<>(UnitList.BY_CODE_POINT);
        wanted.addAll(expected.ids());
        if (!got.equals(wanted)) {
            Text what = switch (expected.kind()) {
                case VETO -> Text.of("一票否决", "vetoes");
                case RED_LINE -> Text.of("红线", "red lines");
                case CHECK -> Text.of("数据核查", "checks");
            };
            add(expected, "", what, list(wanted), Text.same(list(got)), Text.join(";", "; ", why));
        }
    }

    private static String list(Set<String> ids) {
        return ids.isEmpty() ? Expected.NONE : String.join(", ", ids);
    }

    /** An award that nobody gets, or that people decide about, is the same for every unit. */
    private void awarded(Expected.Awarded expected) {
        Award own = null;
        for (Award award : run.awards()) {
            boolean here = award.award().equals(expected.award());
            if (here && (award.unit().equals(expected.unit()) || (award.unit().isEmpty() && own == null))) {
                own = award;
            }
        }
        compare(
                expected,
                expected.award(),
                Text.of("评奖", "award"),
                expected.outcome(),
                own == null ? null : own.outcome().name(),
                own == null ? Text.EMPTY : own.reason());
    }

    private void light(Expected.Light expected) {
        Warning found = null;
        for (Warning warning : run.warnings()) {
            if (warning.rule().equals(expected.rule())
                    && warning.unit().equals(expected.unit())
                    && warning.item().equals(expected.item())) {
                found = warning;
            }
        }
        compare(
                expected,
                expected.rule() + "." + expected.item(),
                Text.of("预警灯", "light"),
                expected.colour(),
                found == null ? null : found.colour().name(),
                found == null ? Text.EMPTY : found.message());
    }

    /** Numbers are the same if their values are, whatever zeros they end in. */
    private void compare(
            Expected expected, String subject, Text what, String wanted, @Nullable Object got, Text explanation) {
        String found = got == null || got.toString().isEmpty() ? Expected.NONE : got.toString();
        Decimal number = Decimal.parse(wanted);
        Decimal other = Decimal.parse(found);
        boolean same = (number != null && other != null) ? number.compareTo(other) == 0 : wanted.equals(found);
        if (!same) {
            add(expected, subject, what, wanted, Text.same(found), explanation);
        }
    }

    private void add(Expected expected, String subject, Text what, String wanted, Text got, Text explanation) {
        differences.add(
                new Difference(expected.place(), expected.unit(), subject, what, Text.same(wanted), got, explanation));
    }
}
