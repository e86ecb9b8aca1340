package fr.questeur.monitor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.questeur.monitor.lag.GroupLag;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.lag.OpenTransaction;
import fr.questeur.monitor.lag.PartitionLag;
import fr.questeur.monitor.lag.Trend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final String RAW = "questions.raw";
  private static final String CANDIDATES = "e-candidates-repartition";
  private static final String ENRICHED = "questions.enriched";
  private static final LagReport IDLE = report(lag(RAW, 20, 0), lag(CANDIDATES, 18, 0), lag(ENRICHED, 12, 0));

  private final Balance balance = new Balance("e", "s");

  @Test
  void allIsAccountedForWhenTheBooksAgree() {
    assertThat(balance.of(IDLE, snapshot(10, 10, 9, 1, 9, 6L), IDLE))
        .containsOnly(
            entry("raw", 0L), entry("parse", 0L), entry("candidates", 0L), entry("merge", 0L), entry("rows", 0L));
  }

  @Test
  void whatIsUnderWayIsNotMissing() {
    LagReport before = report(lag(RAW, 20, 4), lag(CANDIDATES, 18, 3), lag(ENRICHED, 12, 1));

    assertThat(balance.of(before, snapshot(14, 10, 9, 1, 6, 5L), IDLE)).allSatisfy((step, documents) ->
        assertThat(documents).as(step).isZero());
  }

  @Test
  void whatCannotBeUnderWayIsMissing() {
    assertThat(balance.of(IDLE, snapshot(12, 10, 9, 1, 8, 5L), IDLE))
        .containsEntry("raw", 2L).containsEntry("candidates", 1L).containsEntry("rows", 1L);
  }

  @Test
  void whatComesTwiceIsNegativeWhateverIsUnderWay() {
    LagReport before = report(lag(RAW, 20, 4), lag(CANDIDATES, 18, 3), lag(ENRICHED, 12, 1));

    assertThat(balance.of(before, snapshot(8, 10, 9, 1, 10, 7L), IDLE))
        .containsEntry("raw", -2L).containsEntry("candidates", -1L).containsEntry("rows", -1L);
  }

  @Test
  void aDocumentThatEndsInNoWayIsMissing() {
    Snapshot snapshot =
        new Snapshot(
            1L, Map.of("read", 3L, "enriched", 1L, "questions", 1L), Map.of("read", 5L, "passed", 3L), 5, Map.of());

    assertThat(balance.of(IDLE, snapshot, IDLE)).containsEntry("parse", 2L).containsEntry("merge", 2L);
  }

  @Test
  void theRecordsOfAnOpenTransactionAreUnderWay() {
    LagReport open =
        new LagReport(Instant.EPOCH, IDLE.groups(), List.of(new OpenTransaction(RAW, 0, 20, 2)));

    assertThat(balance.of(IDLE, snapshot(12, 10, 10, 0, 10, null), open)).containsEntry("raw", 0L);
  }

  @Test
  void whatWasWrittenOffIsNoLongerMissing() {
    Snapshot snapshot =
        new Snapshot(null, Map.of("read", 1L, "enriched", 1L), Map.of("read", 1L, "passed", 1L), 4, Map.of("raw", 3L));

    assertThat(balance.of(IDLE, snapshot, IDLE)).containsEntry("raw", 0L).doesNotContainKey("rows");
    LagReport before = report(lag(RAW, 20, 4), lag(CANDIDATES, 18, 0), lag(ENRICHED, 12, 0));
    assertThat(balance.of(before, snapshot, IDLE)).as("with others under way").containsEntry("raw", 0L);
  }

  @Test
  void anInstallationWithoutBooksHasNoSteps() {
    assertThat(balance.of(IDLE, new Snapshot(3L, Map.of(), Map.of(), 0, Map.of()), IDLE)).isEmpty();
  }

  private static Snapshot snapshot(long published, long read, long passed, long dead, long latest, Long stored) {
    return new Snapshot(
        stored,
        Map.of("read", latest, "enriched", latest - 2, "unchanged", 2L, "questions", 6L),
        Map.of("read", read, "passed", passed, "dead_lettered", dead),
        published,
        Map.of());
  }

  private static PartitionLag lag(String topic, long end, long records) {
    return new PartitionLag(topic, 0, end - records, end, records, null);
  }

  private static LagReport report(PartitionLag raw, PartitionLag candidates, PartitionLag enriched) {
    return new LagReport(
        Instant.EPOCH,
        List.of(
            new GroupLag("e", true, Trend.OK, List.of(raw, candidates)),
            new GroupLag("s", true, Trend.OK, List.of(enriched))),
        List.of());
  }
}
