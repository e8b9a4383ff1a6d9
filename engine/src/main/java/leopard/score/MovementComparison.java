package leopard.score;

import java.util.BitSet;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Movement;

/** 位次变动 (R15): the rank of this period less that of an earlier one. */
final class MovementComparison implements Comparison {

    private final Movement relation;
    private final Figures now;
    private final Figures then;
    private final Measured before;
    private final boolean first;
    private final PopulationFigures ranksNow;
    private final PopulationFigures ranksThen;

    MovementComparison(
            Movement relation,
            Figures now,
            Measured x,
            Function<Figures, Measured> elsewhere,
            Participants participants) {
        this.relation = relation;
        this.now = now;
        Period earlier = GrowthComparison.before(now.period(), relation.earlier());
        this.first = earlier == null;
        this.then = earlier == null ? now : now.then(earlier);
        this.before = earlier == null ? x : elsewhere.apply(then);
        BitSet here = participants.now(relation.population(), now, x);
        BitSet there = participants.then(relation.population(), then, before);
        if (relation.common()) {
            BitSet stayed = new BitSet();
            here.stream()
                    .filter(i -> numberThen(i) >= 0 && there.get(numberThen(i)))
                    .forEach(stayed::set);
            here.and(stayed);
            there.clear();
            stayed.stream().map(this::numberThen).forEach(there::set);
        }
        this.ranksNow = new PopulationFigures(relation.population(), now, x, here);
        this.ranksThen = new PopulationFigures(relation.population(), then, before, there);
    }

    private int numberThen(int unit) {
        return then.units().indexOf(now.units().get(unit).id());
    }

    private boolean wasThere(int unit) {
        int number = numberThen(unit);
        return !first && number >= 0 && before.has(number);
    }

    @Override
    public DataStatus status(int unit) {
        DataStatus unseen = relation.unseen();
        return wasThere(unit) || unseen == null ? DataStatus.OK : unseen;
    }

    @Override
    public Text why(int unit) {
        return first
                ? Text.of("没有上期", "there is no period before")
                : Text.of("%s 没有位次", "there is no rank of %s", then.period().id());
    }

    @Override
    public Step work(int unit, Expression x, Worked worked) {
        int rank = ranksNow.rank(unit, relation.better());
        Step here = worked.add(Step.given(StepName.RANK, Rational.of(rank)));
        if (!wasThere(unit)) {
            worked.note(why(unit));
            return worked.add(Step.given(StepName.MOVEMENT, Rational.ZERO));
        }
        int number = numberThen(unit);
        Step there =
                worked.add(Step.given(StepName.PREVIOUS_RANK, Rational.of(ranksThen.rank(number, relation.better()))));
        worked.note(Text.of(
                "本期 %s 个参加排名,%s 为 %s 个",
                "%s units ranked now, %3$s in %2$s",
                ranksNow.size(ranksNow.groups().of(unit)),
                then.period().id(),
                ranksThen.size(ranksThen.groups().of(number))));
        return worked.add(Step.computed(StepName.MOVEMENT, Operand.minus(here.operand(), there.operand()), null));
    }
}
