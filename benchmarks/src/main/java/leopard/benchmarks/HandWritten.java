package leopard.benchmarks;

/**
 * The month in plain Java, as somebody would write it for this one scheme and never change it again: a loop per criterion
 * over its column, long arithmetic, red lines as ifs. The practical limit of what one thread can do.
 */
final class HandWritten {

    private static final long NONE = MonthResult.NONE;
    private static final byte OK = MonthColumns.OK;
    private static final byte MISSING = MonthColumns.MISSING;
    private static final byte GOOD = 1;
    private static final byte FAIR = 2;

    /** Criteria of a component. */
    private static final int PARTS = 5;

    private final MonthColumns columns;
    private final boolean all;

    /** @param conditions 3 or 30 */
    HandWritten(MonthColumns columns, int conditions) {
        if (conditions != 3 && conditions != 30) {
            throw new IllegalArgumentException("written for 3 or 30 conditions, not " + conditions);
        }
        this.columns = columns;
        this.all = conditions == 30;
    }

    MonthResult score() {
        int n = columns.size();
        long[][] lines = new long[Item.values().length][n];
        long[] ratioA1 = ratios(Item.A1);
        long[] ratioD4 = ratios(Item.D4);
        a1(ratioA1, lines[0]);
        a2(lines[1]);
        a3(lines[2]);
        a4(lines[3]);
        a5(lines[4]);
        b1(lines[5]);
        b2(lines[6]);
        b3(lines[7]);
        b4(lines[8]);
        b5(lines[9]);
        d1(lines[10]);
        d2(lines[11]);
        d3(lines[12]);
        d4(ratioD4, lines[13]);
        d5(lines[14]);
        e1(lines[15]);
        e2(lines[16]);
        e3(lines[17]);
        e4(lines[18]);
        e5(lines[19]);
        long[][] components = {
            component(lines, 0, 6), component(lines, 5, 5), component(lines, 10, 5), component(lines, 15, 4)
        };
        long[] totals = new long[n];
        for (int i = 0; i < n; i++) {
            totals[i] = components[0][i] + components[1][i] + components[2][i] + components[3][i];
        }
        byte[] limits = new byte[n];
        limitByThree(lines, components, totals, ratioA1, limits);
        if (all) {
            limitByTheOthers(lines, components, totals, ratioD4, limits);
        }
        return Standings.of(lines, components, totals, limits);
    }

    /** Rounded half up, away from zero; the denominator is positive. */
    private static long divide(long numerator, long denominator) {
        long quotient = numerator / denominator;
        long rest = numerator - quotient * denominator;
        long size = rest < 0 ? -rest : rest;
        return size >= denominator - size ? quotient + (numerator < 0 ? -1 : 1) : quotient;
    }

    /** Ratios to four decimals; 0 where there is none. */
    private long[] ratios(Item item) {
        long[] numerators = columns.values(item);
        long[] denominators = columns.denominators(item);
        long[] ratios = new long[numerators.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = denominators[i] == 0 ? 0 : divide(numerators[i] * 10_000, denominators[i]);
        }
        return ratios;
    }

    private void a1(long[] ratio, long[] out) {
        for (int i = 0; i < out.length; i++) {
            long r = ratio[i];
            if (r < 6000) {
                out[i] = 0;
            } else if (r < 7800) {
                out[i] = divide(330 * (r - 6000), 1800);
            } else if (r < 9500) {
                out[i] = divide(330 * 1700 + 270 * (r - 7800), 1700);
            } else {
                out[i] = 600;
            }
        }
    }

    private void a2(long[] out) {
        long[] x = columns.values(Item.A2);
        long[] bounds = columns.bounds(Item.A2);
        long width = bounds[1] - bounds[0];
        for (int i = 0; i < out.length; i++) {
            out[i] = width == 0 ? 600 : divide(3_600_000 + 240 * divide((x[i] - bounds[0]) * 10_000, width), 10_000);
        }
    }

