package fr.questeur.bench.pipeline.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as Linux has them: the first 15 characters. */
final class WorkTest {

  @ParameterizedTest
  @CsvSource({
    "questeur-ingest, INGEST",
    "questeur-enrich, ENRICH",
    "questeur-feed-0, FEED",
    "questeur-feed, MONITOR",
    "questeur-sink, SINK",
    "questeur-monito, MONITOR",
    "questeur-tail, MONITOR",
    "kafka-producer-, CLIENTS",
    "kafka-coordinat, CLIENTS",
    "data-plane-kafk, BROKER",
    "kafka-log-clean, BROKER",
    "kafka-1-raft-io, BROKER",
    "ReplicaManager-, BROKER",
    "rocksdb:low, ROCKSDB",
    "C2 CompilerThre, COMPILER",
    "C1 CompilerThre, COMPILER",
    "GC Thread#0, COLLECTOR",
    "G1 Conc#0, COLLECTOR",
    "VM Thread, COLLECTOR",
    "java, MAIN",
    "Signal Dispatch, OTHER"
  })
  void aThreadWorksForWhatItsNameSays(String thread, Work work) {
    assertThat(Work.of(thread)).isEqualTo(work);
  }
}
