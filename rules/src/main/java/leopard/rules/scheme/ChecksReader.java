package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.CheckRule;
import leopard.scheme.CheckRule.Kind;
import leopard.scheme.CheckRule.Severity;
import org.jspecify.annotations.Nullable;

/** Reads which data checks 数据校验 run, and with which limits and words. */
final class ChecksReader {

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();
    private static final Map<String, Severity> SEVERITIES = new LinkedHashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.word(), kind);
        }
        for (Severity severity : Severity.values()) {
            SEVERITIES.put(severity.word(), severity);
        }
    }

    private final Problems problems;

    ChecksReader(Problems problems) {
        this.problems = problems;
    }

    List<CheckRule> read(Fields file) {
        List<CheckRule> checks = new ArrayList<>();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (YamlNode item : file.listIfAny("checks")) {
            CheckRule check = check(item, seen);
            if (check != null) {
                checks.add(check);
            }
        }
        return List.copyOf(checks);
    }

    private @Nullable CheckRule check(YamlNode item, Set<Kind> seen) {
        Kind kind = item instanceof YamlNode.Mapping mapping && mapping.get("check") instanceof YamlNode.Scalar word
                ? KINDS.get(word.text())
                : null;
        List<String> known = new ArrayList<>(List.of("check", "severity", "dispute"));
        if (kind != null) {
            known.addAll(new TreeSet<>(kind.numbers().keySet()));
            known.addAll(new TreeSet<>(kind.words().keySet()));
        } else {
            for (Kind each : Kind.values()) {
                known.addAll(each.numbers().keySet());
                known.addAll(each.words().keySet());
            }
        }
        Fields fields =
                Fields.of(item, kind == null ? Text.of("校验", "a check") : Text.same(kind.word()), known, problems);
        if (fields == null || kind == null) {
            if (fields != null) {
                fields.word("check", KINDS);
            }
            return null;
        }
        if (!seen.add(kind)) {
            problems.add(fields.placeOf("check"), Text.of("校验 %s 重复", "the check '%s' stands here twice", kind.word()));
        }
        return new CheckRule(
                kind,
                fields.word("severity", SEVERITIES, kind.severity()),
                fields.flag("dispute", false),
                numbers(fields, kind),
                words(fields, kind));
    }

    private static Map<String, Decimal> numbers(Fields fields, Kind kind) {
        Map<String, Decimal> numbers = new TreeMap<>();
        for (String name : kind.numbers().keySet()) {
            if (fields.has(name)) {
                numbers.put(name, fields.number(name, Range.NOT_NEGATIVE));
            }
        }
        return Collections.unmodifiableMap(numbers);
    }

    private Map<String, List<String>> words(Fields fields, Kind kind) {
        Map<String, List<String>> words = new TreeMap<>();
        for (String name : kind.words().keySet()) {
            List<String> read = new ArrayList<>();
            for (YamlNode.Scalar word : fields.words(name, fields.listIfAny(name))) {
                if (CheckRule.isWellFormed(name, word.text())) {
                    read.add(word.text());
                } else {
                    problems.expected(name, Text.of("“名称=计量单位”", "word=measure"), word);
                }
            }
            if (fields.has(name)) {
                words.put(name, List.copyOf(read));
            }
        }
        return Collections.unmodifiableMap(words);
    }
}
