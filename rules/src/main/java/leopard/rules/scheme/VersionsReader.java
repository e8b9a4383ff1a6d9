package leopard.rules.scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.scheme.RollUp;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/**
 * Puts the versions of a scheme 方案版本 together, each from its own file: in the order of the periods that they hold for, which
 * must neither overlap nor leave a hole.
 */
public final class VersionsReader {

    private static final Text PERIODS_REMEDY =
            Text.of("核对各文件 version 的 from 和 to", "check from and to of version in each file");

    private final List<Version> versions;
    private final List<Problem> problems = new ArrayList<>();

    private record Version(String file, Scheme scheme) {
        SchemeVersion version() {
            return scheme.version();
        }

        Place place(String field) {
            return Place.file(file).field(field);
        }
    }

    private VersionsReader(Map<String, Scheme> files) {
        this.versions = new ArrayList<>();
        files.forEach((file, scheme) -> versions.add(new Version(file, scheme)));
        versions.sort(Comparator.comparing(v -> begin(v.version())));
    }

    /**
     * @param versions null where there are problems
     * @param problems what has to be put right
     */
    public record Result(@Nullable SchemeVersions versions, List<Problem> problems) {}

    /** @param files each version by the name of its file, one at least */
    public static Result read(Map<String, Scheme> files) {
        return new VersionsReader(files).result();
    }

    private Result result() {
        Version first = versions.get(0);
        Map<String, String> ids = new LinkedHashMap<>();
        for (Version each : versions) {
            String same = ids.putIfAbsent(each.version().id(), each.file);
            if (same != null) {
                add(
                        each.place("version"),
                        Text.of(
                                "版本号 %s 已用于 %s",
                                "the id '%s' is that of the version in %s",
                                each.version().id(),
                                same),
                        Text.of("每个版本用自己的编号", "give each version an id of its own"));
            }
            if (!each.scheme.id().equals(first.scheme.id())) {
                add(
                        each.place("id"),
                        Text.of(
                                "这是方案 %s,而 %s 是方案 %s",
                                "this is the scheme '%s', but %s is the scheme '%s'",
                                each.scheme.id(),
                                first.file,
                                first.scheme.id()),
                        Text.of("同一案例的各版本 id 相同", "the versions of a case have one id"));
            }
            if (!each.scheme.periods().equals(first.scheme.periods())) {
                add(
                        each.place("period"),
                        Text.of("考核周期与 %s 不同", "its periods are not those of %s", first.file),
                        Text.of("各版本用同样的 every 或 list", "state the same every or list in all versions"));
            }
        }
        for (int i = 1; i < versions.size(); i++) {
            follow(versions.get(i - 1), versions.get(i));
        }
        sameIndicators();
        rolledUpNodes();
        return new Result(
                problems.isEmpty()
                        ? SchemeVersions.of(
                                versions.stream().map(Version::scheme).toList())
                        : null,
                List.copyOf(problems));
    }

    private void add(Place place, Text message, Text remedy) {
        problems.add(Problem.at(place, message, remedy));
    }

    private static LocalDate begin(SchemeVersion version) {
        Period from = version.from();
        return from == null ? LocalDate.MIN : from.from();
    }

    private void follow(Version before, Version after) {
        Period end = before.version().to();
        Period begin = after.version().from();
        if (end == null || begin == null || !begin.from().isAfter(end.to())) {
            add(
                    after.place("version"),
                    Text.of(
                            "版本 %s(%s 起)与 %s 的版本 %s(至 %s)重叠",
                            "version %s (from %s) overlaps version %4$s in %3$s (to %5$s)",
                            after.version().id(),
                            orDash(begin),
                            before.file,
                            before.version().id(),
                            orDash(end)),
                    PERIODS_REMEDY);
        } else if (!isNext(after.scheme, end, begin)) {
            add(
                    after.place("version"),
                    Text.of(
                            "版本 %s(至 %s)和版本 %s(%s 起)之间没有版本适用",
                            "there is a hole between version %s (to %s) and version %s (from %s)",
                            before.version().id(),
                            end,
                            after.version().id(),
                            begin),
                    PERIODS_REMEDY);
        }
    }

    /** In a list the next one of the list, else the next day. */
    private static boolean isNext(Scheme scheme, Period end, Period begin) {
        return scheme.periods().isCalendar() ? begin.from().equals(end.to().plusDays(1)) : end.equals(begin.previous());
    }

    private static Object orDash(@Nullable Period period) {
        return period == null ? "—" : period;
    }

    /** Tables are read once for all versions, so that an indicator has to mean the same in all. */
    private void sameIndicators() {
        Map<String, Version> seen = new LinkedHashMap<>();
        for (Version each : versions) {
            for (Indicator indicator : each.scheme.indicators()) {
                Version before = seen.putIfAbsent(indicator.id(), each);
                Indicator other = before == null ? null : before.scheme.indicator(indicator.id());
                if (before != null && other != null && !isSame(indicator, other)) {
                    add(
                            each.place(indicator.id()),
                            Text.of(
                                    "指标 %s 的计量单位、比率或周期与 %s 不同",
                                    "the unit of measure, ratio or period of the indicator '%s' is not that of %s",
                                    indicator.id(),
                                    before.file),
                            Text.of("换一个指标编号", "use another id for the new indicator"));
                }
            }
        }
    }

    private static boolean isSame(Indicator a, Indicator b) {
        return a.measure().equals(b.measure())
                && Objects.equals(a.every(), b.every())
                && (a.parts() == null) == (b.parts() == null);
    }

    /** A roll-up looks back at periods of earlier versions. */
    private void rolledUpNodes() {
        for (int i = 1; i < versions.size(); i++) {
            for (RollUp rollUp : versions.get(i).scheme.rollUps()) {
                Version before = versions.get(i - 1);
                if (!before.scheme.nodes().containsKey(rollUp.of())) {
                    add(
                            versions.get(i).place(rollUp.id()),
                            Text.of(
                                    "%s 汇总 %s,而此前适用的版本 %s(%s)没有这个节点",
                                    "%s rolls up %s, which version %s (%s), in force before it, does not have",
                                    rollUp.id(),
                                    rollUp.of(),
                                    before.version().id(),
                                    before.file),
                            Text.of("两个版本用同一个节点编号", "let both versions use one id for that node"));
                }
            }
        }
    }
}
