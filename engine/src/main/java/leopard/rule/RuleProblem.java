package leopard.rule;

import leopard.model.Text;

/**
 * Why a rule does not compile, in the administrator's words.
 *
 * @param file file of an expert's rule; empty where the rule was made of the scheme
 * @param criterion id of the criterion, veto, award or other entry of the scheme that the rule was made of; empty if none
 * @param line line of the rule's text, 0 if unknown
 * @param hint what to do about it; may be empty
 */
public record RuleProblem(String file, String criterion, int line, Text message, Text hint) {

    /** A problem of a rule that was made of the scheme. */
    public RuleProblem(String criterion, int line, Text message, Text hint) {
        this("", criterion, line, message, hint);
    }
}
