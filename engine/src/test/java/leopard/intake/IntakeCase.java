package leopard.intake;

import static leopard.scheme.SchemeFixtures.decimals;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Lang;
import leopard.model.Ledger;
import leopard.model.PeriodKind;
import leopard.model.Problem;
import leopard.model.Reading;
import leopard.scheme.Curve;
import leopard.scheme.Curve.VoteRule;
import leopard.scheme.Expression;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeFixtures;
import org.jspecify.annotations.NullMarked;

/** A case that reads without a problem, in which a test breaks one table. */
@NullMarked
final class IntakeCase {

    static final String READINGS = "unit,indicator,period,value\n";
    static final String TASKS = "unit,component,task,title,kind,target,difficulty\n";
    static final String MILESTONES = "unit,task,milestone,title,weight,due,done,verified\n";
    static final String EVENTS = "unit,event,kind,level,points,date\n";
    static final String VOTES = "period,unit,class,ballot,vote\n";
    static final String HISTORY = "period,scheme,unit,node,score,rank,of\n";

    private Scheme scheme = villages().build();
    private final TextTables tables = TextTables.empty()
            .with("units", """
                    unit,name,group,type,area
                    东岱村,东岱村民委员会,村,village,east
                    凌家村,凌家村,村,village,west
                    华林社区,华林社区,社区,community,east
                    """)
            .with("readings", READINGS)
            .with("tasks", TASKS)
            .with("events", EVENTS)
            .with("votes", VOTES);

    private IntakeCase() {}

    static IntakeCase given() {
        return new IntakeCase();
    }

    /** A monthly scheme with every table in use. */
    static SchemeFixtures villages() {
        Curve.Value value = new Curve.Value(Curve.Scale.SHARE, Decimal.ONE);
        return SchemeFixtures.scheme("villages")
                .unitTypes("village", "community")
                .groupings("group", "area")
                .ratio("A1")
                .indicator("A2", "%")
                .indicator("A5", "")
                .indicator("E03", "亿元")
                .indicator("ANNUAL", "", Indicator.Kind.OTHER, PeriodKind.YEAR)
                .derived("change", new Expression.Name("A5"))
                .criterion("A1", "12", value)
                .criterion("A5", "8", value)
                .criterionWithoutSource(
                        "C2",
                        "20",
                        new Curve.TaskRule(
                                new Curve.TaskRule.Milestones(Decimal.of("0.1"), Decimal.of("0.5"), true),
                                true,
                                true,
                                Decimal.of("1.1"),
                                decimals("0.9", "1.0", "1.1", "1.2"),
                                Decimal.of("22")))
                .criterionWithoutSource("C3", "20", new Curve.TaskRule(null, true, false, null, List.of(), null))
                .criterionWithoutSource(
                        "D13",
                        "15",
                        new VoteRule(
                                List.of(
                                        new VoteRule.Level("A", Decimal.of(100)),
                                        new VoteRule.Level("B", Decimal.of(80))),
                                "-",
                                List.of(
                                        new VoteRule.RaterClass("领导", Decimal.of("0.6"), 2, false),
                                        new VoteRule.RaterClass("互评", Decimal.of("0.4"), null, true)),
                                1,
                                5,
                                1,
                                Decimal.HUNDRED))
                .events(Map.of("市级", Decimal.of(2)), Map.of("区级通报", Decimal.ONE))
                .veto("V1");
    }

    IntakeCase scheme(Scheme other) {
        scheme = other;
        return this;
    }

    IntakeCase with(String table, String text) {
        tables.with(table, text);
        return this;
    }

    IntakeCase without(String table) {
        tables.without(table);
        return this;
    }

    IntakeCase readings(String rows) {
        return with("readings", READINGS + rows);
    }

    TextTables tables() {
        return tables;
    }

    Scheme scheme() {
        return scheme;
    }

    Intake.Result read() {
        return Intake.read(scheme, tables);
    }

    /** What is wrong, one line each. Both languages must have something to say. */
    List<String> problems() {
        Intake.Result result = read();
        assertThat(result.ledger() == null)
                .as("nothing half-read goes on: %s", result.problems())
                .isEqualTo(!result.problems().isEmpty());
        for (Problem problem : result.problems()) {
            assertThat(problem.in(Lang.ZH)).isNotBlank();
        }
        return result.problems().stream().map(p -> p.in(Lang.EN)).toList();
    }

    /** The one thing that is wrong. */
    String problem() {
        List<String> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    Ledger ledger() {
        Intake.Result result = read();
        assertThat(result.problems().stream().map(p -> p.in(Lang.EN))).isEmpty();
        Ledger ledger = result.ledger();
        if (ledger == null) {
            throw new AssertionError("no ledger");
        }
        return ledger;
    }

    /** The only reading. */
    Reading reading() {
        Ledger ledger = ledger();
        assertThat(ledger.readings().size()).isEqualTo(1);
        return ledger.readings().get(0);
    }

    List<String> notices() {
        return read().notices().stream()
                .map(f -> f.severity().word() + " " + f.check() + " " + f.place() + ": "
                        + f.message().in(Lang.EN))
                .toList();
    }
}
