package dev.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/** The picture of docs/architecture.md, held against the code. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> GENERATED =
      resideInAPackage("dev.slipway.jooq..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.slipway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatThePanelSpeaksStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.slipway.panel.virtfusion..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.slipway.panel.virtfusion..");

  @ArchTest
  static final ArchRule thePanelPortKnowsNoFeature =
      classes()
          .that()
          .resideInAPackage("dev.slipway.panel..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "dev.slipway.panel..",
                      "dev.slipway.address..",
                      "dev.slipway.error..",
                      "dev.slipway.settings..")
                  .or(DescribedPredicate.not(resideInAPackage("dev.slipway.."))));

  @ArchTest
  static final ArchRule whatPowerDnsSpeaksStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.slipway.dns.powerdns..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.slipway.dns.powerdns..");

  @ArchTest
  static final ArchRule theDnsPortKnowsNoFeature =
      classes()
          .that()
          .resideInAPackage("dev.slipway.dns..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "dev.slipway.dns..", "dev.slipway.address..", "dev.slipway.settings..")
                  .or(DescribedPredicate.not(resideInAPackage("dev.slipway.."))));

  @ArchTest
  static final ArchRule onlyTheResolverKnowsDnsjava =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.slipway.dns.resolver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.xbill..");

  @ArchTest
  static final ArchRule onlyTheClusterPortKnowsRedis =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.slipway.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.redisson..");

  @ArchTest
  static final ArchRule tablesAreReadByRepositoriesOnly =
      noClasses()
          .that()
          .areNotAnnotatedWith(org.springframework.stereotype.Repository.class)
          .and(DescribedPredicate.not(GENERATED))
          .and()
          .areTopLevelClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("dev.slipway.jooq.tables.."))
          .because("each table has one class that knows it");

  @ArchTest
  static final ArchRule resolversAreControllers =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
          .that()
          .areAnnotatedWith(QueryMapping.class)
          .or()
          .areAnnotatedWith(MutationMapping.class)
          .or()
          .areAnnotatedWith(SubscriptionMapping.class)
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(Controller.class);

  @ArchTest
  static final ArchRule controllersAreInsideTheirFeature =
      classes().that().areAnnotatedWith(Controller.class).should().notBePublic();

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull =
      classes()
          .that()
          .haveSimpleName("package-info")
          .and(DescribedPredicate.not(GENERATED))
          .should()
          .beAnnotatedWith(NullMarked.class);
}
