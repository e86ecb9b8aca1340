package fr.questeur.monitor.live;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Resolution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters as they come: all are counted, the latest can be read. For any threads. */
public final class LetterIndex {

  static final int KEPT = 1_000;

  private static final int EXCERPT_BYTES = 700;
  private static final int MESSAGE = 1_000;
  private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  /**
   * How many there are.
   *
   * @param kept how many of them can be listed: the latest
   * @param byReason all of them, open or not
   */
  public record Counts(long total, long open, int kept, Map<String, Long> byReason) {}

  private final Map<String, LetterSummary> letters = new LinkedHashMap<>();
  private final Map<String, Resolution> resolutions = new HashMap<>();
  private final Map<String, Long> byReason = new TreeMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private long total;

  synchronized LetterSummary add(ConsumerRecord<byte[], byte[]> record) {
    LetterSummary letter = summary(record);
    total++;
    last.merge(Integer.toString(record.partition()), record.offset(), Math::max);
    byReason.merge(letter.reason(), 1L, Long::sum);
    Resolution done = resolutions.get(letter.id());
    letter = done == null ? letter : letter.resolved(done.state().code(), done.at());
    letters.put(letter.id(), letter);
    if (letters.size() > KEPT) {
      letters.remove(letters.keySet().iterator().next());
    }
    return letter;
  }

  /** The letter as it is now; null if it is not kept, or this says nothing new. */
  synchronized LetterSummary resolve(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return null;
    }
    String id = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      resolutions.remove(id);
      return letters.computeIfPresent(id, (same, letter) -> letter.resolved(LetterSummary.OPEN, null));
    }
    Resolution done = QuestionJson.read(record.value(), Resolution.class);
    resolutions.put(id, done);
    return letters.computeIfPresent(id, (same, letter) -> letter.resolved(done.state().code(), done.at()));
  }

  public synchronized Counts counts() {
    long resolved = resolutions.keySet().stream().filter(this::isOfLetter).count();
    return new Counts(total, Math.max(0, total - resolved), letters.size(), new TreeMap<>(byReason));
  }

  /** Another producer may have resolved what is no letter. */
  private boolean isOfLetter(String id) {
    Matcher place = ID.matcher(id);
    return place.matches() && Long.parseLong(place.group(2)) <= last.getOrDefault(place.group(1), -1L);
  }

  /** Those that are kept, the latest first. */
  public synchronized List<LetterSummary> latest() {
    List<LetterSummary> all = new ArrayList<>(letters.values());
    Collections.reverse(all);
    return all;
  }

  private static LetterSummary summary(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter what = DeadLetter.read(record.headers());
    byte[] bytes = record.value() == null ? new byte[0] : record.value();
    return new LetterSummary(
        record.partition() + "-" + record.offset(), Instant.ofEpochMilli(record.timestamp()), what.reason().code(),
        shortened(what.message()), what.stage(), shortened(what.path()), bytes.length, excerpt(bytes),
        !"ingest".equals(what.stage()), LetterSummary.OPEN, null);
  }

  private static String shortened(String text) {
    return text == null || text.length() <= MESSAGE ? text : text.substring(0, MESSAGE) + "…";
  }

  private static String excerpt(byte[] bytes) {
    String text = new String(bytes, 0, Math.min(bytes.length, EXCERPT_BYTES), StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c ->
        shown.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? '·' : c));
    return bytes.length > EXCERPT_BYTES ? shown.append('…').toString() : shown.toString();
  }
}
