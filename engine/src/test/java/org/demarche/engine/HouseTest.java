package org.demarche.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** Who may know whom in the engine, as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "org.demarche.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static void roomsKnowOnlyTheirNeighbours(JavaClasses classes) {
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("coder").definedBy("org.demarche.engine")
                .layer("intake").definedBy("org.demarche.engine.intake..")
                .layer("encoder").definedBy("org.demarche.engine.encoder..")
                .layer("language").definedBy("org.demarche.engine.language..")
                .layer("world").definedBy("org.demarche.engine.world..")
                .layer("coding").definedBy("org.demarche.engine.coding..")
                .layer("story").definedBy("org.demarche.engine.story..")
                .whereLayer("coder").mayNotBeAccessedByAnyLayer()
                .whereLayer("coding").mayOnlyBeAccessedByLayers("coder")
                .whereLayer("story").mayOnlyBeAccessedByLayers("coder")
                .whereLayer("world").mayOnlyBeAccessedByLayers("coding", "coder")
                .whereLayer("language").mayOnlyBeAccessedByLayers("world", "coding", "coder")
                .whereLayer("encoder").mayOnlyBeAccessedByLayers("language", "coding", "coder")
                .whereLayer("intake").mayOnlyBeAccessedByLayers("story", "coder")
                .check(classes);
    }

    @ArchTest
    static void theEngineKnowsNoCluster(JavaClasses classes) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .because("the engine runs in Spark, not on it").check(classes);
    }

    @ArchTest
    static void nothingPrintsOrAsksTheClock(JavaClasses classes) {
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.Instant.class, "now")
                .because("the same input gives the same bytes, and messages are the command line's").check(classes);
    }
}
