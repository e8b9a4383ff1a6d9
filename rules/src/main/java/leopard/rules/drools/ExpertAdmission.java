package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.rule.RuleException;
import leopard.rule.RuleFile;
import leopard.rule.RuleProblem;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Admits rules of experts by an allow-list over what Drools' parser makes of them. What is not on the list is refused with
 * what to write instead, and nothing of it is compiled; what is on it is written anew, so that no text of a file reaches the
 * compiler as it stands.
 */
final class ExpertAdmission {

    /** Longest file. */
    static final int MOST_CHARACTERS = 100_000;

    /** Most rules of a case. */
    static final int MOST_RULES = 300;

    private static final int DEEPEST = 30;
    private static final String EFFECTS = "effects";
    private static final Pattern NAME = Pattern.compile("[\\p{L}0-9_.-]{1,64}");
    private static final Pattern FAULT =
            Pattern.compile("^\\[ERR [0-9]+]\\s*Line ([0-9]+):[0-9]+\\s*(.*)$", Pattern.DOTALL);

    private static final Pattern STUMBLED =
            Pattern.compile("^(?:mismatched input|no viable alternative at input|rule .* failed predicate.*) '(.*?)'");

    private final ExpertWords words;
    private final Set<String> taken = new HashSet<>();
    private final List<ExpertRule> admitted = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    private ExpertAdmission(Scheme scheme) {
        this.words = new ExpertWords(scheme);
        scheme.vetoes().stream().map(Veto::id).forEach(taken::add);
        scheme.redLines().stream().map(Veto::id).forEach(taken::add);
    }

    /** The rules of all files. */
    static List<ExpertRule> of(Scheme scheme, List<RuleFile> files) throws RuleException {
        ExpertAdmission admission = new ExpertAdmission(scheme);
        for (RuleFile file : files) {
            admission.read(file);
        }
        if (!admission.problems.isEmpty()) {
            admission.problems.sort(Comparator.comparing(RuleProblem::file).thenComparingInt(RuleProblem::line));
            throw new RuleException(admission.problems);
        }
        return List.copyOf(admission.admitted);
    }

    private void refuse(RuleFile file, String rule, int line, Text message, Text hint) {
        problems.add(new RuleProblem(file.file(), rule, Math.max(line, 0), message, hint));
    }

    private void read(RuleFile file) {
        if (file.text().length() > MOST_CHARACTERS) {
            refuse(
                    file,
                    "",
                    0,
                    Text.of("文件超过 %s 个字符", "the file has more than %s characters", MOST_CHARACTERS),
                    Text.of("分成几个文件", "split it into several files"));
            return;
        }
        int deep = tooDeep(file.text());
        if (deep > 0) {
            refuseDepth(file, deep);
            return;
        }
        PackageDescr parsed = parse(file);
        if (parsed != null) {
            refuseAllButRules(file, parsed);
            for (RuleDescr rule : parsed.getRules()) {
                try {
                    rule(file, rule);
                } catch (ExpertFault fault) {
                    refuse(file, rule.getName(), fault.line(), fault.text(), fault.hint());
                }
            }
        }
    }

    private void refuseDepth(RuleFile file, int line) {
        refuse(
                file,
                "",
                line,
                Text.of("括号嵌套超过 %s 层", "brackets are nested more than %s deep", DEEPEST),
                Text.of("拆成几个条件或几条规则", "split it into several constraints or rules"));
    }

