package leopard.rule;

/**
 * How many units of a contest may have a grade.
 *
 * @param grade the grade that is limited
 * @param places most units that may have it
 */
public record QuotaRuling(String grade, int places) {}
