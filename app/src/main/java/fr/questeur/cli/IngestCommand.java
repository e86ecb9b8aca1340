package fr.questeur.cli;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.ingest.Exclusions;
import fr.questeur.ingest.Ingest;
import fr.questeur.ingest.IngestConfig;
import fr.questeur.ingest.IngestListener;
import fr.questeur.run.TopicGuard;
import fr.questeur.run.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ingest stage as a process. */
@Command(
    name = "ingest",
    header = "Watch folders and publish each document once to questions.raw.",
    description = {
      "Runs until it is stopped. Files may be present at the start or come later, in any subfolder; a file is read",
      "when it has stopped changing, and is left where it is. What was published is remembered in questions.ledger."
    },
    footer = {
      "",
      "Example:",
      "  questeur ingest --bootstrap-servers kafka:9092 --inbox /srv/questions"
    })
final class IngestCommand implements Callable<Integer> {

  private final Settings settings;

  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;

  @Option(
      names = {"-i", "--inbox"},
      paramLabel = "DIR",
      required = true,
      description = "A folder to watch, with its subfolders; repeat for more.")
  List<Path> inboxes;

  @Option(
      names = "--transactional-id",
      paramLabel = "ID",
      description = {
        "Names this ingest to Kafka; a second one with the same name takes over from the first.",
        "Default: made from the folders, so that two cannot watch the same ones."
      })
  String transactionalId;

  @Option(
      names = "--quiet-ms",
      paramLabel = "MS",
      defaultValue = "3000",
      description = {
        "How long a file that is written in place must stay the same before it is read. A file that is renamed into",
        "the folder when it is complete is read almost at once. Default: ${DEFAULT-VALUE}"
      })
  long quietMillis;

  @Option(
      names = "--rescan-ms",
      paramLabel = "MS",
      defaultValue = "5000",
      description = {
        "How often everything is looked through, for what the file system does not report (NFS, bind mounts).",
        "Default: ${DEFAULT-VALUE}"
      })
  long rescanMillis;

  @Mixin ExcludeOptions exclude;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = {
        "Where it is remembered which entry of an archive was being read, so that one that ends the process again and",
        "again is set aside. Default: $XDG_STATE_HOME/questeur or ~/.local/state/questeur"
      })
  Path stateDirectory;

  IngestCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    IngestConfig config = config();
    TopicGuard topics =
        StageLauncher.prepareTopics(
            kafka, settings, Topics.RAW, Topics.DEAD_LETTER, Topics.LEDGER, Topics.ACCOUNT);
    prepareResolutions();
    return StageLauncher.run(
        http, topics, meters -> new Ingest(config, kafka.all(settings), meters, IngestListener.NONE));
  }

  /** Not needed to publish documents: a user without the rights on it may run ingest, too. */
  private void prepareResolutions() {
    try {
      TopicSetup.ensure(kafka.all(settings), List.of(Topics.RESOLUTION), kafka.partitions);
    } catch (KafkaException | IllegalStateException e) {
      LoggerFactory.getLogger(IngestCommand.class).warn("Dead letters of files that were mended may stay open: {}", e.getMessage());
    }
  }

  private IngestConfig config() {
    Path state = CrashFile.directory(stateDirectory);
    IngestConfig defaults = IngestConfig.of(inboxes);
    String id = transactionalId == null ? defaults.transactionalId() : transactionalId;
    Exclusions exclusions = state == null ? exclude.with() : exclude.with(state);
    inboxes.forEach(exclusions::requireOutside);
    return new IngestConfig(
        inboxes,
        Duration.ofMillis(quietMillis),
        Duration.ofMillis(rescanMillis),
        id,
        defaults.maxDocumentBytes(),
        defaults.batchDocuments(),
        defaults.batchBytes(),
        defaults.watch(),
        exclusions,
        state == null ? null : CrashFile.in(state, id));
  }
}
