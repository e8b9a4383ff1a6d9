package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.rules.drools.ExpertTokens.Kind;
import leopard.rules.drools.ExpertTokens.Token;
import leopard.scheme.Veto;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an expert's rule does, and writes it anew: {@code effects.name( $unit, … );} once or more, with texts, numbers
 * and bindings, and nothing else whatever.
 */
final class ExpertConsequence {

    private static final List<String> EFFECTS =
            List.of("gradeAtMost", "grade", "notRanked", "noAwards", "warn", "note");
    private static final Text SHAPE = Text.of(
            "只能写 effects.gradeAtMost($u, \"等次\"); effects.grade、notRanked、noAwards、warn、note 同理",
            "write effects.gradeAtMost($u, \"grade\"); and so on with effects.grade, notRanked, noAwards, warn, note");
    private static final int MOST_EFFECTS = 10;
    private static final int MOST_VALUES = 4;
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    private final String rule;
    private final List<Token> tokens;
    private final ExpertScope scope;
    private final ExpertWords words;
    private final List<String> calls = new ArrayList<>();
    private int at;
    private @Nullable String limited;
    private @Nullable String grade;
    private @Nullable String gradeAtMost;
    private boolean ranked = true;
    private boolean awards = true;

    private ExpertConsequence(String rule, List<Token> tokens, ExpertScope scope, ExpertWords words) {
        this.rule = rule;
        this.tokens = tokens;
        this.scope = scope;
        this.words = words;
    }

