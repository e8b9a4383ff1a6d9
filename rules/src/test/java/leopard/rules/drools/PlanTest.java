package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leopard.rule.RuleBook;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Curve PIECEWISE = new Curve.Piecewise(
            Curve.Scale.PERCENT,
            List.of(
                    new Curve.Piecewise.Point(d("70"), d("0")),
                    new Curve.Piecewise.Point(d("85"), d("0.6")),
                    new Curve.Piecewise.Point(d("95"), d("1"))),
            d("0"),
            null);

    @Test
    void a_criterion_of_villages_does_not_exist_for_offices() throws Exception {
        Scheme scheme = scheme().types("village", "office")
                .criterion("A1", "安全隐患整改率", "办法 2.1", "12", PIECEWISE, "village")
                .criterion("A2", "8.50", Schemes.value())
                .build();
        RuleBook book = DroolsCompiler.create().compile(scheme);
        assertThat(book.plan().of("office", "A1")).isNull();
        assertThat(book.plan().of("village", "A1")).isNotNull();
        assertThat(book.plan().of("office", "A2")).isNotNull();
        assertSame(scheme, book.plan());
    }

    @Test
    void the_text_shows_clause_title_marks_and_curve_above_each_rule() throws Exception {
        Scheme scheme =
                scheme().criterion("A1", "安全隐患整改率", "办法 2.1", "12", PIECEWISE).build();
        assertThat(DroolsCompiler.create().compile(scheme).text()).contains("""
                        // A1 安全隐患整改率 (办法 2.1)
                        // 12 分 · piecewise x in percent, 70→0, 85→0.6, 95→1, below 0
                        rule "plan A1 安全隐患整改率"
                        when
                            $it : TypedCriterion( criterion == "A1" )
                        then
                            plan.assign( $it, "12", "OK" );
                        end
                        """);
    }

    @Test
    void rules_decide_what_follows_from_the_scheme() throws Exception {
        DroolsCompiler compiler = DroolsCompiler.create();
        SplittableRandom random = new SplittableRandom(20240630);
        for (int i = 0; i < 6; i++) {
            Scheme scheme = random(random);
            assertSame(scheme, compiler.compile(scheme).plan());
        }
    }

    private static Scheme random(SplittableRandom random) {
        Schemes schemes = scheme();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            types.add("类型" + i);
        }
        schemes.types(types.toArray(String[]::new));
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            List<String> only =
                    types.stream().filter(t -> random.nextInt(3) == 0).toList();
            String points = random.nextInt(4) == 0 ? null : random.nextInt(30) + "." + (10 + random.nextInt(90));
            Curve curve = random.nextBoolean() ? PIECEWISE : Schemes.value();
            schemes.criterion("K" + i, points, curve, only.toArray(String[]::new));
        }
        return schemes.build();
    }

    private static void assertSame(Scheme scheme, Plan plan) {
        Plan direct = Plan.direct(scheme);
        for (String type : scheme.typesOrAny()) {
            for (Node.Criterion criterion : scheme.criteria()) {
                assertThat(plan.of(type, criterion.id()))
                        .as("%s for '%s'", criterion.id(), type)
                        .isEqualTo(direct.of(type, criterion.id()));
            }
        }
    }
}
