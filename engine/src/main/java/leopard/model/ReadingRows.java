package leopard.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link ReadingSet}, as a structure of arrays: some 30 bytes a row however long its texts. */
final class ReadingRows {

    /** Scale of a number that is not there. */
    static final byte NO_VALUE = -1;

    private static final byte VERIFIED = 1;
    private static final byte APPROX = 2;
    private static final int STATUS_SHIFT = 2;
    private static final DataStatus[] STATUSES = DataStatus.values();

    int size;
    int indicatorCount = 1;
    int[] unit = new int[64];
    int[] indicator = new int[64];
    int[] period = new int[64];
    long[] value = new long[64];
    byte[] scale = new byte[64];
    byte[] vintage = new byte[64];
    int[] revision = new int[64];
    byte[] flags = new byte[64];
    int[] line = new int[64];
    short[] file = new short[64];
    Reading.@Nullable Details[] details = new Reading.Details[64];
    boolean hasParts;
    long[] numerator = new long[0];
    byte[] numeratorScale = new byte[0];
    long[] denominator = new long[0];
    byte[] denominatorScale = new byte[0];

    @Nullable
    Map<Integer, Decimal[]> big;

    final List<String> files = new ArrayList<>();
    final Map<Reading.Details, Reading.Details> shared = new HashMap<>();

    int bucket(int row) {
        return period[row] * indicatorCount + indicator[row];
    }

    void add(int u, int i, int p, Reading reading) {
        int row = size;
        if (row == unit.length) {
            grow(row + (row >> 1) + 16);
        }
        unit[row] = u;
        indicator[row] = i;
        period[row] = p;
        vintage[row] = (byte) reading.vintage().ordinal();
        revision[row] = reading.revision();
        DataStatus declared = reading.declared();
        flags[row] = (byte) ((reading.verified() ? VERIFIED : 0)
                | (reading.approx() ? APPROX : 0)
                | (declared == null ? 0 : (declared.ordinal() + 1) << STATUS_SHIFT));
        line[row] = reading.place().line();
        int f = files.indexOf(reading.place().file());
        if (f < 0) {
            f = files.size();
            files.add(reading.place().file());
        }
        file[row] = (short) f;
        Reading.Details given = reading.details();
        details[row] = given.equals(Reading.Details.NONE) ? null : shared.computeIfAbsent(given, d -> d);
        if (reading.numerator() != null || reading.denominator() != null) {
            allocateParts();
        }
        @Nullable Decimal[] numbers = {reading.value(), reading.numerator(), reading.denominator()};
        if (!isSmall(numbers)) {
            if (big == null) {
                big = new HashMap<>();
            }
            big.put(row, numbers);
        }
        set(value, scale, row, reading.value());
        if (hasParts) {
            set(numerator, numeratorScale, row, reading.numerator());
            set(denominator, denominatorScale, row, reading.denominator());
        }
        size++;
    }

    private static boolean isSmall(@Nullable Decimal[] numbers) {
        for (Decimal each : numbers) {
            if (each != null && (each.unscaledIfSmall() == null || each.scale() > 18)) {
                return false;
            }
        }
        return true;
    }

    private static void set(long[] to, byte[] scales, int row, @Nullable Decimal number) {
        Long unscaled = number == null || number.scale() > 18 ? null : number.unscaledIfSmall();
        to[row] = unscaled == null ? 0 : unscaled;
        scales[row] = number == null ? NO_VALUE : unscaled == null ? 0 : (byte) number.scale();
    }

    private void allocateParts() {
        if (!hasParts) {
            hasParts = true;
            numerator = new long[unit.length];
            denominator = new long[unit.length];
            numeratorScale = new byte[unit.length];
            denominatorScale = new byte[unit.length];
            Arrays.fill(numeratorScale, NO_VALUE);
            Arrays.fill(denominatorScale, NO_VALUE);
        }
    }

    private void grow(int capacity) {
        unit = Arrays.copyOf(unit, capacity);
        indicator = Arrays.copyOf(indicator, capacity);
        period = Arrays.copyOf(period, capacity);
        value = Arrays.copyOf(value, capacity);
        scale = Arrays.copyOf(scale, capacity);
        vintage = Arrays.copyOf(vintage, capacity);
        revision = Arrays.copyOf(revision, capacity);
        flags = Arrays.copyOf(flags, capacity);
        line = Arrays.copyOf(line, capacity);
        file = Arrays.copyOf(file, capacity);
        details = Arrays.copyOf(details, capacity);
        if (hasParts) {
            int old = numerator.length;
            numerator = Arrays.copyOf(numerator, capacity);
            denominator = Arrays.copyOf(denominator, capacity);
            numeratorScale = Arrays.copyOf(numeratorScale, capacity);
            denominatorScale = Arrays.copyOf(denominatorScale, capacity);
            Arrays.fill(numeratorScale, old, capacity, NO_VALUE);
            Arrays.fill(denominatorScale, old, capacity, NO_VALUE);
        }
    }

    boolean hasParts(int row) {
        return hasParts && numeratorScale[row] != NO_VALUE && denominatorScale[row] != NO_VALUE;
    }