    /**
     * @param line line that the text begins on
     * @param rule id of the rule
     */
    static ExpertConsequence read(String text, int line, String rule, ExpertScope scope, ExpertWords words)
            throws ExpertFault {
        ExpertConsequence read = new ExpertConsequence(rule, ExpertTokens.of(text, line, SHAPE), scope, words);
        read.whole(line);
        return read;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    /** What the rule limits, as a red line has it; null where it limits nothing. */
    @Nullable
    Veto limit(Text title) {
        return limited == null ? null : new Veto(rule, title, "", null, grade, gradeAtMost, ranked, awards);
    }

    private void whole(int line) throws ExpertFault {
        while (tokens.get(at).kind() != Kind.END) {
            call();
        }
        if (calls.isEmpty() || calls.size() > MOST_EFFECTS) {
            throw new ExpertFault(
                    line,
                    calls.isEmpty()
                            ? Text.of("then 之后没有任何效果", "nothing follows then")
                            : Text.of("一条规则最多 %s 个效果", "a rule has %s effects at most", MOST_EFFECTS),
                    SHAPE);
        }
    }

    private Token take(Kind kind, @Nullable String text) throws ExpertFault {
        Token token = tokens.get(at);
        if (token.kind() != kind || (text != null && !token.text().equals(text))) {
            throw new ExpertFault(
                    token.line(),
                    token.kind() == Kind.END
                            ? Text.of("效果不完整", "the effect ends too early")
                            : Text.of("then 中不能有“%s”", "'%s' may not stand after then", token.text()),
                    SHAPE);
        }
        at++;
        return token;
    }

    private void call() throws ExpertFault {
        take(Kind.WORD, "effects");
        take(Kind.SIGN, ".");
        Token name = take(Kind.WORD, null);
        if (!EFFECTS.contains(name.text())) {
            throw new ExpertFault(
                    name.line(),
                    Text.of("没有效果 %s", "there is no effect '%s'", name.text()),
                    ExpertWords.remedy(name.text(), EFFECTS));
        }
        take(Kind.SIGN, "(");
        String unit = unit();
        String rest = switch (name.text()) {
            case "gradeAtMost", "grade" -> limitGrade(name, unit);
            case "notRanked" -> {
                limits(name, unit);
                ranked = false;
                yield "";
            }
            case "noAwards" -> {
                limits(name, unit);
                awards = false;
                yield "";
            }
            case "warn" -> ", " + colour() + said();
            default -> said();
        };
        take(Kind.SIGN, ")");
        take(Kind.SIGN, ";");
        calls.add("effects." + name.text() + "( " + DrlText.quoted(rule) + ", " + unit + rest + " );");
    }

    private String unit() throws ExpertFault {
        Token unit = tokens.get(at);
        if (unit.kind() != Kind.BINDING || scope.get(unit.text(), unit.line()).fact() != FactType.UNIT) {
            throw new ExpertFault(
                    unit.line(),
                    Text.of("效果的第一个参数应是单位,实为“%s”", "an effect begins with a unit, found '%s'", unit.text()),
                    Text.of("写 $u : Unit( … ),效果中用 $u", "bind it by $u : Unit( … ) and write $u"));
        }
        at++;
        return unit.text();
    }

    private void limits(Token effect, String unit) throws ExpertFault {
        if (limited != null && !limited.equals(unit)) {
            throw new ExpertFault(
                    effect.line(),
                    Text.of("一条规则只能限制一个单位", "a rule limits one unit only"),
                    Text.of("另写一条规则限制 %s", "write another rule for %s", unit));
        }
        limited = unit;
    }

    private String limitGrade(Token effect, String unit) throws ExpertFault {
        limits(effect, unit);
        take(Kind.SIGN, ",");
        Token word = take(Kind.TEXT, null);
        words.checkGrade(word.text(), word.line());
        if (grade != null || gradeAtMost != null) {
            throw new ExpertFault(
                    effect.line(),
                    Text.of("一条规则只能限定一次等次", "a rule limits the grade once"),
                    Text.of("grade 与 gradeAtMost 二者留一", "keep one of grade and gradeAtMost"));
        }
        if (effect.text().equals("grade")) {
            grade = word.text();
        } else {
            gradeAtMost = word.text();
        }
        return ", " + DrlText.quoted(word.text());
    }

    private String colour() throws ExpertFault {
        take(Kind.SIGN, ",");
        Token word = take(Kind.TEXT, null);
        ExpertWords.check(
                Arrays.stream(Colour.values()).map(Colour::name).toList(),
                Text.of("颜色", "colour"),
                word.text(),
                word.line());
        return DrlText.quoted(word.text());
    }

    /** Words, and the values that stand in them. */
    private String said() throws ExpertFault {
        take(Kind.SIGN, ",");
        Token text = take(Kind.TEXT, null);
        StringBuilder call = new StringBuilder(", ").append(DrlText.quoted(text.text()));
        int values = 0;
        while (tokens.get(at).is(",")) {
            at++;
            call.append(", ").append(value());
            values++;
        }
        Matcher places = PLACE.matcher(text.text());
        while (places.find()) {
            if (!places.group(1).matches("[1-9]") || Integer.parseInt(places.group(1)) > values) {
                throw new ExpertFault(
                        text.line(),
                        Text.of("文字中的 %s 没有对应的值", "%s stands for no value", places.group()),
                        Text.of("{1} 代表文字之后的第一个值", "{1} stands for the first value after the text"));
            }
        }
        if (values > MOST_VALUES) {
            throw new ExpertFault(
                    text.line(),
                    Text.of("最多带 %s 个值", "%s values at most", MOST_VALUES),
                    Text.of("拆成两条说明", "make two notes of it"));
        }
        return call.toString();
    }

    private String value() throws ExpertFault {
        Token token = tokens.get(at);
        if (token.kind() != Kind.BINDING) {
            take(Kind.BINDING, null);
        }
        at++;
        ExpertScope.Bound bound = scope.get(token.text(), token.line());
        if (bound.fact() == null) {
            return token.text();
        }
        if (!tokens.get(at).is(".")) {
            throw new ExpertFault(
                    token.line(),
                    Text.of("%s 是一个事实,不是值", "%s is a fact, no value", token.text()),
                    Text.of("写出字段,如 %s.unitId", "name a field, such as %s.unitId", token.text()));
        }
        at++;
        Token field = take(Kind.WORD, null);
        if (!bound.fact().fields().containsKey(field.text())) {
            throw new ExpertFault(
                    field.line(),
                    Text.of("%s 没有字段 %s", "%s has no field '%s'", token.text(), field.text()),
                    ExpertWords.remedy(field.text(), bound.fact().fields().keySet()));
        }
        return token.text() + "." + field.text() + "()";
    }
}
