package fr.questeur.enrich.stream;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what the listener is told. Over any time in which no transaction is aborted, the records read from
 * {@code questions.raw} are the sum of {@link MeterNames#DOCUMENTS} over its fates.
 */
final class EnrichMeters {

  private static final String ENRICH = "enrich";

  private final EnrichListener listener;
  private final Map<EnrichOutcome, Counter> documents = new EnumMap<>(EnrichOutcome.class);
  private final Map<DeadLetterReason, Counter> letters = new EnumMap<>(DeadLetterReason.class);
  private final Counter unknownMinistries;
  private final ForeignRecords foreign;

  EnrichMeters(MeterRegistry registry, EnrichListener listener) {
    this.listener = listener;
    foreign =
        new ForeignRecords(topic ->
            registry.counter(MeterNames.FOREIGN_RECORDS, MeterNames.STAGE, ENRICH, MeterNames.TOPIC, topic).increment());
    for (EnrichOutcome outcome : EnrichOutcome.values()) {
      documents.put(
          outcome,
          Counter.builder(MeterNames.DOCUMENTS)
              .description("Documents by what became of them")
              .tags(MeterNames.STAGE, ENRICH, MeterNames.FATE, outcome.code())
              .register(registry));
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      letters.put(
          reason,
          Counter.builder(MeterNames.DEAD_LETTERS)
              .description("Dead letters by reason")
              .tags(MeterNames.STAGE, ENRICH, MeterNames.REASON, reason.code())
              .register(registry));
    }
    unknownMinistries =
        Counter.builder("questeur.unknown.ministries")
            .description("Documents whose ministry in charge the reference table does not know")
            .register(registry);
  }

  ForeignRecords foreign() {
    return foreign;
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
    letters.get(letter.reason()).increment();
    listener.rejected(letter);
  }
}
