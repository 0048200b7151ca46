package dev.zplan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the house: who may know whom, and who may touch the world. */
class ArchitectureTest {
    private static final String ROOT = "dev.zplan";

    /** For each package the others that it may know of; its own subpackages go without saying. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            entry("kdl", Set.of()),
            entry("diagnostic", Set.of()),
            entry("resource", Set.of("diagnostic")),
            entry("spec", Set.of("kdl", "diagnostic", "resource")),
            entry("module", Set.of("diagnostic", "resource", "spec")),
            entry("zone", Set.of("diagnostic", "resource", "spec", "module")),
            entry("sim", Set.of("resource")),
            entry("host", Set.of("diagnostic", "resource", "module", "sim")),
            entry("registry", Set.of("kdl", "diagnostic", "resource")),
            entry("author", Set.of("kdl", "diagnostic", "resource", "spec", "module", "zone")),
            entry("convert", Set.of("kdl", "diagnostic", "resource", "spec", "module", "zone", "author")),
            entry("workspace", Set.of("diagnostic", "resource", "spec", "module", "zone")),
            entry("plan", Set.of("diagnostic", "resource", "spec", "module", "zone", "registry", "workspace")),
            entry("policy", Set.of("diagnostic", "resource", "spec", "module", "zone", "workspace", "plan")),
            entry("apply", Set.of("diagnostic", "resource", "module", "zone", "host", "registry", "plan")),
            entry("report", Set.of("diagnostic", "resource", "module", "zone", "plan", "apply")),
            entry("manual", Set.of("diagnostic", "resource", "spec", "module", "zone", "workspace", "plan", "policy")),
            entry(
                    "cli",
                    Set.of(
                            "kdl",
                            "diagnostic",
                            "resource",
                            "spec",
                            "module",
                            "zone",
                            "sim",
                            "host",
                            "registry",
                            "author",
                            "convert",
                            "workspace",
                            "plan",
                            "policy",
                            "apply",
                            "report",
                            "manual")),
            entry("dist", Set.of("manual", "cli")));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = MAIN.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.", 3)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_KNOW.keySet()).containsAll(packages);
    }

    static Stream<String> packages() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void knowsOnlyWhatItMay(String name) {
        String[] others = packages()
                .filter(other -> !other.equals(name) && !MAY_KNOW.get(name).contains(other))
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyTheCommandLineTouchesTheConsoleAndEndsTheProcess() {
        ArchRule rule = noClasses()
                .that(resideOutside("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
        rule.check(MAIN);
    }

    /** But for the FIFOs of a served simulated host, which Java cannot make, and for the size of the terminal, which it cannot ask for. */
    @Test
    void onlyHostsStartProcesses() {
        noClasses()
                .that(resideOutside("host"))
                .and()
                .doNotHaveSimpleName("Spool")
                .and()
                .doNotHaveSimpleName("TerminalSize")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(describe(
                        "starts a process",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getName().equals("exec")))
                .check(MAIN);
    }

    /** But for a saved plan, which is a file. */
    @Test
    void planningTouchesNoFilesAndNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(within("plan"), within("zone"), within("resource"), within("diagnostic"))
                .and()
                .doNotHaveSimpleName("PlanFile")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.io.File.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(MAIN);
    }

    @Test
    void nobodySleepsOrUsesTheOldDates() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(MAIN);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and(not(describe(
                        "synthetic", (JavaField field) -> field.getModifiers().contains(JavaModifier.SYNTHETIC))))
                .should()
                .beFinal()
                .check(MAIN);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(it -> assertThat(it.tryGetPackageInfo())
                        .as(it.getName())
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue()));
    }

    private static String within(String name) {
        return ROOT + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> resideOutside(String name) {
        return not(resideInAnyPackage(within(name)));
    }
}
