package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Text;
import leopard.rules.drools.ExpertRule.Reach;
import leopard.rules.drools.ExpertScope.Bound;
import leopard.rules.drools.FactType.Kind;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.GroupByDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** Admits the patterns of one expert's rule, and writes them anew. */
final class ExpertPatterns {

    /** Most patterns of a rule, those inside of not, exists, forall and accumulate included. */
    static final int MOST = 8;

    private static final List<String> FUNCTIONS = List.of("count", "sum", "min", "max");

    private final ExpertWords words;
    private final ExpertScope scope = new ExpertScope();
    private final List<String> when = new ArrayList<>();
    private final List<Reach> reach = new ArrayList<>();

    ExpertPatterns(ExpertWords words) {
        this.words = words;
    }

    ExpertScope scope() {
        return scope;
    }

    List<String> when() {
        return List.copyOf(when);
    }

    List<Reach> reach() {
        return List.copyOf(reach);
    }

    void read(@Nullable AndDescr all, int line) throws ExpertFault {
        List<? extends BaseDescr> elements = all == null ? List.of() : all.getDescrs();
        if (elements.isEmpty()
                || !(elements.get(0) instanceof PatternDescr first)
                || first.getSource() != null
                || !"Unit".equals(first.getObjectType())) {
            throw new ExpertFault(
                    line,
                    Text.of("规则应从它所说的单位开始", "a rule begins with the unit that it is about"),
                    Text.of("when 之后第一行写 $u : Unit( )", "write $u : Unit( ) as the first line after when"));
        }
        for (BaseDescr element : elements) {
            when.add(element(element));
        }
    }

    private String element(BaseDescr element) throws ExpertFault {
        if (element instanceof PatternDescr pattern) {
            return pattern.getSource() == null ? pattern(pattern, scope) : accumulated(pattern);
        }
        if (element instanceof NotDescr not) {
            return "not " + pattern(only(not.getDescrs(), element, "not"), scope.inner());
        }
        if (element instanceof ExistsDescr exists) {
            return "exists " + pattern(only(exists.getDescrs(), element, "exists"), scope.inner());
        }
        if (element instanceof ForallDescr forall) {
            return forall(forall);
        }
        if (element instanceof EvalDescr) {
            throw new ExpertFault(
                    element.getLine(),
                    Text.of("不能用 eval", "eval may not be used"),
                    Text.of(
                            "把判断写成某个事实的字段条件,如 Line( unitId == $u.unitId, line == \"A1\", score < 60B )",
                            "write the test as a constraint on a field, such as Line( unitId == $u.unitId, line == \"A1\", score < 60B )"));
        }
        if (element instanceof OrDescr) {
            throw new ExpertFault(
                    element.getLine(),
                    Text.of("事实之间不能用 or", "or may not stand between facts"),
                    Text.of("写成两条规则;同一事实的字段之间用 ||", "write two rules; between fields of one fact use ||"));
        }
        throw new ExpertFault(
                element.getLine(),
                Text.of("不能使用这种写法(%s)", "this form may not be used (%s)", form(element)),
                Text.of("只能用事实、not、exists、forall、accumulate", "use facts, not, exists, forall and accumulate only"));
    }

    private static String form(Object element) {
        return element.getClass().getSimpleName().replace("Descr", "");
    }

    private static PatternDescr only(List<?> parts, BaseDescr of, String word) throws ExpertFault {
        if (parts.size() == 1 && parts.get(0) instanceof PatternDescr pattern && pattern.getSource() == null) {
            return pattern;
        }
        throw new ExpertFault(
                of.getLine(),
                Text.of("%s 后只能有一个事实", "one fact follows %s", word),
                Text.of(
                        "写 %s Line( … );多个事实拆成几行或几条规则",
                        "write %s Line( … ); make several lines or rules of several facts", word));
    }

