package leopard.run;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.rank.Ranking;
import leopard.scheme.Parameter;
import leopard.scheme.RankingRule.RankColumn;
import leopard.scheme.Scheme;
import leopard.score.Points;
import org.jspecify.annotations.Nullable;

/** Columns that are computed from ranks once all rankings are made: printed, and read by nothing. */
final class RankColumns {

    private final Scheme scheme;
    private final Period period;
    private final List<RankingTable> rankings;

    RankColumns(Scheme scheme, Period period, List<RankingTable> rankings) {
        this.scheme = scheme;
        this.period = period;
        this.rankings = rankings;
    }

    /** The value of a column for a unit as printed; empty where a rank that it needs is not there. */
    String of(RankColumn column, RankingTable table, int unit) {
        Rational value = column.formula() == null
                ? points(column, table, unit)
                : column.formula().names().stream().anyMatch(name -> named(name, table, unit) == null)
                        ? null
                        : column.formula().value(name -> known(name, table, unit));
        if (value == null) {
            return "";
        }
        return column.decimals() == null
                ? value.printed().toString()
                : value.round(column.decimals(), RoundingMode.HALF_UP).toString();
    }

    private Rational known(String name, RankingTable table, int unit) {
        Rational value = named(name, table, unit);
        return value == null ? Rational.ZERO : value;
    }

    /** {@code rank}, {@code of} or {@code score} of this ranking, or of another one behind its id and a dot. */
    private @Nullable Rational named(String name, RankingTable table, int unit) {
        Parameter parameter = scheme.parameters().get(name);
        if (parameter != null) {
            return Rational.of(parameter.of(period, table.units().get(unit)));
        }
        int dot = name.lastIndexOf('.');
        RankingTable of = dot < 0 ? table : ranking(name.substring(0, dot));
        if (of == null || !of.isListed(unit)) {
            return null;
        }
        return switch (name.substring(dot + 1)) {
            case "rank" -> of.rank(unit) == 0 ? null : Rational.of(of.printedRank(unit));
            case "of" -> Rational.of(of.ranking(of.groups().of(unit)).size());
            case "score" -> {
                Points score = of.score(unit);
                yield score == null ? null : Rational.of(score.value());
            }
            default -> throw new IllegalArgumentException("no such figure of a ranking: " + name);
        };
    }

    private @Nullable RankingTable ranking(String id) {
        return rankings.stream()
                .filter(table -> table.rule().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Rational points(RankColumn column, RankingTable table, int unit) {
        int rank = table.rank(unit);
        if (rank == 0) {
            return null;
        }
        if (!column.shared()) {
            return Rational.of(forRank(column, rank));
        }
        Ranking ranking = table.ranking(table.groups().of(unit));
        int sharing = ranking.sharing(unit);
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < sharing; i++) {
            sum = sum.plus(forRank(column, rank + i));
        }
        return Rational.of(sum, Decimal.of(sharing));
    }

    private static Decimal forRank(RankColumn column, int rank) {
        return rank <= column.points().size() ? column.points().get(rank - 1) : column.rest();
    }
}
