package fr.questeur.contract.kafka;

import java.util.Map;

/**
 * A topic and the settings without which its promises do not hold.
 *
 * @param name the same on every installation
 * @param partitions how many to create; 0 for as many as the installation chooses
 * @param config topic-level settings, by Kafka's own names
 */
public record Topic(String name, int partitions, Map<String, String> config) {

  public Topic {
    config = Map.copyOf(config);
  }
}
