package leopard.benchmarks.peer;

/**
 * An assessed unit, by its number. The number is a long because Drools 10.2 cannot join int fields where the default locale is
 * Turkish: it asks for a class called {@code ınt}.
 */
public final class Assessed {

    private final long unitNo;

    public Assessed(long unitNo) {
        this.unitNo = unitNo;
    }

    public long getUnitNo() {
        return unitNo;
    }
}
