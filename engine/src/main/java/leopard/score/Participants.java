package leopard.score;

import java.util.BitSet;
import java.util.function.Function;
import leopard.scheme.Population;

/**
 * Who may be in the population of a criterion.
 *
 * @param applying units that the criterion applies to
 * @param barred units barred by an event
 * @param elsewhere units that it applies to in another period, by the figures of that period
 */
record Participants(BitSet applying, BitSet barred, Function<Figures, BitSet> elsewhere) {

    /** Those of the period that is scored who take part and have a figure. */
    BitSet now(Population population, Figures figures, Measured x) {
        BitSet present = new BitSet(figures.units().size());
        for (int i = 0; i < figures.units().size(); i++) {
            boolean takesPart = population.all() || (figures.units().isRanked(i) && !barred.get(i));
            present.set(i, takesPart && applying.get(i) && counts(population, x, i));
        }
        return present;
    }

    private static boolean counts(Population population, Measured x, int unit) {
        return x.has(unit) && !(population.observed() && x.isFilled(unit));
    }

    /** The same in another period, where nobody is known to be barred. */
    Participants at(Figures figures) {
        return new Participants(elsewhere.apply(figures), new BitSet(), elsewhere);
    }

    /** Those of another period; what barred a unit then is not looked at. */
    BitSet then(Population population, Figures figures, Measured x) {
        BitSet applied = elsewhere.apply(figures);
        BitSet present = new BitSet(figures.units().size());
        for (int i = 0; i < figures.units().size(); i++) {
            boolean takesPart = population.all() || figures.units().isRanked(i);
            present.set(i, takesPart && applied.get(i) && counts(population, x, i));
        }
        return present;
    }
}