    /** Every fact that meets the first meets the second as well: there is none that does not. */
    private String forall(ForallDescr forall) throws ExpertFault {
        List<BaseDescr> parts = forall.getDescrs();
        if (parts.size() != 2
                || !(parts.get(0) instanceof PatternDescr base)
                || !(parts.get(1) instanceof PatternDescr then)
                || base.getSource() != null
                || then.getSource() != null
                || base.getObjectType() == null
                || !base.getObjectType().equals(then.getObjectType())) {
            throw new ExpertFault(
                    forall.getLine(),
                    Text.of("forall 中应有两个同类的事实", "two facts of the same kind stand in forall"),
                    Text.of(
                            "如 forall( Line( unitId == $u.unitId ) Line( score >= 60B ) )",
                            "such as forall( Line( unitId == $u.unitId ) Line( score >= 60B ) )"));
        }
        ExpertScope inner = scope.inner();
        String all = pattern(base, inner);
        FactType type = type(then);
        List<String> wanted = new ArrayList<>();
        for (ExprConstraintDescr each : constraints(then)) {
            ExpertConstraints.Admitted admitted =
                    ExpertConstraints.read(each.getExpression(), line(each, then), type, inner.inner(), words);
            if (each.getExpression().strip().startsWith("$")
                    && each.getExpression().contains(":")) {
                throw new ExpertFault(
                        line(each, then),
                        Text.of("forall 的第二个事实不能绑定变量", "the second fact of forall binds nothing"),
                        Text.of("在第一个事实中绑定", "bind it in the first one"));
            }
            wanted.add(admitted.text());
        }
        if (wanted.isEmpty()) {
            throw new ExpertFault(
                    forall.getLine(),
                    Text.of("forall 没有要求什么", "forall asks for nothing"),
                    Text.of("在第二个事实中写条件", "put a constraint into the second fact"));
        }
        String unless = "!( " + String.join(" && ", wanted) + " )";
        String open = all.substring(0, all.length() - ")".length()).stripTrailing();
        return "not " + open + (open.endsWith("(") ? " " : ", ") + unless + " )";
    }

    private FactType type(PatternDescr pattern) throws ExpertFault {
        String name = pattern.getObjectType();
        FactType type = name == null ? null : FactType.named(name);
        if (type == null) {
            throw new ExpertFault(
                    Math.max(pattern.getLine(), 1),
                    name == null
                            ? Text.of("不能用路径写法", "paths may not be used")
                            : Text.of("没有事实 %s", "there is no fact '%s'", name),
                    ExpertWords.remedy(name == null ? "/" : name, FactType.words()));
        }
        if (pattern.isQuery()
                || pattern.isUnification()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotationNames().isEmpty()
                || !pattern.getPositionalConstraints().isEmpty()) {
            throw new ExpertFault(
                    pattern.getLine(),
                    Text.of(
                            "%s 用了查询、:=、窗口、注解或按位置的值",
                            "%s uses a query, :=, a window, an annotation or values by position", type.word()),
                    Text.of("写成 $x : %s( 字段 比较 值, … )", "write $x : %s( field comparison value, … )", type.word()));
        }
        return type;
    }

    private static List<ExprConstraintDescr> constraints(PatternDescr pattern) throws ExpertFault {
        List<ExprConstraintDescr> constraints = new ArrayList<>();
        for (BaseDescr each : pattern.getDescrs()) {
            if (!(each instanceof ExprConstraintDescr constraint)
                    || constraint.getType() != ExprConstraintDescr.Type.NAMED) {
                throw new ExpertFault(
                        pattern.getLine(),
                        Text.of("不能使用这种条件(%s)", "this constraint may not be used (%s)", form(each)),
                        Text.of("每个条件写成 字段 比较 值", "write each constraint as field comparison value"));
            }
            constraints.add(constraint);
        }
        return constraints;
    }

    private static int line(BaseDescr constraint, BaseDescr pattern) {
        return constraint.getLine() > 0 ? constraint.getLine() : pattern.getLine();
    }

    /** @param visible what is bound before, and where its own bindings go */
    private String pattern(PatternDescr pattern, ExpertScope visible) throws ExpertFault {
        FactType type = type(pattern);
        if (reach.size() == MOST) {
            throw new ExpertFault(
                    pattern.getLine(),
                    Text.of("一条规则最多 %s 个事实", "a rule has %s facts at most", MOST),
                    Text.of("拆成几条规则,或在方案中用条件写出", "make several rules of it, or write it as a condition in the scheme"));
        }
        List<String> texts = new ArrayList<>();
        boolean ofOneUnit = false;
        boolean byKey = false;
        for (ExprConstraintDescr each : constraints(pattern)) {
            ExpertConstraints.Admitted admitted =
                    ExpertConstraints.read(each.getExpression(), line(each, pattern), type, visible, words);
            texts.add(admitted.text());
            ExpertConstraints.Equal equal = admitted.equal();
            ofOneUnit |= equal != null && equal.unitId();
            byKey |= equal != null && equal.field().equals(type.key());
        }
        if (!ofOneUnit && type != FactType.UNIT) {
            throw new ExpertFault(
                    pattern.getLine(),
                    Text.of("%s 没有说明是哪个单位的", "%s does not say of which unit", type.word()),
                    Text.of(
                            "加上 unitId == $u.unitId($u 为前面绑定的单位)",
                            "add unitId == $u.unitId, with the unit $u bound before"));
        }
        reach.add(reach(type, ofOneUnit, byKey));
        String id = pattern.getIdentifier();
        if (id != null) {
            if (!id.matches("\\$[A-Za-z0-9_]+")) {
                throw new ExpertFault(
                        pattern.getLine(),
                        Text.of("变量名 %s 不对", "'%s' is no name of a binding", id),
                        Text.of("以 $ 开头,如 $u", "begin it with $, such as $u"));
            }
            visible.bind(id, new Bound(type, Kind.TEXT, false), pattern.getLine());
        }
        String inside = texts.isEmpty() ? "( )" : "( " + String.join(", ", texts) + " )";
        return (id == null ? "" : id + " : ") + type.word() + inside;
    }

