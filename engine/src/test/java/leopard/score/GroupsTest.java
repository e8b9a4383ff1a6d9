package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import leopard.model.Unit;
import leopard.model.UnitList;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static Unit unit(String id, String group) {
        return new Unit(id, id, group, "", null, null, null, true, Map.of());
    }

    @Test
    void groups_stand_by_name_and_their_members_in_the_order_of_the_list() {
        Groups groups =
                Groups.of(UnitList.of(List.of(unit("d", "乙"), unit("a", "乙"), unit("c", "甲"), unit("b", ""))), "group");
        assertThat(groups.size()).isEqualTo(3);
        assertThat(List.of(groups.name(0), groups.name(1), groups.name(2))).containsExactly("", "乙", "甲");
        assertThat(groups.members(1)).containsExactly(0, 3);
        BitSet some = new BitSet();
        some.set(2, 4);
        assertThat(groups.members(1, some)).containsExactly(3);
        assertThat(groups.members(0, some)).isEmpty();
    }

    @Test
    void without_a_grouping_all_units_are_one_group() {
        Groups groups = Groups.of(UnitList.of(List.of(unit("a", "甲"), unit("b", "乙"))), null);
        assertThat(groups.size()).isEqualTo(1);
        assertThat(groups.members(0)).containsExactly(0, 1);
    }

    @Test
    void every_unit_is_a_member_of_its_group_and_of_no_other() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            units.add(unit("u" + i, "g" + i % 4500));
        }
        Groups groups = Groups.of(UnitList.of(units), "group");
        int members = 0;
        for (int g = 0; g < groups.size(); g++) {
            for (int unit : groups.members(g)) {
                assertThat(groups.of(unit)).isEqualTo(g);
                members++;
            }
        }
        assertThat(members).isEqualTo(9000);
    }
}
