package fr.questeur.operate.verify;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.RawPlace;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.state.Documents;
import fr.questeur.operate.state.ExpectedStates;
import fr.questeur.operate.state.Scratch;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Does again, from {@code questions.raw} alone, what the stages did, and compares: every document is accounted for, and
 * every question says what its documents say together. To be made when nothing is under way; what is, is reported as
 * missing. Holds some hundred bytes for each document, texts are on disk.
 */
public final class Verification {

  private final TopicReader reader;
  private final Rows rows;
  private final Findings findings;
  private final Documents reading = new Documents();
  private final Letters letters = new Letters();
  private final Map<String, Integer> published = new HashMap<>();
  private final Set<String> deadLettered = new HashSet<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private LocalDate today;

  /**
   * A verification, to be made once.
   *
   * @param reader stays the caller's to close
   * @param rows of the database; null to leave it out
   * @param kept how many findings of each kind are told one by one
   */
  public Verification(TopicReader reader, Rows rows, int kept) {
    this.reader = reader;
    this.rows = rows;
    this.findings = new Findings(kept);
  }

  /**
   * Has {@code questions.changes} looked at, too; the feed must have kept up.
   *
   * @param day today in Paris
   */
  public Verification withChanges(LocalDate day) {
    today = day;
    return this;
  }

  /**
   * Looks at everything once.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka fails
   * @throws IllegalStateException if the database fails
   */
  public Report run() {
    try (Scratch expected = new Scratch(); Scratch enriched = new Scratch()) {
      readLedger();
      reader.readAll(Topics.DEAD_LETTER.name(), letters::take);
      counts.put("dead letters", letters.count());
      readRaw(expected);
      readEnriched(enriched);
      compare(expected, enriched);
      if (rows != null) {
        compareRows(enriched);
      }
      if (today != null) {
        compareChanges(enriched);
      }
    }
    return new Report(counts, findings.counts(), findings.kept());
  }

  private void readLedger() {
    reader.readAll(Topics.LEDGER.name(), LedgerEntry.class, (line, entry) -> {
      if (entry == null) {
        forgotten.add(TopicReader.key(line).split(" ", 2)[0]);
        return;
      }
      count("ledger entries");
      if (entry.fate() == LedgerEntry.Fate.PUBLISHED) {
        published.putIfAbsent(entry.sha256(), 0);
      } else if (entry.fate() == LedgerEntry.Fate.DEAD_LETTERED) {
        deadLettered.add(entry.sha256());
      }
    });
  }

  private void readRaw(Scratch expected) {
    reader.readAll(Topics.RAW.name(), record -> {
      count("documents");
      checkLedger(record);
      RawPlace place = RawPlace.of(record);
      Question question = reading.read(record);
      if (letters.has(place)) {
        count("documents with a dead letter");
      } else if (question == null) {
        findings.add("a document that this version refuses has no dead letter (reprocess?)", named(record));
      } else {
        ExpectedStates.add(expected, question);
      }
    });
    letters.ofRaw().forEach((place, times) -> {
      if (times > 1) {
        findings.add("a document has several dead letters", place.toString());
      }
    });
    published.forEach((sha256, times) -> {
      if (times == 0) {
        findings.add("in the ledger as published, but not in questions.raw", sha256);
      } else if (times > 1 && !forgotten.contains(sha256)) {
        findings.add("published several times", sha256);
      }
    });
    deadLettered.forEach(sha256 -> {
      if (!letters.hasContent(sha256)) {
        findings.add("in the ledger as dead-lettered, but without a dead letter", sha256);
      }
    });
  }

  private void checkLedger(ConsumerRecord<byte[], byte[]> record) {
    if (record.headers().lastHeader(RecordHeaders.REPLAY) != null) {
      count("documents replayed");
      return;
    }
    String sha256 = TopicReader.key(record);
    Integer times = published.computeIfPresent(sha256, (key, before) -> before + 1);
    if (times == null && !forgotten.contains(sha256)) {
      findings.add("in questions.raw, but not in the ledger", named(record));
    }
  }

  private void readEnriched(Scratch enriched) {
    reader.readStates(record -> {
      count("enriched states");
      String uid = TopicReader.key(record);
      if (record.value() == null) {
        enriched.remove(uid);
        return;
      }
      byte[] before = enriched.get(uid);
      boolean isReplay = record.headers().lastHeader(RecordHeaders.REPLAY) != null;
      if (before != null && !isReplay
          && QuestionJson.read(before).saysTheSameAs(QuestionJson.read(record.value()))) {
        findings.add("the same state twice in a row in questions.enriched", uid);
      }
      enriched.put(uid, record.value());
    });
  }

  private void compare(Scratch expected, Scratch enriched) {
    expected.forEach((uid, lines) -> {
      count("questions");
      byte[] actual = enriched.get(uid);
      if (actual == null) {
        findings.add("has documents, but is not in questions.enriched", uid);
      } else if (!ExpectedStates.merged(lines).saysTheSameAs(QuestionJson.read(actual))) {
        findings.add("questions.enriched says something else than the documents (reprocess?)", uid);
      }
    });
    enriched.forEach((uid, state) -> {
      if (expected.get(uid) == null) {
        findings.add("in questions.enriched, but no document tells of it", uid);
      }
    });
  }

  private void compareRows(Scratch enriched) {
    Set<String> found = new HashSet<>();
    rows.forEach(row -> {
      count("rows");
      found.add(row.uid());
      byte[] state = enriched.get(row.uid());
      if (state == null) {
        findings.add("a row, but not in questions.enriched", row.uid());
      } else if (!row.equals(Row.of(QuestionJson.read(state)))) {
        findings.add("the row says something else than questions.enriched", row.uid());
      }
    });
    enriched.forEach((uid, state) -> {
      if (!found.contains(uid) && !letters.hasUid(uid)) {
        findings.add("in questions.enriched, but has no row", uid);
      }
    });
  }

  private void compareChanges(Scratch enriched) {
    try (Scratch last = new Scratch()) {
      Histories histories = new Histories(last, findings);
      counts.put("changes", histories.read(reader));
      histories.compare(enriched, today);
    }
  }

  private static String named(ConsumerRecord<byte[], byte[]> record) {
    RawPlace place = RawPlace.of(record);
    String path = RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH);
    return path == null ? place.toString() : place + " (" + path + ")";
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }
}
