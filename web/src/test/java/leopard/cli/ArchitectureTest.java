package leopard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses imported = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard.cli");

    @Test
    void the_classes_are_there() {
        assertThat(imported.size()).isGreaterThan(35);
    }

    @Test
    void no_plugin_and_no_rule_engine_is_imported() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("leopard.source..", "org.drools..", "org.kie..", "org.snakeyaml..")
                .check(imported);
    }

    @Test
    void only_the_reading_of_a_case_knows_how_schemes_are_written_and_compiled() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("CaseFolder")
                .and()
                .haveSimpleNameNotStartingWith("CaseSources")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("leopard.rules.scheme..", "leopard.rules.drools..", "leopard.rules.fact..")
                .check(imported);
    }

    @Test
    void one_class_only_is_open_to_others() {
        assertThat(imported.stream()
                        .filter(each -> each.getEnclosingClass().isEmpty())
                        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(each -> each.getSimpleName()))
                .containsExactly("Leopard");
    }
}
