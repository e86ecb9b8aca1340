package fr.questeur.ingest;

import fr.questeur.contract.kafka.Refusal;
import fr.questeur.contract.kafka.Topics;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Which failures of Kafka would only repeat themselves, and what to tell the operator. */
final class KafkaFailures {

  private KafkaFailures() {}

  /** Why trying again would not help, and what would; empty if it may help. */
  static Optional<String> hopeless(Throwable failure, String transactionalId) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
        return Optional.of(
            "another questeur ingest watches the same folders with the transactional id " + transactionalId
                + "; stop one of them, or give each its own transactional id and folders");
      }
      if (cause instanceof RecordTooLargeException) {
        return Optional.of("Kafka refuses even small records; raise the topics' max.message.bytes: "
            + cause.getMessage());
      }
      if (cause instanceof ConfigException || cause instanceof UnsupportedVersionException) {
        return Optional.of(cause.getMessage());
      }
    }
    return new Refusal("ingest", transactionalId, KafkaFailures::right).explain(failure);
  }

  private static String right(String topic) {
    return topic.equals(Topics.LEDGER.name()) ? "Read and Write" : "Write";
  }

  /** The innermost message: what Kafka wraps around it says little. */
  static String message(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
