package fr.questeur.enrich.stream;

import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what the listener is told. Over any time in which no transaction is aborted, the records read from
 * {@code questions.raw} are the sum of {@code questeur.enrich.documents} over its outcomes.
 */
final class EnrichMeters {

  private final MeterRegistry registry;
  private final EnrichListener listener;
  private final Map<EnrichOutcome, Counter> documents = new EnumMap<>(EnrichOutcome.class);
  private final Counter unknownMinistries;

  EnrichMeters(MeterRegistry registry, EnrichListener listener) {
    this.registry = registry;
    this.listener = listener;
    for (EnrichOutcome outcome : EnrichOutcome.values()) {
      documents.put(
          outcome,
          Counter.builder("questeur.enrich.documents")
              .description("Documents by how they ended")
              .tag("outcome", outcome.code())
              .register(registry));
    }
    unknownMinistries =
        Counter.builder("questeur.enrich.unknown.ministries")
            .description("Documents whose ministry in charge the reference table does not know")
            .register(registry);
  }

  void parsed(Question question) {
    Ministry inCharge = question.ministryInCharge();
    if (inCharge != null && !Portfolios.isKnown(inCharge.portfolio())) {
      unknownMinistries.increment();
    }
  }

  void read(EnrichOutcome outcome, String uid, String path) {
    documents.get(outcome).increment();
    listener.read(outcome, uid, path);
  }

  void rejected(DeadLetter letter) {
    documents.get(EnrichOutcome.DEAD_LETTERED).increment();
    Counter.builder("questeur.enrich.dead.letters")
        .description("Dead letters by reason")
        .tag("reason", letter.reason().code())
        .register(registry)
        .increment();
    listener.rejected(letter);
  }
}
