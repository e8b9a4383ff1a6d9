package leopard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HierarchyTest {

    @Test
    void the_engine_and_the_loops_agree_on_every_level() {
        try (Hierarchy hierarchy = new Hierarchy(500)) {
            assertThatCode(hierarchy::requireAgreement).doesNotThrowAnyException();
        }
    }

    @Test
    void one_digit_is_a_difference() {
        try (Hierarchy hierarchy = new Hierarchy(200)) {
            Hierarchy.Result one = hierarchy.handWritten();
            Hierarchy.Result other = hierarchy.handWritten();
            assertThat(one.sameAs(other)).isTrue();
            other.components[3][17]++;
            assertThat(one.sameAs(other)).isFalse();
        }
    }

    @Test
    void there_are_gaps_ties_and_whole_groups() {
        try (Hierarchy hierarchy = new Hierarchy(2000)) {
            Hierarchy.Result result = hierarchy.handWritten();
            assertThat(Arrays.stream(result.criteria[5])
                            .filter(s -> s == Long.MIN_VALUE)
                            .count())
                    .isPositive();
            assertThat(result.criteria[5]).contains(0L, 10_000L);
            assertThat(Arrays.stream(result.ranks).filter(r -> r == 1).count()).isGreaterThanOrEqualTo(40);
        }
    }
}
