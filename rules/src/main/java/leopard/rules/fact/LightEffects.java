package leopard.rules.fact;

/** What rules about schedules may do; in rules the name {@code light}. */
public interface LightEffects {

    /** @param colour {@code GREEN}, {@code BLUE}, {@code YELLOW}, {@code RED} or {@code GREY} */
    void show(ScheduledItem item, String colour);

    /** Because of what came before, the light is this one instead. */
    void becomes(ShownLight light, String colour);
}
