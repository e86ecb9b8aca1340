package fr.questeur.contract;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.LocalDate;

/**
 * A text as it appeared in the Journal officiel.
 *
 * @param text paragraphs separated by one empty line, emphasis between asterisks; null if the document gives none
 *     (questions au Gouvernement have no text of their own, old answers only a date)
 * @param date of the Journal officiel; null if not printed
 * @param page of the Journal officiel; null if not printed
 * @param issue which Journal officiel; null if nothing but date and page is given
 */
public record Publication(
    @JsonSerialize(using = TextSerializer.class) String text, LocalDate date, Integer page, JournalIssue issue) {

  /** A text of which no more than date and page is given. */
  public Publication(String text, LocalDate date, Integer page) {
    this(text, date, page, null);
  }
}
