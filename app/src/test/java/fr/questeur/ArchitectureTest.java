package fr.questeur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of dependency that DESIGN and RATIONALE.md promise. */
class ArchitectureTest {

  private static final String CONTRACT = "fr.questeur.contract..";
  private static final String INGEST = "fr.questeur.ingest..";
  private static final String ENRICH = "fr.questeur.enrich..";
  private static final String FEED = "fr.questeur.feed..";
  private static final String SINK = "fr.questeur.sink..";
  private static final String STREAMS = "fr.questeur.streams..";
  private static final String MONITOR = "fr.questeur.monitor..";
  private static final String OPERATE = "fr.questeur.operate..";
  private static final String CLI = "fr.questeur.cli..";
  private static final String RUN = "fr.questeur.run..";
  private static final String EMBEDDED = "fr.questeur.embedded..";

  private final JavaClasses questeur =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.questeur");

  @Test
  void theContractDependsOnNoOtherModule() {
    noClasses().that().resideInAPackage(CONTRACT)
        .should().dependOnClassesThat().resideInAnyPackage(INGEST, ENRICH, FEED, STREAMS, SINK, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
  }

  @Test
  void stagesDependOnTheContractAndNeverOnOneAnother() {
    noClasses().that().resideInAPackage(INGEST)
        .should().dependOnClassesThat().resideInAnyPackage(ENRICH, FEED, SINK, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
    noClasses().that().resideInAPackage(ENRICH)
        .should().dependOnClassesThat().resideInAnyPackage(INGEST, FEED, SINK, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
    noClasses().that().resideInAnyPackage(FEED, STREAMS)
        .should().dependOnClassesThat()
        .resideInAnyPackage(INGEST, ENRICH, SINK, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
    noClasses().that().resideInAPackage(SINK)
        .should().dependOnClassesThat().resideInAnyPackage(INGEST, ENRICH, FEED, STREAMS, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
  }

  @Test
  void theMonitorKnowsTheStagesByTheContractAlone() {
    noClasses().that().resideInAPackage(MONITOR)
        .should().dependOnClassesThat().resideInAnyPackage(INGEST, ENRICH, FEED, STREAMS, SINK, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
  }

  @Test
  void theExamplesDependOnTheContractAlone() {
    noClasses().that().resideInAPackage("fr.questeur.examples..")
        .should().dependOnClassesThat()
        .resideInAnyPackage(INGEST, ENRICH, FEED, STREAMS, SINK, MONITOR, OPERATE, CLI, RUN, EMBEDDED)
        .check(questeur);
  }

  @Test
  void parsingAndTaggingAndTellingKnowNothingOfKafka() {
    noClasses().that()
        .resideInAnyPackage(
            "fr.questeur.enrich", "fr.questeur.enrich.merge..", "fr.questeur.enrich.parse..", "fr.questeur.enrich.tag..",
            "fr.questeur.feed.change..", "fr.questeur.feed.stats..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "fr.questeur.contract.kafka..")
        .check(questeur);
  }

  @Test
  void whatASourceSaysKnowsNothingOfWhatIsKnownAboutIt() {
    noClasses().that().resideInAPackage("fr.questeur.enrich.parse..")
        .should().dependOnClassesThat().resideInAPackage("fr.questeur.enrich.tag..")
        .check(questeur);
  }

  @Test
  void onlyTheEmbeddedPackageSeesTheBrokerAndTheEmbeddedDatabase() {
    noClasses().that().resideOutsideOfPackage(EMBEDDED)
        .should().dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..", "io.zonky..")
        .check(questeur);
  }

  @Test
  void onlyTheSinkTalksSql() {
    noClasses().that().resideInAnyPackage(CONTRACT, INGEST, ENRICH, FEED)
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .check(questeur);
  }

  /** All commands are loaded before one of them says whether the log goes to a file. */
  @Test
  void commandsHaveNoLoggerBeforeItIsKnownWhereTheLogGoes() {
    noFields().that().areDeclaredInClassesThat().resideInAPackage(CLI)
        .should().haveRawType("org.slf4j.Logger")
        .check(questeur);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses().that().resideOutsideOfPackage(CLI)
        .should().dependOnClassesThat().resideInAPackage("picocli..")
        .check(questeur);
  }
}
