package leopard.benchmarks;

/** The twenty criteria 指标 of the month, in the order of the score sheet. */
enum Item {
    A1(0, 6, 0),
    A2(0, 6, 1),
    A3(0, 6, 1),
    A4(0, 6, 0),
    A5(0, 6, 0),
    B1(1, 5, 0),
    B2(1, 5, 1),
    B3(1, 5, 0),
    B4(1, 5, 1),
    B5(1, 5, 3),
    D1(2, 5, 1),
    D2(2, 5, 2),
    D3(2, 5, 2),
    D4(2, 5, 0),
    D5(2, 5, 0),
    E1(3, 4, 2),
    E2(3, 4, 1),
    E3(3, 4, 0),
    E4(3, 4, 1),
    E5(3, 4, 0);

    /** Ids of the components 一级指标. */
    static final String[] COMPONENTS = {"C1", "C2", "C3", "C4"};

    /** Full marks of the components. */
    static final int[] COMPONENT_POINTS = {30, 25, 25, 20};

    private final int component;
    private final int points;
    private final int scale;

    Item(int component, int points, int scale) {
        this.component = component;
        this.points = points;
        this.scale = scale;
    }

    /** Number of its component. */
    int component() {
        return component;
    }

    /** Full marks. */
    int points() {
        return points;
    }

    /** Decimals that its figure is printed with. */
    int scale() {
        return scale;
    }

    /** Whether its figure is a quotient of two counts. */
    boolean isRatio() {
        return this == A1 || this == A4 || this == D4 || this == D5;
    }
}
