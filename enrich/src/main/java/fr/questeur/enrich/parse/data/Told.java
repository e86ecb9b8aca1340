package fr.questeur.enrich.parse.data;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedAttribution;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a document tells of a question, in the order in which its layout does; put together the same way for all. */
final class Told {

  private static final Comparator<Publication> BY_DATE =
      Comparator.comparing(Publication::date, Comparator.nullsLast(Comparator.naturalOrder()));

  private final QuestionUid uid;
  private Author author;
  private PrintedMinistry asked;
  private PrintedMinistry inCharge;
  private Heading heading = new Heading(null, null, List.of());
  private Publication question = new Publication(null, null, null);
  private final List<PrintedAttribution> attributions = new ArrayList<>();
  private final List<Publication> answers = new ArrayList<>();
  private final List<QuestionUid> answeredWith = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  Told(QuestionUid uid) {
    this.uid = uid;
  }

  void author(Author author) {
    this.author = author;
  }

  /** Each may be null. Where attributions are told, the last of them is in charge. */
  void ministries(PrintedMinistry asked, PrintedMinistry inCharge) {
    this.asked = asked;
    this.inCharge = inCharge;
  }

  void heading(Heading heading) {
    this.heading = heading;
  }

  void question(Publication question) {
    this.question = question;
  }

  void answer(Publication answer) {
    answers.add(answer);
    Budget.ENTRIES.check(answers.size());
  }

  boolean hasAnswer() {
    return !answers.isEmpty();
  }

  void answeredWith(QuestionUid other) {
    if (!other.equals(uid) && !answeredWith.contains(other)) {
      answeredWith.add(other);
      Budget.ENTRIES.check(answeredWith.size());
    }
  }

  void event(Event event) {
    events.add(event);
    Budget.ENTRIES.check(events.size());
  }

  /** The first is where the question began; each further one was a change. */
  void attribution(PrintedMinistry ministry, JournalReference journal) {
    if (!attributions.isEmpty()) {
      events.add(journal.event(EventType.REATTRIBUTED));
    }
    attributions.add(new PrintedAttribution(ministry, journal.date()));
    Budget.ENTRIES.check(attributions.size());
  }

  ParsedQuestion parsed(String layout) {
    List<Publication> inOrder =
        answers.size() < 2 ? List.copyOf(answers) : answers.stream().distinct().sorted(BY_DATE).toList();
    List<Event> all = new ArrayList<>(events);
    if (question.date() != null) {
      all.add(new Event(EventType.PUBLISHED, question.date(), question.page(), null, null));
    }
    inOrder.forEach(answer -> all.add(new Event(EventType.ANSWERED, answer.date(), answer.page(), null, null)));
    Lifecycle life = Lifecycle.of(all, uid.type(), !inOrder.isEmpty());
    LocalDate published = life.published().date();
    boolean answered = life.status() == Status.ANSWERED && !inOrder.isEmpty();
    return ParsedQuestion.builder(layout, uid, life)
        .author(author)
        .ministries(asked, attributions.isEmpty() ? inCharge : attributions.get(attributions.size() - 1).ministry())
        .attributions(attributions)
        .heading(heading)
        .publications(
            new Publication(question.text(), published, question.page(), question.issue()),
            answered ? inOrder.get(0) : null)
        .laterAnswers(answered ? inOrder.subList(1, inOrder.size()) : List.of())
        .answeredWith(answeredWith)
        .build();
  }
}
