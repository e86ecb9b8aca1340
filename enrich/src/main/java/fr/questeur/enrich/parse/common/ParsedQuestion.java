package fr.questeur.enrich.parse.common;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import java.util.List;
import java.util.Objects;

/**
 * What a document says, in its own words: nothing is looked up or computed.
 *
 * @param layout the layout it was read from
 * @param uid identity
 * @param status as the document implies it
 * @param author null if not named
 * @param ministryAsked the ministère interrogé; null if not printed
 * @param ministryInCharge the ministère attributaire; null if not printed
 * @param attributions every attribution in order, the ministry asked first; empty in layouts that do not list them but
 *     print the two ministries above and dates of changes
 * @param heading rubrique, tête d'analyse, analyses, title
 * @param question text, date, page; the date is never null
 * @param answer text, date, page of the first answer; null unless answered
 * @param laterAnswers further answers, in order
 * @param answeredWith other questions closed by the same answer, as far as named
 * @param events every dated (or undated) step printed, in order of their dates, undated ones last. Includes
 *     {@code published} and {@code answered}
 */
public record ParsedQuestion(
    String layout,
    QuestionUid uid,
    Status status,
    Author author,
    PrintedMinistry ministryAsked,
    PrintedMinistry ministryInCharge,
    List<PrintedAttribution> attributions,
    Heading heading,
    Publication question,
    Publication answer,
    List<Publication> laterAnswers,
    List<QuestionUid> answeredWith,
    List<Event> events) {

  public ParsedQuestion {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(question, "question");
    attributions = List.copyOf(attributions);
    laterAnswers = List.copyOf(laterAnswers);
    answeredWith = List.copyOf(answeredWith);
    events = List.copyOf(events);
  }

  /** Begins with what every document must say. */
  public static Builder builder(String layout, QuestionUid uid, Lifecycle life) {
    return new Builder(layout, uid, life);
  }

  /** Puts a question together; what is not set is not printed. */
  public static final class Builder {

    private final String layout;
    private final QuestionUid uid;
    private final Lifecycle life;
    private Author author;
    private PrintedMinistry ministryAsked;
    private PrintedMinistry ministryInCharge;
    private List<PrintedAttribution> attributions = List.of();
    private Heading heading = new Heading(null, null, List.of());
    private Publication question;
    private Publication answer;
    private List<Publication> laterAnswers = List.of();
    private List<QuestionUid> answeredWith = List.of();

    private Builder(String layout, QuestionUid uid, Lifecycle life) {
      this.layout = layout;
      this.uid = uid;
      this.life = life;
    }

    public Builder author(Author author) {
      this.author = author;
      return this;
    }

    public Builder ministries(PrintedMinistry asked, PrintedMinistry inCharge) {
      this.ministryAsked = asked;
      this.ministryInCharge = inCharge;
      return this;
    }

    public Builder attributions(List<PrintedAttribution> attributions) {
      this.attributions = attributions;
      return this;
    }

    public Builder heading(Heading heading) {
      this.heading = heading;
      return this;
    }

    /** The texts, with the dates and pages of the life; of a question that was not answered, the second is ignored. */
    public Builder texts(String question, String answer) {
      return publications(
          publication(question, life.published()),
          life.status() == Status.ANSWERED ? publication(answer, life.answered()) : null);
    }

    /** For layouts that say more of a publication than its text, date and page. */
    public Builder publications(Publication question, Publication answer) {
      this.question = question;
      this.answer = answer;
      return this;
    }

    public Builder laterAnswers(List<Publication> laterAnswers) {
      this.laterAnswers = laterAnswers;
      return this;
    }

    public Builder answeredWith(List<QuestionUid> answeredWith) {
      this.answeredWith = answeredWith;
      return this;
    }

    public ParsedQuestion build() {
      return new ParsedQuestion(
          layout, uid, life.status(), author, ministryAsked, ministryInCharge, attributions, heading, question, answer,
          laterAnswers, answeredWith, life.events());
    }

    private static Publication publication(String text, Event event) {
      return new Publication(text, event == null ? null : event.date(), event == null ? null : event.page());
    }
  }
}
