package fr.questeur.enrich.stream;

import static fr.questeur.enrich.stream.EnrichOutcome.ENRICHED;
import static fr.questeur.enrich.stream.EnrichOutcome.SUPERSEDED;
import static fr.questeur.enrich.stream.EnrichOutcome.UNCHANGED;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.enrich.Precedence;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Passes on a state of a question only if it is later than the known one and says something else. The store holds the
 * latest state that was seen, which is the one passed on but for its source when a later document said the same.
 */
final class LatestStateProcessor extends ContextualProcessor<String, byte[], String, byte[]> {

  private final EnrichMeters meters;
  private KeyValueStore<String, byte[]> latest;

  LatestStateProcessor(EnrichMeters meters) {
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    latest = context.getStateStore(EnrichTopology.LATEST);
  }

  @Override
  public void process(Record<String, byte[]> candidate) {
    byte[] known = latest.get(candidate.key());
    boolean later = true;
    boolean saysTheSame = false;
    if (known != null) {
      Question knownState = QuestionJson.read(known);
      Question candidateState = QuestionJson.read(candidate.value());
      later = Precedence.OF_STATES.compare(candidateState, knownState) > 0;
      saysTheSame = candidateState.saysTheSameAs(knownState);
    }
    if (later) {
      // Also when it says the same: what was observed in between is older than this.
      latest.put(candidate.key(), candidate.value());
    }
    EnrichOutcome outcome = saysTheSame ? UNCHANGED : later ? ENRICHED : SUPERSEDED;
    if (outcome == ENRICHED) {
      context().forward(candidate);
    }
    meters.read(outcome, candidate.key(), RecordHeaders.text(candidate.headers(), RecordHeaders.FILE_PATH));
  }
}
