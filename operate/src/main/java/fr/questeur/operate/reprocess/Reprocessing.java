package fr.questeur.operate.reprocess;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.stream.RawDocument;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.operate.deadletters.Resolver;
import fr.questeur.operate.state.ExpectedStates;
import fr.questeur.operate.state.Scratch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Finds the questions that the present parsers read differently than {@code questions.enriched} says, and has enrich read
 * their documents again: it goes from the old state to the new one in one step, and the row with it. Nothing goes back
 * to an earlier state on the way, and what reads the same is left alone.
 */
public final class Reprocessing {

  /** In the header that tells enrich to read again. */
  private static final String MARK = "reprocess";

  private static final int BATCH = 200;

  private final Map<String, Object> kafka;
  private final TopicReader reader;
  private final Enricher enricher = new Enricher();
  private final Map<String, Long> fields = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private final Set<String> letterPlaces = new HashSet<>();
  private final List<LetterId> readable = new ArrayList<>();
  private long documents;
  private long questions;
  private long refused;

  /**
   * A reprocessing, to be made once.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @param reader stays the caller's to close
   */
  public Reprocessing(Map<String, Object> kafka, TopicReader reader) {
    this.kafka = Map.copyOf(kafka);
    this.reader = reader;
  }

  /**
   * Compares all, and publishes again what must be read again.
   *
   * @param dryRun to compare alone
   * @throws org.apache.kafka.common.KafkaException if Kafka fails; it may be made again
   */
  public Changes run(boolean dryRun) {
    DeadLetterBox letters = new DeadLetterBox(reader);
    letters.forEach(this::look);
    List<String> changed = new ArrayList<>();
    try (Scratch states = new Scratch(); Scratch places = new Scratch()) {
      reader.readAll(Topics.RAW.name(), record -> take(record, states, places));
      compare(states, changed);
      long sent = dryRun ? 0 : send(changed, places) + replay(letters);
      return new Changes(documents, questions, changed.size(), readable.size(), refused, fields, examples, sent);
    }
  }

  /** A document with a letter is not known to enrich; an open letter may be one no longer. */
  private void look(Letter letter) {
    if (!"enrich".equals(letter.what().stage())) {
      return;
    }
    letterPlaces.add(place(String.valueOf(letter.what().partition()), String.valueOf(letter.what().offset())));
    if (letter.isOpen() && read(letter.record()) != null) {
      readable.add(letter.id());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Scratch states, Scratch places) {
    documents++;
    String place = place(String.valueOf(record.partition()), String.valueOf(record.offset()));
    if (letterPlaces.contains(place)) {
      return;
    }
    Question question = read(record);
    if (question == null) {
      refused++;
      return;
    }
    ExpectedStates.add(states, question);
    String uid = question.uid().toString();
    byte[] before = places.get(uid);
    String all = before == null ? place : new String(before, StandardCharsets.UTF_8) + " " + place;
    places.put(uid, all.getBytes(StandardCharsets.UTF_8));
  }

  private Question read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return RawDocument.read(enricher, record.value(), record.headers(), record.timestamp());
    } catch (RejectedDocumentException | DateTimeException e) {
      return null;
    }
  }

  private void compare(Scratch states, List<String> changed) {
    try (Scratch enriched = new Scratch()) {
      reader.readAll(Topics.ENRICHED.name(), record -> {
        String uid = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
          enriched.remove(uid);
        } else {
          enriched.put(uid, record.value());
        }
      });
      states.forEach((uid, lines) -> {
        questions++;
        byte[] actual = enriched.get(uid);
        if (actual == null) {
          note(uid, Map.of("(the question itself)", "nothing -> " + uid));
          changed.add(uid);
          return;
        }
        Question before = QuestionJson.read(actual);
        Question after = ExpectedStates.merged(lines);
        if (!after.saysTheSameAs(before)) {
          note(uid, Differences.of(before, after));
          changed.add(uid);
        }
      });
    }
  }

  private void note(String uid, Map<String, String> differences) {
    differences.forEach((field, change) -> {
      fields.merge(field, 1L, Long::sum);
      examples.putIfAbsent(field, uid + ": " + change);
    });
  }

  private long send(List<String> changed, Scratch places) {
    if (changed.isEmpty()) {
      return 0;
    }
    long sent = 0;
    Map<String, Object> properties = new HashMap<>(ClientProperties.forProducer(kafka));
    properties.put("transactional.id", "questeur-operate-" + UUID.randomUUID());
    properties.put("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
    properties.putIfAbsent("compression.type", "lz4");
    try (var producer =
        new KafkaProducer<byte[], byte[]>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (int from = 0; from < changed.size(); from += BATCH) {
        producer.beginTransaction();
        for (String uid : changed.subList(from, Math.min(from + BATCH, changed.size()))) {
          for (String place : new String(places.get(uid), StandardCharsets.UTF_8).split(" ")) {
            producer.send(again(place));
            sent++;
          }
        }
        producer.commitTransaction();
      }
    }
    return sent;
  }

  private ProducerRecord<byte[], byte[]> again(String place) {
    String[] at = place.split("@");
    ConsumerRecord<byte[], byte[]> raw =
        reader.readOne(Topics.RAW.name(), Integer.parseInt(at[0]), Long.parseLong(at[1]));
    var again = new ProducerRecord<>(Topics.RAW.name(), raw.key(), raw.value());
    for (String name :
        List.of(RecordHeaders.FILE_PATH, RecordHeaders.FILE_LENGTH, RecordHeaders.FILE_LAST_MODIFIED)) {
      RecordHeaders.put(again.headers(), name, RecordHeaders.text(raw.headers(), name));
    }
    RecordHeaders.put(again.headers(), RecordHeaders.REPLAY, MARK);
    return again;
  }

  private long replay(DeadLetterBox letters) {
    if (readable.isEmpty()) {
      return 0;
    }
    try (Resolver resolver = new Resolver(kafka, reader, Clock.systemUTC())) {
      readable.forEach(id -> resolver.replay(letters.get(id)));
    }
    return readable.size();
  }

  private static String place(String partition, String offset) {
    return partition + "@" + offset;
  }
}
