package fr.questeur.feed.stream;

import fr.questeur.contract.PortfolioStats;
import fr.questeur.feed.stats.Tally;
import fr.questeur.streams.TaskPulses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts the questions in each bin, and sends the figures that have changed once in a while: not once for each question
 * of a large load.
 */
final class CountProcessor extends ContextualProcessor<String, String, String, PortfolioStats> {

  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final byte[] MARK = new byte[0];

  /** As {@link Moves} writes them. */
  private static final Pattern KEY = Pattern.compile(".+/\\d{1,9}");
  private static final Pattern MOVE = Pattern.compile("[+-]\\w+(/(-|-?\\d{1,9})/(-|\\w+))?");

  private final FeedMeters meters;
  private final TaskPulses pulses;
  private KeyValueStore<String, Long> bins;
  private KeyValueStore<String, byte[]> unsent;

  CountProcessor(FeedMeters meters, TaskPulses pulses) {
    this.meters = meters;
    this.pulses = pulses;
  }

  @Override
  public void init(ProcessorContext<String, PortfolioStats> context) {
    super.init(context);
    pulses.begin(context);
    bins = context.getStateStore(FeedTopology.BINS);
    unsent = context.getStateStore(FeedTopology.UNSENT);
    context.schedule(PERIOD, PunctuationType.WALL_CLOCK_TIME, this::send);
  }

  @Override
  public void process(Record<String, String> moves) {
    if (!areMoves(moves)) {
      meters.foreign(context().recordMetadata(), "no moves of questions between figures");
      return;
    }
    for (String move : moves.value().split(" ")) {
      String bin = moves.key() + "/" + move.substring(1);
      Long before = bins.get(bin);
      long now = (before == null ? 0 : before) + (move.charAt(0) == '+' ? 1 : -1);
      bins.put(bin, now == 0 ? null : now);
    }
    unsent.put(moves.key(), MARK);
  }

  private static boolean areMoves(Record<String, String> moves) {
    return moves.key() != null && moves.value() != null && !moves.value().isEmpty()
        && KEY.matcher(moves.key()).matches()
        && Arrays.stream(moves.value().split(" ")).allMatch(move -> MOVE.matcher(move).matches());
  }

  private void send(long now) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = unsent.all()) {
      all.forEachRemaining(mark -> keys.add(mark.key));
    }
    for (String key : keys) {
      unsent.delete(key);
      Tally tally = tally(key);
      try {
        context().forward(new Record<>(key, tally.stats(key), now));
      } catch (IllegalArgumentException e) {
        // Counts that only moves of another producer can have brought about.
        meters.foreign().skip(FeedTopology.BINS, "no figures of " + key + ": " + e.getMessage());
      }
    }
  }

  private Tally tally(String key) {
    Tally tally = new Tally();
    String prefix = key + "/";
    try (KeyValueIterator<String, Long> all = bins.prefixScan(prefix, new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, Long> bin = all.next();
        tally.add(bin.key.substring(prefix.length()), bin.value);
      }
    }
    return tally;
  }

  @Override
  public void close() {
    pulses.end(context().taskId());
  }
}
