package leopard.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.UnitList;
import leopard.rule.Ruling;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;

/** Vetoes and red lines that units meet, and what follows from them for ranks, awards and grades. */
final class Judged {

    private final Map<String, Veto> byId;
    private final UnitList units;
    private final List<Ruling> rulings;
    private final int[] ends;
    private final BitSet barred = new BitSet();
    private final BitSet awardless = new BitSet();

    private Judged(Map<String, Veto> byId, UnitList units, List<Ruling> rulings) {
        this.byId = byId;
        this.units = units;
        this.rulings = new ArrayList<>(rulings);
        this.rulings.sort(Comparator.comparingInt(Ruling::unit));
        this.ends = new int[units.size()];
        for (Ruling ruling : this.rulings) {
            ends[ruling.unit()]++;
            Veto veto = veto(ruling);
            if (!veto.ranked()) {
                barred.set(ruling.unit());
            }
            if (!veto.awards()) {
                awardless.set(ruling.unit());
            }
        }
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
    }

    static Judged of(Scheme scheme, UnitList units, List<Ruling> vetoes) {
        Map<String, Veto> byId = new LinkedHashMap<>();
        scheme.vetoes().forEach(veto -> byId.put(veto.id(), veto));
        scheme.redLines().forEach(veto -> byId.put(veto.id(), veto));
        return new Judged(byId, units, vetoes);
    }

    /** These and {@code more}. */
    Judged and(List<Ruling> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Ruling> all = new ArrayList<>(rulings);
        all.addAll(more);
        return new Judged(byId, units, all);
    }

    /** Units that must not be ranked. */
    BitSet barred() {
        return barred;
    }

    boolean mayWin(int unit) {
        return !awardless.get(unit);
    }

    /** All vetoes and red lines that are met, by unit. */
    List<Ruling> all() {
        return rulings;
    }

    List<Ruling> of(int unit) {
        return rulings.subList(unit == 0 ? 0 : ends[unit - 1], ends[unit]);
    }

    Veto veto(Ruling ruling) {
        Veto veto = byId.get(ruling.veto());
        if (veto == null) {
            throw new IllegalStateException("the rules name a veto that the scheme does not have: " + ruling);
        }
        return veto;
    }
}
