package fr.questeur.operate.reprocess;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.RawPlace;
import fr.questeur.operate.Republished;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.TransactionalWriter;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.operate.deadletters.Resolver;
import fr.questeur.operate.state.Documents;
import fr.questeur.operate.state.ExpectedStates;
import fr.questeur.operate.state.Scratch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

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
  private final Documents reading = new Documents();
  private final Map<String, Long> fields = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private final Set<RawPlace> letterPlaces = new HashSet<>();
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
    letterPlaces.add(RawPlace.ofLetter(letter.what(), letter.headers()));
    if (letter.isOpen() && reading.read(letter.record()) != null) {
      readable.add(letter.id());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Scratch states, Scratch places) {
    documents++;
    if (letterPlaces.contains(RawPlace.of(record))) {
      return;
    }
    Question question = reading.read(record);
    if (question == null) {
      refused++;
      return;
    }
    ExpectedStates.add(states, question);
    String uid = question.uid().toString();
    String place = record.partition() + "@" + record.offset();
    byte[] before = places.get(uid);
    String all = before == null ? place : new String(before, StandardCharsets.UTF_8) + " " + place;
    places.put(uid, all.getBytes(StandardCharsets.UTF_8));
  }

  private void compare(Scratch states, List<String> changed) {
    try (Scratch enriched = new Scratch()) {
      reader.readStates(record -> {
        String uid = TopicReader.key(record);
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
    AtomicLong sent = new AtomicLong();
    try (TransactionalWriter writer = new TransactionalWriter(kafka)) {
      for (int from = 0; from < changed.size(); from += BATCH) {
        List<String> batch = changed.subList(from, Math.min(from + BATCH, changed.size()));
        writer.write(producer -> batch.forEach(uid -> {
          for (String place : new String(places.get(uid), StandardCharsets.UTF_8).split(" ")) {
            producer.send(again(place));
            sent.incrementAndGet();
          }
        }));
      }
    }
    return sent.get();
  }

  private ProducerRecord<byte[], byte[]> again(String place) {
    String[] at = place.split("@");
    ConsumerRecord<byte[], byte[]> raw =
        reader.readOne(Topics.RAW.name(), Integer.parseInt(at[0]), Long.parseLong(at[1]));
    return Republished.of(raw.key(), raw.value(), raw.headers(), MARK);
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
}
