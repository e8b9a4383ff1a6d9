package leopard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the engine; the reading order is also the order of what may import what. */
class ArchitectureTest {

    private static final List<String> READING_ORDER = List.of(
            "model", "scheme", "spi", "intake", "rank", "score", "award", "watch", "rule", "plugin", "run", "proof");

    private static final int CLASSES_AT_LEAST = 170;

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("leopard");

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private static final Pattern FLOATING_WORD =
            Pattern.compile("\\b([dD]ouble|[fF]loat|(as|to)Double\\w*|doubleValue|floatValue)\\b");

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

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

    /** Only kernels, and what chooses between longs and exact arithmetic, bound the size of numbers by floating point. */
    private static boolean isExact(String packageName, String type) {
        return !packageName.equals("leopard.score")
                || !type.matches("\\w*Kernel|Measured|LongRounding|ComponentScorer");
    }

    private static boolean isExact(JavaClass type) {
        String own = type.getName().substring(type.getPackageName().length() + 1);
        return isExact(type.getPackageName(), own.split("\\$", 2)[0]);
    }

    @Test
    void no_field_parameter_or_result_outside_the_kernels_is_floating_point() {
        assertThat(floating(true)).isEmpty();
        assertThat(floating(false)).isNotEmpty();
    }

    private static List<String> floating(boolean exact) {
        List<String> found = new ArrayList<>();
        for (JavaClass each : ENGINE.that(describe("exact", c -> isExact(c) == exact))) {
            List<JavaClass> types = new ArrayList<>();
            each.getFields().forEach(field -> types.add(field.getRawType()));
            each.getCodeUnits().forEach(code -> {
                types.add(code.getRawReturnType());
                types.addAll(code.getRawParameterTypes());
            });
            types.stream()
                    .filter(type ->
                            FLOATING.contains(type.getBaseComponentType().getName()))
                    .forEach(type -> found.add(each.getName() + ": " + type.getName()));
        }
        return found;
    }

    @Test
    void no_source_outside_the_kernels_has_a_floating_point_variable() throws IOException {
        Path root = Path.of("src", "main", "java");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(root)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Set<Boolean> kinds = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString().replace(".java", "");
            Path folder = root.relativize(source.resolveSibling(""));
            boolean exact = isExact(folder.toString().replace(File.separatorChar, '.'), name);
            kinds.add(exact);
            if (exact && FLOATING_WORD.matcher(code(Files.readString(source))).find()) {
                found.add(name);
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(true, false);
        assertThat(found).isEmpty();
        assertThat(FLOATING_WORD
                        .matcher(code("/* float */ var x = (double) 1;"))
                        .find())
                .isTrue();
    }

    private static String code(String source) {
        return COMMENT.matcher(source).replaceAll(" ");
    }
}
