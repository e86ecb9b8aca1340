package fr.questeur.contract.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * Properties for several kinds of Kafka client in one map: a name that begins with {@code producer.},
 * {@code consumer.} or {@code admin.} is for clients of that kind, any other for all. As Kafka Streams has it.
 */
public final class ClientProperties {

  private static final String[] PREFIXES = {"producer.", "consumer.", "main.consumer.", "restore.consumer.", "admin."};

  private ClientProperties() {}

  public static Map<String, Object> forProducer(Map<String, Object> all) {
    return of("producer.", all);
  }

  public static Map<String, Object> forConsumer(Map<String, Object> all) {
    return of("consumer.", all);
  }

  public static Map<String, Object> forAdmin(Map<String, Object> all) {
    return of("admin.", all);
  }

  private static Map<String, Object> of(String prefix, Map<String, Object> all) {
    Map<String, Object> properties = new HashMap<>();
    all.forEach((name, value) -> {
      if (!isPrefixed(name)) {
        properties.put(name, value);
      }
    });
    all.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        properties.put(name.substring(prefix.length()), value);
      }
    });
    return properties;
  }

  private static boolean isPrefixed(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
