package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static leopard.rules.drools.Schemes.side;
import static leopard.rules.drools.Schemes.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Place;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.rule.Contender;
import leopard.rule.Contest;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.rule.RuleException;
import leopard.rule.RuleProblem;
import leopard.rule.Ruling;
import leopard.scheme.AwardRule;
import leopard.scheme.Comparator;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.score.Points;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;

class CompilerTest {

    private static final List<String> NASTY = List.of(
            "*/ end rule \"x\"",
            "\"\\",
            "\\u0022 + System.exit(1) + \\u0022",
            "a\nend\nrule \"b\"",
            "a\u2028b\rc\u0085d",
            "// 注释 /* */ ${x} %s #{y} @{z}",
            "rule when then end not exists",
            "eval(true) salience 100 $it",
            "“1+2”考核〔2024〕3号",
            "\uD842\uDFB7田\uD800",
            "unit",
            "' or 1==1",
            "\t ");

    private static Scheme full() {
        return scheme().types("village", "community")
                .criterion("A1", "安全隐患整改率", "办法 2.1", "12", Schemes.value())
                .criterion("A5", "扫街长效管理次数", "办法 2.5", "8", Schemes.scheduled("24"))
                .eventsOfOnePlusTwo()
                .veto("V1", "数据弄虚作假")
                .redLine("L1", when("A1.value", Comparator.BELOW, "0.9000"))
                .quota("total", new RankingRule.Quota("优秀", d("0.30"), java.math.RoundingMode.FLOOR, true, false))
                .leopardAward()
                .schedule("A5")
                .build();
    }

    @Test
    void the_text_is_exactly_what_was_compiled_and_always_the_same() throws Exception {
        RuleBook book = DroolsCompiler.create().compile(full());
        assertThat(book.text())
                .isEqualTo(DroolsCompiler.create().compile(full()).text());
        assertThat(book.text()).isEqualTo(SchemeRules.of(full()).text());
        assertThat(book.text()).startsWith("package leopard\n").doesNotContain("salience");
    }

