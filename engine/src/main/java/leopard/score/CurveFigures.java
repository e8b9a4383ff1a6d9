package leopard.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Node;
import leopard.scheme.Population;
import leopard.scheme.Population.Periods;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** A curve together with everything that it looks at, gathered once for all units. */
final class CurveFigures {

    private final Curve curve;
    private final Figures figures;
    private final Rounding ratio;
    private final Map<String, String> names;
    private final @Nullable Source source;
    private final @Nullable PreparedFigures prepared;
    private final @Nullable Measured measured;
    private final @Nullable PopulationFigures population;
    private final List<CurveFigures> parts;
    private final List<Column> columns;

    /** Figures that a decision table looks at; empty for a word about the unit. */
    private final List<Optional<Measured>> inputs;

    private final Map<String, Column> ownColumns;
    private final List<FilledColumn> filled = new ArrayList<>();
    private final @Nullable Peers peers;
    private final @Nullable Comparison comparison;
    private final @Nullable TargetFigures targets;

    /**
     * A figure that stands in for the one of the source.
     *
     * @param elsewhere the same in another period
     */
    private record Given(Measured now, Function<Figures, Measured> elsewhere) {}

    private CurveFigures(
            Curve curve,
            Figures figures,
            Rounding ratio,
            Map<String, String> names,
            @Nullable Source source,
            @Nullable Decimal full,
            @Nullable Given given,
            Participants participants) {
        this.curve = curve;
        this.figures = figures;
        this.ratio = ratio;
        this.names = names;
        this.source = source;
        boolean reads = given == null && source != null && !(curve instanceof Curve.Mix);
        this.prepared = reads && source instanceof Source.Prepared steps
                ? prepared(curve, steps, figures, ratio, participants)
                : null;
        Given x = reads && source != null ? read(curve, source, figures, ratio, prepared, participants) : given;
        this.measured = x == null ? null : x.now;
        Population over = populationOf(curve);
        this.population = over == null || x == null
                ? null
                : new PopulationFigures(over, figures, x.now, participants.now(over, figures, x.now));
        this.peers = over == null || x == null || over.periods().equals(Periods.NOW)
                ? null
                : new Peers(over, figures, x.now, x.elsewhere, participants, null);
        this.parts = new ArrayList<>();
        if (curve instanceof Curve.Mix mix) {
            for (Curve.Mix.Part part : mix.parts()) {
                Source own = part.source() == null ? source : part.source();
                parts.add(new CurveFigures(part.curve(), figures, ratio, part.names(), own, full, null, participants));
            }
        }
        this.comparison = curve instanceof Curve.Related related && x != null
                ? Comparisons.of(related, figures, source, ratio, x.now, x.elsewhere, participants)
                : null;
        if (comparison != null && x != null) {
            Curve.Related related = (Curve.Related) curve;
            Given result = new Given(
                    result(related, comparison, x.now, ratio),
                    other -> result(
                            related,
                            Comparisons.of(
                                    related,
                                    other,
                                    source,
                                    ratio,
                                    x.elsewhere.apply(other),
                                    x.elsewhere,
                                    participants.at(other)),
                            x.elsewhere.apply(other),
                            ratio));
            parts.add(new CurveFigures(related.curve(), figures, ratio, names, null, full, result, participants));
        }
        this.ownColumns = curve instanceof Curve.Formula ? formulaColumns(full, participants.applying()) : Map.of();
        this.targets = curve instanceof Curve.Completion completion ? new TargetFigures(completion, figures) : null;
        this.inputs = curve instanceof Curve.Table table
                ? table.inputs().stream()
                        .map(input -> measured(input, figures, ratio))
                        .toList()
                : List.of();
        this.columns = readColumns();
        collectFilled(inputs());
        if (prepared != null && readsOwnSource()) {
            filled.addAll(prepared.filled());
        }
        if (population != null && curve instanceof Curve.RankPoints rankPoints) {
            // Ranked now: shards must find the ranks made.
            for (int g = 0; g < population.groups().size(); g++) {
                population.ranking(g, rankPoints.better());
            }
        }
    }

    private static Optional<Measured> measured(Curve.Table.Input input, Figures figures, Rounding ratio) {
        return input.source() == null
                ? Optional.empty()
                : Optional.of(Measured.of(figures.of(input.source()), input.of(), ratio));
    }

    /** What a formula calls W and x. */
    private Map<String, Column> formulaColumns(@Nullable Decimal full, BitSet applying) {
        Map<String, Column> own = new LinkedHashMap<>();
        if (measured != null) {
            own.put(Curve.Formula.FIGURE, measured.asColumn(false, applying::get));
        }
        int n = figures.units().size();
        @Nullable Rational[] marks = new Rational[n];
        Arrays.fill(marks, full == null ? Rational.ONE : Rational.of(full));
        own.put(Curve.Formula.FULL_MARKS, Column.ofExact(marks, new byte[n]));
        return own;
    }

    /** Columns behind names that only this curve knows. */
    Map<String, Column> ownColumns() {
        return ownColumns;
    }

