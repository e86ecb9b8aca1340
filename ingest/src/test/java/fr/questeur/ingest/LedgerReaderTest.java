package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import fr.questeur.contract.kafka.ForeignRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LedgerReaderTest {

  private static final LedgerEntry ONE =
      new LedgerEntry("/a", "1".repeat(64), 5, Instant.parse("2026-11-23T12:00:00.123456789Z"),
          Fate.PUBLISHED, false);
  private static final LedgerEntry TWO =
      new LedgerEntry("/b", "2".repeat(64), 5, Instant.parse("2026-11-23T12:00:00Z"), Fate.UNCHANGED, false);

  private final FakeKafka kafka = new FakeKafka();
  private final LedgerIndex index = new LedgerIndex();
  private final LedgerReader reader =
      new LedgerReader(kafka::newConsumer, index, new OwnAccount("id"), ForeignRecords.uncounted(), Duration.ofSeconds(30));

  @Test
  void theLedgerIsReadFromTheBeginning() {
    kafka.writeLedger(ONE);
    kafka.writeLedger(TWO);

    reader.readToEnd();

    assertThat(index.knows(TestFiles.file("/a", 5, ONE.lastModified()))).isTrue();
    assertThat(index.knowsContent(TWO.sha256())).isTrue();
  }

  @Test
  void whatOthersWriteLaterIsReadToo() {
    reader.readToEnd();
    kafka.writeLedger(ONE);
    reader.readToEnd();

    assertThat(index.knowsContent(ONE.sha256())).isTrue();
  }

  @Test
  void aTombstoneForgets() {
    kafka.writeLedger(ONE);
    kafka.writeLedger(ONE.key(), null);

    reader.readToEnd();

    assertThat(index.knowsContent(ONE.sha256())).isFalse();
  }

  @Test
  void aLineThatIsNoEntryIsPassedOver() {
    kafka.writeLedger("x", "{".getBytes(StandardCharsets.UTF_8));
    kafka.writeLedger("x", null);
    kafka.writeLedger(ONE);

    reader.readToEnd();

    assertThat(index.knowsContent(ONE.sha256())).isTrue();
  }

  @Test
  void aBrokerThatGivesNothingIsNotWaitedForForEver() {
    MockConsumer<byte[], byte[]> silent = new MockConsumer<>("earliest");
    silent.updateBeginningOffsets(Map.of(LedgerReader.LEDGER, 0L, LedgerReader.ACCOUNT, 0L));
    silent.updateEndOffsets(Map.of(LedgerReader.LEDGER, 1L, LedgerReader.ACCOUNT, 0L));
    LedgerReader impatient = new LedgerReader(() -> silent, index, new OwnAccount("id"), ForeignRecords.uncounted(), Duration.ZERO);

    assertThatExceptionOfType(TimeoutException.class).isThrownBy(impatient::readToEnd);
  }

  @Test
  void closingClosesTheConsumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updateBeginningOffsets(Map.of(LedgerReader.LEDGER, 0L, LedgerReader.ACCOUNT, 0L));
    consumer.updateEndOffsets(Map.of(LedgerReader.LEDGER, 0L, LedgerReader.ACCOUNT, 0L));
    LedgerReader other = new LedgerReader(() -> consumer, index, new OwnAccount("id"), ForeignRecords.uncounted(), Duration.ZERO);
    other.readToEnd();

    other.close();
    other.close();

    assertThat(consumer.closed()).isTrue();
  }
}
