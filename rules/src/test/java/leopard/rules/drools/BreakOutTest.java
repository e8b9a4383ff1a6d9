package leopard.rules.drools;

import static leopard.rules.drools.Schemes.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.Lang;
import leopard.rule.RuleException;
import leopard.rule.RuleFile;
import leopard.rule.RuleProblem;
import leopard.scheme.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts to make rules of experts do more than look and say: each is refused, and nothing of it is ever run. */
class BreakOutTest {

    private static final String TRAP = "leopard.rules.drools.Trap";
    private static final String U = "$u : Unit( )";
    private static final String LINE = "Line( unitId == $u.unitId, line == \"A1\", ";
    private static final String OK = "effects.note( $u, \"x\" );";

    /**
     * @param says a part of the message
     * @param line line that it names
     */
    record Attempt(String name, String file, String says, int line) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String rule(String when, String then) {
        return "rule \"E1\"\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
    }

    private static Attempt in(String name, String file, String says, int line) {
        return new Attempt(name, file, says, line);
    }

    private static Attempt when(String name, String when, String says) {
        return new Attempt(name, rule(U + "\n" + when, OK), says, 4);
    }

    private static Attempt then(String name, String then, String says) {
        return new Attempt(name, rule(U, then), says, 5);
    }

    static Stream<Attempt> attempts() {
        String good = rule(U, OK);
        List<Attempt> all = new ArrayList<>(List.of(
                in("an import", "import java.util.List\n" + good, "import", 1),
                in("a static import", "import static " + TRAP + ".spring\n" + good, "", 1),
                in("an import of a function", "import function " + TRAP + ".spring\n" + good, "引入函数", 1),
                in("an import of an accumulate", "import accumulate " + TRAP + " trap\n" + good, "累计函数", 1),
                in("a function", "function boolean f() { return " + TRAP + ".spring(); }\n" + good, "函数", 1),
                in("a global", "global " + TRAP + " trap\n" + good, "global trap", 1),
                in("a declared type", "declare Foo\n a : int = " + TRAP + ".spring()\nend\n" + good, "", 1),
                in("a declared type that extends", "declare Foo extends " + TRAP + "\nend\n" + good, "declare", 1),
                in("an enum", "declare enum Foo A(" + TRAP + ".spring()); a : boolean end\n" + good, "declare", 1),
                in("an entry point", "declare entry-point Foo end\n" + good, "declare", 1),
                in("a window", "declare window Foo Unit() over window:length(1) end\n" + good, "declare", 1),
                in("a query", "query q()\n Unit( )\nend\n" + good, "query", 1),
                in("an attribute of the file", "salience 10\n" + good, "属性", 1),
                in("a dialect of the file", "package a;\ndialect \"mvel\"\n" + good, "属性", 2),
                in("a salience", good.replace("when", "salience 10\nwhen"), "salience", 1),
                in(
                        "a computed salience",
                        good.replace("when", "salience ( " + TRAP + ".spring() ? 1 : 2 )\nwhen"),
                        "",
                        1),
                in("a dialect", good.replace("when", "dialect \"mvel\"\nwhen"), "dialect", 1),
                in("no-loop", good.replace("when", "no-loop true\nwhen"), "no-loop", 1),
                in("an agenda group", good.replace("when", "agenda-group \"x\"\nwhen"), "agenda-group", 1),
                in("a computed switch", good.replace("when", "enabled( " + TRAP + ".spring() )\nwhen"), "enabled", 1),
                in("a timer", good.replace("when", "timer( int: 1s 1s )\nwhen"), "timer", 1),
                in("an annotation", good.replace("when", "@Foo( " + TRAP + " )\nwhen"), "注解", 1),
                in("a rule that extends", good + good.replace("\"E1\"", "\"E2\" extends \"E1\""), "extends", 7),
                in("a second then", rule(U, OK + "\nthen[x]\n" + TRAP + ".spring();"), "then", 1),
                when("an eval", "eval( " + TRAP + ".spring() )", "eval"),
                when("an eval in a constraint", LINE + "eval( " + TRAP + ".spring() ) )", "不能调用方法 eval"),
                when("a static method", LINE + TRAP + ".spring() )", ""),
                when("a static field", LINE + "score < " + TRAP + ".X )", ""),
                when("a method of a field", LINE + "line.matches( \"A.*\" ) )", "line."),
                when("the class of a field", LINE + "line.class.forName( \"" + TRAP + "\" ) != null )", ""),
                when("the class of a fact", LINE + "getClass( ).getClassLoader( ) != null )", "getClass"),
                when("this", LINE + "this.score < 60 )", "this."),
                when("a method of a binding", LINE + "line == $u.name( ) )", "name()"),
                when("a method of a binding of a binding", LINE + "line == $u.name.toString( ) )", ""),
                when("a new object", LINE + "line == new " + TRAP + "( ) )", ""),
                when("a new object by itself", LINE + "new " + TRAP + "( ) )", ""),
                when("an assignment", LINE + "$x : ( score = 5 ) )", ""),
                when("arithmetic", LINE + "score + 1 < 60 )", "不能使用"),
                when("a binding of a call", LINE + "$x : line.length( ) )", "$x"),
                when("a regular expression", LINE + "line matches \"(a+)+$\" )", "matches"),
                when("soundslike", LINE + "line soundslike \"x\" )", "soundslike"),
                when("an operator that is not there", LINE + "line str[startsWith] \"x\" )", ""),
                when("memberOf", LINE + "line memberOf $u )", "memberOf"),
                when("a cast", LINE + "this#" + TRAP + ".spring( ) )", ""),
                when("a nested block", LINE + "score.( precision( ) > 2 ) )", ""),
                when("null-safe navigation", LINE + "line!.length( ) > 2 )", ""),
                when("an index", LINE + "line[ 0 ] == \"A\" )", ""),
                when("a unicode escape", LINE + "line == \"\\u0022 + " + TRAP + ".spring() + \\u0022\" )", ""),
                when("a backslash", LINE + "line == \"A1\\\\\" )", ""),
                in("an unfinished text", rule(U + "\n" + LINE + "line == \"A1 )", OK), "", 6),
                when("a template", LINE + "line == `A1` )", ""),
                when("a number with a suffix", LINE + "score < 60L )", "数写法不对"),
                when("a hexadecimal number", LINE + "score < 0x10 )", "数写法不对"),
                when("two bindings of one name", LINE + "$u : score )", "用了两次"),
                when("a unification", "Line( $u := unitId )", ""),
                when("a positional value", "Line( \"a\"; )", ""),
                when("another class", TRAP + "( )", TRAP),
                when("an object", "Object( )", "没有事实 Object"),
                when("a string", "$s : String( )", "没有事实 String"),
                when("from", "$x : Unit( ) from " + TRAP + ".spring( )", ""),
                when("from a binding", "$x : Unit( ) from $u", "from"),
                when("from an entry point", "$x : Unit( ) from entry-point \"x\"", "from"),
                when("collect", "$x : Unit( ) from collect( Unit( ) )", "from"),
                when(
                        "an accumulate with code",
                        "accumulate( $x : Unit( ), init( " + TRAP + ".spring(); ) action( ) result( null ) )",
                        ""),
                when(
                        "an accumulate of a kind that is not there",
                        "accumulate( Unit( $n : name ); $x : collectList( $n ) )",
                        "collectList"),
                when(
                        "an average, which rounds",
                        "accumulate( " + LINE + "$s : score ); $x : average( $s ) )",
                        "average"),
                when("an accumulate of code", "accumulate( " + LINE + "$s : score ); $x : sum( $s + 1 ) )", ""),
                when(
                        "an accumulate of a call",
                        "accumulate( " + LINE + "$s : score ); $x : sum( " + TRAP + ".spring() ) )",
                        ""),
                when(
                        "an accumulate that is tested by a call",
                        "accumulate( " + LINE + "$s : score ); $x : sum( $s ); $x.intValue( ) > 1 )",
                        ""),
                when("a groupby", "groupby( Unit( $g : group ); $g; $n : count( ) )", "groupby"),
                when("a path", "/units[ group == \"x\" ]", ""),
                when("or between facts", "( Unit( ) or Unit( ) )", "or"),
                when("a window on a fact", "Unit( ) over window:length( 1 )", ""),
                when("an annotated fact", "Unit( ) @Foo", ""),
                when("a call of a query", "?q( $u; )", ""),
                when("several facts after not", "not( Unit( ) and Unit( ) )", "not"),
                when("a line of nobody", "Line( line == \"A1\" )", "哪个单位"),
                when("a line tied to a text", "Line( unitId == \"a\" )", "哪个单位"),
                when("a line tied by or", "Line( unitId == $u.unitId || score > 0 )", "哪个单位"),
                in("too many facts", rule(U + "\nUnit( )".repeat(8), OK), "最多 8 个事实", 11),
                when("a branch", "if ( $u != null ) do[x]", ""),
                in("a rule without a unit", rule("not Unit( )", OK), "从它所说的单位开始", 1),
                in("a rule without facts", rule("", OK), "从它所说的单位开始", 1),
                then("java", TRAP + ".spring();", "then 中不能有"),
                then("java after an effect", OK + " " + TRAP + ".spring();", "then 中不能有"),
                then("a block", "{ " + OK + " }", ""),
                then("a condition", "if ( true ) " + OK, "then 中不能有"),
                then("a loop", "while ( true ) { }", "不能使用"),
                then("an insert", "insert( $u );", "then 中不能有"),
                then("an update", "update( $u );", "then 中不能有"),
                then("a delete", "delete( $u );", "then 中不能有"),
                then("a modify", "modify( $u ) { }", "不能使用"),
                then("the session", "drools.halt();", "then 中不能有"),
                then("the session by kcontext", "kcontext.getKieRuntime().halt();", "then 中不能有"),
                then("a method of the effects", "effects.getClass();", "getClass"),
                then("an effect with a call", "effects.note( $u, \"x\", $u.name.length() );", ""),
                then("an effect with arithmetic", "effects.note( $u, \"x\" + \"y\" );", "不能使用"),
                then("an effect with a new object", "effects.note( new Unit( ), \"x\" );", "应是单位"),
                then("an effect on an effect", "effects.note( $u, \"x\" ).toString();", "then 中不能有"),
                then("an assignment", "effects = null;", "不能使用"),
                then("a lambda", "effects.note( $u, \"x\", () -> 1 );", ""),
                then("an end within", OK + " end rule \"x\" when then " + TRAP + ".spring();", "从它所说的单位开始"),
                then("an escape", "effects.note( $u, \"\\u0022); " + TRAP + ".spring(); //\" );", "文字写法不对"),
                then("a comment that ends early", "/* */ " + TRAP + ".spring(); /* */", "then 中不能有"),
                then("no effect", "// nothing", "没有任何效果"),
                then("a grade that the scheme does not have", "effects.gradeAtMost( $u, \"极好\" );", "极好"),
                then("a colour that there is not", "effects.warn( $u, \"PINK\", \"x\" );", "PINK"),
                then("a value that is not given", "effects.note( $u, \"{1}\" );", "{1}"),
                then("an unknown binding", "effects.note( $x, \"x\" );", "$x"),
                then("eleven effects", OK.repeat(11), "最多 10 个效果"),
                when("a line that the scheme does not have", "Line( unitId == $u.unitId, line == \"A9\" )", "A9"),
                when("a field that there is not", LINE + "points < 5 )", "points"),
                when("a text against a number", LINE + "score < \"60\" )", "同一类"),
                when("a number against a text", LINE + "status == 5 )", "同一类"),
                when("a fraction for a whole number", "Reading( unitId == $u.unitId, ago == 0.5 )", "整数"),
                when("deep brackets", LINE + "(".repeat(40) + "score < 5" + ")".repeat(40) + " )", "嵌套"),
                when("endless not", "not ".repeat(20_000) + "Unit( )", ""),
                in("a file that is too long", good + "// " + "x".repeat(100_000), "字符", 0),
                in("no rule at all", "hello", "", 1),
                in("a rule that does not end", "rule \"E1\"\nwhen\n" + U + "\nthen\n", "", 5),
                in("a name that is no id", good.replace("\"E1\"", "\"; System.exit(1)\""), "编号", 1),
                in("a name twice", good + good, "E1", 7),
                in("the name of a red line", good.replace("E1", "L1"), "L1", 1)));
        return all.stream();
    }

