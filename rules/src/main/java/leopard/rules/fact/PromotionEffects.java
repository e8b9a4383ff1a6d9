package leopard.rules.fact;

/** What rules about numbers of events may do; in rules the name {@code promotion}. */
public interface PromotionEffects {

    /** The unit is lifted by one grade. */
    void promotes(EventCount it, String promotion);
}
