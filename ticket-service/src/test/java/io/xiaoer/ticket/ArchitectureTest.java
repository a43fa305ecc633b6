package io.xiaoer.ticket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.xiaoer.ticket", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theCoreIsPure =
      classes()
          .that()
          .resideInAPackage("..core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.nio.charset..",
              "org.jspecify..",
              "io.xiaoer.contracts..",
              "io.xiaoer.ticket.core..")
          .because("the rules are values in, values out, and are tested without any server");

  @ArchTest
  static final ArchRule theCoreReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("..core..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .because("time and randomness come in from the shell, so that replay decides the same");

  @ArchTest
  static final ArchRule theStoreKnowsNoTopic =
      noClasses()
          .that()
          .resideInAPackage("..mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..kafka..", "..http..", "org.apache.kafka..")
          .because("each edge translates to the core and none to another edge");

  @ArchTest
  static final ArchRule peopleAreAnsweredFromTheStoreAlone =
      noClasses()
          .that()
          .resideInAPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..ticket.kafka..", "org.apache.kafka..")
          .because("a read never writes to a topic, which only the owner loop does");
}
