package fr.questeur.feed.stream;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What an operator chooses for the feed; everything else is passed to Kafka Streams as it is.
 *
 * @param applicationId the consumer group and the prefix of internal topics; instances with the same one share the work
 * @param threads stream threads in this process, at least 1
 * @param stateDirectory where the local copy of what was told lies; it can be rebuilt from Kafka
 */
public record FeedConfig(String applicationId, int threads, Path stateDirectory) {

  public static final String DEFAULT_APPLICATION_ID = "questeur-feed";

  public FeedConfig {
    Objects.requireNonNull(applicationId, "applicationId");
    Objects.requireNonNull(stateDirectory, "stateDirectory");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }
}
