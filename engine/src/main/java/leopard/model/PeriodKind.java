package leopard.model;

/** How long an assessment period 考核周期 is. */
public enum PeriodKind {
    MONTH(12, Text.of("月", "month")),
    QUARTER(4, Text.of("季度", "quarter")),
    HALF_YEAR(2, Text.of("半年", "half-year")),
    YEAR(1, Text.of("年", "year"));

    private final int perYear;
    private final Text title;

    PeriodKind(int perYear, Text title) {
        this.perYear = perYear;
        this.title = title;
    }

    /** How many of them make a year. */
    public int perYear() {
        return perYear;
    }

    public Text title() {
        return title;
    }
}
