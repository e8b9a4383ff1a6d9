package leopard.rules.review;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Place;

/**
 * What a scheme says about its review.
 *
 * @param cliff share of full marks above which the last digit of a figure may not cost
 */
public record ReviewSettings(Decimal cliff, List<Acknowledgement> acknowledged) {

    /** A fifth of the full marks. */
    public static final ReviewSettings DEFAULT = new ReviewSettings(Decimal.of("0.2"), List.of());

    /**
     * Says that something is meant as it stands.
     *
     * @param at id of what it is about; empty for everything
     */
    public record Acknowledgement(Concern concern, String at, String reason, Place place) {}
}
