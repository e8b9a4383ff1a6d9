package leopard.intake;

/** A figure that a data check disputes and that nobody has answered for. */
public record Dispute(String unit, String indicator, String check) {}
