package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> COMMANDS = List.of("score", "explain", "check", "rules", "diff", "verify");

    @Test
    void a_swapped_a_missing_and_a_wrong_letter_are_understood() {
        assertThat(NearestName.among(COMMANDS, "socre")).isEqualTo("score");
        assertThat(NearestName.among(COMMANDS, "chek")).isEqualTo("check");
        assertThat(NearestName.among(COMMANDS, "verifi")).isEqualTo("verify");
    }

    @Test
    void upper_case_is_no_slip_even_where_a_language_has_other_ideas_about_i() {
        assertThat(NearestName.among(COMMANDS, "DIFF")).isEqualTo("diff");
    }

    @Test
    void one_wrong_character_of_a_chinese_name_is_understood() {
        assertThat(NearestName.among(List.of("东岱村", "凌家村", "邹傅村"), "东代村")).isEqualTo("东岱村");
    }

    @Test
    void a_name_that_is_like_nothing_gets_no_suggestion() {
        assertThat(NearestName.among(COMMANDS, "publish")).isNull();
        assertThat(NearestName.among(List.of("甲", "乙"), "丙")).isNull();
        assertThat(NearestName.among(List.of(), "score")).isNull();
        assertThat(NearestName.hint(COMMANDS, "publish").isEmpty()).isTrue();
    }

    @Test
    void of_two_equally_near_the_order_of_the_list_does_not_decide() {
        assertThat(NearestName.among(List.of("A2", "A1"), "A3")).isEqualTo("A1");
        assertThat(NearestName.among(List.of("A1", "A2"), "A3")).isEqualTo("A1");
    }
}
