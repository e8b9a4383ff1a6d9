package leopard.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All readings 数据 of a case, held by column and sorted by period, indicator, unit, vintage and revision: that order is
 * their canonical form, whatever the order of rows in the files.
 */
public final class ReadingSet {

    private final UnitList units;
    private final List<Indicator> indicators;
    private final List<String> periods;
    private final Map<String, Integer> indicatorIndex;
    private final ReadingRows rows;
    private final Map<Integer, int[]> ranges;

    private ReadingSet(UnitList units, List<Indicator> indicators, List<String> periods, ReadingRows rows) {
        this.units = units;
        this.indicators = indicators;
        this.periods = periods;
        this.rows = rows;
        this.indicatorIndex = indexOf(indicators);
        this.ranges = new HashMap<>();
        int start = 0;
        for (int i = 1; i <= rows.size; i++) {
            if (i == rows.size || rows.bucket(i) != rows.bucket(start)) {
                ranges.put(rows.bucket(start), new int[] {start, i});
                start = i;
            }
        }
    }

    public static Builder builder(UnitList units, List<Indicator> indicators) {
        return new Builder(units, indicators);
    }

    public int size() {
        return rows.size;
    }

    public UnitList units() {
        return units;
    }

    public List<Indicator> indicators() {
        return indicators;
    }

    /** Ids of the periods that have a reading, in order. */
    public List<String> periods() {
        return periods;
    }

    /** The reading in row {@code i} of the canonical order. */
    public Reading get(int i) {
        return rows.get(i, this);
    }

    public boolean has(String indicator, String period) {
        return range(indicator, period) != null;
    }

    /** Whether a reading of the indicator in the period waits for verification. */
    public boolean anyPending(String indicator, String period) {
        int[] range = range(indicator, period);
        if (range == null) {
            return false;
        }
        for (int row = range[0]; row < range[1]; row++) {
            if (rows.status(row, false) == DataStatus.PENDING) {
                return true;
            }
        }
        return false;
    }

    /** Whether some reading says when it came in. */
    public boolean anySubmitted() {
        for (int row = 0; row < rows.size; row++) {
            Reading.Details details = rows.details[row];
            if (details != null && details.submitted() != null) {
                return true;
            }
        }
        return false;
    }

    /** ReadingRows {@code [from, to)} of one indicator in one period, by unit, vintage and revision; null if there are none. */
    public int @Nullable [] range(String indicator, String period) {
        Integer i = indicatorIndex.get(indicator);
        int p = periods.indexOf(period);
        return i == null || p < 0 ? null : ranges.get(p * indicators.size() + i);
    }

    /** The readings of one unit that count as one figure's history of vintages and revisions, oldest first. */
    public List<Reading> of(String unit, String indicator, String period) {
        int[] range = range(indicator, period);
        List<Reading> found = new ArrayList<>();
        int wanted = units.indexOf(unit);
        if (range != null && wanted >= 0) {
            for (int row = lowerBound(range, wanted); row < range[1] && rows.unit[row] == wanted; row++) {
                found.add(get(row));
            }
        }
        return found;
    }

