package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.scheme.Population;
import leopard.scheme.Relation;
import org.jspecify.annotations.Nullable;

/** A relation in a few words, as a comment above its rule. */
final class RelationText implements Relation.Cases<String> {

    static String of(Relation relation) {
        return relation.accept(new RelationText());
    }

    @Override
    public String growth(Relation.Growth relation) {
        String base = relation.earlier() != null
                ? lower(relation.earlier())
                : relation.base() == null
                        ? "the base reported"
                        : relation.base().text();
        return words(
                relation.rate() ? "growth" : "increment",
                "on " + base,
                "base zero: " + relation.zero(),
                "base negative: " + status(relation.negative(), "its size"),
                "no base: " + relation.unseen());
    }

    @Override
    public String movement(Relation.Movement relation) {
        return words(
                "rank_movement",
                "since " + lower(relation.earlier()),
                relation.common() ? "among the units of both" : "",
                "new: " + status(relation.unseen(), "unmoved"),
                over(relation.population()),
                better(relation.better()));
    }

    @Override
    public String shareOfBest(Relation.ShareOfBest relation) {
        return words(
                "ratio_to_best",
                over(relation.population()),
                named("floor", relation.floor()),
                named("cap", relation.cap()),
                "undefined: " + relation.undefined(),
                better(relation.better()));
    }

    @Override
    public String fromCentre(Relation.FromCentre relation) {
        return words(
                "relative_to_mean",
                "less the " + lower(relation.centre()),
                relation.weights() == null ? "" : "weighted by " + relation.weights(),
                relation.itself() ? "" : "without the unit itself",
                relation.decimals() == null
                        ? ""
                        : "rounded to " + relation.decimals().scale() + " decimals",
                over(relation.population()));
    }

    @Override
    public String minMax(Relation.MinMax relation) {
        List<String> ends = new ArrayList<>();
        Relation.Ends bounds = relation.ends();
        bounds.byType().forEach((type, between) -> ends.add(type + " " + between.low() + " to " + between.high()));
        ends.add(named("low", bounds.low()));
        ends.add(named("high", bounds.high()));
        ends.add(bounds.population() == null ? "" : over(bounds.population()));
        return words(
                "min_max",
                String.join(" ", ends.stream().filter(e -> !e.isEmpty()).toList()),
                "to " + relation.from() + " … " + relation.to(),
                "all equal: " + (relation.whenEqual() == null ? "NOT_APPLICABLE" : relation.whenEqual()),
                relation.clamp() ? "clamped" : "",
                better(relation.better()));
    }

    @Override
    public String standard(Relation.Standard relation) {
        return words(
                "z_score",
                relation.mean() + " + " + relation.deviation() + " · z",
                relation.sample() ? "sample" : "population",
                named("at most", relation.most()),
                "all equal: " + (relation.equal() ? "average" : "NOT_APPLICABLE"),
                over(relation.population()),
                better(relation.better()));
    }

    @Override
    public String distance(Relation.Distance relation) {
        String from = switch (relation.reference()) {
            case UNIT -> relation.unit();
            case NUMBER -> String.valueOf(relation.number());
            case BEST, WORST, MEAN, MEDIAN -> lower(relation.reference());
        };
        return words(
                "distance",
                lower(relation.as()) + " to " + from,
                relation.size() ? "without sign" : "",
                "undefined: " + relation.undefined(),
                over(relation.population()),
                better(relation.better()));
    }

    @Override
    public String place(Relation.Place relation) {
        return words(
                "rank",
                "ties " + lower(relation.ties()),
                relation.reversed() ? "the best has the largest" : "",
                over(relation.population()),
                better(relation.better()));
    }

    @Override
    public String percentile(Relation.Percentile relation) {
        return words(
                "percentile_rank", lower(relation.formula()), over(relation.population()), better(relation.better()));
    }

    @Override
    public String rescaled(Relation.Rescaled relation) {
        List<String> full = new ArrayList<>();
        for (Map.Entry<String, Decimal> each : relation.byType().entrySet()) {
            full.add(each.getKey() + " " + each.getValue());
        }
        return words(
                "rescale",
                "out of " + (full.isEmpty() ? relation.full().text() : String.join(" ", full)),
                named("floor", relation.floor()),
                named("cap", relation.cap()),
                "zero: " + relation.zero());
    }

    @Override
    public String rounded(Relation.Rounded relation) {
        return "rounded to " + relation.rounding().scale() + " decimals "
                + relation.rounding().mode();
    }

    private static String over(Population population) {
        List<String> parts = new ArrayList<>();
        parts.add("over " + (population.all() ? "all units" : "the units that can be ranked"));
        parts.add(population.within() == null ? "" : "within " + population.within());
        parts.add(
                switch (population.periods().span()) {
                    case NOW -> "";
                    case TO_DATE, ALL -> "periods " + lower(population.periods().span());
                    case NAMED ->
                        "periods " + String.join(" ", population.periods().named());
                });
        return String.join(" ", parts.stream().filter(p -> !p.isEmpty()).toList());
    }

    private static String better(Enum<?> better) {
        return lower(better) + " is better";
    }

    private static String status(@Nullable DataStatus status, String otherwise) {
        return status == null ? otherwise : status.name();
    }

    private static String named(String name, @Nullable Decimal value) {
        return value == null ? "" : name + " " + value;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String words(String kind, String... parts) {
        return kind + " "
                + String.join(
                        ", ", List.of(parts).stream().filter(p -> !p.isEmpty()).toList());
    }
}
