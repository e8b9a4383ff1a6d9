package leopard.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator 指标 of the scheme's catalogue: something that is measured, whether or not it is scored.
 *
 * @param measure unit of measure 计量单位; {@code %} means that 83 is 0.83; empty where none is declared
 * @param kind what sort of number it is, for the data checks
 * @param every how often it is measured; null means in every period of the scheme
 * @param parts names of numerator and denominator where it is a ratio of two counts, else null
 * @param links the figures that this one was derived from, in print
 * @param owner department that reports it 数据责任部门
 * @param origin the scores that it comes from, null if it is none of scores
 * @param deadline by when it must be reported, null where that does not matter
 */
public record Indicator(
        String id,
        Text title,
        String measure,
        Kind kind,
        @Nullable PeriodKind every,
        @Nullable Parts parts,
        List<Link> links,
        String owner,
        @Nullable Origin origin,
        @Nullable Deadline deadline) {

    /** An indicator that may be reported at any time. */
    public Indicator(
            String id,
            Text title,
            String measure,
            Kind kind,
            @Nullable PeriodKind every,
            @Nullable Parts parts,
            List<Link> links,
            String owner,
            @Nullable Origin origin) {
        this(id, title, measure, kind, every, parts, links, owner, origin, null);
    }

    /** An indicator that is reported or computed from others. */
    public Indicator(
            String id,
            Text title,
            String measure,
            Kind kind,
            @Nullable PeriodKind every,
            @Nullable Parts parts,
            List<Link> links,
            String owner) {
        this(id, title, measure, kind, every, parts, links, owner, null);
    }

    /** What sort of number an indicator is. */
    public enum Kind {
        /** A number of things done: it says little without a target or a denominator. */
        COUNT,
        /** An amount over the period 流量. */
        FLOW,
        /** A level at the end of the period 存量. */
        STOCK,
        /** A share or a rate. */
        RATIO,
        /** A change against the same period of the year before 增幅. */
        GROWTH,
        /** A share of the year's target that is reached 进度. */
        PROGRESS,
        /** A place in somebody's ranking 位次. */
        RANK,
        /** A target 目标值 or a number planned. */
        PLAN,
        /** An honour or an award. */
        HONOUR,
        /** Anything else. */
        OTHER
    }

    /** Names of the two counts of a ratio. */
    public record Parts(Text numerator, Text denominator) {}

    /** How a printed figure hangs together with another one. */
    public enum LinkKind {
        PROGRESS_OF,
        GROWTH_OF,
        RANK_OF,
        TARGET_OF,
        POPULATION_OF
    }

    /** @param to id of the other indicator */
    public record Link(LinkKind kind, String to) {}

    public boolean isPercent() {
        return measure.equals("%");
    }

    /** The indicator this one is linked to in that way, or null. */
    public @Nullable String linkedBy(LinkKind wanted) {
        for (Link link : links) {
            if (link.kind == wanted) {
                return link.to;
            }
        }
        return null;
    }
}
