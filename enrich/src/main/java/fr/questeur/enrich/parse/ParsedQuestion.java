package fr.questeur.enrich.parse;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import java.util.List;

/**
 * What a document says, in its own words: nothing is looked up or computed.
 *
 * @param layout the layout it was read from
 * @param uid identity
 * @param status as the document implies it
 * @param author null if not named
 * @param ministryAsked label of the ministère interrogé; null if not printed
 * @param ministryInCharge label of the ministère attributaire; null if not printed
 * @param heading rubrique, tête d'analyse, analyses
 * @param question text, date, page; the date is never null
 * @param answer text, date, page; null unless answered
 * @param events every dated (or undated) step printed, in order of their dates, undated ones last. Includes
 *     {@code published} and {@code answered}
 */
public record ParsedQuestion(
    String layout,
    QuestionUid uid,
    Status status,
    Author author,
    String ministryAsked,
    String ministryInCharge,
    Heading heading,
    Publication question,
    Publication answer,
    List<Event> events) {

  public ParsedQuestion {
    events = List.copyOf(events);
  }
}
