package fr.questeur.contract.stage;

/**
 * One stage of the pipeline: ingest, enrich, sink or feed. A stage does not know whether it runs alone in a process or beside
 * the others. Topics and tables exist before it starts.
 */
public interface Stage extends AutoCloseable {

  /** {@code ingest}, {@code enrich}, {@code sink} or {@code feed}. */
  String name();

  /** Starts the stage's own threads and returns. */
  void start();

  /** Never blocks. */
  Health health();

  /** Finishes what is under way, takes nothing new, and releases everything. May be called twice. */
  @Override
  void close();
}
