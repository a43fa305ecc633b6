package io.xiaoer.local.shop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.xiaoer.local.shop",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule coreIsPure =
      classes()
          .that()
          .resideInAPackage("..shop.core")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..shop.core", "..shop.model", "org.jspecify..")
          .because("the rules must be readable and testable without a server");

  @ArchTest
  static final ArchRule coreKnowsNoClock =
      noClasses()
          .that()
          .resideInAPackage("..shop.core")
          .should()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("the same moment must give the same answer");

  @ArchTest
  static final ArchRule modelIsRecordsOnly =
      classes()
          .that()
          .resideInAPackage("..shop.model")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "..shop.model", "org.jspecify..", "org.eclipse.microprofile.openapi..")
          .because("records carry data and its description, nothing else");
}
