package io.xiaoer.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.xiaoer.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
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
              "org.jspecify..",
              "com.datadoghq.sketch..",
              "io.xiaoer.contracts..",
              "io.xiaoer.analytics.core..")
          .because(
              "a figure is a fold over events that can be recomputed anywhere; the sketch is a data"
                  + " structure without any I/O");

  @ArchTest
  static final ArchRule figuresKnowNoClock =
      noClasses()
          .that()
          .resideInAnyPackage("..core..", "..streams..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.lang.System.class, "currentTimeMillis")
          .because(
              "an event counts in the minute in which it happened, also when the log is re-read");

  @ArchTest
  static final ArchRule theStoreKnowsNoTopic =
      noClasses()
          .that()
          .resideInAPackage("..mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..streams..", "..http..", "org.apache.kafka..")
          .because("each edge translates to the core and none to another edge");

  @ArchTest
  static final ArchRule pagesReadTheStoreAlone =
      noClasses()
          .that()
          .resideInAPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..streams..", "org.apache.kafka..")
          .because("what people read survives a restart of the counting, and costs it nothing");
}
