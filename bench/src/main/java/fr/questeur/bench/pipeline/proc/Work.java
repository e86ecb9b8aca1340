package fr.questeur.bench.pipeline.proc;

/** What the threads of the JVM that runs everything work for, told by their names as Linux has them. */
public enum Work {
  INGEST("ingest", "questeur-ingest"),
  ENRICH("enrich", "questeur-enrich"),
  FEED("feed", "questeur-feed-"),
  SINK("sink", "questeur-sink"),
  MONITOR("monitor", "questeur-"),
  CLIENTS("Kafka clients", "kafka-producer-", "kafka-consumer-", "kafka-admin-cli", "kafka-coordinat", "consumer_"),
  BROKER(
      "broker", "data-plane-kafk", "kafka-", "raft-", "quorum-", "ReplicaManager", "group-coordinat", "transaction-",
      "TxnMarker", "ExpirationReape", "LogDirFailure", "metadata-", "controller-", "Controller", "broker-",
      "ThrottledChanne", "share-", "executor-", "AddPartitionsTo", "event-"),
  ROCKSDB("RocksDB", "rocksdb:"),
  COMPILER("JIT", "C1 Compiler", "C2 Compiler", "Sweeper thread"),
  COLLECTOR("GC", "GC Thread", "ParGC", "G1 ", "VM Thread"),
  /** No thread has the name: programs that the process ran to their end, initdb above all. */
  PROGRAMS("initdb", "(programs)"),
  MAIN("main", "java", "main", "questeur", "bash"),
  OTHER("other", "");

  private final String label;
  private final String[] prefixes;

  Work(String label, String... prefixes) {
    this.label = label;
    this.prefixes = prefixes;
  }

  public String label() {
    return label;
  }

  /** The first that fits: special names stand before general ones. */
  static Work of(String thread) {
    for (Work work : values()) {
      for (String prefix : work.prefixes) {
        if (thread.startsWith(prefix)) {
          return work;
        }
      }
    }
    return OTHER;
  }
}
