package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void the_same_arguments_read_in_either_language() {
        Text text = Text.of("%s 缺报", "%s is missing", Text.of("甲", "A"));
        assertThat(text.in(Lang.ZH)).isEqualTo("甲 缺报");
        assertThat(text.in(Lang.EN)).isEqualTo("A is missing").isEqualTo(text.toString());
    }

    @Test
    void percent_signs_and_braces_in_names_mean_nothing() {
        assertThat(Text.same("100% %s {0}").in(Lang.ZH)).isEqualTo("100% %s {0}");
        assertThat(Text.join("% ", List.of(Text.same("a%"), Text.same("b"))).in(Lang.EN))
                .isEqualTo("a%% b");
        assertThat(Text.EMPTY.isEmpty()).isTrue();
        assertThat(Text.join("; ", List.of()).isEmpty()).isTrue();
    }

    @Test
    void numbers_look_the_same_in_every_locale() {
        assertThat(Text.of("%s", "%s", Decimal.of("1234.50"), 1_000_000).in(Lang.ZH))
                .isEqualTo("1234.50");
        assertThat(Text.of("%s%s", "%s%s", "I", "i").in(Lang.EN)).isEqualTo("Ii");
    }
}