    /** @param full full marks, null where there are none */
    static CurveFigures of(
            Node.Criterion criterion, Curve curve, Figures figures, @Nullable Decimal full, Participants participants) {
        return new CurveFigures(
                curve, figures, criterion.ratio(), criterion.names(), criterion.source(), full, null, participants);
    }

    private static PreparedFigures prepared(
            Curve curve, Source.Prepared source, Figures figures, Rounding ratio, Participants participants) {
        return new PreparedFigures(
                source, scaleOf(curve), ratio, figures, participants.applying(), participants.barred());
    }

    private static Given read(
            Curve curve,
            Source source,
            Figures figures,
            Rounding ratio,
            @Nullable PreparedFigures prepared,
            Participants participants) {
        return new Given(
                prepared != null ? prepared.measured() : Measured.of(figures.of(source), scaleOf(curve), ratio),
                other -> source instanceof Source.Prepared steps
                        ? prepared(curve, steps, other, ratio, participants.at(other))
                                .measured()
                        : Measured.of(other.of(source), scaleOf(curve), ratio));
    }

    private static Measured result(Curve.Related related, Comparison comparison, Measured x, Rounding ratio) {
        Figures.Figure result =
                new Figures.Figure(resultOf(comparison, x), related.relation().isShare());
        return Measured.of(result, scaleOf(related.curve()), ratio);
    }

    /** What a relation makes of the figure of each unit. */
    private static Column resultOf(Comparison comparison, Measured x) {
        int n = x.column().size();
        byte[] status = new byte[n];
        Column.Fixed inLongs = comparison.inLongs();
        @Nullable Rational[] values = new Rational[inLongs == null ? n : 0];
        for (int i = 0; i < n; i++) {
            DataStatus worst = x.column().status(i);
            if (worst.hasValue()) {
                worst = Figures.worse(worst, comparison.status(i));
            }
            if (worst.hasValue() && inLongs == null) {
                values[i] = comparison
                        .work(i, Operand.of(x.exact(i)), new Worked(Map.of()))
                        .value();
            }
            status[i] = (byte) worst.ordinal();
        }
        return inLongs == null ? Column.ofExact(values, status) : Column.ofValues(inLongs, status);
    }

    private static Curve.Scale scaleOf(Curve curve) {
        if (curve instanceof Curve.PassFail passFail) {
            return passFail.of();
        }
        if (curve instanceof Curve.PerUnit perUnit) {
            return perUnit.of();
        }
        if (curve instanceof Curve.Tier tier) {
            return tier.of();
        }
        if (curve instanceof Curve.Piecewise piecewise) {
            return piecewise.of();
        }
        if (curve instanceof Curve.Efficacy efficacy) {
            return efficacy.of();
        }
        if (curve instanceof Curve.RankPoints rankPoints) {
            return rankPoints.of();
        }
        if (curve instanceof Curve.Formula formula) {
            return formula.of();
        }
        if (curve instanceof Curve.Related related) {
            return related.of();
        }
        return curve instanceof Curve.Value value ? value.of() : Curve.Scale.SHARE;
    }

    private static @Nullable Population populationOf(Curve curve) {
        if (curve instanceof Curve.Efficacy efficacy) {
            return efficacy.bounds() == null ? efficacy.population() : null;
        }
        return curve instanceof Curve.RankPoints rankPoints ? rankPoints.population() : null;
    }

    /** The figure of the unit that is not its own but was filled in; null if all are its own. */
    @Nullable
    FilledColumn filled(int unit) {
        for (FilledColumn each : filled) {
            if (each.is(unit)) {
                return each;
            }
        }
        for (CurveFigures part : parts) {
            FilledColumn found = part.filled(unit);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether a figure of any unit may have been filled in. */
    boolean fills() {
        return !filled.isEmpty() || parts.stream().anyMatch(CurveFigures::fills);
    }

    private void collectFilled(Set<String> names) {
        for (String name : names) {
            FilledColumn made = figures.filled(name);
            if (made != null) {
                filled.add(made);
            }
            Derived derived = figures.scheme().derived().get(name);
            if (derived != null && derived.window() == null) {
                collectFilled(derived.names());
            }
        }
    }

    /** What became of the data of a unit, over everything that the curve reads. */
    DataStatus status(int unit) {
        DataStatus worst = DataStatus.OK;
        for (Column column : columns) {
            worst = Figures.worse(worst, column.status(unit));
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!isLeftOut(i, unit)) {
                worst = Figures.worse(worst, parts.get(i).status(unit));
            }
        }
        return worst.hasValue() && targets != null ? targets.status(unit, worst) : worst;
    }

    /** Whether a part of a mix has no figure and others take over its share. */
    boolean isLeftOut(int part, int unit) {
        return curve instanceof Curve.Mix mix
                && mix.parts().get(part).optional()
                && !parts.get(part).status(unit).hasValue()
                && parts.stream().anyMatch(other -> other.status(unit).hasValue());
    }

    private boolean hasOptionalParts() {
        return curve instanceof Curve.Mix mix && mix.parts().stream().anyMatch(Curve.Mix.Part::optional);
    }

    boolean hasTargets() {
        return targets != null && targets.column() != null;
    }

    /** Whether nothing is due yet. */
    boolean isNothingDue() {
        return targets != null && targets.isNothingDue();
    }

    /** Share of the target that is due, by the criterion's own schedule or that of the scheme. */
    Rational schedule() {
        return targets == null ? figures.schedule() : targets.schedule();
    }

    /** {@link #status} of all units, by ordinal; to be read only. */
    byte[] statuses() {
        Set<Column> read = Collections.newSetFromMap(new IdentityHashMap<>());
        collectColumns(read);
        if (read.size() == 1 && isDue() && !hasOptionalParts()) {
            return read.iterator().next().statuses();
        }
        byte[] worst = new byte[figures.units().size()];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = (byte) status(i).ordinal();
        }
        return worst;
    }

