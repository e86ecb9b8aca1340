package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.kafka.TraceContext;
import fr.questeur.contract.kafka.ForeignRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final Instant WRITTEN = Instant.parse("2013-06-25T08:00:00.5Z");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final FakeKafka kafka = new FakeKafka();
  private final Publisher publisher = newPublisher();

  @Test
  void aDocumentIsPublishedUntouchedWithItsLedgerEntry() {
    List<LedgerEntry> entries = publisher.publish(List.of(document("/14/q.txt", "é\0ÿ")));

    ProducerRecord<byte[], byte[]> raw = kafka.committed(Topics.RAW.name()).get(0);
    assertThat(raw.value()).asString(StandardCharsets.UTF_8).isEqualTo("é\0ÿ");
    assertThat(raw.key()).asString().isEqualTo(entries.get(0).sha256()).hasSize(64);
    assertThat(raw.timestamp()).isEqualTo(NOW.toEpochMilli());
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_PATH)).isEqualTo("inbox/14/q.txt");
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_LENGTH)).isEqualTo("5");
    assertThat(TraceContext.traceId(raw.headers())).isEqualTo(new String(raw.key(), StandardCharsets.UTF_8).substring(0, 32));
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.FILE_LAST_MODIFIED))
        .isEqualTo("2013-06-25T08:00:00.500Z");
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.ACCOUNT)).isEqualTo("id");
    assertThat(kafka.ledgerEntries()).isEqualTo(entries);
    assertThat(entries.get(0).fate()).isEqualTo(Fate.PUBLISHED);
    assertThat(kafka.committed(Topics.LEDGER.name()).get(0).key()).asString().isEqualTo(entries.get(0).key());
  }

  @Test
  void anEmptyDocumentIsARecordOfNoBytes() {
    publisher.publish(List.of(document("/q.txt", "")));

    assertThat(kafka.committed(Topics.RAW.name()).get(0).value()).isNotNull().isEmpty();
  }

  @Test
  void aContentIsPublishedOnceAndItsCopiesAreEntered() {
    publisher.publish(List.of(document("/a", "same"), document("/b", "same")));
    List<LedgerEntry> later = publisher.publish(List.of(document("/c", "same")));

    assertThat(kafka.rawValues()).containsExactly("same");
    assertThat(kafka.ledgerEntries())
        .extracting(LedgerEntry::fate)
        .containsExactly(Fate.PUBLISHED, Fate.UNCHANGED, Fate.UNCHANGED);
    assertThat(later).extracting(LedgerEntry::path).containsExactly("/c");
  }

  @Test
  void aDocumentTooLargeIsADeadLetterWithAStub() {
    FoundFile file = new FoundFile(null, "/big", "inbox/big", 11_000_000, WRITTEN, false);
    Document large = Document.tooLarge(file, "f".repeat(64));

    List<LedgerEntry> entries = publisher.publish(List.of(large));

    assertThat(kafka.rawValues()).isEmpty();
    assertThat(entries).extracting(LedgerEntry::fate).containsExactly(Fate.DEAD_LETTERED);
    assertThat(kafka.ledgerEntries()).isEqualTo(entries);
    ProducerRecord<byte[], byte[]> letter = kafka.committed(Topics.DEAD_LETTER.name()).get(0);
    assertThat(letter.key()).asString().isEqualTo("f".repeat(64));
    assertThat(QuestionJson.read(letter.value(), Stub.class))
        .isEqualTo(new Stub("inbox/big", 11_000_000, "f".repeat(64)));
    DeadLetter headers = DeadLetter.read(letter.headers());
    assertThat(headers.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(headers.stage()).isEqualTo("ingest");
    assertThat(headers.path()).isEqualTo("inbox/big");
    assertThat(headers.message()).contains("11000000 bytes");
    assertThat(headers.topic()).isNull();
  }

  @Test
  void aRestartedIngestKnowsWhatTheFirstPublished() {
    publisher.publish(List.of(document("/a", "old")));
    Publisher restarted = newPublisher();

    restarted.publish(List.of(document("/a", "old"), document("/copy", "old"), document("/b", "new")));

    assertThat(kafka.rawValues()).containsExactly("old", "new");
    assertThat(kafka.account("id").documents()).containsOnly(entry("published", 2L), entry("unchanged", 1L));
    assertThat(kafka.ledgerEntries()).extracting(LedgerEntry::path).containsExactly("/a", "/copy", "/b");
  }

  @Test
  void whatAnotherIngestPublishesMeanwhileIsKnown() {
    publisher.connect();
    newPublisher().publish(List.of(document("/there/a", "same")));

    List<LedgerEntry> entries = publisher.publish(List.of(document("/here/a", "same")));

    assertThat(entries).extracting(LedgerEntry::fate).containsExactly(Fate.UNCHANGED);
    assertThat(kafka.rawValues()).containsExactly("same");
  }

  @Test
  void aFailedTransactionLeavesNothingAndTheSecondTryPublishesOnce() {
    kafka.failuresBeforeCommit.add(new KafkaException("error state", new NotEnoughReplicasException("1 of 2")));
    List<Document> documents = List.of(document("/a", "a"), document("/b", "b"));

    assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> publisher.publish(documents));
    assertThat(kafka.committed).isEmpty();

    assertThat(publisher.publish(documents)).extracting(LedgerEntry::fate).containsOnly(Fate.PUBLISHED);
    assertThat(kafka.rawValues()).containsExactly("a", "b");
    assertThat(kafka.account("id").of("published")).isEqualTo(2);
    assertThat(kafka.producersMade).isEqualTo(2);
  }

  @Test
  void aCommitThatTimedOutButHappenedIsNotRepeated() {
    kafka.failuresAfterCommit.add(new TimeoutException("no answer"));
    List<Document> documents = List.of(document("/a", "a"), document("/copy", "a"));

    assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> publisher.publish(documents));
    List<LedgerEntry> entries = publisher.publish(documents);

    assertThat(entries).extracting(LedgerEntry::fate).containsExactly(Fate.PUBLISHED, Fate.UNCHANGED);
    assertThat(kafka.rawValues()).containsExactly("a");
    assertThat(kafka.ledgerEntries()).hasSize(2);
    publisher.publish(List.of(document("/b", "b")));
    assertThat(kafka.account("id").documents()).containsOnly(entry("published", 2L), entry("unchanged", 1L));
  }

  @Test
  void aCommitThatTimedOutAndDidNotHappenIsRepeated() {
    kafka.failuresBeforeCommit.add(new TimeoutException("no answer"));
    List<Document> documents = List.of(document("/a", "a"));

    assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> publisher.publish(documents));
    publisher.publish(documents);

    assertThat(kafka.rawValues()).containsExactly("a");
  }

  @Test
  void aTransactionThatCannotBeSentIsAborted() {
    kafka.tooLarge = record -> {
      throw new KafkaException("cannot send to " + record.topic());
    };

    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> publisher.publish(List.of(document("/a", "a"))));

    assertThat(kafka.transactionsAborted).isOne();
    assertThat(kafka.committed).isEmpty();
  }

  @Test
  void aFencedProducerIsNotHidden() {
    kafka.failuresBeforeCommit.add(new ProducerFencedException("newer epoch"));

    assertThatExceptionOfType(ProducerFencedException.class)
        .isThrownBy(() -> publisher.publish(List.of(document("/a", "a"))));
  }

  @Test
  void aDocumentThatTheTopicRefusesIsADeadLetterAndTheOthersPass() {
    kafka.tooLarge = record -> record.topic().equals(Topics.RAW.name()) && record.value().length > 4;

    List<LedgerEntry> entries = publisher.publish(List.of(document("/a", "small"), document("/b", "tiny")));

    assertThat(entries).extracting(LedgerEntry::fate).containsExactly(Fate.DEAD_LETTERED, Fate.PUBLISHED);
    assertThat(kafka.rawValues()).containsExactly("tiny");
    ProducerRecord<byte[], byte[]> letter = kafka.committed(Topics.DEAD_LETTER.name()).get(0);
    assertThat(DeadLetter.read(letter.headers()).message()).contains("max.message.bytes");
    assertThat(QuestionJson.read(letter.value(), Stub.class).size()).isEqualTo(5);
  }

  @Test
  void aTopicThatRefusesEvenAStubEndsIt() {
    kafka.tooLarge = record -> !record.topic().equals(Topics.LEDGER.name());

    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> publisher.publish(List.of(document("/a", "a"))))
        .withCauseInstanceOf(RecordTooLargeException.class);
  }

  @Test
  void aConnectionThatFailsIsMadeAnew() {
    kafka.failuresToConnect.add(new TimeoutException("no broker"));

    assertThatExceptionOfType(TimeoutException.class).isThrownBy(publisher::connect);
    publisher.connect();
    publisher.connect();

    assertThat(kafka.producersMade).isEqualTo(2);
  }

  private Publisher newPublisher() {
    LedgerIndex index = new LedgerIndex();
    OwnAccount account = new OwnAccount("id");
    LedgerReader ledger = new LedgerReader(kafka::newConsumer, index, account, ForeignRecords.uncounted(), Duration.ofSeconds(30));
    return new Publisher(kafka::newProducer, ledger, index, account, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Document document(String place, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return Document.whole(TestFiles.file(place, bytes.length, WRITTEN), bytes);
  }
}
