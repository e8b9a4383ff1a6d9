package leopard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import leopard.model.Claim;
import leopard.model.Indicator.Kind;
import leopard.model.Indicator.LinkKind;
import leopard.model.Lang;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever figures come in, the checks say the same in any order of rows and never fail. */
class DataChecksLawsTest {

    private static final List<String> FIGURES = List.of(
            "0",
            "0.0",
            "1",
            "1.00",
            "-1",
            "0.5",
            "-0.5",
            "2",
            "3.5",
            "50",
            "56.3",
            "83",
            "100",
            "-100",
            "-100.0",
            "-250",
            "0.000001",
            "99999999999999999999999999999.123456789",
            "-99999999999999999999999999999");

    private static Scene all() {
        Scene scene = new Scene();
        for (CheckRule.Kind kind : CheckRule.Kind.values()) {
            scene.check(kind, kind.ordinal() % 2 == 0);
        }
        return scene.economy()
                .linked("K", "位", Kind.RANK, LinkKind.RANK_OF, "V")
                .linked("T", "亿元", Kind.PLAN, LinkKind.TARGET_OF, "V")
                .ratio("R")
                .indicator("N", "个", Kind.COUNT);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20240630, -7, 987654321})
    void odd_figures_are_judged_alike_in_any_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int spoken = 0;
        for (int round = 0; round < 250; round++) {
            List<Consumer<Scene>> rows = rows(random);
            List<String> before = said(rows);
            Collections.shuffle(rows, new Random(random.nextLong()));
            assertThat(said(rows)).as("seed %s, round %s", seed, round).isEqualTo(before);
            spoken += before.size();
        }
        assertThat(spoken).isGreaterThan(250);
    }

    private static List<Consumer<Scene>> rows(SplittableRandom random) {
        List<Consumer<Scene>> rows = new ArrayList<>();
        for (String indicator : List.of("V", "G", "P", "K", "T", "N")) {
            for (Vintage vintage : Vintage.values()) {
                if (random.nextInt(4) > 0) {
                    String value = FIGURES.get(random.nextInt(FIGURES.size()));
                    boolean approx = random.nextInt(8) == 0;
                    rows.add(scene ->
                            scene.reading("甲", indicator, "2024-Q2", value, null, null, vintage, approx, null));
                }
            }
        }
        String printed = FIGURES.get(random.nextInt(FIGURES.size()));
        String numerator = FIGURES.get(random.nextInt(FIGURES.size()));
        String denominator = FIGURES.get(random.nextInt(FIGURES.size()));
        rows.add(scene -> scene.parts("R", printed, numerator, denominator));
        return rows;
    }

    private static List<String> said(List<Consumer<Scene>> rows) {
        Scene scene = all();
        rows.forEach(row -> row.accept(scene));
        scene.claim(Claim.Kind.COMMITMENT, "承诺", "V", "7")
                .claim(Claim.Kind.FULL_COVERAGE, "全覆盖", "R", null)
                .answer("ratio_vs_parts", "R", "2024-Q2", "1", "2", null);
        List<String> said = new ArrayList<>();
        for (Finding finding : scene.settle().findings()) {
            said.add(finding.check() + " " + finding.indicator() + " "
                    + finding.message().in(Lang.ZH) + " " + finding.message().in(Lang.EN));
        }
        return said;
    }
}
