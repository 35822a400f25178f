package dev.caravan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the packages (design, 3.4). */
@AnalyzeClasses(packages = "dev.caravan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_core_knows_the_jdk_only =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.caravan.tree..",
                            "dev.caravan.look..",
                            "dev.caravan.plan..",
                            "dev.caravan.cause..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.caravan.tree..",
                            "dev.caravan.look..",
                            "dev.caravan.plan..",
                            "dev.caravan.cause..");

    @ArchTest
    static final ArchRule only_the_component_and_the_composition_know_camel =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.caravan.open115", "dev.caravan.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule the_simulator_is_a_twin_of_115_and_not_of_our_client =
            noClasses()
                    .that()
                    .resideInAPackage("dev.caravan.simulator..")
                    .should()
                    .dependOnClassesThat(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "are Caravan's own, outside the simulator",
                                    type ->
                                            type.getPackageName().startsWith("dev.caravan")
                                                    && !type.getPackageName()
                                                            .startsWith("dev.caravan.simulator")));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.caravan.(**)").should().beFreeOfCycles();
}