    DataStatus status(int row, boolean pendingCounts) {
        int declared = flags[row] >> STATUS_SHIFT;
        if (declared > 0 && !(pendingCounts && STATUSES[declared - 1] == DataStatus.PENDING)) {
            return STATUSES[declared - 1];
        }
        boolean hasDenominator = hasParts && denominatorScale[row] != NO_VALUE;
        if (scale[row] == NO_VALUE && !hasDenominator) {
            return DataStatus.MISSING;
        }
        if ((flags[row] & VERIFIED) == 0 && !pendingCounts) {
            return DataStatus.PENDING;
        }
        return hasParts(row) && hasZeroDenominator(row) ? DataStatus.ZERO_DENOMINATOR : DataStatus.OK;
    }

    private boolean hasZeroDenominator(int row) {
        Decimal[] large = big == null ? null : big.get(row);
        return large == null ? denominator[row] == 0 : large[2].signum() == 0;
    }

    /** Whether the rows hold a short figure of each of {@code n} units, in their order. */
    boolean isOneForEach(int[] range, int n) {
        if (big != null || range[1] - range[0] != n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (unit[range[0] + i] != i) {
                return false;
            }
        }
        return true;
    }

    boolean sameKey(int a, int b) {
        return unit[a] == unit[b]
                && indicator[a] == indicator[b]
                && period[a] == period[b]
                && vintage[a] == vintage[b]
                && revision[a] == revision[b];
    }

    Reading get(int row, ReadingSet set) {
        Decimal[] large = big == null ? null : big.get(row);
        int declared = flags[row] >> STATUS_SHIFT;
        Reading.Details given = details[row];
        return new Reading(
                set.units().get(unit[row]).id(),
                set.indicators().get(indicator[row]).id(),
                set.periods().get(period[row]),
                large != null ? large[0] : number(value, scale, row),
                large != null ? large[1] : hasParts ? number(numerator, numeratorScale, row) : null,
                large != null ? large[2] : hasParts ? number(denominator, denominatorScale, row) : null,
                Vintage.values()[vintage[row]],
                revision[row],
                declared > 0 ? STATUSES[declared - 1] : null,
                (flags[row] & VERIFIED) != 0,
                (flags[row] & APPROX) != 0,
                given == null ? Reading.Details.NONE : given,
                Place.line(fileOf(row), line[row]));
    }

    private static @Nullable Decimal number(long[] unscaled, byte[] scales, int row) {
        return scales[row] == NO_VALUE ? null : Decimal.of(unscaled[row], scales[row]);
    }

    private String fileOf(int row) {
        return files.get(file[row] & 0xFFFF);
    }

    /** A copy in canonical order: counting sort into buckets of period and indicator, then by unit and edition. */
    ReadingRows sorted(int indicators, int periods) {
        indicatorCount = indicators;
        int[] start = new int[indicators * periods + 1];
        for (int row = 0; row < size; row++) {
            start[bucket(row) + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] order = new int[size];
        int[] next = start.clone();
        for (int row = 0; row < size; row++) {
            order[next[bucket(row)]++] = row;
        }
        for (int b = 0; b + 1 < start.length; b++) {
            sortBucket(order, start[b], start[b + 1]);
        }
        return permuted(order);
    }

    /** By unit, then vintage, revision, file and line; the last two only to name duplicates in a fixed order. */
    private void sortBucket(int[] order, int from, int to) {
        boolean ascending = true;
        for (int i = from + 1; i < to && ascending; i++) {
            ascending = unit[order[i - 1]] < unit[order[i]];
        }
        if (ascending) {
            return;
        }
        Integer[] boxed = new Integer[to - from];
        for (int i = from; i < to; i++) {
            boxed[i - from] = order[i];
        }
        Arrays.sort(boxed, this::compare);
        for (int i = from; i < to; i++) {
            order[i] = boxed[i - from];
        }
    }

    private int compare(int a, int b) {
        if (unit[a] != unit[b]) {
            return Integer.compare(unit[a], unit[b]);
        }
        if (vintage[a] != vintage[b]) {
            return Byte.compare(vintage[a], vintage[b]);
        }
        if (revision[a] != revision[b]) {
            return Integer.compare(revision[a], revision[b]);
        }
        int byFile = fileOf(a).compareTo(fileOf(b));
        return byFile != 0 ? byFile : Integer.compare(line[a], line[b]);
    }

    private ReadingRows permuted(int[] order) {
        ReadingRows result = new ReadingRows();
        result.size = size;
        result.indicatorCount = indicatorCount;
        result.grow(Math.max(1, size));
        result.files.addAll(files);
        if (hasParts) {
            result.allocateParts();
        }
        for (int i = 0; i < size; i++) {
            int row = order[i];
            result.unit[i] = unit[row];
            result.indicator[i] = indicator[row];
            result.period[i] = period[row];
            result.value[i] = value[row];
            result.scale[i] = scale[row];
            result.vintage[i] = vintage[row];
            result.revision[i] = revision[row];
            result.flags[i] = flags[row];
            result.line[i] = line[row];
            result.file[i] = file[row];
            result.details[i] = details[row];
            if (hasParts) {
                result.numerator[i] = numerator[row];
                result.numeratorScale[i] = numeratorScale[row];
                result.denominator[i] = denominator[row];
                result.denominatorScale[i] = denominatorScale[row];
            }
            if (big != null && big.containsKey(row)) {
                if (result.big == null) {
                    result.big = new HashMap<>();
                }
                result.big.put(i, big.get(row));
            }
        }
        return result;
    }
}
