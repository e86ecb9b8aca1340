package fr.questeur.operate.verify;

import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.operate.RawPlace;
import fr.questeur.operate.TopicReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which records the dead letters account for. Holds places and uids, not the letters. */
final class Letters {

  private final Map<RawPlace, Integer> ofRaw = new HashMap<>();
  private final Set<String> ofUids = new HashSet<>();
  private final Set<String> ofContents = new HashSet<>();
  private long count;

  void take(ConsumerRecord<byte[], byte[]> record) {
    count++;
    DeadLetter letter = DeadLetter.read(record.headers());
    String key = TopicReader.key(record);
    switch (String.valueOf(letter.stage())) {
      case "ingest" -> ofContents.add(key);
      case "sink" -> ofUids.add(key);
      default -> {
        RawPlace place = RawPlace.ofLetter(letter, record.headers());
        if (place != null) {
          ofRaw.merge(place, 1, Integer::sum);
        }
      }
    }
  }

  long count() {
    return count;
  }

  boolean has(RawPlace place) {
    return ofRaw.containsKey(place);
  }

  /** The raw records with letters, and how many each has. */
  Map<RawPlace, Integer> ofRaw() {
    return ofRaw;
  }

  boolean hasUid(String uid) {
    return ofUids.contains(uid);
  }

  boolean hasContent(String sha256) {
    return ofContents.contains(sha256);
  }
}
