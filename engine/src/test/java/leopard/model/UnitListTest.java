package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitListTest {

    private static UnitList of(List<String> ids) {
        return UnitList.of(ids.stream()
                .map(id -> new Unit(id, id, "", "", null, null, null, true, Map.of()))
                .toList());
    }

    private static List<String> ids(UnitList units) {
        return units.asList().stream().map(Unit::id).toList();
    }

    @Test
    void units_stand_in_the_order_of_code_points_whatever_the_language() {
        assertThat(ids(of(List.of("ı", "i", "İ", "I", "一", "A", "z", "10", "9"))))
                .containsExactly("10", "9", "A", "I", "i", "z", "İ", "ı", "一");
    }

    @Test
    void a_rare_character_outside_the_first_plane_comes_after_all_of_it() {
        String rare = "\uD842\uDFB7"; // U+20BB7, whose two chars compare below U+FF21
        assertThat(ids(of(List.of(rare, "\uFF21", "\uE000", "\u5409", "\uFFFD"))))
                .containsExactly("\u5409", "\uE000", "\uFF21", "\uFFFD", rare);
        assertThat(UnitList.BY_CODE_POINT.compare("𠮷", "𠮸")).isNegative();
    }

    @Test
    void a_name_comes_before_the_longer_one_that_begins_with_it() {
        assertThat(UnitList.BY_CODE_POINT.compare("村", "村一")).isNegative();
        assertThat(UnitList.BY_CODE_POINT.compare("村", "村")).isZero();
        assertThat(UnitList.BY_CODE_POINT.compare("", "村")).isNegative();
    }

    @Test
    void the_order_is_that_of_the_code_points_one_by_one() {
        long seed = 11L;
        SplittableRandom random = new SplittableRandom(seed);
        Comparator<String> plain = (a, b) -> {
            int[] x = a.codePoints().toArray();
            int[] y = b.codePoints().toArray();
            return java.util.Arrays.compare(x, y);
        };
        int[] letters = {'a', 'b', 0x4E00, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF, 0x20BB7};
        for (int i = 0; i < 20_000; i++) {
            String a = word(random, letters);
            String b = word(random, letters);
            assertThat(Integer.signum(UnitList.BY_CODE_POINT.compare(a, b)))
                    .as("seed %s: '%s' '%s'", seed, a, b)
                    .isEqualTo(Integer.signum(plain.compare(a, b)));
        }
    }

    private static String word(SplittableRandom random, int[] letters) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    @Test
    void a_unit_is_found_by_its_id() {
        List<String> names = new ArrayList<>(List.of("丙", "甲", "乙"));
        UnitList units = of(names);
        for (int i = 0; i < units.size(); i++) {
            assertThat(units.indexOf(units.get(i).id())).isEqualTo(i);
        }
        assertThat(units.indexOf("丁")).isEqualTo(-1);
        assertThat(of(List.of()).size()).isZero();
    }
}
