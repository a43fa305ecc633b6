package io.xiaoer.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.xiaoer.bot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule CORE_IS_PURE =
      classes()
          .that()
          .resideInAPackage("io.xiaoer.bot.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.xiaoer.bot.core..", "io.xiaoer.contracts..", "java..", "org.jspecify..")
          .because("the rules must be testable without any framework, and readable alone");

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("io.xiaoer.bot.core..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class)
          .because("the same event must give the same commands whenever it is redelivered");

  @ArchTest
  static final ArchRule NOBODY_TRAINS_IN_SERVICE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.xiaoer.bot.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.xiaoer.bot.training..")
          .because("training is an offline command; the service only loads its result");

  @ArchTest
  static final ArchRule EDGES_MEET_IN_THE_SHELL_ONLY =
      noClasses()
          .that()
          .resideInAnyPackage("..bot.mongo..", "..bot.shop..", "..bot.nlu..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..bot.kafka..", "..bot.http..")
          .because("an edge translates; who calls whom is decided in one place");

  @ArchTest
  static final ArchRule CORE_HAS_NO_CYCLES =
      SlicesRuleDefinition.slices()
          .matching("io.xiaoer.bot.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a reader must be able to begin somewhere");
}
