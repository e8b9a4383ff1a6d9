package leopard.score;

import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Place;

/** 位次: the rank of a figure, as a number to count with. */
final class PlaceComparison implements Comparison {

    private final Place relation;
    private final Peers peers;
    private final Measured x;

    PlaceComparison(Place relation, Peers peers, Measured x) {
        this.relation = relation;
        this.peers = peers;
        this.x = x;
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Standing standing = Standing.of(peers, unit, x.exact(unit), relation.better());
        worked.note(Text.of("参加排名 %s 个", "%s units ranked", standing.size()));
        Rational rank = switch (relation.ties()) {
            case BETTER -> Rational.of(standing.ahead() + 1);
            case WORSE -> Rational.of(standing.ahead() + standing.equal());
            case MEAN ->
                Rational.of(2L * standing.ahead() + standing.equal() + 1).times(half());
            case DENSE -> Rational.of(standing.levelsAhead() + 1);
        };
        Step place = worked.add(Step.given(StepName.RANK, rank));
        if (!relation.reversed()) {
            return place;
        }
        long last = switch (relation.ties()) {
            case DENSE -> standing.levels();
            case BETTER, WORSE, MEAN -> standing.size();
        };
        return worked.add(Step.computed(
                StepName.NORMALISED,
                Operand.minus(Operand.plus(Operand.of(last), Operand.of(1)), place.operand()),
                null));
    }

    private static Rational half() {
        return Rational.of(Decimal.of("0.5"));
    }
}