    /** The line on which brackets are nested too deep for any rule; 0 if they are not. */
    private static int tooDeep(String text) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (depth > DEEPEST) {
                return line;
            }
        }
        return 0;
    }

    private @Nullable PackageDescr parse(RuleFile file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            refuse(file, "", 0, unreadable(String.valueOf(e.getMessage())), readable());
            return null;
        } catch (StackOverflowError e) {
            refuseDepth(file, 0);
            return null;
        }
        for (DroolsError error : parser.getErrors()) {
            String said = String.valueOf(error.getMessage()).strip();
            Matcher fault = FAULT.matcher(said);
            boolean placed = fault.matches();
            int line =
                    placed ? Integer.parseInt(fault.group(1)) : error.getLines().length == 0 ? 0 : error.getLines()[0];
            refuse(file, "", line, unreadable(placed ? fault.group(2) : said), readable());
        }
        if (parsed == null && !parser.hasErrors()) {
            refuse(file, "", 0, Text.of("文件中没有规则", "there is no rule in this file"), readable());
        }
        return parser.hasErrors() ? null : parsed;
    }

    /** What the parser says, in plain words where it says what it stumbled over. */
    private static Text unreadable(String said) {
        Matcher stumbled = STUMBLED.matcher(said);
        if (stumbled.find()) {
            String over = stumbled.group(1);
            return over.isEmpty() || over.equals("<eof>")
                    ? Text.of("规则没有写完", "the file ends within a rule")
                    : Text.of("规则在“%s”处读不通", "the rule cannot be read at '%s'", over);
        }
        return Text.of(
                "规则读不通:%s",
                "the rule cannot be read: %s", said.lines().findFirst().orElse(""));
    }

    private static Text readable() {
        return Text.of(
                "检查该行和上一行的括号、引号、逗号和关键字;一条规则写成 rule \"名称\" when 事实 then 效果; end",
                "check brackets, quotes, commas and keywords of that line and the one before; a rule is written rule \"name\" when facts then effects; end");
    }

    private void refuseAllButRules(RuleFile file, PackageDescr parsed) {
        refuseEach(
                file,
                parsed.getImports(),
                Text.of("不能用 import", "import may not be used"),
                Text.of(
                        "删去:事实不用引入,可用 %s",
                        "leave it out: facts need no import; there are %s", String.join(", ", FactType.words())));
        refuseEach(
                file,
                parsed.getFunctionImports(),
                Text.of("不能引入函数", "functions may not be imported"),
                Text.of("删去,判断写成字段条件", "leave it out and write constraints on fields"));
        refuseEach(
                file,
                parsed.getAccumulateImports(),
                Text.of("不能引入累计函数", "accumulate functions may not be imported"),
                Text.of("用 count()、sum($x)、min($x)、max($x)", "use count(), sum($x), min($x), max($x)"));
        refuseEach(
                file,
                parsed.getFunctions(),
                Text.of("不能定义函数", "functions may not be defined"),
                Text.of(
                        "计算写成方案中的导出指标,判断写成字段条件",
                        "put arithmetic into a derived indicator of the scheme, and tests into constraints on fields"));
        List<BaseDescr> declarations = new ArrayList<>(parsed.getTypeDeclarations());
        declarations.addAll(parsed.getEnumDeclarations());
        declarations.addAll(parsed.getEntryPointDeclarations());
        declarations.addAll(parsed.getWindowDeclarations());
        refuseEach(
                file,
                declarations,
                Text.of("不能用 declare", "declare may not be used"),
                Text.of("只用已有的事实:%s", "use the facts that there are: %s", String.join(", ", FactType.words())));
        refuseEach(
                file,
                parsed.getAttributes(),
                Text.of("不能设规则属性", "attributes of rules may not be set"),
                Text.of("删去:规则的先后不影响结果", "leave it out: the order of rules decides nothing"));
        if (parsed.getUnit() != null) {
            refuse(
                    file,
                    "",
                    parsed.getUnit().getLine(),
                    Text.of("不能用 unit 声明", "a unit may not be declared"),
                    Text.of("删去这一行", "leave this line out"));
        }
        for (GlobalDescr global : parsed.getGlobals()) {
            if (!EFFECTS.equals(global.getIdentifier())) {
                refuse(
                        file,
                        "",
                        global.getLine(),
                        Text.of("不能用 global %s", "the global '%s' may not be used", global.getIdentifier()),
                        Text.of("删去:effects 不用声明", "leave it out: effects needs no declaration"));
            }
        }
    }

    private void refuseEach(RuleFile file, Collection<? extends BaseDescr> all, Text message, Text hint) {
        all.forEach(each -> refuse(file, "", each.getLine(), message, hint));
    }

    private void rule(RuleFile file, RuleDescr rule) throws ExpertFault {
        int line = rule.getLine();
        if (rule.isQuery()) {
            throw new ExpertFault(
                    line,
                    Text.of("不能用 query", "query may not be used"),
                    Text.of("写成 rule \"名称\" when … then … end", "write rule \"name\" when … then … end"));
        }
        if (rule.getParentName() != null) {
            throw new ExpertFault(
                    line,
                    Text.of("规则不能 extends 别的规则", "a rule may not extend another"),
                    Text.of("把那条规则的条件抄过来", "copy the patterns of that rule"));
        }
        if (!rule.getAttributes().isEmpty()) {
            throw new ExpertFault(
                    line,
                    Text.of(
                            "规则不能有属性 %s",
                            "a rule may not have the attribute %s",
                            String.join(", ", rule.getAttributes().keySet())),
                    Text.of("删去:规则的先后不影响结果,也不改变事实", "leave it out: the order of rules decides nothing"));
        }
        if (!rule.getAnnotationNames().isEmpty()) {
            throw new ExpertFault(
                    line,
                    Text.of(
                            "规则不能有注解 @%s",
                            "a rule may not have the annotation @%s", String.join(", @", rule.getAnnotationNames())),
                    Text.of("删去,说明写成 // 注释", "leave it out; write explanations as // comments"));
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            throw new ExpertFault(
                    line, Text.of("一条规则只能有一个 then", "a rule has one then"), Text.of("写成两条规则", "write two rules"));
        }
        Name name = name(rule);
        if (admitted.size() == MOST_RULES) {
            throw new ExpertFault(
                    line,
                    Text.of("专家规则超过 %s 条", "there are more than %s rules of experts", MOST_RULES),
                    Text.of("能写进方案的写进方案", "write in the scheme what can be written there"));
        }
        String consequence = String.valueOf(rule.getConsequence()).strip();
        ExpertPatterns patterns = new ExpertPatterns(words);
        patterns.read(rule.getLhs(), line);
        ExpertConsequence then = ExpertConsequence.read(
                consequence,
                lineOf(consequence, rule.getConsequenceLine(), file.text()),
                name.id,
                patterns.scope(),
                words);
        admitted.add(new ExpertRule(
                name.id,
                name.title,
                file,
                line,
                patterns.when(),
                then.calls(),
                then.limit(name.title),
                patterns.reach()));
    }

    /** The line that a consequence begins on; the parser knows that of its {@code then}. */
    private static int lineOf(String consequence, int then, String text) {
        int start = 0;
        for (int line = 1; line < then; line++) {
            start = text.indexOf('\n', start) + 1;
        }
        int found = text.indexOf(consequence, start);
        return found < 0
                ? then
                : then
                        + (int) text.substring(start, found)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    private record Name(String id, Text title) {}

    /** {@code "E1 words"}: an id, and what a person calls it. */
    private Name name(RuleDescr rule) throws ExpertFault {
        String whole = rule.getName().strip();
        int gap = whole.indexOf(' ');
        String id = gap < 0 ? whole : whole.substring(0, gap);
        String rest = gap < 0 ? "" : whole.substring(gap).strip();
        if (!NAME.matcher(id).matches()) {
            throw new ExpertFault(
                    rule.getLine(),
                    Text.of("规则名称 %s 不以编号开头", "the rule's name '%s' does not begin with an id", whole),
                    Text.of(
                            "写成 rule \"E1 名称\":编号为 1 至 64 个字母、数字、汉字或 _ - .",
                            "write rule \"E1 name\": an id of 1 to 64 letters, digits, _ - ."));
        }
        if (!taken.add(id)) {
            throw new ExpertFault(
                    rule.getLine(),
                    Text.of("编号 %s 重复", "the id '%s' stands here twice", id),
                    Text.of(
                            "红线、否决和专家规则的编号各不相同",
                            "vetoes, red lines and rules of experts each have an id of their own"));
        }
        return new Name(id, Text.same(rest.isEmpty() ? id : rest));
    }
}
