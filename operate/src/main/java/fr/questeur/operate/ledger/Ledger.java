package fr.questeur.operate.ledger;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.TransactionalWriter;
import fr.questeur.operate.TypedPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** What ingest has entered, and not forgotten since. For one thread. */
public final class Ledger {

  private static final String IN_ARCHIVE = "!/";
  private static final String IN_AGGREGATE = "#";

  private final TopicReader reader;

  /**
   * The ledger.
   *
   * @param reader stays the caller's to close
   */
  public Ledger(TopicReader reader) {
    this.reader = reader;
  }

  /** Hands over every entry, in the order in which they were made. Holds those that were forgotten, and no other. */
  public void forEach(Consumer<LedgerEntry> each) {
    Map<String, Long> forgotten = new HashMap<>();
    reader.readAll(Topics.LEDGER.name(), line -> {
      if (line.value() == null) {
        forgotten.put(TopicReader.key(line), line.offset());
      }
    });
    reader.readAll(Topics.LEDGER.name(), LedgerEntry.class, (line, entry) -> {
      if (entry != null && entry.key().equals(TopicReader.key(line))
          && forgotten.getOrDefault(TopicReader.key(line), -1L) < line.offset()) {
        each.accept(entry);
      }
    });
  }

  /**
   * The entries of a file, in all its states, and of what is in it if it is an archive or aggregate.
   *
   * @param paths of the file, as they are printed; or, if there is nothing of them, as they are typed, with accents in
   *     either form
   */
  public List<LedgerEntry> of(Collection<String> paths) {
    List<LedgerEntry> exact = new ArrayList<>();
    List<LedgerEntry> typed = new ArrayList<>();
    List<String> composed = paths.stream().map(TypedPath::composed).toList();
    forEach(entry -> {
      if (paths.stream().anyMatch(path -> isOf(path, entry.path(), entry.member()))) {
        exact.add(entry);
      } else if (composed.stream().anyMatch(path -> isOf(path, TypedPath.of(entry.path()), entry.member()))) {
        typed.add(entry);
      }
    });
    return exact.isEmpty() ? typed : exact;
  }

  private static boolean isOf(String path, String place, boolean isMember) {
    return place.equals(path)
        || isMember && (place.startsWith(path + IN_ARCHIVE) || place.startsWith(path + IN_AGGREGATE));
  }

  /**
   * Has ingest read and publish again what these entries tell of, all of it or nothing.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @throws KafkaException if nothing was done
   */
  public static void forget(Map<String, Object> kafka, Collection<LedgerEntry> entries) {
    try (TransactionalWriter writer = new TransactionalWriter(kafka)) {
      writer.write(producer -> entries.forEach(entry -> producer.send(
          new ProducerRecord<>(Topics.LEDGER.name(), entry.key().getBytes(StandardCharsets.UTF_8), null))));
    }
  }
}
