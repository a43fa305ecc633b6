package io.xiaoer.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
    packages = "io.xiaoer.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theCoreIsPure =
      classes()
          .that()
          .resideInAPackage("..gateway.core")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "io.xiaoer.contracts..", "io.xiaoer.gateway.core")
          .because("rules are values in, values out, and can be tested without anything running");

  @ArchTest
  static final ArchRule theCoreHasNoClockAndDrawsNoIds =
      noClasses()
          .that()
          .resideInAPackage("..gateway.core")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("the same command on the same state must give the same events");

  @ArchTest
  static final ArchRule theSequencerKnowsNoSockets =
      noClasses()
          .that()
          .resideInAnyPackage("..gateway.kafka", "..gateway.mongo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..gateway.ws", "..gateway.http")
          .because("the log must go on, whoever listens");

  @ArchTest
  static final ArchRule theStoreIsAnEdge =
      noClasses()
          .that()
          .resideInAPackage("..gateway.mongo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..gateway.kafka", "..gateway.fanout")
          .because("it translates to and from documents and decides nothing");

  @ArchTest
  static final ArchRule onlyTheStoreSpeaksToMongo =
      noClasses()
          .that()
          .resideOutsideOfPackages("..gateway.mongo", "io.xiaoer.gateway")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.mongodb.client..")
          .because("how conversations are laid out is known in one place");
}
