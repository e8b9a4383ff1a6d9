package leopard.rule;

/**
 * Rules that an expert wrote and put beside the scheme 专家规则.
 *
 * @param file its name relative to the case: {@code rules/streak.drl}
 * @param text as it stands
 */
public record RuleFile(String file, String text) {}
