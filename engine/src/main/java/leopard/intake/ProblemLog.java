package leopard.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;

/** What is wrong with the tables of a case: the first thousand problems, and how many more there are. */
final class ProblemLog {

    static final int LIMIT = 1_000;

    private final Set<Problem> kept = new LinkedHashSet<>();
    private long more;

    void add(Problem problem) {
        if (kept.size() < LIMIT) {
            kept.add(problem);
        } else if (!kept.contains(problem)) {
            more++;
        }
    }

    void add(Place place, Text message, Text remedy) {
        add(Problem.at(place, message, remedy));
    }

    /** For problems whose wording takes a search: it is only done while anybody will read them. */
    void add(Supplier<Problem> problem) {
        if (kept.size() < LIMIT) {
            kept.add(problem.get());
        } else {
            more++;
        }
    }

    long count() {
        return kept.size() + more;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** By file and line; at the end how many more there are. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(kept);
        all.sort(Problem.ORDER);
        if (more > 0) {
            all.add(Problem.at(
                    Place.NOWHERE,
                    Text.of("另有 %s 个问题没有列出", "%s more problems are not listed", more),
                    Text.of("先改正以上问题,再读一次", "mend those above and read again")));
        }
        return List.copyOf(all);
    }
}