    private static Reach reach(FactType type, boolean ofOneUnit, boolean byKey) {
        if (type == FactType.UNIT) {
            return ofOneUnit ? new Reach.One() : new Reach.Units();
        }
        return byKey ? new Reach.One() : new Reach.OfUnit(type);
    }

    private String accumulated(PatternDescr pattern) throws ExpertFault {
        if (!(pattern.getSource() instanceof AccumulateDescr accumulate)
                || pattern.getSource() instanceof GroupByDescr
                || !"Object".equals(pattern.getObjectType())
                || pattern.getIdentifier() != null) {
            throw new ExpertFault(
                    pattern.getLine(),
                    Text.of(
                            "不能用 from、collect、entry-point 或 groupby",
                            "from, collect, entry-point and groupby may not be used"),
                    Text.of(
                            "累计写成 accumulate( Line( unitId == $u.unitId, score < 60B ); $n : count(); $n >= 2 )",
                            "write accumulate( Line( unitId == $u.unitId, score < 60B ); $n : count(); $n >= 2 )"));
        }
        if (accumulate.getInitCode() != null
                || accumulate.getActionCode() != null
                || accumulate.getReverseCode() != null
                || accumulate.getResultCode() != null
                || accumulate.getClassName() != null
                || accumulate.getDeclarations() != null
                || accumulate.getFunctions().isEmpty()) {
            throw new ExpertFault(
                    pattern.getLine(),
                    Text.of("accumulate 不能自带代码", "an accumulate may not bring code of its own"),
                    Text.of("用 count()、sum($x)、min($x)、max($x)", "use count(), sum($x), min($x), max($x)"));
        }
        List<?> parts =
                accumulate.getInput() instanceof AndDescr and ? and.getDescrs() : List.of(accumulate.getInput());
        ExpertScope inner = scope.inner();
        String input = pattern(only(parts, pattern, "accumulate"), inner);
        List<String> functions = new ArrayList<>();
        for (AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
            functions.add(function(call, inner, pattern.getLine()));
        }
        List<String> tests = new ArrayList<>();
        for (ExprConstraintDescr each : constraints(pattern)) {
            tests.add(ExpertConstraints.read(each.getExpression(), line(each, pattern), null, scope, words)
                    .text());
        }
        return "accumulate( " + input + "; " + String.join(", ", functions)
                + (tests.isEmpty() ? "" : "; " + String.join(", ", tests)) + " )";
    }

    private String function(AccumulateFunctionCallDescr call, ExpertScope inner, int line) throws ExpertFault {
        String bind = call.getBind();
        if (!FUNCTIONS.contains(call.getFunction()) || bind == null || call.isUnification()) {
            throw new ExpertFault(
                    line,
                    bind == null
                            ? Text.of("累计的结果没有绑定", "the result of the accumulate is not bound")
                            : Text.of("没有累计函数 %s", "there is no accumulate function '%s'", call.getFunction()),
                    Text.of(
                            "写成 $n : count()、$s : sum($x)、min($x)、max($x);平均值用 sum 和 count 比较,或在方案中用 group.mean",
                            "write $n : count(), $s : sum($x), min($x), max($x); for a mean use group.mean in a condition of the scheme"));
        }
        if (!bind.matches("\\$[A-Za-z0-9_]+")) {
            throw new ExpertFault(
                    line,
                    Text.of("变量名 %s 不对", "'%s' is no name of a binding", bind),
                    Text.of("以 $ 开头,如 $n", "begin it with $, such as $n"));
        }
        List<String> params = List.of(call.getParams()).stream()
                .map(String::strip)
                .filter(param -> !param.isEmpty())
                .toList();
        boolean count = call.getFunction().equals("count");
        Map<Boolean, Integer> wanted = Map.of(true, 0, false, 1);
        boolean fits = params.size() == wanted.getOrDefault(count, 1);
        if (fits && !count) {
            Bound bound = inner.get(params.get(0), line);
            fits = bound.fact() == null && bound.kind() == Kind.NUMBER;
        }
        if (!fits) {
            throw new ExpertFault(
                    line,
                    Text.of("%s 的参数不对", "%s does not take that", call.getFunction()),
                    Text.of(
                            "count() 不带参数;sum、min、max 带一个在该事实中绑定的数,如 $x : score … sum($x)",
                            "count() takes nothing; sum, min and max take a number bound in that fact, such as $x : score … sum($x)"));
        }
        scope.bind(bind, new Bound(null, count ? Kind.WHOLE : Kind.NUMBER, false), line);
        return bind + " : " + call.getFunction() + "( " + String.join("", params) + " )";
    }
}
