package fr.questeur.it;

import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/** A data directory of {@code questeur run}, with ports of its own. */
final class LocalInstallation {

  private final Path data;
  private final int kafkaPort = Port.any();
  private final int postgresPort = Port.any();

  LocalInstallation(Path data) {
    this.data = data;
  }

  QuesteurProcess run(String... arguments) {
    return QuesteurProcess.start(arguments(arguments));
  }

  /** Those of the command that runs it, with more. */
  String[] arguments(String... arguments) {
    String[] all = new String[arguments.length + 7];
    all[0] = "run";
    all[1] = "--data";
    all[2] = data.toString();
    all[3] = "--kafka-port";
    all[4] = Integer.toString(kafkaPort);
    all[5] = "--postgres-port";
    all[6] = Integer.toString(postgresPort);
    System.arraycopy(arguments, 0, all, 7, arguments.length);
    return all;
  }

  /** As other programs see it while it runs. */
  Installation running() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl("jdbc:postgresql://127.0.0.1:" + postgresPort + "/questeur?user=questeur");
    return new Installation("127.0.0.1:" + kafkaPort, database);
  }

  /** Starts broker and database alone on the data of a run that has ended, to look at them. */
  void inspect(Consumer<Installation> look) {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
        EmbeddedDatabase database =
            EmbeddedDatabase.start(data.resolve("postgres"), Path.of("target", "postgres"), postgresPort)) {
      look.accept(running());
    }
  }
}
