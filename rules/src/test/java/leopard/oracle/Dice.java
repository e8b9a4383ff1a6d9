package leopard.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import leopard.model.Decimal;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Seeded choices, so that a failure can be thrown again. */
final class Dice {

    private static final List<RoundingMode> MODES = List.of(
            RoundingMode.HALF_UP,
            RoundingMode.HALF_UP,
            RoundingMode.HALF_EVEN,
            RoundingMode.HALF_DOWN,
            RoundingMode.UP,
            RoundingMode.DOWN,
            RoundingMode.CEILING,
            RoundingMode.FLOOR);

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Decimal decimal(String... choices) {
        return Decimal.of(of(choices));
    }

    /** One of the choices, or null. */
    @Nullable
    Decimal decimalOrNull(int chanceOfNull, String... choices) {
        return percent(chanceOfNull) ? null : decimal(choices);
    }

    /** Any number of that many digits with that many decimals. */
    Decimal digits(int digits, int scale) {
        long most = BigDecimal.TEN.pow(digits).longValueExact();
        return Decimal.of(random.nextLong(most), scale);
    }

    Rounding rounding(int leastScale, int mostScale) {
        return new Rounding(between(leastScale, mostScale), of(MODES));
    }

    /** All of them in another order. */
    <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }
}
