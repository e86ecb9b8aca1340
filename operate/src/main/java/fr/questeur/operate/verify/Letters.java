package fr.questeur.operate.verify;

import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which records the dead letters account for. Holds places and uids, not the letters. */
final class Letters {

  /** A place in {@code questions.raw}. */
  record Place(int partition, long offset) {

    @Override
    public String toString() {
      return Topics.RAW.name() + "-" + partition + "@" + offset;
    }
  }

  private final Map<Place, Integer> ofRaw = new HashMap<>();
  private final Set<String> ofUids = new HashSet<>();
  private final Set<String> ofContents = new HashSet<>();
  private long count;

  void take(ConsumerRecord<byte[], byte[]> record) {
    count++;
    DeadLetter letter = DeadLetter.read(record.headers());
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    switch (String.valueOf(letter.stage())) {
      case "ingest" -> ofContents.add(key);
      case "sink" -> ofUids.add(key);
      default -> {
        Place place = place(letter, record);
        if (place != null) {
          ofRaw.merge(place, 1, Integer::sum);
        }
      }
    }
  }

  /** A letter of a candidate names the topic between, but keeps the headers that say where it began. */
  private static Place place(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
    if (Topics.RAW.name().equals(letter.topic())) {
      return new Place(letter.partition(), letter.offset());
    }
    String partition = RecordHeaders.text(record.headers(), RecordHeaders.RAW_PARTITION);
    String offset = RecordHeaders.text(record.headers(), RecordHeaders.RAW_OFFSET);
    return partition == null || offset == null ? null : new Place(Integer.parseInt(partition), Long.parseLong(offset));
  }

  long count() {
    return count;
  }

  boolean has(Place place) {
    return ofRaw.containsKey(place);
  }

  /** The raw records with letters, and how many each has. */
  Map<Place, Integer> ofRaw() {
    return ofRaw;
  }

  boolean hasUid(String uid) {
    return ofUids.contains(uid);
  }

  boolean hasContent(String sha256) {
    return ofContents.contains(sha256);
  }
}
