package io.github.affectj;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.SciJavaPlugin;
import org.scijava.widget.InputWidget;

/**
 * Holds the map of the house: who may use whom, and where ImageJ, windows and networks may be
 * touched. A new package needs a line in {@code packages.txt}.
 */
final class ArchitectureTest {
    private static final String ROOT = "io.github.affectj";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_LINES = 300;

    /** Layers of networks read better in one piece. */
    private static final int MOST_LINES_OF_A_BLOCK = 400;

    private static final int MOST_LINES_OF_A_COMMAND = 150;

    /** Our packages, each with our other packages that it may use. A room is a package too. */
    private static final Map<String, Set<String>> MAY_USE = mayUse();

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    private static Map<String, Set<String>> mayUse() {
        try (InputStream map = ArchitectureTest.class.getResourceAsStream("packages.txt")) {
            String text = new String(map.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("\\n +", " ")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(
                            Collectors.toMap(
                                    line -> line[0],
                                    line ->
                                            Set.of(
                                                    line[1].isBlank()
                                                            ? new String[0]
                                                            : line[1].strip().split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> packages() {
        return new TreeSet<>(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyWhatItMay(String name) {
        String[] allowed =
                Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
                        .map(p -> ROOT + "." + p)
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed).or(not(resideInAPackage(ROOT + ".."))))
                .because("arrows of the architecture never point back")
                .check(HOUSE);
    }

    @Test
    void everyPackageHasItsLine() {
        Set<String> found =
                HOUSE.stream()
                        .map(c -> c.getPackageName().substring(ROOT.length() + 1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(packages(), found);
    }

    @Test
    void noCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void architecturesAreFoundByIndexOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".model.arch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".model.arch..")
                .check(HOUSE);
    }

    @Test
    void commandsLiveInCommands() {
        classes()
                .that()
                .areAssignableTo(Command.class)
                .and()
                .areAnnotatedWith(Plugin.class)
                .should()
                .resideInAPackage(ROOT + ".commands")
                .check(HOUSE);
        classes()
                .that()
                .areAnnotatedWith(Plugin.class)
                .and()
                .areAssignableTo(Command.class)
                .should()
                .haveSimpleNameEndingWith("Command")
                .check(HOUSE);
    }

    @Test
    void windowsAndImageJStayAtTheRim() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("media", "overlay", "commands", "ij1", "ui"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ij..", "java.awt..", "javax.swing..")
                .because("a GUI is never needed to compute")
                .check(HOUSE);
    }

    @Test
    void networksStayWhereTheyAre() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("model", "explain", "training", "features.visual"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(HOUSE);
    }

    @Test
    void gradientsPassNoNumberThatIsGone() {
        noClasses()
                .should()
                .callMethod(NDArray.class, "mul", Number.class)
                .orShould()
                .callMethod(NDArray.class, "div", Number.class)
                .orShould()
                .callMethod(NDArray.class, "pow", Number.class)
                .because("DJL frees the number's array before the way back, see Scalars")
                .check(HOUSE);
    }

    @Test
    void noMutableStaticState() throws ReflectiveOperationException {
        fields().that().areStatic().should().beFinal().check(HOUSE);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(
                        JavaClass.Predicates.assignableTo(ThreadLocal.class)
                                .or(resideInAnyPackage("java.util.concurrent.atomic..")))
                .allowEmptyShould(true)
                .check(HOUSE);
        for (JavaClass c : HOUSE) {
            for (JavaField field : c.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC)
                        && (field.getRawType().isAssignableTo(Collection.class)
                                || field.getRawType().isAssignableTo(Map.class))) {
                    Field reflected = field.reflect();
                    reflected.setAccessible(true);
                    String type = reflected.get(null).getClass().getName();
                    assertEquals(
                            "java.util.ImmutableCollections",
                            type.replaceFirst("\\$.*", ""),
                            field.getFullName() + " can be changed: it is a " + type);
                }
            }
        }
    }

    /**
     * Only the launcher speaks: before there is an ImageJ with a log, and in a headless run, whose
     * output is the standard output.
     */
    @Test
    void nobodyPrints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".ij1.Launcher")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".ij1.HeadlessMacro")
                .should(ACCESS_STANDARD_STREAMS)
                .check(HOUSE);
    }

    /** One place that knows what may not stand in a cell. */
    @Test
    void tablesAreWrittenInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".base.CsvWriter")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.commons.csv.CSVPrinter")
                .because("base.CsvWriter keeps formulas out of the cells")
                .check(HOUSE);
    }

    @Test
    void extensionsAreStateless() {
        noFields()
                .that()
                .areNotStatic()
                .should()
                .beDeclaredInClassesThat(
                        JavaClass.Predicates.assignableTo(SciJavaPlugin.class)
                                .and(not(JavaClass.Predicates.assignableTo(Command.class)))
                                // A field of a dialog, made for one dialog.
                                .and(not(JavaClass.Predicates.assignableTo(InputWidget.class)))
                                // Not an extension, but one of them under another key.
                                .and(not(JavaClass.Predicates.simpleName("FormerArchitecture"))))
                .because("what runs is made by them and closed after use")
                .check(HOUSE);
    }

    @Test
    void filesAreShort() throws IOException {
        Path blocks = Path.of("model", "arch", "blocks");
        assertEquals(List.of(), longer(path -> !path.getParent().endsWith(blocks), MOST_LINES));
        assertEquals(List.of(), longer(path -> true, MOST_LINES_OF_A_BLOCK));
        assertEquals(
                List.of(),
                longer(
                        path -> path.getFileName().toString().endsWith("Command.java"),
                        MOST_LINES_OF_A_COMMAND));
    }

    @Test
    void everyPackageTellsWhatItIsFor() throws IOException {
        List<Path> folders = files(path -> true).stream().map(Path::getParent).distinct().toList();
        assertFalse(folders.isEmpty());
        assertEquals(
                List.of(),
                folders.stream()
                        .filter(f -> !Files.isRegularFile(f.resolve("package-info.java")))
                        .toList());
    }

    private static String[] in(String... names) {
        return Stream.of(names).map(n -> ROOT + "." + n + "..").toArray(String[]::new);
    }

    private static List<String> longer(Predicate<Path> which, int most) throws IOException {
        List<Path> files = files(which);
        assertFalse(files.isEmpty());
        return files.stream()
                .filter(f -> lines(f) > most)
                .map(f -> f + ": " + lines(f) + " lines")
                .toList();
    }

    private static List<Path> files(Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java")).filter(which).toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
