package leopard.rule;

import leopard.model.Text;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of an expert remarks about a unit.
 *
 * @param unit number of the unit in the period's unit list
 * @param rule id of the rule
 * @param level colour of a warning; null for a note, which stands among the reasons of the unit's ranking
 */
public record Remark(int unit, String rule, @Nullable Colour level, Text text) {}
