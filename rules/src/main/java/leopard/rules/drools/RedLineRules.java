package leopard.rules.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.rule.Ruling;
import leopard.scheme.AwardRule;
import leopard.scheme.Condition;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** Writes the rules of red lines, promotions, who takes part in a ranking and who may have an award: a pattern each. */
final class RedLineRules {

    private static final Map<String, String> FIELDS = Map.of("id", "unitId", "type", "type", "group", "group");

    private RedLineRules() {}

    /** A condition over one unit, and what it means to meet it. */
    record Asked(String id, Text title, String clause, Condition when, Ruling.Kind kind) {}

    /** All conditions over one unit: red lines, then promotions and entries by ranking, then awards. */
    static List<Asked> asked(Scheme scheme) {
        List<Asked> all = new ArrayList<>();
        Set<String> promotions = new HashSet<>();
        for (Veto line : scheme.redLines()) {
            if (line.when() != null) {
                all.add(new Asked(line.id(), line.title(), line.clause(), line.when(), Ruling.Kind.LIMIT));
            }
        }
        for (RankingRule ranking : scheme.rankings()) {
            if (ranking.grades() != null) {
                for (RankingRule.Promotion each : ranking.grades().promotions()) {
                    // Rankings that are made alike share their promotions.
                    if (each.when() != null && promotions.add(each.id())) {
                        all.add(new Asked(each.id(), each.title(), each.clause(), each.when(), Ruling.Kind.PROMOTION));
                    }
                }
            }
            Condition enters = ranking.participants().when();
            if (enters != null) {
                all.add(new Asked(ranking.id(), ranking.title(), "", enters, Ruling.Kind.ENTRY));
            }
        }
        for (AwardRule award : scheme.awards()) {
            if (award.when() != null) {
                all.add(new Asked(award.id(), award.title(), "", award.when(), Ruling.Kind.GATE));
            }
        }
        return all;
    }

    static void write(Scheme scheme, DrlText drl) {
        Ruling.Kind before = null;
        for (Asked each : asked(scheme)) {
            if (each.kind != before) {
                drl.section(
                        switch (each.kind) {
                            case LIMIT -> "红线 red lines";
                            case PROMOTION -> "直接晋档 promotions";
                            case ENTRY -> "参评范围 who takes part";
                            case GATE -> "奖项条件 who may have an award";
                        });
                before = each.kind;
            }
            String name = switch (each.kind) {
                case LIMIT -> "red line ";
                case PROMOTION -> "promotion ";
                case ENTRY -> "entry ";
                case GATE -> "gate ";
            };
            String effect = switch (each.kind) {
                case LIMIT -> "meets";
                case PROMOTION -> "promotes";
                case ENTRY -> "enters";
                case GATE -> "passes";
            };
            drl.title(each.id, each.title, each.clause)
                    .comment(each.when.text())
                    .rule(
                            each.id,
                            name + each.id + " " + each.title.in(Lang.ZH),
                            List.of("$unit : ScoredUnit( " + noted(each.when) + constraints(each.when) + " )"),
                            "ruling." + effect + "( $unit, " + DrlText.quoted(each.id) + " );");
        }
    }

    /** Every comparison that the conditions make. */
    static List<Condition.Comparison> comparisons(Scheme scheme) {
        List<Condition.Comparison> found = new ArrayList<>();
        asked(scheme).forEach(each -> collect(each.when, found));
        return found;
    }

    /** For each condition the comparisons of which at least one holds where it is met; none where there are no such. */
    static List<Condition.Comparison> needed(Scheme scheme) {
        List<Condition.Comparison> found = new ArrayList<>();
        for (Asked each : asked(scheme)) {
            List<Condition.Comparison> needed = needed(each.when);
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
