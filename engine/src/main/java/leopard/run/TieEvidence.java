package leopard.run;

import leopard.model.Text;
import leopard.rank.TieSplit;

/** Decides between tied units, and can say afterwards what it looked at. */
interface TieEvidence extends TieSplit {

    /** What was held against the others for a unit; empty where it was never asked about it. */
    Text said(int unit);
}
