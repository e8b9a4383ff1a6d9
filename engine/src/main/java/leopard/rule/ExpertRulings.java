package leopard.rule;

import java.util.List;

/**
 * What the rules of experts say about a period.
 *
 * @param rulings limits that units meet: ids of {@link RuleBook#limits}, sorted by unit, then by the order of the rules
 * @param remarks warnings and notes, sorted by unit, then by the order of the rules, then by wording
 */
public record ExpertRulings(List<Ruling> rulings, List<Remark> remarks) {

    public static final ExpertRulings NONE = new ExpertRulings(List.of(), List.of());
}
