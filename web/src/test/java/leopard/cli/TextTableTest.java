package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void chinese_characters_are_as_wide_as_two_letters() {
        assertThat(new TextTable()
                        .row("名次", "单位", "得分")
                        .row("1", "华林社区", "104.30")
                        .row("10", "A", "9.00")
                        .lines("  "))
                .containsExactly("  名次  单位      得分", "  1     华林社区  104.30", "  10    A         9.00");
    }

    @Test
    void empty_cells_at_the_end_leave_no_blanks() {
        assertThat(new TextTable().row("a", "").row("bb", "c").lines("")).containsExactly("a", "bb  c");
    }
}
