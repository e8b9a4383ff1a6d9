package leopard.rules.drools;

/** Whoever loads, makes or calls this is noticed. */
public final class Trap {

    static final String SPRUNG = "leopard.trap";

    static {
        spring();
    }

    public Trap() {
        spring();
    }

    public static boolean spring() {
        System.setProperty(SPRUNG, "sprung");
        return true;
    }
}
