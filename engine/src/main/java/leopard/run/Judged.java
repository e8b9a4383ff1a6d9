package leopard.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.ExpertRulings;
import leopard.rule.Remark;
import leopard.rule.Ruling;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.Penalty;
import leopard.watch.Warning;

/** Vetoes and red lines that units meet, and what follows from them for ranks, awards and grades. */
final class Judged {

    private final Map<String, Veto> byId;
    private final Set<String> experts;
    private final UnitList units;
    private final List<Ruling> rulings;
    private final List<Remark> remarks;
    private final int[] ends;
    private final List<Ruling> promotions = new ArrayList<>();
    private final Map<String, BitSet> entered = new LinkedHashMap<>();
    private final Map<String, BitSet> passed = new LinkedHashMap<>();
    private final BitSet barred = new BitSet();
    private final BitSet awardless = new BitSet();

    private Judged(
            Map<String, Veto> byId, Set<String> experts, UnitList units, List<Ruling> rulings, List<Remark> remarks) {
        this.byId = byId;
        this.experts = experts;
        this.units = units;
        this.remarks = remarks;
        this.rulings = new ArrayList<>();
        for (Ruling ruling : rulings) {
            switch (ruling.kind()) {
                case LIMIT -> this.rulings.add(ruling);
                case PROMOTION -> promotions.add(ruling);
                case ENTRY ->
                    entered.computeIfAbsent(ruling.veto(), r -> new BitSet()).set(ruling.unit());
                case GATE ->
                    passed.computeIfAbsent(ruling.veto(), r -> new BitSet()).set(ruling.unit());
            }
        }
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

    /** @param experts limits that rules of experts may put on units */
    static Judged of(Scheme scheme, List<Veto> experts, UnitList units, List<Ruling> vetoes) {
        Map<String, Veto> byId = new LinkedHashMap<>();
        scheme.vetoes().forEach(veto -> byId.put(veto.id(), veto));
        scheme.redLines().forEach(veto -> byId.put(veto.id(), veto));
        Set<String> expertIds = new HashSet<>();
        for (Veto limit : experts) {
            byId.put(limit.id(), limit);
            expertIds.add(limit.id());
        }
        return new Judged(byId, expertIds, units, vetoes, List.of());
    }

    /** These and {@code more}. */
    Judged and(List<Ruling> more) {
        return and(new ExpertRulings(more, List.of()));
    }

    /** These and what experts' rules say besides. */
    Judged and(ExpertRulings more) {
        if (more.rulings().isEmpty() && more.remarks().isEmpty()) {
            return this;
        }
        List<Ruling> all = new ArrayList<>(rulings);
        all.addAll(promotions);
        entered.forEach((ranking, units) ->
                units.stream().forEach(unit -> all.add(new Ruling(unit, ranking, "", Ruling.Kind.ENTRY))));
        passed.forEach((award, units) ->
                units.stream().forEach(unit -> all.add(new Ruling(unit, award, "", Ruling.Kind.GATE))));
        all.addAll(more.rulings());
        List<Remark> said = new ArrayList<>(remarks);
        said.addAll(more.remarks());
        return new Judged(byId, experts, units, all, said);
    }

    /** Notes of experts' rules about a unit. */
    List<Text> notes(int unit) {
        return remarks.stream()
                .filter(remark -> remark.unit() == unit && remark.level() == null)
                .map(Remark::text)
                .toList();
    }

    /** What experts' rules warn of. */
    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (Remark remark : remarks) {
            if (remark.level() != null) {
                warnings.add(
                        Warning.byRule(remark.rule(), units.get(remark.unit()).id(), remark.level(), remark.text()));
            }
        }
        return warnings;
    }

    /** Whose decision it is. */
    Text kind(Veto veto) {
        if (experts.contains(veto.id())) {
            return Text.of("专家规则", "expert rule");
        }
        return veto.when() == null ? Text.of("一票否决", "veto") : Text.of("红线", "red line");
    }

    /** Units that meet the condition of a ranking. */
    BitSet entered(String ranking) {
        return entered.getOrDefault(ranking, new BitSet());
    }

    /** Awards and notices whose condition the unit meets. */
    List<String> passed(int unit) {
        return passed.entrySet().stream()
                .filter(award -> award.getValue().get(unit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Promotions that units meet, by unit. */
    List<Ruling> promotions() {
        return promotions;
    }

    /** Units that must not be ranked. */
    BitSet barred() {
        return barred;
    }

    boolean mayWin(int unit) {
        return !awardless.get(unit);
    }

    /** What the vetoes do to scores. */
    List<Penalty> penalties(List<ScoreEvent> events) {
        Map<String, ScoreEvent> named = new HashMap<>();
        events.stream()
                .filter(event -> event.kind() == ScoreEvent.Kind.VETO)
                .forEach(event -> named.put(event.unit() + '\n' + event.id(), event));
        List<Penalty> penalties = new ArrayList<>();
        for (Ruling ruling : rulings) {
            Veto veto = veto(ruling);
            ScoreEvent event = named.get(units.get(ruling.unit()).id() + '\n' + ruling.event());
            if (veto.sanction() != null && event != null) {
                penalties.add(new Penalty(ruling.unit(), veto, event));
            }
        }
        return penalties;
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
