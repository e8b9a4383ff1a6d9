package leopard.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Ledger;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.Scheme;

/**
 * Invented figures of a month, by column, the same for the same number of units. Good units are good in most things; some
 * figures do not apply, some are missing, some ratios are 0/0, and every 37th unit equals the one before it in everything.
 */
final class MonthColumns {

    static final byte OK = (byte) DataStatus.OK.ordinal();
    static final byte NOT_APPLICABLE = (byte) DataStatus.NOT_APPLICABLE.ordinal();
    static final byte MISSING = (byte) DataStatus.MISSING.ordinal();
    static final byte ZERO_DENOMINATOR = (byte) DataStatus.ZERO_DENOMINATOR.ordinal();

    private static final long SEED = 20240630;
    private static final int TWIN = 37;
    private static final int GROUPS = 40;

    private final int size;
    private final long[][] values = new long[Item.values().length][];
    private final long[][] denominators = new long[Item.values().length][];
    private final byte[][] statuses = new byte[Item.values().length][];

    MonthColumns(int size) {
        this.size = size;
        for (Item item : Item.values()) {
            values[item.ordinal()] = new long[size];
            denominators[item.ordinal()] = new long[item.isRatio() ? size : 0];
            statuses[item.ordinal()] = new byte[size];
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < size; i++) {
            if (i % TWIN == TWIN - 1) {
                copy(i - 1, i);
            } else {
                invent(i, random);
            }
        }
    }

    int size() {
        return size;
    }

    /** Figures times {@code 10^scale}; of a ratio the numerators. */
    long[] values(Item item) {
        return values[item.ordinal()];
    }

    /** Denominators of a ratio. */
    long[] denominators(Item item) {
        return denominators[item.ordinal()];
    }

    /** {@link DataStatus#ordinal} of each figure. */
    byte[] statuses(Item item) {
        return statuses[item.ordinal()];
    }

    private void invent(int i, SplittableRandom random) {
        double skill = 1 - random.nextDouble() * random.nextDouble() * random.nextDouble();
        for (Item item : Item.values()) {
            double luck = Math.min(1, Math.max(0, skill + (random.nextDouble() - 0.5) * 0.5));
            int k = item.ordinal();
            statuses[k][i] = absence(item, random);
            if (item.isRatio()) {
                int cases = 5 + random.nextInt(120);
                denominators[k][i] = cases;
                values[k][i] = Math.round(cases * (0.45 + 0.56 * luck));
                if (item != Item.A1) {
                    values[k][i] = Math.min(values[k][i], cases);
                }
            } else {
                values[k][i] = figure(item, luck, random);
            }
            if (statuses[k][i] != OK) {
                values[k][i] = 0;
            }
            if (statuses[k][i] == ZERO_DENOMINATOR) {
                denominators[k][i] = 0;
            }
        }
    }

    private static byte absence(Item item, SplittableRandom random) {
        int chance = random.nextInt(1000);
        return switch (item) {
            case A4 -> chance < 30 ? NOT_APPLICABLE : chance < 50 ? ZERO_DENOMINATOR : OK;
            case D5 -> chance < 10 ? ZERO_DENOMINATOR : OK;
            case B3, D4, E2 -> chance < 30 ? NOT_APPLICABLE : OK;
            case A5, B4, D2, E1 -> chance < 15 ? MISSING : OK;
            case A1, A2, A3, B1, B2, B5, D1, D3, E3, E4, E5 -> OK;
        };
    }

    private static long figure(Item item, double luck, SplittableRandom random) {
        return switch (item) {
            case A2 -> Math.round(550 + 440 * luck);
            case A3 -> Math.round(850 + 145 * luck);
            case A5 -> Math.round(14 * luck);
            case B1 -> Math.round(6 * (1 - luck));
            case B2 -> luck > 0.35 ? 1000 : 900 + random.nextInt(100);
            case B3 -> Math.round(3 + 13 * luck);
            case B4 -> Math.round(300 + 650 * luck);
            case B5 -> Math.round(100_000 * luck) + random.nextInt(1000);
            case D1 -> Math.round(100 + 480 * luck);
            case D2 -> Math.round(-1200 + 4000 * luck);
            case D3 -> Math.round(1500 * luck * luck);
            case E1 -> Math.round(1000 + 4800 * luck);
            case E2 -> Math.round(420 + 280 * luck);
            case E3 -> Math.round(12 * (1 - luck));
            case E4 -> Math.round(150 + 800 * luck);
            case E5 -> Math.round(16 * luck);
            case A1, A4, D4, D5 -> throw new IllegalArgumentException("a ratio: " + item);
        };
    }

    private void copy(int from, int to) {
        for (Item item : Item.values()) {
            int k = item.ordinal();
            values[k][to] = values[k][from];
            statuses[k][to] = statuses[k][from];
            if (item.isRatio()) {
                denominators[k][to] = denominators[k][from];
            }
        }
    }

    /** Id of unit {@code i}; ids sort as the units are numbered. */
    static String unitId(int i) {
        String digits = String.valueOf(i);
        return "U" + "0".repeat(7 - digits.length()) + digits;
    }

    /** The same figures as an engine's user holds them. */
    Ledger ledger(Scheme scheme) {
        List<Unit> units = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String id = unitId(i);
            units.add(new Unit(id, id, "G" + i % GROUPS, "", null, null, null, true, Map.of()));
        }
        UnitList list = UnitList.of(units);
        ReadingSet.Builder readings = ReadingSet.builder(list, scheme.indicators());
        Place place = Place.line("readings.csv", 1);
        for (Item item : Item.values()) {
            for (int i = 0; i < size; i++) {
                readings.add(reading(item, i, place));
            }
        }
        return Ledger.of(list, readings.build());
    }

    private Reading reading(Item item, int i, Place place) {
        byte status = statuses(item)[i];
        DataStatus declared = status == NOT_APPLICABLE ? DataStatus.NOT_APPLICABLE : null;
        boolean printed = status == OK || status == ZERO_DENOMINATOR;
        Decimal value = printed ? Decimal.of(values(item)[i], item.scale()) : null;
        boolean ratio = item.isRatio();
        return new Reading(
                unitId(i),
                item.name(),
                MonthScheme.PERIOD.id(),
                ratio ? null : value,
                ratio ? value : null,
                ratio && value != null ? Decimal.of(denominators(item)[i]) : null,
                Vintage.FINAL,
                1,
                declared,
                true,
                false,
                Reading.Details.NONE,
                place);
    }

    /** Largest and smallest figure of the units that have one. */
    long[] bounds(Item item) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long[] x = values(item);
        byte[] status = statuses(item);
        for (int i = 0; i < size; i++) {
            if (status[i] == OK) {
                least = Math.min(least, x[i]);
                most = Math.max(most, x[i]);
            }
        }
        return new long[] {least, most};
    }
}
