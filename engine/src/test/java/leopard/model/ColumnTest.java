package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static byte[] ok(int n) {
        return new byte[n];
    }

    @Test
    void short_figures_stand_in_longs_at_one_scale() {
        @Nullable Rational[] values = {Rational.of(Decimal.of("1.50")), null, Rational.of(Decimal.of("-0.125"))};
        Column column = Column.ofExact(values, new byte[] {0, (byte) DataStatus.MISSING.ordinal(), 0});
        Column.Fixed fixed = column.values();
        assertThat(fixed).isNotNull();
        if (fixed != null) {
            assertThat(fixed.unscaled()).containsExactly(1500, 0, -125);
            assertThat(fixed.scale()).isEqualTo(3);
            assertThat(fixed.magnitude()).isEqualTo(1500);
            assertThat(fixed.get(0)).hasToString("1.50");
            assertThat(fixed.get(2)).hasToString("-0.125");
        }
        assertThat(column.status(1)).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void thirds_stay_thirds() {
        @Nullable Rational[] values = {Rational.of(Decimal.ONE, Decimal.of(3)), Rational.ONE};
        Column column = Column.ofExact(values, ok(2));
        assertThat(column.values()).isNull();
        assertThat(column.exact(0)).hasToString("1/3");
    }

    @Test
    void which_form_a_column_has_never_shows_in_its_values() {
        long seed = 3L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            int n = random.nextInt(1, 6);
            @Nullable Rational[] values = new Rational[n];
            for (int i = 0; i < n; i++) {
                Rational value = Rational.of(Decimal.of(random.nextLong() >> random.nextInt(64), random.nextInt(25)));
                values[i] = random.nextInt(5) == 0 ? value.over(Rational.of(random.nextInt(1, 20))) : value;
            }
            Column column = Column.ofExact(values, ok(n));
            for (int i = 0; i < n; i++) {
                assertThat(column.exact(i)).as("seed %s, round %s", seed, round).isEqualTo(values[i]);
            }
        }
    }

    @Test
    void an_empty_column_says_why() {
        Column column = Column.empty(3, DataStatus.NOT_APPLICABLE);
        assertThat(column.size()).isEqualTo(3);
        assertThat(column.status(2)).isEqualTo(DataStatus.NOT_APPLICABLE);
    }
}
