package leopard.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import leopard.model.Column;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.Fill;
import leopard.scheme.Population;
import leopard.scheme.Preparation;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** A figure that went through steps before a curve looks at it, with what each step made of it. */
final class PreparedFigures {

    private final Source.Prepared source;
    private final Curve.Scale scale;
    private final Rounding ratio;
    private final BitSet applying;
    private final BitSet barred;
    private final Measured base;
    private final List<Stage> stages;

    /** One step, and what it made of the figures. */
    sealed interface Stage {
        Column after();
    }

    record FillStage(FilledColumn filled) implements Stage {
        @Override
        public Column after() {
            return filled.column();
        }
    }

    record TransformStage(Preparation.Transform step, Column before, Column after) implements Stage {}

    /** @param limits of each group; null where it has no figure */
    record WinsorStage(Groups groups, List<@Nullable WinsorLimits> limits, Column before, Column after)
            implements Stage {
        @Nullable
        WinsorLimits of(int unit) {
            return limits.get(groups.of(unit));
        }
    }

    PreparedFigures(
            Source.Prepared source,
            Curve.Scale scale,
            Rounding ratio,
            Figures figures,
            BitSet applying,
            BitSet barred) {
        this.source = source;
        this.scale = scale;
        this.ratio = ratio;
        this.applying = applying;
        this.barred = barred;
        this.base = base(figures);
        this.stages = stages(figures, source.steps().size());
    }

    private Measured base(Figures of) {
        return Measured.of(of.of(source.of()), scale, ratio);
    }

    private List<Stage> stages(Figures of, int many) {
        List<Stage> made = new ArrayList<>();
        Column column = base(of).asColumn(false, applying::get);
        for (int i = 0; i < many; i++) {
            Stage stage = stage(source.steps().get(i), i, column, of);
            made.add(stage);
            column = stage.after();
        }
        return made;
    }

    private Stage stage(Preparation step, int number, Column before, Figures of) {
        if (step instanceof Fill fill) {
            return new FillStage(FilledColumn.of(fill, before, of, earlier -> upTo(number, earlier), applying, barred));
        }
        if (step instanceof Preparation.Transform transform) {
            return new TransformStage(
                    transform, before, of.computed(transform.formula(), Map.of(Curve.Formula.FIGURE, before)));
        }
        return winsorised((Preparation.Winsorise) step, before, of);
    }

    private Column upTo(int steps, Figures of) {
        List<Stage> made = stages(of, steps);
        return made.isEmpty()
                ? base(of).asColumn(false, applying::get)
                : made.get(made.size() - 1).after();
    }

    private WinsorStage winsorised(Preparation.Winsorise step, Column before, Figures of) {
        Population over = step.over();
        Groups groups = of.groups(over.within());
        List<List<Rational>> values = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            values.add(new ArrayList<>());
        }
        for (int i = 0; i < before.size(); i++) {
            boolean takesPart = over.all() || (of.units().isRanked(i) && !barred.get(i));
            if (takesPart && applying.get(i) && before.status(i).hasValue()) {
                values.get(groups.of(i)).add(before.exact(i));
            }
        }
        List<@Nullable WinsorLimits> limits = new ArrayList<>();
        values.forEach(each -> limits.add(each.isEmpty() ? null : WinsorLimits.of(step.limits(), each)));
        @Nullable Rational[] after = new Rational[before.size()];
        for (int i = 0; i < after.length; i++) {
            if (before.status(i).hasValue()) {
                WinsorLimits limit = limits.get(groups.of(i));
                after[i] = limit == null ? before.exact(i) : limit.within(before.exact(i));
            }
        }
        return new WinsorStage(groups, limits, before, Column.ofExact(after, before.statuses()));
    }

    /** The figure before any step. */
    Measured base() {
        return base;
    }

    List<Stage> stages() {
        return stages;
    }

    /** The figure after all steps: no ratio any more. */
    Measured measured() {
        Column last = stages.isEmpty()
                ? base.asColumn(false, applying::get)
                : stages.get(stages.size() - 1).after();
        BitSet units = new BitSet();
        for (int i = 0; i < last.size(); i++) {
            units.set(i, base.isFilled(i));
        }
        filled().forEach(each -> units.or(each.units()));
        return Measured.of(new Figures.Figure(last, false, units), Curve.Scale.SHARE, ratio);
    }

    /** The gaps that steps filled. */
    List<FilledColumn> filled() {
        List<FilledColumn> found = new ArrayList<>();
        for (Stage stage : stages) {
            if (stage instanceof FillStage fill) {
                found.add(fill.filled());
            }
        }
        return found;
    }
}
