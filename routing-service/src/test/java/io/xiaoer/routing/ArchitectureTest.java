package io.xiaoer.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.xiaoer.routing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule CORE_IS_PURE =
      classes()
          .that()
          .resideInAPackage("..routing.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.xiaoer.contracts..", "io.xiaoer.routing.core..", "org.jspecify..")
          .because("the rules must be read, tested and replayed without any framework");

  @ArchTest
  static final ArchRule CORE_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("..routing.core..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .because("the same commands must give the same decisions, byte for byte");

  @ArchTest
  static final ArchRule STREAMS_KNOW_NO_SOCKETS =
      noClasses()
          .that()
          .resideInAnyPackage("..routing.streams..", "..routing.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..routing.ws..", "..routing.http..")
          .because("the owner of desks works whether or not anybody is connected");
}
