package leopard.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import leopard.model.Column;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.scheme.Curve.Better;
import leopard.scheme.Population;
import org.jspecify.annotations.Nullable;

/** The figures of a population, of one period or of several, by group. */
final class Peers {

    private final Groups groups;
    private final BitSet present;
    private final List<List<Peer>> members = new ArrayList<>();
    private final List<@Nullable Sums> sums = new ArrayList<>();
    private final List<@Nullable Order> orders = new ArrayList<>();
    private final List<@Nullable Peer> highest = new ArrayList<>();
    private final List<@Nullable Peer> lowest = new ArrayList<>();

    /**
     * One figure of the population.
     *
     * @param unit number of the unit where the period is the one that is scored, else -1
     * @param weight what it weighs in a mean, 1 unless an indicator says so
     */
    record Peer(String id, int unit, Period period, Rational value, Rational weight) {}

    /** Sums over a group. */
    record Sums(Rational weight, Rational weighted, Rational squares) {}

    /**
     * @param measured the figure of a period, for others than the one that is scored
     * @param weights indicator that weighs, null for none; who has no weight above zero is left out
     */
    Peers(
            Population population,
            Figures now,
            Measured x,
            Function<Figures, Measured> measured,
            Participants participants,
            @Nullable String weights) {
        this.groups = now.groups(population.within());
        Map<String, Integer> byName = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            byName.put(groups.name(g), g);
            members.add(new ArrayList<>());
            sums.add(null);
            orders.add(null);
            highest.add(null);
            lowest.add(null);
        }
        this.present = new BitSet();
        for (Period period : now.periods(population.periods())) {
            boolean scored = period.equals(now.period());
            Figures figures = scored ? now : now.then(period);
            Measured figure = scored ? x : measured.apply(figures);
            BitSet who = scored ? participants.now(population, now, x) : participants.then(population, figures, figure);
            if (scored) {
                present.or(who);
            }
            Groups then = scored ? groups : figures.groups(population.within());
            Column weight = weights == null ? null : figures.column(weights);
            for (int i = who.nextSetBit(0); i >= 0; i = who.nextSetBit(i + 1)) {
                Integer group = byName.get(then.name(then.of(i)));
                if (group != null && weighs(weight, i)) {
                    members.get(group)
                            .add(new Peer(
                                    figures.units().get(i).id(),
                                    scored ? i : -1,
                                    period,
                                    figure.exact(i),
                                    weight == null ? Rational.ONE : weight.exact(i)));
                } else if (scored) {
                    present.clear(i);
                }
            }
        }
    }

    private static boolean weighs(@Nullable Column weight, int unit) {
        return weight == null
                || (weight.status(unit).hasValue() && weight.exact(unit).signum() > 0);
    }

    Groups groups() {
        return groups;
    }

    /** The figures of the unit's group, by period and then by unit. */
    List<Peer> of(int unit) {
        return members.get(groups.of(unit));
    }

    /** Whether the unit's own figure is among them. */
    boolean contains(int unit) {
        return present.get(unit);
    }

    /** Sums over the unit's group. */
    Sums sums(int unit) {
        int group = groups.of(unit);
        Sums known = sums.get(group);
        if (known == null) {
            Rational weight = Rational.ZERO;
            Rational weighted = Rational.ZERO;
            Rational squares = Rational.ZERO;
            for (Peer peer : members.get(group)) {
                Rational part = peer.value().times(peer.weight());
                weight = weight.plus(peer.weight());
                weighted = weighted.plus(part);
                squares = squares.plus(part.times(peer.value()));
            }
            known = new Sums(weight, weighted, squares);
            sums.set(group, known);
        }
        return known;
    }

    /** The first of those with the best figure of the unit's group; null where nobody has one. */
    @Nullable
    Peer best(int unit, Better better) {
        List<@Nullable Peer> known = better == Better.HIGH ? highest : lowest;
        int group = groups.of(unit);
        Peer best = known.get(group);
        if (best == null) {
            for (Peer peer : members.get(group)) {
                if (best == null || isBetter(peer.value(), best.value(), better)) {
                    best = peer;
                }
            }
            known.set(group, best);
        }
        return best;
    }

    /** The figures of the unit's group in order. */
    Order order(int unit) {
        int group = groups.of(unit);
        Order known = orders.get(group);
        if (known == null) {
            List<Rational> sorted =
                    new ArrayList<>(members.get(group).stream().map(Peer::value).toList());
            sorted.sort(null);
            List<Rational> distinct = new ArrayList<>();
            for (Rational each : sorted) {
                if (distinct.isEmpty() || distinct.get(distinct.size() - 1).compareTo(each) != 0) {
                    distinct.add(each);
                }
            }
            known = new Order(sorted, distinct);
            orders.set(group, known);
        }
        return known;
    }

    /** Figures from the smallest to the largest, with and without those that stand there twice. */
    record Order(List<Rational> sorted, List<Rational> distinct) {

        /** How many figures are better than {@code own}. */
        int ahead(Rational own, Better better) {
            return ahead(sorted, own, better);
        }

        /** How many different figures are better than {@code own}. */
        int levelsAhead(Rational own, Better better) {
            return ahead(distinct, own, better);
        }

        int equal(Rational own) {
            return below(sorted, own, true) - below(sorted, own, false);
        }

        private static int ahead(List<Rational> figures, Rational own, Better better) {
            return better == Better.HIGH ? figures.size() - below(figures, own, true) : below(figures, own, false);
        }

        /** How many are below {@code bound}, or not above it. */
        private static int below(List<Rational> figures, Rational bound, boolean orEqual) {
            int low = 0;
            int high = figures.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                int sign = figures.get(middle).compareTo(bound);
                if (sign < 0 || (orEqual && sign == 0)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Name of a unit whose figure was taken, with its period where that is another one. */
    static String whose(Peer peer, Period scored) {
        return peer.period().equals(scored)
                ? peer.id()
                : peer.id() + " (" + peer.period().id() + ")";
    }

    private static boolean isBetter(Rational a, Rational b, Better better) {
        int sign = a.compareTo(b);
        return better == Better.HIGH ? sign > 0 : sign < 0;
    }
}
