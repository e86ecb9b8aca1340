package fr.questeur.enrich.parse.data;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.time.LocalDate;
import java.util.List;

/**
 * How a question was closed (clôture), by code and label. The codes seen are {@code REP_PUB} here, {@code FL} and
 * {@code AU} on old pages; as there is no list of the others, the words decide, and what they do not tell is
 * {@link EventType#CLOSED}.
 */
record Closure(EventType type, String reason) {

  private static final List<String> ANSWERED = List.of("rep pub", "reponse publiee");
  private static final List<String> LAPSED = List.of("fin mandat", "fin legislature", "caduc");
  private static final List<String> WITHDRAWN = List.of("retrait", "retire");

  /** Null if neither is given. */
  static Closure of(String code, String label) {
    if (code == null && label == null) {
      return null;
    }
    return new Closure(type(fold(code), fold(label)), label == null ? code : label);
  }

  /** Null for an answer, which is an event with a text. */
  Event event(LocalDate date) {
    return type == EventType.ANSWERED ? null : new Event(type, date, null, null, reason);
  }

  boolean isAnswer() {
    return type == EventType.ANSWERED;
  }

  private static EventType type(String code, String label) {
    String words = code + " " + label;
    if (code.isEmpty() ? says(label, ANSWERED) : says(code, ANSWERED)) {
      return EventType.ANSWERED;
    }
    if (code.equals("fl") || says(words, LAPSED) || Vocabulary.isEndOfMandate(words)) {
      return EventType.LAPSED;
    }
    return code.equals("au") || says(words, WITHDRAWN) ? EventType.WITHDRAWN : EventType.CLOSED;
  }

  private static boolean says(String folded, List<String> words) {
    return words.stream().anyMatch(folded::contains);
  }

  private static String fold(String value) {
    return value == null ? "" : Folding.fold(value).replace('_', ' ');
  }
}