    private boolean isDue() {
        return (targets == null || targets.areDue()) && parts.stream().allMatch(CurveFigures::isDue);
    }

    private void collectColumns(Set<Column> into) {
        into.addAll(columns);
        parts.forEach(part -> part.collectColumns(into));
    }

    private boolean readsOwnSource() {
        if (curve instanceof Curve.Formula formula) {
            return formula.formula().names().contains(Curve.Formula.FIGURE);
        }
        return !(curve instanceof Curve.PerUnit perUnit)
                || perUnit.terms().stream().anyMatch(t -> t.of() == null);
    }

    private List<Column> readColumns() {
        if (curve instanceof Curve.Formula formula) {
            return List.of(figures.computed(formula.formula(), ownColumns));
        }
        List<Column> own = new ArrayList<>();
        if (measured != null && readsOwnSource() && comparison == null) {
            own.add(measured.column());
        }
        if (targets != null && targets.column() != null) {
            own.add(targets.column());
        }
        inputs.forEach(input -> input.ifPresent(figure -> own.add(figure.column())));
        if (curve instanceof Curve.PerUnit perUnit) {
            for (Curve.PerUnit.Term term : perUnit.terms()) {
                if (term.of() != null) {
                    own.add(figures.column(term.of()));
                }
            }
        }
        return own;
    }

    /** Whether the numbers are in percent, so that differences of them are percentage points. */
    boolean inPercent() {
        if (measured != null && measured.isRatio()) {
            return measured.isPercent();
        }
        if (source instanceof Source.Plain plain) {
            Indicator indicator = figures.scheme().indicator(plain.indicator());
            return indicator != null && indicator.isPercent();
        }
        return false;
    }

    /** Names of the figures that are read, in the scheme's order. */
    Set<String> inputs() {
        Set<String> inputs = new LinkedHashSet<>();
        if (source != null && !(curve instanceof Curve.Mix) && readsOwnSource()) {
            inputs.addAll(source.names());
        }
        if (curve instanceof Curve.Completion completion && hasTargets()) {
            inputs.addAll(completion.target().names());
        }
        if (curve instanceof Curve.Related related) {
            inputs.addAll(related.relation().names());
        }
        parts.forEach(part -> inputs.addAll(part.inputs()));
        if (curve instanceof Curve.Formula formula) {
            inputs.addAll(formula.indicators());
        }
        if (curve instanceof Curve.Table table) {
            for (Curve.Table.Input input : table.inputs()) {
                if (input.source() != null) {
                    inputs.addAll(input.source().names());
                }
            }
        }
        if (curve instanceof Curve.PerUnit perUnit) {
            perUnit.terms().stream().filter(t -> t.of() != null).forEach(t -> inputs.add(String.valueOf(t.of())));
        }
        return inputs;
    }

    Curve curve() {
        return curve;
    }

    /** Figures of the columns of a decision table, one for each; empty for a word about the unit. */
    List<Optional<Measured>> tableInputs() {
        return inputs;
    }

    Figures figures() {
        return figures;
    }

    Rounding ratio() {
        return ratio;
    }

    Map<String, String> names() {
        return names;
    }

    @Nullable
    Source source() {
        return source;
    }

    Measured measured() {
        if (measured == null) {
            throw new IllegalStateException("this curve reads no figure: " + curve);
        }
        return measured;
    }

    /** The steps that the figure went through; null for none. */
    @Nullable
    PreparedFigures prepared() {
        return prepared;
    }

    @Nullable
    PopulationFigures population() {
        return population;
    }

    /** The population over several periods; null where it is of one. */
    @Nullable
    Peers peers() {
        return peers;
    }

    /** What a relation makes of the figure; null where the curve has none. */
    @Nullable
    Comparison comparison() {
        return comparison;
    }

    /** Why a unit that has its figures has no result, in words; empty where nothing more is to be said. */
    Text why(int unit) {
        if (comparison != null
                && measured().has(unit)
                && !comparison.status(unit).hasValue()) {
            return comparison.why(unit);
        }
        for (CurveFigures part : parts) {
            Text why = part.why(unit);
            if (!why.isEmpty()) {
                return why;
            }
        }
        return Text.EMPTY;
    }

    List<CurveFigures> parts() {
        return parts;
    }
}
