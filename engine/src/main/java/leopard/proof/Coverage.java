package leopard.proof;

import java.util.LinkedHashSet;
import java.util.Set;
import leopard.proof.SchemeRule.Kind;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.scheme.AwardRule;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Grades;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule;
import leopard.spi.Row;

/**
 * Which rules of a scheme tests look at. A rule is touched where an expectation names what it makes, not where it merely
 * took part: a total that is right does not show that each of its parts is.
 */
public final class Coverage {

    private Coverage() {}

    /** All rules of a scheme, in its order. */
    public static Set<SchemeRule> rulesOf(Scheme scheme) {
        Set<SchemeRule> rules = new LinkedHashSet<>();
        for (Node node : scheme.nodes().values()) {
            if (node instanceof Node.Criterion) {
                rules.add(new SchemeRule(Kind.CRITERION, node.id()));
            } else if (node instanceof Node.Events events) {
                events.bonus().levels().keySet().forEach(level -> rules.add(new SchemeRule(Kind.BONUS, level)));
                events.deduct().levels().keySet().forEach(level -> rules.add(new SchemeRule(Kind.DEDUCTION, level)));
            } else {
                rules.add(new SchemeRule(Kind.NODE, node.id()));
            }
        }
        scheme.rollUps().forEach(rollUp -> rules.add(new SchemeRule(Kind.ROLL_UP, rollUp.id())));
        scheme.vetoes().forEach(veto -> rules.add(new SchemeRule(Kind.VETO, veto.id())));
        scheme.redLines().forEach(line -> rules.add(new SchemeRule(Kind.RED_LINE, line.id())));
        for (RankingRule ranking : scheme.rankings()) {
            rules.add(new SchemeRule(Kind.RANKING, ranking.id()));
            Grades grades = ranking.grades();
            if (grades != null) {
                grades.bands().forEach(b -> rules.add(new SchemeRule(Kind.GRADE, ranking.id() + "." + b.grade())));
                grades.quotas().forEach(q -> rules.add(new SchemeRule(Kind.QUOTA, ranking.id() + "." + q.grade())));
            }
        }
        for (AwardRule award : scheme.awards()) {
            award.rankings().forEach(ranking -> rules.add(new SchemeRule(Kind.AWARD, award.id() + "." + ranking)));
        }
        for (WarningRule warning : scheme.warnings()) {
            warning.lights()
                    .forEach(l -> rules.add(new SchemeRule(
                            Kind.LIGHT, warning.id() + "." + l.colour().name())));
        }
        return rules;
    }

    /** The rules that a test touches, whether it passes or not. */
    static Set<SchemeRule> of(SchemeTest test, AssessmentRun run) {
        Set<SchemeRule> all = rulesOf(run.scheme());
        Set<SchemeRule> touched = new LinkedHashSet<>();
        for (Expected expected : test.expected()) {
            if (expected instanceof Expected.Line line) {
                line(test, line, run.scheme(), touched);
            } else if (expected instanceof Expected.Ranked ranked) {
                ranked(ranked, run, touched);
            } else if (expected instanceof Expected.Fired fired) {
                fired(fired, touched);
            } else if (expected instanceof Expected.Awarded awarded) {
                if (!awarded.outcome().equals(Expected.NONE)) {
                    touched.add(new SchemeRule(Kind.AWARD, awarded.award()));
                }
            } else if (expected instanceof Expected.Light light) {
                touched.add(new SchemeRule(Kind.LIGHT, light.rule() + "." + light.colour()));
            }
        }
        touched.retainAll(all);
        return touched;
    }

    private static void line(SchemeTest test, Expected.Line expected, Scheme scheme, Set<SchemeRule> touched) {
        String line = expected.line();
        for (Node node : scheme.nodes().values()) {
            if (node instanceof Node.Events) {
                if (line.equals(node.id()) || line.startsWith(node.id() + ".")) {
                    levels(test, expected.unit(), touched);
                }
            } else if (line.equals(node.id())) {
                touched.add(new SchemeRule(node instanceof Node.Criterion ? Kind.CRITERION : Kind.NODE, line));
            }
        }
        touched.add(new SchemeRule(Kind.ROLL_UP, line));
    }

    private static void levels(SchemeTest test, String unit, Set<SchemeRule> touched) {
        GivenTable events = test.tables().get("events");
        if (events == null) {
            return;
        }
        for (Row row : events.rows()) {
            if (events.cell(row, "unit").equals(unit)) {
                Kind kind = events.cell(row, "kind").equals("bonus") ? Kind.BONUS : Kind.DEDUCTION;
                touched.add(new SchemeRule(kind, events.cell(row, "level")));
            }
        }
    }

    private static void ranked(Expected.Ranked expected, AssessmentRun run, Set<SchemeRule> touched) {
        switch (expected.field()) {
            case RANK -> touched.add(new SchemeRule(Kind.RANKING, expected.ranking()));
            case GRADE -> {
                touched.add(new SchemeRule(Kind.GRADE, expected.ranking() + "." + expected.value()));
                for (RankingTable table : run.rankings()) {
                    int unit = run.units().indexOf(expected.unit());
                    RankingRule.Quota missed =
                            table.rule().id().equals(expected.ranking()) && unit >= 0 ? table.missedQuota(unit) : null;
                    if (missed != null) {
                        touched.add(new SchemeRule(Kind.QUOTA, expected.ranking() + "." + missed.grade()));
                    }
                }
            }
            case STATUS, SCORE, NORMALISED, PROVISIONAL -> {}
        }
    }

    private static void fired(Expected.Fired expected, Set<SchemeRule> touched) {
        switch (expected.kind()) {
            case VETO -> expected.ids().forEach(id -> touched.add(new SchemeRule(Kind.VETO, id)));
            case RED_LINE -> expected.ids().forEach(id -> touched.add(new SchemeRule(Kind.RED_LINE, id)));
            case CHECK -> {}
        }
    }
}