    private void a3(long[] out) {
        long[] x = columns.values(Item.A3);
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, 600 - 5 * Math.max(0, 970 - x[i]));
        }
    }

    private void a4(long[] out) {
        long[] numerators = columns.values(Item.A4);
        long[] denominators = columns.denominators(Item.A4);
        byte[] status = columns.statuses(Item.A4);
        for (int i = 0; i < out.length; i++) {
            if (status[i] == OK) {
                long ratio = Math.min(divide(numerators[i] * 10_000, denominators[i]), 10_000);
                out[i] = divide(6 * ratio, 100);
            } else {
                out[i] = NONE;
            }
        }
    }

    private void a5(long[] out) {
        long[] x = columns.values(Item.A5);
        byte[] status = columns.statuses(Item.A5);
        for (int i = 0; i < out.length; i++) {
            out[i] = status[i] == OK ? divide(6 * Math.min(divide(x[i] * 10_000, 12), 10_000), 100) : 0;
        }
    }

    private void b1(long[] out) {
        long[] x = columns.values(Item.B1);
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] <= 0 ? 500 : x[i] <= 2 ? 300 : 0;
        }
    }

    private void b2(long[] out) {
        long[] x = columns.values(Item.B2);
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] >= 1000 ? 500 : 0;
        }
    }

    private void b3(long[] out) {
        long[] x = columns.values(Item.B3);
        byte[] status = columns.statuses(Item.B3);
        for (int i = 0; i < out.length; i++) {
            long distance = x[i] - 10;
            long change = distance > 0 ? Math.min(20 * distance, 100) : 50 * distance;
            out[i] = status[i] == OK ? Math.max(0, 500 + change) : NONE;
        }
    }

    private void b4(long[] out) {
        long[] x = columns.values(Item.B4);
        byte[] status = columns.statuses(Item.B4);
        for (int i = 0; i < out.length; i++) {
            out[i] = status[i] == OK ? divide(5 * Math.min(divide(x[i] * 10_000, 800), 11_000), 100) : 0;
        }
    }

    private void b5(long[] out) {
        int[] ranks = Standings.ranksOf(columns.values(Item.B5), columns.statuses(Item.B5));
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(100, 500 - 5L * (ranks[i] - 1));
        }
    }

    private void d1(long[] out) {
        long[] x = columns.values(Item.D1);
        for (int i = 0; i < out.length; i++) {
            out[i] = divide(5 * Math.min(divide(x[i] * 10_000, 500), 10_000), 100);
        }
    }

    private void d2(long[] out) {
        long[] x = columns.values(Item.D2);
        byte[] status = columns.statuses(Item.D2);
        long[] bounds = columns.bounds(Item.D2);
        long width = bounds[1] - bounds[0];
        for (int i = 0; i < out.length; i++) {
            if (status[i] == MISSING || x[i] < 0) {
                out[i] = 0;
            } else if (width == 0) {
                out[i] = 500;
            } else {
                out[i] = divide(3_000_000 + 200 * divide((x[i] - bounds[0]) * 10_000, width), 10_000);
            }
        }
    }

    private void d3(long[] out) {
        long[] x = columns.values(Item.D3);
        for (int i = 0; i < out.length; i++) {
            long each = x[i];
            if (each < 300) {
                out[i] = divide(200 * each, 300);
            } else if (each < 700) {
                out[i] = divide(200 * 400 + 200 * (each - 300), 400);
            } else if (each < 1300) {
                out[i] = divide(400 * 600 + 100 * (each - 700), 600);
            } else {
                out[i] = 500;
            }
        }
    }

    private void d4(long[] ratio, long[] out) {
        byte[] status = columns.statuses(Item.D4);
        for (int i = 0; i < out.length; i++) {
            long r = ratio[i];
            out[i] = status[i] != OK ? NONE : r >= 9500 ? 500 : r >= 9000 ? 400 : r >= 8000 ? 300 : 0;
        }
    }

    private void d5(long[] out) {
        long[] numerators = columns.values(Item.D5);
        long[] denominators = columns.denominators(Item.D5);
        byte[] status = columns.statuses(Item.D5);
        for (int i = 0; i < out.length; i++) {
            if (status[i] == OK) {
                long ratio = Math.min(divide(numerators[i] * 100_000, denominators[i] * 9), 10_000);
                out[i] = divide(5 * ratio, 100);
            } else {
                out[i] = NONE;
            }
        }
    }

    private void e1(long[] out) {
        long[] x = columns.values(Item.E1);
        byte[] status = columns.statuses(Item.E1);
        int[] ranks = Standings.ranksOf(x, status);
        for (int i = 0; i < out.length; i++) {
            if (status[i] == OK) {
                long ratio = Math.min(divide(x[i] * 10_000, 5000), 10_000);
                out[i] = divide(240 * ratio + 16_000 * Math.max(20, 101L - ranks[i]), 10_000);
            } else {
                out[i] = 0;
            }
        }
    }

    private void e2(long[] out) {
        long[] x = columns.values(Item.E2);
        byte[] status = columns.statuses(Item.E2);
        for (int i = 0; i < out.length; i++) {
            long distance = x[i] - 600;
            long change = distance > 0 ? Math.min(10 * (distance / 10), 50) : -30 * (-distance / 10);
            out[i] = status[i] == OK ? Math.max(0, 400 + change) : NONE;
        }
    }

    private void e3(long[] out) {
        long[] x = columns.values(Item.E3);
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] <= 3 ? 400 : 200;
        }
    }

    private void e4(long[] out) {
        long[] x = columns.values(Item.E4);
        for (int i = 0; i < out.length; i++) {
            long position = Math.min(Math.max(divide((x[i] - 200) * 10_000, 700), 0), 10_000);
            out[i] = divide(2_400_000 + 160 * position, 10_000);
        }
    }

    private void e5(long[] out) {
        long[] x = columns.values(Item.E5);
        for (int i = 0; i < out.length; i++) {
            out[i] = divide(4 * Math.min(divide(x[i] * 10_000, 12), 12_000), 100);
        }
    }

    /** Sum of the lines that apply, scaled up to the component's full marks where some do not. */
    private long[] component(long[][] lines, int first, int points) {
        long[] out = new long[columns.size()];
        for (int i = 0; i < out.length; i++) {
            long sum = 0;
            int applying = 0;
            for (int k = first; k < first + PARTS; k++) {
                long line = lines[k][i];
                if (line != NONE) {
                    sum += line;
                    applying++;
                }
            }
            out[i] = applying == PARTS ? sum : divide(sum * PARTS * points, (long) applying * points);
        }
        return out;
    }

    private void limitByThree(long[][] lines, long[][] components, long[] totals, long[] ratioA1, byte[] limits) {
        for (int i = 0; i < limits.length; i++) {
            byte limit = 0;
            if (ratioA1[i] < 7000) {
                limit = GOOD;
            }
            if (lines[2][i] < 200 && totals[i] >= 7000) {
                limit = GOOD;
            }
            if (components[1][i] < 1200) {
                limit = FAIR;
            }
            limits[i] = limit;
        }
    }

    private void limitByTheOthers(long[][] lines, long[][] components, long[] totals, long[] ratioD4, byte[] limits) {
        long[] a2 = columns.values(Item.A2);
        long[] a4 = columns.values(Item.A4);
        long[] a4Of = columns.denominators(Item.A4);
        long[] a5 = columns.values(Item.A5);
        long[] b1 = columns.values(Item.B1);
        long[] d1 = columns.values(Item.D1);
        long[] d2 = columns.values(Item.D2);
        long[] d3 = columns.values(Item.D3);
        long[] d5 = columns.values(Item.D5);
        long[] d5Of = columns.denominators(Item.D5);
        long[] e3 = columns.values(Item.E3);
        long[] e4 = columns.values(Item.E4);
        byte[] hasA4 = columns.statuses(Item.A4);
        byte[] hasA5 = columns.statuses(Item.A5);
        byte[] hasD2 = columns.statuses(Item.D2);
        byte[] hasD4 = columns.statuses(Item.D4);
        byte[] hasD5 = columns.statuses(Item.D5);
        for (int i = 0; i < limits.length; i++) {
            boolean good = limits[i] >= GOOD;
            boolean fair = limits[i] >= FAIR;
            if (lines[3][i] != NONE && lines[3][i] < 350) {
                good = true;
            }
            if (lines[4][i] < 250) {
                good = true;
            }
            if (b1[i] > 4) {
                fair = true;
            }
            if (lines[6][i] == 0 && components[0][i] < 2400) {
                good = true;
            }
            if (lines[7][i] != NONE && lines[7][i] < 160) {
                good = true;
            }
            if (hasD2[i] == OK && d2[i] < -800) {
                fair = true;
            }
            if (hasD4[i] == OK && ratioD4[i] < 5500) {
                fair = true;
            }
            if ((hasD5[i] == OK && divide(d5[i] * 10_000, d5Of[i]) < 5000) || (hasD4[i] == OK && ratioD4[i] < 5200)) {
                fair = true;
            }
            if (e3[i] > 8) {
                good = true;
            }
            if (lines[16][i] != NONE && lines[16][i] < 100) {
                good = true;
            }
            if (e4[i] < 250) {
                good = true;
            }
            if (components[0][i] < 1800) {
                fair = true;
            }
            if (components[2][i] < 1000) {
                fair = true;
            }
            if (components[3][i] < 900) {
                fair = true;
            }
            if (d1[i] < 200) {
                good = true;
            }
            if (d3[i] < 50) {
                good = true;
            }
            if (lines[1][i] < 440 && lines[2][i] < 400) {
                good = true;
            }
            if (lines[8][i] < 240) {
                good = true;
            }
            if (lines[9][i] <= 100 && totals[i] >= 8000 && lines[0][i] < 360) {
                good = true;
            }
            if (lines[15][i] < 120) {
                good = true;
            }
            if (lines[19][i] <= 33) {
                fair = true;
            }
            if (totals[i] >= 7500 && components[0][i] < 2350) {
                good = true;
            }
            if (components[0][i] + components[1][i] < 3000) {
                fair = true;
            }
            if (lines[0][i] < 120 || (hasA4[i] == OK && divide(a4[i] * 10_000, a4Of[i]) < 4800)) {
                fair = true;
            }
            if (lines[10][i] < 250 && lines[11][i] < 360) {
                good = true;
            }
            if (hasA5[i] == OK && a5[i] < 2) {
                fair = true;
            }
            if (a2[i] < 620 && e4[i] < 400) {
                fair = true;
            }
            limits[i] = fair ? FAIR : good ? GOOD : 0;
        }
    }
}
