package fr.questeur.monitor.live;

import java.time.Instant;

/**
 * A dead letter, without its bytes.
 *
 * @param id its place in {@code questions.dead-letter}, such as {@code 2-17}
 * @param at when it was written
 * @param reason what is wrong with the document
 * @param message the same in a sentence; null for none
 * @param stage ingest, enrich or sink; null if it does not say
 * @param path of the file; null if unknown
 * @param bytes how many it holds
 * @param excerpt the beginning of them as text, control characters but line ends replaced
 * @param replayable whether a replay makes sense: what ingest refused was never published
 * @param state open, replayed, discarded or superseded
 * @param resolvedAt null while open
 */
public record LetterSummary(
    String id, Instant at, String reason, String message, String stage, String path, int bytes, String excerpt,
    boolean replayable, String state, Instant resolvedAt) {

  static final String OPEN = "open";

  LetterSummary resolved(String how, Instant when) {
    return new LetterSummary(
        id, at, reason, message, stage, path, bytes, excerpt, replayable, how, when);
  }
}