    /** The reading that counts: the highest revision of the best vintage; null if there is none. */
    public @Nullable Reading counting(String unit, String indicator, String period) {
        List<Reading> all = of(unit, indicator, period);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** These readings and {@code added}, which must not repeat a key. */
    public ReadingSet with(List<Reading> added) {
        if (added.isEmpty()) {
            return this;
        }
        Builder builder = builder(units, indicators);
        for (int i = 0; i < size(); i++) {
            builder.add(get(i));
        }
        added.forEach(builder::add);
        return builder.build();
    }

    private int lowerBound(int[] range, int unit) {
        int low = range[0];
        int high = range[1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.unit[middle] < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * One indicator in one period, a cell for each of {@code wanted}: of several readings of a unit the one that counts.
     * Ratios come as their parts, a printed percentage without parts as a hundredth of it.
     *
     * @param pendingCounts whether figures that nobody has verified yet count as if they were
     */
    public Column column(String indicator, String period, UnitList wanted, boolean pendingCounts) {
        int n = wanted.size();
        int[] range = range(indicator, period);
        if (range == null) {
            return Column.empty(n, DataStatus.MISSING);
        }
        Indicator declared = indicators.get(rows.indicator[range[0]]);
        if (wanted == units && rows.isOneForEach(range, n)) {
            Column straight = straightColumn(range[0], n, declared.parts() != null, pendingCounts);
            if (straight != null) {
                return straight;
            }
        }
        int[] counting = countingRows(range, wanted);
        byte[] status = new byte[n];
        Arrays.fill(status, (byte) DataStatus.MISSING.ordinal());
        boolean small = true;
        for (int i = 0; i < n; i++) {
            int row = counting[i];
            if (row >= 0) {
                status[i] = (byte) rows.status(row, pendingCounts).ordinal();
                small &= rows.big == null || !rows.big.containsKey(row);
            }
        }
        boolean ratio = declared.parts() != null;
        if (!small) {
            return exactColumn(counting, status, ratio && declared.isPercent());
        }
        if (!ratio) {
            Column.Fixed values = fixed(counting, rows.value, rows.scale, 0, 0);
            return values == null ? exactColumn(counting, status, false) : Column.ofValues(values, status);
        }
        return partsColumn(counting, status, declared.isPercent());
    }

    /**
     * The column of rows that stand as the units do, one for each: a copy. Null where a cell needs a closer look.
     *
     * @param first row of the first unit
     */
    private @Nullable Column straightColumn(int first, int n, boolean ratio, boolean pendingCounts) {
        byte[] status = new byte[n];
        for (int i = 0; i < n; i++) {
            status[i] = (byte) rows.status(first + i, pendingCounts).ordinal();
        }
        if (!ratio) {
            Column.Fixed values = straight(rows.value, rows.scale, first, n, 0);
            return values == null ? null : Column.ofValues(values, status);
        }
        if (!rows.hasParts) {
            return null;
        }
        for (int row = first; row < first + n; row++) {
            boolean parts = rows.numeratorScale[row] != ReadingRows.NO_VALUE
                    && rows.denominatorScale[row] != ReadingRows.NO_VALUE;
            boolean none = rows.numeratorScale[row] == ReadingRows.NO_VALUE
                    && rows.denominatorScale[row] == ReadingRows.NO_VALUE;
            if (!parts && !(none && rows.scale[row] == ReadingRows.NO_VALUE)) {
                return null;
            }
        }
        Column.Fixed numerators = straight(rows.numerator, rows.numeratorScale, first, n, 0);
        Column.Fixed denominators = straight(rows.denominator, rows.denominatorScale, first, n, 1);
        return numerators == null || denominators == null ? null : Column.ofParts(numerators, denominators, status);
    }

    /** Numbers of {@code n} rows that were all printed with the same decimals, {@code absent} for none; otherwise null. */
    private static Column.@Nullable Fixed straight(long[] value, byte[] scale, int first, int n, long absent) {
        int common = ReadingRows.NO_VALUE;
        for (int row = first; row < first + n && common == ReadingRows.NO_VALUE; row++) {
            common = scale[row];
        }
        if (common == ReadingRows.NO_VALUE || (common > 0 && absent != 0)) {
            return null;
        }
        long[] unscaled = Arrays.copyOfRange(value, first, first + n);
        byte[] printed = Arrays.copyOfRange(scale, first, first + n);
        for (int i = 0; i < n; i++) {
            if (printed[i] == ReadingRows.NO_VALUE) {
                unscaled[i] = absent;
                printed[i] = 0;
            } else if (printed[i] != common) {
                return null;
            }
        }
        return new Column.Fixed(unscaled, common, printed);
    }

    private int[] countingRows(int[] range, UnitList wanted) {
        int[] counting = new int[wanted.size()];
        Arrays.fill(counting, -1);
        boolean all = wanted == units;
        for (int row = range[0]; row < range[1]; row++) {
            int unit = rows.unit[row];
            int i = all ? unit : wanted.indexOf(units.get(unit).id());
            if (i >= 0) {
                counting[i] = row;
            }
        }
        return counting;
    }

    private Column partsColumn(int[] counting, byte[] status, boolean percent) {
        int n = counting.length;
        long[] up = new long[n];
        long[] down = new long[n];
        byte[] upScale = new byte[n];
        byte[] downScale = new byte[n];
        for (int i = 0; i < n; i++) {
            int row = counting[i];
            if (row < 0) {
                down[i] = 1;
            } else if (rows.hasParts(row)) {
                up[i] = rows.numerator[row];
                upScale[i] = rows.numeratorScale[row];
                down[i] = rows.denominator[row];
                downScale[i] = rows.denominatorScale[row];
            } else {
                up[i] = rows.scale[row] == ReadingRows.NO_VALUE ? 0 : rows.value[row];
                upScale[i] = rows.scale[row] == ReadingRows.NO_VALUE ? 0 : rows.scale[row];
                down[i] = percent ? 100 : 1;
            }
        }
        int[] self = new int[n];
        for (int i = 0; i < n; i++) {
            self[i] = i;
        }
        Column.Fixed numerators = fixed(self, up, upScale, 0, 0);
        Column.Fixed denominators = fixed(self, down, downScale, 1, 0);
        return numerators == null || denominators == null
                ? exactColumn(counting, status, percent)
                : Column.ofParts(numerators, denominators, status);
    }

    private Column exactColumn(int[] counting, byte[] status, boolean percentRatio) {
        @Nullable Rational[] exact = new Rational[counting.length];
        for (int i = 0; i < exact.length; i++) {
            if (counting[i] >= 0) {
                Reading reading = get(counting[i]);
                if (reading.numerator() != null && reading.denominator() != null) {
                    exact[i] = reading.denominator().signum() == 0
                            ? Rational.ZERO
                            : Rational.of(reading.numerator(), reading.denominator());
                } else if (reading.value() != null) {
                    exact[i] =
                            percentRatio ? Rational.of(reading.value(), Decimal.HUNDRED) : Rational.of(reading.value());
                }
            }
        }
        return Column.ofExact(exact, status);
    }

    /** Values of the given rows at their largest scale, or null if one of them does not fit there. */
    private static Column.@Nullable Fixed fixed(int[] at, long[] value, byte[] scale, long absent, int absentScale) {
        int common = 0;
        for (int row : at) {
            if (row >= 0) {
                common = Math.max(common, scale[row]);
            }
        }
        long[] unscaled = new long[at.length];
        byte[] printed = new byte[at.length];
        for (int i = 0; i < at.length; i++) {
            int row = at[i];
            long each = row >= 0 && scale[row] != ReadingRows.NO_VALUE ? value[row] : absent;
            int from = row >= 0 && scale[row] != ReadingRows.NO_VALUE ? scale[row] : absentScale;
            long aligned = Powers.shift(each, common - from);
            if (aligned == Powers.OVERFLOW) {
                return null;
            }
            unscaled[i] = aligned;
            printed[i] = (byte) from;
        }
        return new Column.Fixed(unscaled, common, printed);
    }

    private static Map<String, Integer> indexOf(List<Indicator> indicators) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < indicators.size(); i++) {
            index.put(indicators.get(i).id(), i);
        }
        return index;
    }

    /** Gathers rows in any order. */
    public static final class Builder {

        private final UnitList units;
        private final List<Indicator> indicators;
        private final Map<String, Integer> indicatorIndex;
        private final Map<String, Integer> periodIndex = new HashMap<>();
        private final ReadingRows rows = new ReadingRows();

        private Builder(UnitList units, List<Indicator> indicators) {
            this.units = units;
            this.indicators = List.copyOf(indicators);
            this.indicatorIndex = ReadingSet.indexOf(indicators);
        }

        /**
         * Adds a row whose unit and indicator are known.
         *
         * @throws IllegalArgumentException if one of them is not
         */
        public Builder add(Reading reading) {
            int unit = units.indexOf(reading.unit());
            Integer indicator = indicatorIndex.get(reading.indicator());
            if (unit < 0 || indicator == null) {
                throw new IllegalArgumentException("unknown unit or indicator: " + reading);
            }
            int period = periodIndex.computeIfAbsent(reading.period(), p -> periodIndex.size());
            rows.add(unit, indicator, period, reading);
            return this;
        }

        /** The set, and where two rows have the same key the pairs of places: the caller reports them. */
        public ReadingSet build(List<Duplicate> duplicates) {
            List<String> sorted = new ArrayList<>(new TreeSet<>(periodIndex.keySet()));
            int[] renumber = new int[sorted.size()];
            for (int i = 0; i < sorted.size(); i++) {
                renumber[periodIndex.getOrDefault(sorted.get(i), 0)] = i;
            }
            for (int i = 0; i < rows.size; i++) {
                rows.period[i] = renumber[rows.period[i]];
            }
            ReadingRows ordered = rows.sorted(indicators.size(), sorted.size());
            ReadingSet set = new ReadingSet(units, indicators, List.copyOf(sorted), ordered);
            for (int i = 1; i < ordered.size; i++) {
                if (ordered.sameKey(i - 1, i)) {
                    duplicates.add(new Duplicate(set.get(i - 1), set.get(i)));
                }
            }
            return set;
        }

        /** The set of rows that are known to be distinct. */
        public ReadingSet build() {
            List<Duplicate> duplicates = new ArrayList<>();
            ReadingSet set = build(duplicates);
            if (!duplicates.isEmpty()) {
                throw new IllegalArgumentException("duplicate reading: " + duplicates.get(0));
            }
            return set;
        }
    }

    /** Two rows with the same key. */
    public record Duplicate(Reading first, Reading second) {}
}
