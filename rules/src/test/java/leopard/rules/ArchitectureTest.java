package leopard.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What depends on what: rules on the engine, and YAML and Drools each behind one package. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard.rules");

    @Test
    void there_are_classes_to_look_at() {
        assertThat(CLASSES.size()).isGreaterThan(20);
        for (String name : List.of("scheme", "drools", "fact", "review")) {
            assertThat(CLASSES.containPackage("leopard.rules." + name)).as(name).isTrue();
        }
    }

    @Test
    void only_the_scheme_reader_sees_yaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("leopard.rules.scheme..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void only_the_compilation_sees_drools() {
        noClasses()
                .that()
                .resideOutsideOfPackage("leopard.rules.drools..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(CLASSES);
    }

    @Test
    void reading_a_scheme_and_compiling_it_know_nothing_of_each_other() {
        noClasses()
                .that()
                .resideInAPackage("leopard.rules.scheme..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("leopard.rules.drools..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("leopard.rules.drools..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("leopard.rules.scheme..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void a_review_looks_at_the_scheme_and_not_at_how_it_was_written_or_is_compiled() {
        noClasses()
                .that()
                .resideInAPackage("leopard.rules.review..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("leopard.rules.scheme..", "leopard.rules.drools..", "leopard.rules.fact..")
                .check(CLASSES);
    }

    @Test
    void facts_know_nothing_of_those_who_make_them() {
        noClasses()
                .that()
                .resideInAPackage("leopard.rules.fact..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("leopard.rules.scheme..", "leopard.rules.drools..", "leopard.rules.review..")
                .check(CLASSES);
    }

    @Test
    void rules_stand_on_the_engine_and_on_nothing_else_of_leopard() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "leopard.run..",
                        "leopard.plugin..",
                        "leopard.source..",
                        "leopard.cli..",
                        "leopard.benchmarks..",
                        "io.vertx..",
                        "java.sql..",
                        "javax.sql..")
                .check(CLASSES);
    }
}
