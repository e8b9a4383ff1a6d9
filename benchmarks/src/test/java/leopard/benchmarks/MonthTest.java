package leopard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MonthTest {

    private static final int FEW = 300;

    @Test
    void all_variants_agree_to_the_last_digit() {
        for (int conditions : new int[] {3, 30}) {
            try (Variants variants = new Variants(FEW, conditions)) {
                assertThatCode(variants::requireAgreement).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void one_digit_is_a_difference_that_is_named() {
        MonthColumns columns = new MonthColumns(FEW);
        MonthResult one = new HandWritten(columns, 30).score();
        MonthResult other = new HandWritten(columns, 30).score();
        assertThat(one.firstDifference(other)).isNull();
        other.lines()[Item.A5.ordinal()][17]++;
        assertThat(one.firstDifference(other)).contains("A5").contains(MonthColumns.unitId(17));
    }

    @Test
    void more_red_lines_limit_more_grades() {
        MonthColumns columns = new MonthColumns(5000);
        MonthResult three = new HandWritten(columns, 3).score();
        MonthResult thirty = new HandWritten(columns, 30).score();
        assertThat(three.firstDifference(thirty)).contains("grade");
    }

    @Test
    void the_month_has_ties_gaps_and_every_grade() {
        MonthColumns columns = new MonthColumns(5000);
        MonthResult month = new HandWritten(columns, 30).score();
        assertThat(Arrays.stream(month.ranks()).distinct().count()).isLessThan(columns.size());
        assertThat(month.grades()).contains(0, 1, 2, 3);
        assertThat(Arrays.stream(month.grades()).filter(g -> g == 0).count()).isEqualTo(1500);
        assertThat(Arrays.stream(month.totals()).filter(t -> t >= 9000).count()).isGreaterThan(1500);
        assertThat(columns.statuses(Item.A4))
                .contains(MonthColumns.OK, MonthColumns.NOT_APPLICABLE, MonthColumns.ZERO_DENOMINATOR);
        assertThat(columns.statuses(Item.D2)).contains(MonthColumns.MISSING);
        assertThat(month.lines()[Item.D4.ordinal()]).contains(MonthResult.NONE);
        assertThat(month.awards()).extracting(MonthResult.Given::outcome).containsExactly("AWARDED", "NOTICE");
    }
}
