package fr.questeur.cli;

import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.run.Printable;
import java.time.Instant;

/**
 * A dead letter for programs.
 *
 * @param id its place in {@code questions.dead-letter}
 * @param at when it was written, UTC
 * @param bytes how many it holds
 * @param topic the record it comes from; null if it comes from none
 * @param state open, replayed, discarded or superseded
 * @param resolvedAt null while open
 * @param why the operator's words; null for none
 */
record LetterLine(
    String id, Instant at, String reason, String stage, String path, String message, int bytes, String topic,
    Integer partition, Long offset, String state, Instant resolvedAt, String why) {

  static LetterLine of(Letter letter) {
    DeadLetter what = letter.what();
    Resolution done = letter.resolution();
    return new LetterLine(
        letter.id().toString(), letter.at(), what.reason().code(), what.stage(), what.path(), what.message(),
        letter.bytes().length, what.topic(), what.partition(), what.offset(),
        done == null ? "open" : done.state().code(), done == null ? null : done.at(), done == null ? null : done.why());
  }

  /** For people: what is in a file name or a message cannot move their cursor. */
  String text() {
    return "%-8s %s  %-15s %-7s %s%n         %s%s".formatted(
        id, at, reason, stage, Printable.of(path == null ? "(no path)" : path), Printable.of(message == null ? "" : message),
        state.equals("open") ? "" : " [" + state + " " + resolvedAt + (why == null ? "" : ": " + Printable.of(why)) + "]");
  }
}
