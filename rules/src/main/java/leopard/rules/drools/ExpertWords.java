package leopard.rules.drools;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Indicator;
import leopard.model.NearestName;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.scheme.RankingRule;
import leopard.scheme.RollUp;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** The names of a scheme that fields of facts may be compared with. */
final class ExpertWords {

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Set<String> grades = new LinkedHashSet<>();

    ExpertWords(Scheme scheme) {
        Set<String> lines = new LinkedHashSet<>(scheme.nodes().keySet());
        scheme.rollUps().stream().map(RollUp::id).forEach(lines::add);
        Set<String> statuses = new LinkedHashSet<>();
        Arrays.stream(DataStatus.values()).map(DataStatus::name).forEach(statuses::add);
        words.put("Line.line", lines);
        words.put("PastScore.line", lines);
        words.put("Line.status", statuses);
        words.put("Reading.status", statuses);
        Set<String> indicators = new LinkedHashSet<>();
        scheme.indicators().stream().map(Indicator::id).forEach(indicators::add);
        indicators.addAll(scheme.derived().keySet());
        words.put("Reading.indicator", indicators);
        Set<String> sides = new LinkedHashSet<>();
        Arrays.stream(ScoreEvent.Kind.values()).map(EventRules::side).forEach(sides::add);
        words.put("UnitEvent.side", sides);
        words.put("Grouping.grouping", new LinkedHashSet<>(scheme.groupings()));
        if (!scheme.unitTypes().isEmpty()) {
            words.put("Unit.type", new LinkedHashSet<>(scheme.unitTypes()));
        }
        for (RankingRule ranking : scheme.rankings()) {
            if (ranking.grades() != null) {
                ranking.grades().bands().forEach(band -> grades.add(band.grade()));
            }
        }
    }

    /** Refuses a text that the field never has. */
    void check(FactType type, String field, String text, int line) throws ExpertFault {
        check(words.get(type.word() + "." + field), Text.same(field), text, line);
    }

    void checkGrade(String grade, int line) throws ExpertFault {
        check(grades, Text.of("等次", "grade"), grade, line);
    }

    static void check(@Nullable Collection<String> known, Text what, String text, int line) throws ExpertFault {
        if (known != null && !known.contains(text)) {
            throw new ExpertFault(line, Text.of("没有这样的 %s:%s", "there is no %s '%s'", what, text), remedy(text, known));
        }
    }

    /** The nearest known name and all known names. */
    static Text remedy(String name, Collection<String> known) {
        Text all = known.isEmpty()
                ? Text.of("方案中一个也没有", "the scheme has none")
                : Text.of("可用:%s", "Known: %s", String.join(", ", known));
        return NearestName.among(known, name) == null
                ? all
                : Text.join(" ", List.of(NearestName.hint(known, name), all));
    }
}
