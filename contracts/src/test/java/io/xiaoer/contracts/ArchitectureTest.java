package io.xiaoer.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.xiaoer.contracts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule CONTRACTS_DO_NO_INPUT_OR_OUTPUT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
          .because("the language is values; services do the talking");

  @ArchTest
  static final ArchRule ONLY_KAFKAS_RECORDS_ARE_KNOWN_HERE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.xiaoer.contracts..",
              "com.fasterxml.jackson..",
              "com.google.crypto.tink..",
              "com.github.benmanes.caffeine.cache..",
              "org.jspecify..",
              "org.apache.kafka.clients.producer..",
              "org.apache.kafka.clients.consumer..",
              "org.apache.kafka.common.header..")
          .because("whoever speaks the language needs no framework for it");
}