    @Test
    void the_same_text_compiles_once_however_many_ask_for_it_at_once() throws Exception {
        DroolsCompiler compiler = DroolsCompiler.create();
        DrlText.Rules rules = SchemeRules.of(full());
        Callable<KieBase> ask = () -> compiler.baseOf(rules);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            KieBase first = compiler.baseOf(SchemeRules.of(full()));
            for (Future<KieBase> each : pool.invokeAll(java.util.Collections.nCopies(8, ask))) {
                assertThat(each.get()).isSameAs(first);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void different_schemes_compiled_at_once_keep_to_their_own_rules() throws Exception {
        DroolsCompiler compiler = DroolsCompiler.create();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> asks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String points = String.valueOf(i + 1);
                Scheme scheme =
                        scheme().criterion("A1", points, Schemes.value()).build();
                asks.add(() -> Objects.equals(
                        compiler.compile(scheme).plan().of("", "A1"),
                        Plan.direct(scheme).of("", "A1")));
            }
            for (Future<Boolean> own : pool.invokeAll(asks)) {
                assertThat(own.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void eight_threads_that_share_a_rule_book_hear_the_same() throws Exception {
        RuleBook book = DroolsCompiler.create().compile(full());
        Contest contest = new Contest(
                "L1",
                "",
                2,
                2,
                2,
                false,
                List.of(
                        new Contender("甲", 1, 1, Points.of("85.00"), true),
                        new Contender("乙", 2, 0, Points.of("65.00"), true)));
        List<ScoreEvent> events = List.of(
                event("甲", "d1", ScoreEvent.Kind.DEDUCT, "区级通报"), event("甲", "d2", ScoreEvent.Kind.DEDUCT, "区级通报"));
        List<?> expected = List.of(book.judgeAwards(contest), book.judgeEvents(events, false));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<List<?>> ask = () -> List.of(book.judgeAwards(contest), book.judgeEvents(events, false));
            for (Future<List<?>> answer : pool.invokeAll(java.util.Collections.nCopies(200, ask))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static ScoreEvent event(String unit, String id, ScoreEvent.Kind kind, String level) {
        return new ScoreEvent(
                unit, id, kind, "", level, null, id, When.day(LocalDate.of(2024, 3, 1)), "文件", true, "", Place.NOWHERE);
    }

    @Test
    void an_empty_scheme_compiles_and_rules_nothing() throws Exception {
        Scheme scheme = scheme().build();
        RuleBook book = DroolsCompiler.create().compile(scheme);
        assertThat(book.plan().of("", "A1")).isNull();
        assertThat(book.judgeEvents(List.of(), false)).isEmpty();
        assertThat(book.judgeVetoes(
                        List.of(event("甲", "v", ScoreEvent.Kind.VETO, "V1")), UnitList.of(List.of(Month.village("甲")))))
                .isEmpty();
        Contest contest = new Contest("total", "", 0, 0, 0, false, List.of());
        assertThat(book.judgeAwards(contest)).isEmpty();
        assertThat(book.judgeQuotas(contest)).isEmpty();
    }

    @Test
    void no_name_that_an_administrator_gives_breaks_a_rule() throws Exception {
        for (String name : NASTY) {
            assertRulesWith(name);
        }
    }

    private static void assertRulesWith(String name) throws Exception {
        Scheme scheme = scheme().called(name, name)
                .types(name, "other")
                .criterion(name, name, name, "12", Schemes.value(), name)
                .criterion("A5", name, name, "8", Schemes.scheduled("24"))
                .events(
                        side(name, true, null, Map.of(name, "2")),
                        side(name, false, new Node.Repeat(d("2"), List.of(name), true), Map.of(name, "1")),
                        true)
                .veto(name, name)
                .quota(name, new RankingRule.Quota(name, d("0.5"), java.math.RoundingMode.FLOOR, true, false))
                .award(new AwardRule(name, Text.same(name), AwardRule.Kind.AWARD, List.of(name), 1, null, 1, true))
                .schedule("A5")
                .build();
        RuleBook book = DroolsCompiler.create().compile(scheme);
        assertThat(book.plan().of(name, name)).as(name).isNotNull();
        assertThat(book.plan().of("other", name)).as(name).isNull();
        assertThat(book.judgeEvents(List.of(event(name, "b1", ScoreEvent.Kind.BONUS, name)), false))
                .as(name)
                .singleElement()
                .satisfies(v -> assertThat(v.points()).isEqualTo(d("2")));
        UnitList units = UnitList.of(List.of(Month.village(name)));
        assertThat(book.judgeVetoes(List.of(event(name, name, ScoreEvent.Kind.VETO, name)), units))
                .containsExactly(new Ruling(0, name, name));
        Contest contest =
                new Contest(name, name, 4, 1, 1, false, List.of(new Contender(name, 1, 0, Points.of("1.00"), true)));
        assertThat(book.judgeQuotas(contest)).containsExactly(new QuotaRuling(name, 2));
        assertThat(book.judgeAwards(contest))
                .singleElement()
                .satisfies(a -> assertThat(a.award()).isEqualTo(name + "." + name));
    }

    @Test
    void no_name_of_a_figure_breaks_a_red_line() throws Exception {
        Schemes schemes = scheme();
        for (String name : NASTY) {
            schemes.criterion(name, "10", Schemes.value()).redLine(name, name, name, when(name, Comparator.BELOW, "5"));
        }
        Scheme scheme = schemes.build();
        Month month = Month.of(scheme, "2024-06").unit("甲", NASTY.get(0), "4", NASTY.get(1), "6", NASTY.get(2), "4.99");
        try (Shards shards = Shards.on(1)) {
            assertThat(DroolsCompiler.create().compile(scheme).judgeUnits(month.board(), shards))
                    .extracting(Ruling::veto)
                    .containsExactlyElementsOf(
                            NASTY.stream().filter(n -> !n.equals(NASTY.get(1))).toList());
        }
    }

    @Test
    void names_that_differ_only_in_what_is_written_otherwise_stay_different() throws Exception {
        Scheme scheme = scheme().types("a\"", "a~0022", "a'", "a ")
                .criterion("A1", "1", Schemes.value(), "a\"")
                .build();
        RuleBook book = DroolsCompiler.create().compile(scheme);
        assertThat(book.plan().of("a\"", "A1")).isNotNull();
        for (String other : List.of("a~0022", "a'", "a ")) {
            assertThat(book.plan().of(other, "A1")).as(other).isNull();
        }
    }

    @Test
    void a_broken_rule_is_named_with_its_line_and_what_to_do() {
        DrlText drl = new DrlText();
        drl.line("package leopard").line("import leopard.rules.fact.Contest");
        drl.rule("A1", "plan A1", List.of("$it : Contest( noSuchField == 3 )"), "");
        drl.rule("A2", "plan A2", List.of("$it : NoSuchFact( )"), "");
        RuleException refused = catchThrowableOfType(
                RuleException.class, () -> DroolsCompiler.create().baseOf(drl.finished()));
        assertThat(refused.problems()).extracting(RuleProblem::criterion).contains("A1", "A2");
        RuleProblem first = refused.problems().get(0);
        assertThat(first.line()).isBetween(3, 8);
        assertThat(first.message().in(Lang.ZH))
                .contains("plan A1")
                .contains("无法编译")
                .contains("noSuchField");
        assertThat(first.message().in(Lang.EN)).contains("does not compile");
        assertThat(first.hint().in(Lang.ZH)).contains("rules-facts.md");
    }

    @Test
    void a_rule_that_cannot_be_read_is_named_with_its_line() {
        DrlText drl = new DrlText();
        drl.line("package leopard").line("import leopard.rules.fact.Contest");
        drl.rule("A1", "plan A1", List.of("$it : Contest( ranking == "), "");
        RuleException refused = catchThrowableOfType(
                RuleException.class, () -> DroolsCompiler.create().baseOf(drl.finished()));
        assertThat(refused.problems()).isNotEmpty();
        assertThat(refused.problems().get(0).criterion()).isEqualTo("A1");
        assertThat(refused.problems().get(0).message().in(Lang.EN)).doesNotContain("ERR 1");
        assertThat(refused.problems().get(0).hint().in(Lang.EN)).contains("brackets");
    }

    @Test
    void what_does_not_compile_is_not_kept() {
        DroolsCompiler compiler = DroolsCompiler.create();
        DrlText drl = new DrlText();
        drl.line("package leopard").rule("A1", "x", List.of("Nothing()"), "");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> compiler.baseOf(drl.finished())).isInstanceOf(RuleException.class);
        }
    }

    @Test
    void classes_of_rule_books_that_nobody_needs_any_more_go_away() throws Exception {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getUnloadedClassCount();
        for (int i = 0; i < 12; i++) {
            Decimal points = Decimal.of(1000 + i);
            DroolsCompiler.create()
                    .compile(scheme().criterion("A1", points.toString(), Schemes.value())
                            .build())
                    .plan();
        }
        for (int i = 0; i < 50 && classes.getUnloadedClassCount() == before; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(classes.getUnloadedClassCount()).isGreaterThan(before);
    }
}
