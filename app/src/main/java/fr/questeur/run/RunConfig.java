package fr.questeur.run;

import fr.questeur.ingest.Exclusions;
import fr.questeur.monitor.page.HttpAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code questeur run} is asked to do.
 *
 * @param inboxes folders to watch
 * @param exclusions what is left out of them, the data directory among it
 * @param data where broker and database keep their data
 * @param kafkaPort empty for 9092 or the next free one; a port that is asked for and taken is an error
 * @param postgresPort the same, from 5432 on
 * @param httpPort where to serve the live page, health and metrics; empty for 8080 or the next free one, 0 for nowhere
 * @param access who may reach that port
 * @param partitions of topics that do not exist yet
 * @param search whether to keep the full-text search
 * @param once end when every document found has ended
 */
public record RunConfig(
    List<Path> inboxes,
    Exclusions exclusions,
    Path data,
    OptionalInt kafkaPort,
    OptionalInt postgresPort,
    OptionalInt httpPort,
    HttpAccess access,
    int partitions,
    boolean search,
    boolean once) {

  public RunConfig {
    inboxes = List.copyOf(inboxes);
  }
}
