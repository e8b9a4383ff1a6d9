package leopard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the engine; the reading order is also the order of what may import what. */
class ArchitectureTest {

    private static final List<String> READING_ORDER =
            List.of("model", "scheme", "spi", "intake", "rank", "score", "award", "watch", "rule", "plugin", "run");

    private static final int CLASSES_AT_LEAST = 170;

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard");

    private static String packageOf(String name) {
        return "leopard." + name + "..";
    }

    @Test
    void the_rules_look_at_the_whole_engine() {
        assertThat(ENGINE.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
        for (String name : READING_ORDER) {
            assertThat(ENGINE.that(resideInAPackage(packageOf(name)))).as(name).isNotEmpty();
        }
    }

    @Test
    void each_package_imports_only_those_before_it() {
        for (int i = 0; i + 1 < READING_ORDER.size(); i++) {
            String[] later = READING_ORDER.subList(i + 1, READING_ORDER.size()).stream()
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(READING_ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(ENGINE);
        }
    }

    @Test
    void every_class_is_in_a_package_of_the_reading_order() {
        classes()
                .should()
                .resideInAnyPackage(
                        READING_ORDER.stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
                .check(ENGINE);
    }

    @Test
    void the_engine_needs_nothing_but_the_jdk_and_two_small_libraries() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("leopard..", "java..", "org.jspecify..", "org.slf4j.."))
                .check(ENGINE);
    }

    @Test
    void no_floating_point_stands_in_the_nouns_and_in_schemes() {
        noClasses()
                .that()
                .resideInAnyPackage("leopard.model..", "leopard.scheme..", "leopard.rank..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Double")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Float")
                .check(ENGINE);
    }
}
