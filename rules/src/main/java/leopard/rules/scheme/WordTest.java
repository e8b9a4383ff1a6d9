package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Checks what conditions ask besides figures: fields of the unit, the status of lines, groupings whose units are asked. */
final class WordTest {

    private static final String UNIT = Scheme.UNIT + ".";
    private static final String STATUS = ".status";
    private static final Set<String> FIGURES = Set.of("score", "value", "ratio", "bonus", "deduct");

    private final Declared declared;
    private final Problems problems;

    WordTest(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** Whether a name is compared with words. */
    static boolean isField(String name) {
        return name.endsWith(STATUS) || (name.startsWith(UNIT) && !FIGURES.contains(name.substring(UNIT.length())));
    }

    void check(YamlNode.Scalar scalar, FormulaParser.Ask ask) {
        List<FormulaParser.Use> words = ask.words();
        if (words == null) {
            if (!ask.name().isEmpty() && !ask.name().equals(SchemeReading.ALL)) {
                declared.check(Sort.GROUPING, ask.name(), scalar.at(ask.offset()), problems);
            }
            return;
        }
        if (ask.name().endsWith(STATUS)) {
            statusOf(scalar, ask);
        } else {
            unitField(scalar, ask);
        }
        List<String> known = words(ask.name(), declared);
        if (known != null) {
            for (FormulaParser.Use word : words) {
                if (!known.contains(word.name())) {
                    problems.unknown(scalar.at(word.offset()), Text.same(ask.name()), word.name(), known);
                }
            }
        }
    }

    private void statusOf(YamlNode.Scalar scalar, FormulaParser.Ask ask) {
        String owner = ask.name().substring(0, ask.name().length() - STATUS.length());
        if (!declared.has(Sort.INDICATOR, owner) && !declared.isUnclear(Sort.INDICATOR)) {
            declared.check(Sort.NODE, owner, scalar.at(ask.offset()), problems);
        }
        declared.use(owner);
    }

    /** The words that a field of the unit or a status may have; null where the tables of a case decide that. */
    static @Nullable List<String> words(String field, Declared declared) {
        if (field.endsWith(STATUS)) {
            return Arrays.stream(DataStatus.values()).map(DataStatus::name).toList();
        }
        if (field.equals(UNIT + "ranked")) {
            return List.of("true", "false");
        }
        boolean types =
                field.equals(UNIT + "type") && !declared.all(Sort.TYPE).isEmpty() && !declared.isUnclear(Sort.TYPE);
        return types ? declared.all(Sort.TYPE) : null;
    }

    private void unitField(YamlNode.Scalar scalar, FormulaParser.Ask ask) {
        String field = ask.name().substring(UNIT.length());
        List<String> fields = new ArrayList<>(List.of("id", "name", "ranked"));
        fields.addAll(declared.all(Sort.GROUPING));
        if (!fields.contains(field)) {
            problems.unknown(scalar.at(ask.offset()), Text.of("单位的字段", "field of a unit"), field, fields);
        }
    }
}
