package leopard.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * A data check: a general test of whether figures can be true together. {@code leopard.intake} runs them.
 *
 * @param kind which test
 * @param severity how serious what it finds is
 * @param opensDispute whether a finding about a scored figure opens a dispute, which blocks what depends on it
 * @param numbers limits of the test by name, those that the scheme gives
 * @param words lists of words of the test by name, those that the scheme gives
 */
public record CheckRule(
        Kind kind,
        Severity severity,
        boolean opensDispute,
        Map<String, Decimal> numbers,
        Map<String, List<String>> words) {

    /** Whether an entry of one of its lists can be understood: {@code expected} wants {@code word=measure}. */
    public static boolean isWellFormed(String list, String entry) {
        return !list.equals("expected") || entry.matches("[^=]*[^=\\s][^=]*=[^=]*[^=\\s][^=]*");
    }

    /** @throws IllegalArgumentException if an entry of a list is not well formed */
    public CheckRule {
        words.forEach((list, entries) -> entries.forEach(entry -> {
            if (!isWellFormed(list, entry)) {
                throw new IllegalArgumentException("not of the form word=measure: " + entry);
            }
        }));
    }

    /** A limit of the test, the default where the scheme names none. */
    public Decimal number(String name) {
        Decimal given = numbers.get(name);
        return given != null ? given : known(kind.numbers.get(name), name);
    }

    /** A list of words of the test, the default where the scheme names none. */
    public List<String> words(String name) {
        List<String> given = words.get(name);
        return given != null ? given : known(kind.words.get(name), name);
    }

    private <T> T known(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("check " + kind.word() + " has no setting " + name);
        }
        return value;
    }

    /** The tests; their names in scheme files and findings are these in lower case. */
    @SuppressWarnings("ImmutableEnumChecker") // the maps come from Map.of and List.of
    public enum Kind {
        /**
         * 比率与分子分母: the printed rate is the quotient of its parts, to half a unit of its last digit and
         * {@code tolerance} units of measure.
         */
        RATIO_VS_PARTS(Severity.ERROR, numbers("tolerance", 0), Map.of()),
        /**
         * 两版基数: estimate and final figure imply the same base or target; {@code percent} is the gap that is still
         * taken for a revision.
         */
        VINTAGE_BASE(Severity.ERROR, numbers("percent", 0), Map.of()),
        /** 两版反向: with one base, a higher value has a higher growth. */
        VINTAGE_MONOTONE(Severity.WARNING, Map.of(), Map.of()),
        /** 两版变动幅度: with one base, growth moves as far as the value does, to {@code points} percentage points. */
        VINTAGE_DELTA(Severity.WARNING, numbers("points", 1), Map.of()),
        /** 两版不一: the value has moved by at most {@code percent}, a growth or progress by at most {@code points}. */
        VINTAGE_DISAGREE(Severity.WARNING, numbers("percent", 1, "points", 1), Map.of()),
        /** 目标与承诺: a commitment for the year lies within the target that value and progress imply. */
        TARGET_VS_COMMITMENT(Severity.ERROR, numbers("percent", 0), Map.of()),
        /** 位次与进度: a unit within the first {@code rank} is at most {@code points} behind the schedule. */
        RANK_VS_SCHEDULE(Severity.WARNING, numbers("rank", 3, "points", 30), Map.of()),
        /** 承诺松动: all commitments about a subject are equally firm and have the same deadline. */
        COMMITMENT_DRIFT(Severity.WARNING, Map.of(), Map.of()),
        /**
         * 精度不足: what a figure implies is known to {@code percent} of its size, and the final figure is not just the
         * estimate again.
         */
        PRECISION(Severity.WARNING, numbers("percent", 50), Map.of()),
        /** 全覆盖与余量: nothing is left where full coverage is claimed. */
        CLAIM_VS_RESIDUAL(Severity.WARNING, Map.of(), Map.of()),
        /** 位次含糊: a claimed rank is a number. */
        RANK_VAGUE(Severity.WARNING, Map.of(), Map.of()),
        /** 缺目标或分母: a count has a target, unless it is one of the {@code informational} indicators or is scored. */
        DENOMINATOR_MISSING(Severity.INFO, Map.of(), Map.of("informational", List.of())),
        /** 一物多名: one thing goes by one name. */
        ALIAS(Severity.INFO, Map.of(), Map.of()),
        /** 范围不明: a statement can be read in one way only. */
        SCOPE_AMBIGUOUS(Severity.INFO, Map.of(), Map.of()),
        /**
         * 计量单位存疑: things are measured as {@code expected} ({@code 围挡=米}: an indicator with that word in its title
         * has that unit of measure), and counts of {@code whole} things have no decimals.
         */
        UNIT_SUSPECT(
                Severity.INFO,
                Map.of(),
                Map.of(
                        "expected",
                        List.of(),
                        "whole",
                        List.of("个", "户", "处", "件", "次", "家", "套", "本", "场", "场次", "项", "人", "名", "辆", "座"))),
        /** 约数: approximate figures are named, as they are no ground for equality or ties. */
        APPROX(Severity.INFO, Map.of(), Map.of()),
        /** 位次缺总数: a rank comes with the number of units that were ranked. */
        RANK_POPULATION(Severity.INFO, Map.of(), Map.of()),
        /** 周期混用: figures of one report stand for one period. */
        PERIOD_MIXED(Severity.INFO, Map.of(), Map.of());

        private final Severity severity;
        private final Map<String, Decimal> numbers;
        private final Map<String, List<String>> words;

        Kind(Severity severity, Map<String, Decimal> numbers, Map<String, List<String>> words) {
            this.severity = severity;
            this.numbers = numbers;
            this.words = words;
        }

        private static Map<String, Decimal> numbers(String name, long value) {
            return Map.of(name, Decimal.of(value));
        }

        private static Map<String, Decimal> numbers(String name, long value, String second, long secondValue) {
            return Map.of(name, Decimal.of(value), second, Decimal.of(secondValue));
        }

        /** As in scheme files and in findings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How serious its findings are where a scheme does not say. */
        public Severity severity() {
            return severity;
        }

        /** The limits it knows, with their defaults; none is negative. */
        public Map<String, Decimal> numbers() {
            return numbers;
        }

        /** The lists of words it knows, with their defaults. */
        public Map<String, List<String>> words() {
            return words;
        }
    }

    /** How serious a finding is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
