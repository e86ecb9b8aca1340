package fr.questeur.monitor.api;

import fr.questeur.contract.Coded;

/** How a list of questions is sorted. The uid decides between equals, so that pages do not overlap. */
enum QuestionOrder implements Coded {
  /** The best match first; for a search only. */
  RELEVANCE("relevance", "ts_rank(s.document, words.query) DESC, q.published_on DESC, q.uid"),
  NEWEST("newest", "q.published_on DESC, q.uid"),
  OLDEST("oldest", "q.published_on, q.uid"),
  /** The longest delay of an answer first. */
  DELAY("delay", "q.delay_days DESC NULLS LAST, q.uid"),
  /** The pending one with the oldest deadline first. */
  DEADLINE("deadline", "CASE WHEN q.status = 'pending' THEN q.deadline_last_on END NULLS LAST, q.uid");

  private final String code;
  private final String sql;

  QuestionOrder(String code, String sql) {
    this.code = code;
    this.sql = sql;
  }

  @Override
  public String code() {
    return code;
  }

  String sql() {
    return sql;
  }
}
