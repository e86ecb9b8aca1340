package fr.questeur.bench.pipeline.parts;

import fr.questeur.bench.pipeline.Words;

/** A part of the way, done by itself as simply as it can be. */
public enum Part {
  READ("read files", Reading::read),
  PARSE("parse", Reading::parse),
  PRODUCE_LZ4("produce lz4", context -> Producing.run(context, "lz4")),
  PRODUCE_ZSTD("produce zstd", context -> Producing.run(context, "zstd")),
  PASS_100("pass-through EOS, 100 ms", context -> PassThrough.run(context, 100)),
  PASS_1000("pass-through EOS, 1,000 ms", context -> PassThrough.run(context, 1_000)),
  UPSERT("upsert rows", Upserting::questions),
  CHILDREN("insert child rows", Upserting::children),
  TSVECTOR("to_tsvector", Searching::words),
  SEARCH_DOCUMENT("question_search_document", Searching::document),
  /** Makes what the next one inserts; no part of the way. */
  LOAD_TSVECTORS(null, Searching::load),
  GIN("insert tsvectors, GIN", Searching::insert);

  /** Does it for every document, and returns how many there were. */
  interface Client {
    long run(PartContext context) throws Exception;
  }

  private final String label;
  private final Client client;

  Part(String label, Client client) {
    this.label = label;
    this.client = client;
  }

  /** Whether Postgres does it alone: the process that asks for it has no part in it. */
  public boolean isInPostgres() {
    return this == TSVECTOR || this == SEARCH_DOCUMENT || this == GIN;
  }

  /** For the table; null if it is not to be measured. */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return Words.of(this);
  }

  /** Does it in this process. */
  public PartCost run(PartContext context) throws Exception {
    long start = System.nanoTime();
    long documents = client.run(context);
    return PartCost.since(start, documents);
  }
}
