package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leopard.model.Lang;
import leopard.scheme.Condition;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** Writes the rules of red lines: one pattern over one unit each. */
final class RedLineRules {

    private static final Map<String, String> FIELDS = Map.of("id", "unitId", "type", "type", "group", "group");

    private RedLineRules() {}

    static void write(Scheme scheme, DrlText drl) {
        if (!scheme.redLines().isEmpty()) {
            drl.section("红线 red lines");
        }
        for (Veto line : scheme.redLines()) {
            Condition when = line.when();
            if (when != null) {
                drl.title(line.id(), line.title(), line.clause())
                        .comment(when.text())
                        .rule(
                                line.id(),
                                "red line " + line.id() + " " + line.title().in(Lang.ZH),
                                List.of("$unit : ScoredUnit( " + noted(when) + constraints(when) + " )"),
                                "ruling.meets( $unit, " + DrlText.quoted(line.id()) + " );");
            }
        }
    }

    /** Every comparison that the red lines make. */
    static List<Condition.Comparison> comparisons(Scheme scheme) {
        List<Condition.Comparison> found = new ArrayList<>();
        for (Veto line : scheme.redLines()) {
            if (line.when() != null) {
                collect(line.when(), found);
            }
        }
        return found;
    }

    /** For each red line the comparisons of which at least one holds where it is met; none where there are no such. */
    static List<Condition.Comparison> needed(Scheme scheme) {
        List<Condition.Comparison> found = new ArrayList<>();
        for (Veto line : scheme.redLines()) {
            List<Condition.Comparison> needed = line.when() == null ? null : needed(line.when());
            if (needed != null) {
                found.addAll(needed);
            }
        }
        return found;
    }

    private static @Nullable List<Condition.Comparison> needed(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return List.of(comparison);
        }
        if (condition instanceof Condition.And and) {
            for (Condition part : and.parts()) {
                List<Condition.Comparison> needed = needed(part);
                if (needed != null) {
                    return needed;
                }
            }
            return null;
        }
        if (condition instanceof Condition.Or or) {
            List<Condition.Comparison> all = new ArrayList<>();
            for (Condition part : or.parts()) {
                List<Condition.Comparison> needed = needed(part);
                if (needed == null) {
                    return null;
                }
                all.addAll(needed);
            }
            return all;
        }
        return null;
    }

    /** A first test that all such rules share, so that it is made once for each unit. */
    private static String noted(Condition when) {
        return needed(when) == null ? "" : "noted(), ";
    }

    private static void collect(Condition condition, List<Condition.Comparison> into) {
        if (condition instanceof Condition.Comparison comparison) {
            into.add(comparison);
        } else if (condition instanceof Condition.And and) {
            and.parts().forEach(part -> collect(part, into));
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(part -> collect(part, into));
        } else if (condition instanceof Condition.Not not) {
            collect(not.part(), into);
        }
    }

    /** What all must hold stands as a list, so that rules can share its parts. */
    private static String constraints(Condition condition) {
        return condition instanceof Condition.And and
                ? and.parts().stream().map(RedLineRules::constraint).collect(Collectors.joining(", "))
                : constraint(condition);
    }

    private static String constraint(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.comparator().word() + "("
                    + DrlText.quoted(comparison.left().text()) + ", "
                    + DrlText.quoted(comparison.right().toString()) + ")";
        }
        if (condition instanceof Condition.And and) {
            return joined(and.parts(), " && ");
        }
        if (condition instanceof Condition.Or or) {
            return joined(or.parts(), " || ");
        }
        if (condition instanceof Condition.Worded worded) {
            return worded(worded);
        }
        Condition.Not not = (Condition.Not) condition;
        return not.part() instanceof Condition.Comparison
                ? "!" + constraint(not.part())
                : "!(" + constraint(not.part()) + ")";
    }

    /** A field of the unit as a constraint on the fact, anything else as a question to it. */
    private static String worded(Condition.Worded worded) {
        String field = worded.field();
        String unit = Scheme.UNIT + ".";
        String asked = field.startsWith(unit) ? field.substring(unit.length()) : field;
        String left = FIELDS.getOrDefault(asked, "word(" + DrlText.quoted(field) + ")");
        if (worded.words().size() == 1) {
            return left
                    + (worded.among() ? " == " : " != ")
                    + DrlText.quoted(worded.words().get(0));
        }
        List<String> tests = worded.words().stream()
                .map(word -> left + (worded.among() ? " == " : " != ") + DrlText.quoted(word))
                .toList();
        return "(" + String.join(worded.among() ? " || " : " && ", tests) + ")";
    }

    private static String joined(List<Condition> parts, String operator) {
        return parts.size() == 1
                ? constraint(parts.get(0))
                : parts.stream().map(RedLineRules::constraint).collect(Collectors.joining(operator, "(", ")"));
    }
}
