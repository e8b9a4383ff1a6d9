package leopard.scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Periods;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one scheme, each in force in its own periods, so that every period is scored by the version that was in force
 * in it. All go by the same periods, and an indicator is the same thing in all of them.
 */
public final class SchemeVersions {

    private final List<Scheme> schemes;
    private final Scheme whole;

    private SchemeVersions(List<Scheme> schemes) {
        this.schemes = List.copyOf(schemes);
        this.whole = schemes.size() == 1 ? schemes.get(0) : union(schemes);
    }

    /** A scheme that has one version. */
    public static SchemeVersions of(Scheme scheme) {
        return new SchemeVersions(List.of(scheme));
    }

    /** @param schemes one at least, the earliest first; their periods neither overlap nor leave a hole */
    public static SchemeVersions of(List<Scheme> schemes) {
        return new SchemeVersions(schemes);
    }

    /** All versions, the earliest first. */
    public List<Scheme> schemes() {
        return schemes;
    }

    public String id() {
        return whole.id();
    }

    public Periods periods() {
        return whole.periods();
    }

    /** The version in force in a period, or null. */
    public @Nullable Scheme in(Period period) {
        for (Scheme each : schemes) {
            if (each.version().covers(period)) {
                return each;
            }
        }
        return null;
    }

    /** The version in force on a day, or null. */
    public @Nullable Scheme on(LocalDate day) {
        for (Scheme each : schemes) {
            SchemeVersion version = each.version();
            boolean begun =
                    version.from() == null || !day.isBefore(version.from().from());
            boolean ended = version.to() != null && day.isAfter(version.to().to());
            if (begun && !ended) {
                return each;
            }
        }
        return null;
    }

    /**
     * All that any version knows, as one scheme: what tables are read by. Where two versions use one id, the later one has
     * it. Nothing can be scored by it unless there is one version only.
     */
    public Scheme whole() {
        return whole;
    }

    private static Scheme union(List<Scheme> schemes) {
        Scheme last = schemes.get(schemes.size() - 1);
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, Derived> derived = new LinkedHashMap<>();
        for (Scheme each : schemes) {
            each.indicators().forEach(indicator -> indicators.put(indicator.id(), indicator));
            parameters.putAll(each.parameters());
            derived.putAll(each.derived());
        }
        // What one version computes and another one reads may be reported.
        derived.keySet()
                .removeIf(id -> schemes.stream()
                        .anyMatch(s -> s.indicator(id) != null && !s.derived().containsKey(id)));
        return new Scheme(
                last.id(),
                last.title(),
                last.version(),
                last.source(),
                last.periods(),
                last.cumulative(),
                last.schedule(),
                last.percent(),
                distinct(schemes, Scheme::unitTypes),
                distinct(schemes, Scheme::groupings),
                parameters,
                List.copyOf(indicators.values()),
                derived,
                all(schemes, Scheme::roots),
                all(schemes, Scheme::vetoes),
                all(schemes, Scheme::redLines),
                all(schemes, Scheme::rankings),
                all(schemes, Scheme::rollUps),
                all(schemes, Scheme::awards),
                all(schemes, Scheme::warnings),
                all(schemes, Scheme::checks),
                lists(schemes));
    }

    private static Lists lists(List<Scheme> schemes) {
        Map<String, Lists.ListRule> lists = new LinkedHashMap<>();
        Map<String, Lists.Figure> figures = new LinkedHashMap<>();
        for (Scheme each : schemes) {
            lists.putAll(each.lists().lists());
            figures.putAll(each.lists().figures());
        }
        return new Lists(lists, figures);
    }

    private static <T> List<T> all(List<Scheme> schemes, Function<Scheme, List<T>> part) {
        List<T> all = new ArrayList<>();
        schemes.forEach(each -> all.addAll(part.apply(each)));
        return List.copyOf(all);
    }

    private static List<String> distinct(List<Scheme> schemes, Function<Scheme, List<String>> part) {
        Set<String> all = new LinkedHashSet<>(all(schemes, part));
        return List.copyOf(all);
    }
}
