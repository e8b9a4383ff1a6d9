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
    private static final String ALL = "all";

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
        List<String> known = new ArrayList<>(scales);
        known.add("mode");
        Fields own = fields.within("rounding", known);
        if (own == null) {
            return outer;
        }
        return new Roundings(
                rounding(own, "ratio", outer.ratio),
                rounding(own, "line", outer.line),
                rounding(own, "percent", outer.percent));
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
            @Nullable Treatment domainError) {

        static final Absence DEFAULT = new Absence(
                MissingPolicy.DEFAULT.notApplicable(),
                null,
                MissingPolicy.DEFAULT.missing(),
                MissingPolicy.DEFAULT.pending(),
                null,
                null);

        MissingPolicy policy() {
            return new MissingPolicy(
                    notApplicable,
                    zeroDenominator == null ? notApplicable : zeroDenominator,
                    missing,
                    pending,
                    proposed,
                    domainError);
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
        Treatment zero = treatmentOr(own, "ZERO_DENOMINATOR", "as_not_applicable", outer.zeroDenominator, problems);
        String proposed = outer.proposed;
        if (own.has("MISSING")) {
            proposed = proposed(own, declared, problems);
        }
        return new Absence(
                own.has("NOT_APPLICABLE") ? treatment(own, "NOT_APPLICABLE", List.of(), problems) : outer.notApplicable,
                zero,
                own.has("MISSING") ? treatment(own, "MISSING", List.of(), problems) : outer.missing,
                own.has("PENDING") ? treatment(own, "PENDING", List.of(), problems) : outer.pending,
                proposed,
                treatmentOr(own, "DOMAIN_ERROR", "as_missing", outer.domainError, problems));
    }

    /** A treatment, or null where the word says that it is that of another status. */
    private static @Nullable Treatment treatmentOr(
            Fields fields, String key, String asOther, @Nullable Treatment outer, Problems problems) {
        YamlNode given = fields.get(key);
        if (given == null) {
            return outer;
        }
        return given instanceof YamlNode.Scalar word && word.text().equals(asOther)
                ? null
                : treatment(fields, key, List.of(asOther), problems);
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

    /** A word, {@code {share: 0.6}}, or for what is missing also {@code {as: zero, propose: level}}. */
    private static Treatment treatment(Fields fields, String key, List<String> more, Problems problems) {
        YamlNode value = fields.get(key);
        if (value instanceof YamlNode.Mapping) {
            boolean mayPropose = key.equals("MISSING");
            Fields own = fields.within(key, mayPropose ? List.of("as", "share", "propose") : List.of("as", "share"));
            if (own == null) {
                return Treatment.of(TreatedAs.ZERO);
            }
            if (mayPropose && own.has("propose")) {
                own.need("propose", Text.of("扣分级别", "a level of deductions"));
            }
            if (own.has("as") == own.has("share")) {
                problems.add(
                        own.has("as") ? own.placeOfKey("share") : own.place(),
                        Text.of("%s 用 as 或 share 其一", "%s takes one of as and share", key));
                return Treatment.of(TreatedAs.ZERO);
            }
            return own.has("share")
                    ? new Treatment(TreatedAs.SHARE, own.number("share", Fields.Range.SHARE))
                    : Treatment.of(own.word("as", TREATMENTS));
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
        return Treatment.of(fields.word(key, TREATMENTS));
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
