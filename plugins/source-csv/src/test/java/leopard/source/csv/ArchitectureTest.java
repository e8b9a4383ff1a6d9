package leopard.source.csv;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard.source.csv");

    @Test
    void a_plugin_knows_the_interface_its_nouns_and_its_own_library() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "leopard.spi",
                        "leopard.model",
                        "leopard.source.csv",
                        "org.jspecify..",
                        "org.slf4j..",
                        "de.siegmar.fastcsv..")
                .check(PLUGIN);
    }

    @Test
    void five_classes_are_enough_for_a_plugin() {
        assertThat(PLUGIN.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CsvPlugin", "CsvFolder", "CsvText", "CsvRecords", "CsvTable", "package-info");
    }

    @Test
    void only_the_entry_point_is_public() {
        assertThat(PLUGIN.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactly("CsvPlugin");
    }
}
