package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.model.NearestName;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;

/** Gathers what is wrong with a file; the same thing at the same place is said once. */
final class Problems {

    /** Most names that a message lists. */
    private static final int MOST_NAMES = 40;

    /** Most problems that are told one by one. */
    static final int MOST_PROBLEMS = 1000;

    private final Set<Problem> problems = new LinkedHashSet<>();
    private int more;
    private final Set<Problem> warnings = new LinkedHashSet<>();

    void add(Place place, Text message, Text remedy) {
        Problem problem = Problem.at(place, message, remedy);
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else if (!problems.contains(problem)) {
            more++;
        }
    }

    void add(Place place, Text message) {
        add(place, message, Text.EMPTY);
    }

    /** Whether further problems are only counted, so that nobody need look for what was meant. */
    private boolean isFull() {
        return problems.size() >= MOST_PROBLEMS;
    }

    void warn(Place place, Text message, Text remedy) {
        warnings.add(Problem.at(place, message, remedy));
    }

    /** A value that is not what stands to reason: {@code points: expected a number, found 'ten'}. */
    void expected(String key, Text expected, YamlNode found) {
        expected(Text.same(key), expected, found, Text.EMPTY);
    }

    void expected(Text owner, Text expected, YamlNode found, Text remedy) {
        if (!(found instanceof YamlNode.Refused)) {
            add(
                    found.place(),
                    Text.of("%s:应为%s,实为%s", "%s: expected %s, found %s", owner, expected, found.found()),
                    remedy);
        }
    }

    /** The one problem that stands before all others. */
    void replaceAll(Place place, Text message, Text remedy) {
        problems.clear();
        more = 0;
        add(place, message, remedy);
    }

    void missing(Place place, String key, Text of) {
        add(place, Text.of("%s缺少键 %s", "%s lacks the key '%s'", of, key));
    }

    /** A name that nothing has. */
    void unknown(Place place, Text sort, String name, Collection<String> known) {
        Text message = Text.of("没有名为 %2$s 的%1$s", "there is no %s '%s'", sort, name);
        add(place, message, remedy(name, known));
    }

    void unknownKey(YamlNode.Scalar key, Text in, Collection<String> known) {
        if (isFull()) {
            more++;
            return;
        }
        add(
                key.place(),
                Text.of("%2$s中没有键 %1$s", "'%s' is not a key of %s", key.text(), in),
                key.text().matches(".*[()].*")
                        ? Text.of("含逗号的公式要加引号", "Put a formula with commas in quotes")
                        : remedy(key.text(), known));
    }

    /** The nearest known name and all known names. */
    static Text remedy(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return Text.EMPTY;
        }
        List<String> first = known.stream().limit(MOST_NAMES).toList();
        String names = String.join(", ", first) + (known.size() > first.size() ? ", …" : "");
        Text all = Text.of("可用:%s", "Known: %s", names);
        return NearestName.among(known, name) == null
                ? all
                : Text.join(" ", List.of(NearestName.hint(known, name), all));
    }

    /** Takes over what {@code others} says about certain lines, except about {@code not} itself. */
    void addFrom(Problems others, Set<Integer> lines, Place not) {
        for (Problem each : others.problems) {
            if (lines.contains(each.place().line()) && !each.place().equals(not)) {
                problems.add(each);
            }
        }
    }

    int count() {
        return problems.size() + more;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        List<Problem> told = sorted(problems);
        if (more == 0) {
            return told;
        }
        List<Problem> all = new ArrayList<>(told);
        Place file = Place.file(told.get(0).place().file());
        all.add(Problem.at(file, Text.of("另有 %s 个问题", "and %s more problems", more)));
        return List.copyOf(all);
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    private static List<Problem> sorted(Set<Problem> of) {
        List<Problem> sorted = new ArrayList<>(of);
        sorted.sort(Problem.ORDER);
        return List.copyOf(sorted);
    }
}
