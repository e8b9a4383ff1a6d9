package leopard.scheme;

/** How two numbers are compared. */
public enum Comparator {
    BELOW("<", "below"),
    AT_MOST("<=", "atMost"),
    ABOVE(">", "above"),
    AT_LEAST(">=", "atLeast"),
    EQUAL("==", "equalTo"),
    UNEQUAL("!=", "notEqualTo");

    private final String sign;
    private final String word;

    Comparator(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    public String sign() {
        return sign;
    }

    /** Its name as a method, in the readable rules. */
    public String word() {
        return word;
    }

    /** Whether it holds, given the sign of {@code left - right}. */
    public boolean holds(int signOfDifference) {
        return switch (this) {
            case BELOW -> signOfDifference < 0;
            case AT_MOST -> signOfDifference <= 0;
            case ABOVE -> signOfDifference > 0;
            case AT_LEAST -> signOfDifference >= 0;
            case EQUAL -> signOfDifference == 0;
            case UNEQUAL -> signOfDifference != 0;
        };
    }
}
