package fr.questeur.enrich.stream;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What an operator chooses for enrich; everything else is passed to Kafka Streams as it is.
 *
 * @param applicationId the consumer group and the prefix of internal topics; instances with the same one share the work
 * @param threads stream threads in this process, at least 1
 * @param stateDirectory where the local copy of the latest states lies; it can be rebuilt from Kafka
 */
public record EnrichConfig(String applicationId, int threads, Path stateDirectory) {

  public static final String DEFAULT_APPLICATION_ID = "questeur-enrich";

  public EnrichConfig {
    Objects.requireNonNull(applicationId, "applicationId");
    Objects.requireNonNull(stateDirectory, "stateDirectory");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }
}
