package fr.questeur.enrich.parse.common;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import java.time.LocalDate;
import java.util.List;

/** Fixed words of the pages other than the labels of the header; all folded, see {@link Folding}. */
public final class Vocabulary {

  public static final String QUESTION_HEADING = "texte de la question";
  public static final String ANSWER_HEADING = "texte de la reponse";

  private static final String NO_ANALYSIS_HEAD = "aucune tete d'analyse";

  /** Reasons of a retrait that are the end of a mandate, not a wish of the author. */
  private static final List<String> ENDS_OF_MANDATE =
      List.of(
          "fin de mandat", "fin du mandat", "fin de legislature", "fin de la legislature", "cessation de mandat",
          "cessation du mandat", "caducite", "caduque", "dissolution", "deces", "demission", "election au senat",
          "nomination au gouvernement", "changement de legislature");

  /** What stands in place of an answer that does not exist: the form by which a reader asks to be told of it. */
  private static final List<String> NO_ANSWER_YET =
      List.of(
          "etre alerte(e) de la reponse", "etre alerte de la reponse", "etre alertee de la reponse",
          "cette question n'a pas encore de reponse", "cette question n'a pas encore recu de reponse");

  private static final int LONGEST_FORM = 500;

  private Vocabulary() {}

  /**
   * The end of a question that was taken back or ended with the mandate, by its printed reason (motif).
   *
   * @param date null if not printed
   * @param reason null if not printed
   */
  public static Event endWithoutAnswer(LocalDate date, Integer page, String reason) {
    boolean lapsed = reason != null && isEndOfMandate(reason);
    return new Event(lapsed ? EventType.LAPSED : EventType.WITHDRAWN, date, page, null, reason);
  }

  public static boolean isEndOfMandate(String reason) {
    String folded = Folding.fold(reason);
    return ENDS_OF_MANDATE.stream().anyMatch(folded::contains);
  }

  public static boolean saysNoAnalysisHead(String value) {
    return Folding.fold(value).equals(NO_ANALYSIS_HEAD);
  }

  public static boolean saysNoAnswerYet(String paragraph) {
    String folded = Folding.fold(paragraph);
    return NO_ANSWER_YET.stream().anyMatch(folded::contains);
  }

  /** Whether all that stands where the answer should is that there is none. */
  public static boolean saysNoAnswerYet(List<Paragraph> answer) {
    int length = 0;
    for (Paragraph paragraph : answer) {
      length += paragraph.text().length();
    }
    return length <= LONGEST_FORM && answer.stream().anyMatch(paragraph -> saysNoAnswerYet(paragraph.text()));
  }
}
