package leopard.run;

import java.util.List;
import leopard.intake.Settled;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.score.ScoreBoard;

/**
 * A period as far as it stands by itself: every line scored, vetoes and red lines judged, but nothing of other periods and no
 * ranks yet.
 *
 * @param settled its figures after the answers to what the checks found
 * @param events those of the year up to its end that the version in force knows
 * @param vetoed what veto events say
 * @param limits that, and red lines
 */
record Scored(
        Period period,
        UnitList units,
        Settled settled,
        List<ScoreEvent> events,
        Judged vetoed,
        ScoreBoard board,
        Judged limits) {}
