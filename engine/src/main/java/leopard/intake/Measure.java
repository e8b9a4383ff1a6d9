package leopard.intake;

import leopard.model.Text;

/**
 * What the scheme declares about the numbers of a cell: only then may they carry a percent sign or thousands separators.
 *
 * @param grouping whether thousands separators are declared, by any unit of measure
 * @param percent whether a percent sign is, by the unit of measure {@code %}
 * @param why what to say where they are not
 */
record Measure(boolean grouping, boolean percent, Text why) {

    /** A column of plain digits. */
    static final Measure NONE = new Measure(false, false, Text.of("这一列只写数字", "this column takes plain digits"));

    /** Of an indicator that nobody knows: that has a problem of its own already. */
    static final Measure UNKNOWN = new Measure(true, true, Text.EMPTY);

    /** Of an indicator or task, in its unit of measure; empty for none. */
    static Measure of(String id, String unit) {
        Text why = unit.isEmpty()
                ? Text.of("而 %s 没有声明计量单位", "but no unit of measure is declared for %s", id)
                : Text.of("而 %s 的计量单位是“%s”", "but the unit of measure of %s is “%s”", id, unit);
        return new Measure(!unit.isEmpty(), unit.equals("%"), why);
    }

    /** Numerator or denominator of such an indicator: never a percentage. */
    Measure part() {
        return percent
                ? new Measure(grouping, false, Text.of("而分子和分母是数量", "but the parts of a ratio are counts"))
                : this;
    }
}
