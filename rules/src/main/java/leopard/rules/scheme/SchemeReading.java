package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Rounding;
import leopard.score.StepName;
import org.jspecify.annotations.Nullable;

/** What several parts of a scheme say in the same way: roundings, absence, groupings, names of steps. */
final class SchemeReading {

    /** Says that all groups stand together. */
    static final String ALL = "all";

    /** The grouping that every table of units has. */
    private static final String GROUP = "group";

    /** Ways of rounding by their words. */
    static final Map<String, RoundingMode> MODES = new LinkedHashMap<>();

    private static final Map<String, TreatedAs> TREATMENTS = new LinkedHashMap<>();

    static {
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY) {
                MODES.put(mode.name(), mode);
            }
        }
        TREATMENTS.put("reweight", TreatedAs.REWEIGHT);
        TREATMENTS.put("zero", TreatedAs.ZERO);
        TREATMENTS.put("no_score", TreatedAs.NO_SCORE);
        TREATMENTS.put("not_ranked", TreatedAs.NOT_RANKED);
        TREATMENTS.put("group_mean", TreatedAs.GROUP_MEAN);
        TREATMENTS.put("last_value", TreatedAs.LAST_VALUE);
    }

    private SchemeReading() {}

    /** Roundings of ratios, of lines and of percentages. */
    record Roundings(Rounding ratio, Rounding line, Rounding percent) {
        static final Roundings DEFAULT = new Roundings(
                new Rounding(4, RoundingMode.HALF_UP),
                new Rounding(2, RoundingMode.HALF_UP),
                new Rounding(2, RoundingMode.HALF_UP));
    }

    /** Roundings as given under {@code rounding}, the others as in {@code outer}. */
    static Roundings roundings(Fields fields, Roundings outer, List<String> scales) {
        if (Declared.isNone(fields.get("rounding"))) {
            Rounding none = Rounding.none(Rounding.MAX_SCALE);
            return new Roundings(none, none, outer.percent);
        }
        List<String> known = new ArrayList<>(scales);
        known.addAll(List.of("mode", "print_scale"));
        Fields own = fields.within("rounding", known);
        if (own == null) {
            return outer;
        }
        return new Roundings(ratio(own, outer.ratio), line(own, outer.line), rounding(own, "percent", outer.percent));
    }

    private static Rounding ratio(Fields fields, Rounding outer) {
        boolean none = fields.has("ratio") ? Declared.isNone(fields.get("ratio")) : outer.onlyPrinted();
        return none ? Rounding.none(Rounding.MAX_SCALE) : rounding(fields, "ratio", outer);
    }

    /** A line may go unrounded: {@code {line: none, print_scale: 6}}. */
    private static Rounding line(Fields fields, Rounding outer) {
        boolean none = fields.has("line") ? Declared.isNone(fields.get("line")) : outer.onlyPrinted();
        if (none) {
            int scale = outer.onlyPrinted() ? outer.scale() : Rounding.MAX_SCALE;
            return Rounding.none(fields.whole("print_scale", 0, Rounding.MAX_SCALE, scale));
        }
        if (fields.has("print_scale")) {
            fields.refuse("print_scale", Text.of("只用于 line: none", "goes with line: none only"));
        }
        return rounding(fields, "line", outer);
    }

    private static Rounding rounding(Fields fields, String scale, Rounding outer) {
        return new Rounding(
                fields.whole(scale, 0, Rounding.MAX_SCALE, outer.scale()), fields.word("mode", MODES, outer.mode()));
    }

    static RoundingMode mode(Fields fields, String key, RoundingMode fallback) {
        return fields.word(key, MODES, fallback);
    }

    /** A grouping, or null for all groups together; that is also what it means where nothing is said. */
    static @Nullable String grouping(Fields fields, Declared declared, Problems problems) {
        if (!fields.has("within")) {
            return null;
        }
        YamlNode.Scalar within = fields.need("within", Text.of("分组或 all", "a grouping or 'all'"));
        if (within == null || within.text().equals(ALL)) {
            return null;
        }
        declared.check(Sort.GROUPING, within.text(), within.place(), problems);
        return within.text();
    }

    /** Treatments of absent figures. A zero denominator that is treated like what does not apply follows its treatment. */
    record Absence(
            Treatment notApplicable,
            @Nullable Treatment zeroDenominator,
            Treatment missing,
            Treatment pending,
            @Nullable String proposed,
            @Nullable Treatment domainError,
            int proposedAtMost) {

        /** The same, with another treatment of what is missing. */
        Absence withMissing(Treatment treatment) {
            return new Absence(
                    notApplicable, zeroDenominator, treatment, pending, proposed, domainError, proposedAtMost);
        }

        /** There is nothing above a root that could make up for its score. */
        Absence ofRoot() {
            return withMissing(Treatment.of(TreatedAs.NO_SCORE));
        }

        static final Absence DEFAULT = new Absence(
                MissingPolicy.DEFAULT.notApplicable(),
                null,
                MissingPolicy.DEFAULT.missing(),
                MissingPolicy.DEFAULT.pending(),
                null,
                null,
                0);

        MissingPolicy policy() {
            return new MissingPolicy(
                    notApplicable,
                    zeroDenominator == null ? notApplicable : zeroDenominator,
                    missing,
                    pending,
                    proposed,
                    domainError,
                    proposedAtMost);
        }
    }

    /** Treatments as given under {@code absence}, the others as in {@code outer}. */
    static Absence absence(Fields fields, Absence outer, Declared declared, Problems problems) {
        Fields own = fields.within(
                "absence",
                List.of(
                        "NOT_APPLICABLE",
                        "ZERO_DENOMINATOR",
                        "MISSING",
                        "PENDING",
                        "DOMAIN_ERROR",
                        "DISPUTED",
                        "NONZERO_OVER_ZERO"));
        if (own == null) {
            return outer;
        }
        own.stated("DISPUTED", "as_submitted");
        own.stated("NONZERO_OVER_ZERO", "error");
        Treatment zero =
                treatmentOr(own, "ZERO_DENOMINATOR", "as_not_applicable", outer.zeroDenominator, declared, problems);
        String proposed = outer.proposed;
        int proposedAtMost = outer.proposedAtMost;
        if (own.has("MISSING")) {
            proposed = proposed(own, declared, problems);
            Fields missing = own.get("MISSING") instanceof YamlNode.Mapping
                    ? own.within("MISSING", List.of("as", "share", "within", "propose", "at_most"))
                    : null;
            proposedAtMost = missing == null ? 0 : missing.whole("at_most", 1, 1_000_000, 0);
            if (missing != null && missing.has("at_most") && !missing.has("propose")) {
                missing.refuse("at_most", Text.of("须与 propose 一起写", "goes with propose"));
            }
        }
        return new Absence(
                own.has("NOT_APPLICABLE") ? notApplicable(own, declared, problems) : outer.notApplicable,
                zero,
                own.has("MISSING") ? treatment(own, "MISSING", List.of(), declared, problems) : outer.missing,
                own.has("PENDING") ? treatment(own, "PENDING", List.of(), declared, problems) : outer.pending,
                proposed,
                treatmentOr(own, "DOMAIN_ERROR", "as_missing", outer.domainError, declared, problems),
                proposedAtMost);
    }

    /** What does not apply may also multiply the deductions of the others: {@code {deductions: 2}}. */
    private static Treatment notApplicable(Fields own, Declared declared, Problems problems) {
        String key = "NOT_APPLICABLE";
        if (own.get(key) instanceof YamlNode.Mapping given && given.get("deductions") != null) {
            Fields fields = own.within(key, List.of("deductions"));
            return new Treatment(
                    TreatedAs.DEDUCTIONS,
                    fields == null ? Decimal.ONE : fields.number("deductions", Fields.Range.POSITIVE));
        }
        return treatment(own, key, List.of(), declared, problems);
    }

    /** A treatment, or null where the word says that it is that of another status. */
    private static @Nullable Treatment treatmentOr(
            Fields fields,
            String key,
            String asOther,
            @Nullable Treatment outer,
            Declared declared,
            Problems problems) {
        YamlNode given = fields.get(key);
        if (given == null) {
            return outer;
        }
        return given instanceof YamlNode.Scalar word && word.text().equals(asOther)
                ? null
                : treatment(fields, key, List.of(asOther), declared, problems);
    }

    private static @Nullable String proposed(Fields fields, Declared declared, Problems problems) {
        if (!(fields.get("MISSING") instanceof YamlNode.Mapping map)
                || !(map.get("propose") instanceof YamlNode.Scalar level)
                || level.isEmpty()
                || level.text().equals(Fields.NONE)) {
            return null;
        }
        declared.check(Sort.LEVEL, level.text(), level.place(), problems);
        return level.text();
    }

    /**
     * A word, {@code {share: 0.6}}, {@code {as: group_mean, within: area}}, or for what is missing also
     * {@code {as: zero, propose: level}}.
     */
    static Treatment treatment(Fields fields, String key, List<String> more, Declared declared, Problems problems) {
        YamlNode value = fields.get(key);
        if (value instanceof YamlNode.Mapping) {
            boolean mayPropose = key.equals("MISSING");
            Fields own = fields.within(
                    key,
                    mayPropose
                            ? List.of("as", "share", "within", "propose", "at_most")
                            : List.of("as", "share", "within"));
            if (own == null) {
                return Treatment.of(TreatedAs.ZERO);
            }
            if (mayPropose && own.has("propose")) {
                own.need("propose", Text.of("扣分级别", "a level of deductions"));
            }
            return treatment(own, key, declared, problems);
        }
        if (value instanceof YamlNode.Scalar word && !word.isEmpty() && !TREATMENTS.containsKey(word.text())) {
            Set<String> known = new LinkedHashSet<>(TREATMENTS.keySet());
            known.addAll(more);
            problems.add(
                    word.place(),
                    Text.of("%s:不认识 %s", "%s: %s is none of its words", key, word.found()),
                    Problems.remedy(word.text(), known));
            return Treatment.of(TreatedAs.ZERO);
        }
        return within(Treatment.of(fields.word(key, TREATMENTS)), GROUP);
    }

    /** The fields {@code as} or {@code share}, and {@code within}, of a treatment. */
    static Treatment treatment(Fields own, String key, Declared declared, Problems problems) {
        if (own.has("as") == own.has("share")) {
            problems.add(
                    own.has("as") ? own.placeOfKey("share") : own.place(),
                    Text.of("%s 用 as 或 share 其一", "%s takes one of as and share", key));
            return Treatment.of(TreatedAs.ZERO);
        }
        Treatment treatment = own.has("share")
                ? new Treatment(TreatedAs.SHARE, own.number("share", Fields.Range.SHARE))
                : Treatment.of(own.word("as", TREATMENTS));
        if (own.has("within") && treatment.as() != TreatedAs.GROUP_MEAN) {
            own.refuse("within", Text.of("只用于 as: group_mean", "goes with as: group_mean only"));
        }
        return within(treatment, own.has("within") ? grouping(own, declared, problems) : GROUP);
    }

    private static Treatment within(Treatment treatment, @Nullable String grouping) {
        return treatment.as() == TreatedAs.GROUP_MEAN ? new Treatment(TreatedAs.GROUP_MEAN, null, grouping) : treatment;
    }

    /** Names that a node gives to intermediate figures: by their standard name the one to print. */
    static Map<String, String> names(Fields fields, Declared declared, Problems problems) {
        YamlNode given = fields.get("names");
        if (given == null) {
            return Map.of();
        }
        Set<String> steps = new LinkedHashSet<>();
        for (StepName name : StepName.values()) {
            steps.add(name.word());
        }
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> printed = new LinkedHashSet<>();
        fields.entries("names", given).forEach((from, to) -> {
            if (!steps.contains(from.text())
                    && !declared.has(Sort.INDICATOR, from.text())
                    && !declared.has(Sort.PARAMETER, from.text())
                    && !declared.isUnclear(Sort.INDICATOR)) {
                problems.unknown(from.place(), Text.of("中间量", "intermediate figure"), from.text(), steps);
            }
            if (!(to instanceof YamlNode.Scalar word) || fields.id("names", word, true) == null) {
                if (!(to instanceof YamlNode.Scalar)) {
                    problems.expected("names", Text.of("名称", "a name"), to);
                }
                return;
            }
            if (!printed.add(word.text())) {
                problems.add(word.place(), Text.of("名称 %s 用了两次", "the name '%s' is given twice", word.text()));
            }
            names.put(from.text(), word.text());
        });
        return Collections.unmodifiableMap(names);
    }

    /** The difference of two sums, in words. */
    static Text tooFewOrMany(Decimal sum, Decimal wanted) {
        Decimal difference = sum.minus(wanted);
        return difference.signum() < 0
                ? Text.of("少 %s", "%s too few", difference.abs().stripped())
                : Text.of("多 %s", "%s too many", difference.stripped());
    }
}
