package leopard.score;

import leopard.model.ScoreEvent;
import leopard.scheme.Veto;

/**
 * A veto with a sanction that a unit meets.
 *
 * @param unit number of the unit in the period's list
 * @param event the event that names the veto
 */
public record Penalty(int unit, Veto veto, ScoreEvent event) {

    /** Whether its sanction is about a node; one that names none is about every root. */
    boolean isAbout(String node, boolean root) {
        Veto.Sanction sanction = veto.sanction();
        return sanction != null
                && (sanction.nodes().isEmpty() ? root : sanction.nodes().contains(node));
    }
}
