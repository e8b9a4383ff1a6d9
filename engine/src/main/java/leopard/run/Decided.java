package leopard.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decision;
import leopard.model.Text;
import leopard.model.UnitList;

/** 另行决定: tied units in the order that people gave them; whoever a decision does not name comes after those it names. */
final class Decided implements TieEvidence {

    private final Map<Integer, Decision> decisions = new HashMap<>();

    Decided(String ranking, String period, List<Decision> all, UnitList units) {
        for (Decision each : all) {
            int unit = units.indexOf(each.unit());
            if (unit >= 0 && each.ranking().equals(ranking) && each.period().equals(period)) {
                decisions.put(unit, each);
            }
        }
    }

    private int place(int unit) {
        Decision own = decisions.get(unit);
        return own == null ? Integer.MAX_VALUE : own.place();
    }

    @Override
    public List<int[]> split(int[] tied) {
        return Parts.of(tied, (a, b) -> Integer.compare(place(a), place(b)));
    }

    @Override
    public Text said(int unit) {
        Decision own = decisions.get(unit);
        if (own == null) {
            return Text.EMPTY;
        }
        String words = String.join(" ", List.of(own.date(), own.reason())).strip();
        return words.isEmpty()
                ? Text.same(String.valueOf(own.place()))
                : Text.of("%s(%s)", "%s (%s)", own.place(), words);
    }
}