    private static Scheme known() {
        return scheme().criterion("A1", "甲", "", "12", Schemes.value())
                .redLine("L1", Schemes.when("A1.value", leopard.scheme.Comparator.BELOW, "0.9"))
                .build();
    }

    private static List<RuleProblem> problems(String file) {
        RuleException refused = catchThrowableOfType(
                RuleException.class,
                () -> DroolsCompiler.create().compile(known(), List.of(new RuleFile("rules/x.drl", file))));
        assertThat(refused).as(file).isNotNull();
        return refused.problems();
    }

    @Test
    void a_plain_rule_is_admitted() throws RuleException {
        String text = DroolsCompiler.create()
                .compile(known(), List.of(new RuleFile("rules/x.drl", rule(U, OK))))
                .text();
        assertThat(text).contains("effects.note( \"E1\", $u, \"x\" );").contains("rules/x.drl:1");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void an_attempt_is_refused_with_its_line_and_what_to_write_instead(Attempt attempt) {
        System.clearProperty(Trap.SPRUNG);
        List<RuleProblem> problems = problems(attempt.file);

        assertThat(System.getProperty(Trap.SPRUNG)).isNull();
        RuleProblem first = problems.get(0);
        assertThat(first.file()).isEqualTo("rules/x.drl");
        assertThat(first.message().in(Lang.ZH)).contains(attempt.says).containsPattern("\\p{IsHan}");
        assertThat(first.message().in(Lang.EN)).isNotBlank();
        assertThat(first.hint().in(Lang.ZH)).containsPattern("\\p{IsHan}");
        assertThat(first.hint().in(Lang.EN)).isNotBlank();
        assertThat(problems).as(first.message().in(Lang.ZH)).anyMatch(problem -> problem.line() == attempt.line);
    }

    @Test
    void there_are_more_than_a_hundred_attempts() {
        assertThat(attempts()).hasSizeGreaterThan(100);
    }

    @Test
    void all_that_is_wrong_with_all_files_is_said_at_once() {
        RuleException refused = catchThrowableOfType(
                RuleException.class,
                () -> DroolsCompiler.create()
                        .compile(
                                known(),
                                List.of(
                                        new RuleFile("rules/a.drl", "import a.B\n" + rule(U, "x();")),
                                        new RuleFile("rules/b.drl", rule("eval( true )", OK)))));
        assertThat(refused.problems())
                .extracting(RuleProblem::file)
                .containsExactly("rules/a.drl", "rules/a.drl", "rules/b.drl");
    }
}
