package fr.questeur.contract;

/** Why a document became a dead letter instead of a question. */
public enum DeadLetterReason implements Coded {
  /** No bytes, or nothing but white space. */
  EMPTY("empty"),
  /** Not text: an image, an executable, bytes with 0x00. */
  BINARY("binary"),
  /** Text in no encoding that can be told. */
  UNDECODABLE("undecodable"),
  /** Readable, but in no layout of a question that is known. */
  NOT_A_QUESTION("not_a_question"),
  /** Begins like a question and stops before its end. */
  TRUNCATED("truncated"),
  /** A question without what identifies it: its number, legislature, type or date. */
  INCOMPLETE("incomplete"),
  /** Says two things that cannot both be true, such as an answer older than its question. */
  CONTRADICTORY("contradictory"),
  /** More than one question in a document that should hold one. */
  SEVERAL_QUESTIONS("several_questions"),
  /** Larger than the limit; the letter holds a {@link Stub} instead of the bytes. */
  TOO_LARGE("too_large"),
  /** An archive or aggregate that cannot be read to its end. What stands before the damage is published. */
  DAMAGED_ARCHIVE("damaged_archive"),
  /** An archive beyond the limits on size, number or compression of its entries, or an entry that leaves it. */
  UNSAFE_ARCHIVE("unsafe_archive"),
  /** Costs more time or memory than one document may; the message names the budget and its limit. */
  OVER_BUDGET("over_budget"),
  /** Ended the process twice while it was worked on, and is not tried again. */
  PROCESS_CRASH("process_crash"),
  /** Refused by the database, though nothing was wrong with it before. */
  NOT_STORABLE("not_storable"),
  /** A fault of Questeur's own; the document may be good. Replay it after the fix. */
  INTERNAL_ERROR("internal_error");

  private final String code;

  DeadLetterReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
