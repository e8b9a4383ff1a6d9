package leopard.rules.review;

import java.util.List;
import leopard.model.UnitList;
import leopard.scheme.Scheme;

/**
 * The review 方案审查 of a scheme that was read without problems. It is not made until somebody asks for it.
 *
 * @param places where the parts of the scheme stand
 * @param settings what the scheme says about its review
 */
public record SchemeReview(Scheme scheme, Places places, ReviewSettings settings) {

    /** What is odd about the scheme: errors first, then as it stands in the file. */
    public List<Remark> remarks() {
        return remarks(UnitList.of(List.of()));
    }

    /**
     * As {@link #remarks()}, with what is odd for these units besides.
     *
     * @param units those that there are; none if nobody knows
     */
    public List<Remark> remarks(UnitList units) {
        Remarks remarks = new Remarks(places, settings);
        NodeReach reach = new NodeReach(scheme);
        new CurveReview(scheme, reach, remarks).run();
        new TreeReview(scheme, remarks).run();
        new UseReview(scheme, remarks).run();
        new JudgementReview(scheme, reach, remarks, units).run();
        return remarks.all();
    }
}
