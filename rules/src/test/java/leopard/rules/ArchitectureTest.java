package leopard.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What depends on what: rules on the engine, and YAML and Drools each behind one package. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard.rules");

    @Test
    void there_are_classes_to_look_at() {
        assertThat(CLASSES.size()).isGreaterThan(20);
        assertThat(CLASSES.containPackage("leopard.rules.scheme")).isTrue();
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
