package fr.questeur.enrich.merge;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.tag.Deadlines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What an invented document of one question tells: at first no more than that it was published on 1 July 2014. */
public final class Told {

  public static final LocalDate PUBLISHED = LocalDate.of(2014, 7, 1);

  private final Source source;
  private Status status = Status.PENDING;
  private Author author;
  private Ministry asked;
  private List<Attribution> attributions = List.of();
  private Heading heading = new Heading(null, null, List.of());
  private Publication question = new Publication(null, PUBLISHED, null);
  private final List<Publication> answers = new ArrayList<>();
  private List<QuestionUid> answeredWith = List.of();
  private final List<Event> events = new ArrayList<>(List.of(Event.of(EventType.PUBLISHED, PUBLISHED)));
  private final List<Reference> references = new ArrayList<>();

  private Told(Source source) {
    this.source = source;
  }

  public static Told by(String layout) {
    return by(layout, Instant.parse("2026-11-23T10:00:00Z"), "content of " + layout);
  }

  public static Told by(String layout, Instant observedAt, String content) {
    return new Told(new Source("inbox/" + layout, layout, sha256(content), observedAt));
  }

  private static String sha256(String content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  public Told status(Status status) {
    this.status = status;
    return this;
  }

  public Told author(Author author) {
    this.author = author;
    return this;
  }

  public Told asked(Ministry asked) {
    this.asked = asked;
    return this;
  }

  public Told attributions(Attribution... attributions) {
    this.attributions = List.of(attributions);
    return this;
  }

  public Told heading(Heading heading) {
    this.heading = heading;
    return this;
  }

  public Told question(String text, Integer page) {
    return question(new Publication(text, PUBLISHED, page));
  }

  public Told question(Publication question) {
    this.question = question;
    events.set(0, Event.of(EventType.PUBLISHED, question.date()));
    return this;
  }

  /** With its event. */
  public Told answer(String text, LocalDate date, Integer page) {
    return answer(new Publication(text, date, page));
  }

  public Told answer(Publication answer) {
    status = Status.ANSWERED;
    answers.add(answer);
    events.add(new Event(EventType.ANSWERED, answer.date(), answer.page(), null, null));
    return this;
  }

  public Told answeredWith(QuestionUid... others) {
    this.answeredWith = List.of(others);
    return this;
  }

  public Told events(Event... more) {
    events.addAll(Arrays.asList(more));
    return this;
  }

  public Told reference(Reference reference) {
    references.add(reference);
    return this;
  }

  public Question question() {
    List<Event> inOrder = events.stream().sorted(Lifecycle.IN_ORDER).toList();
    Deadline deadline = Deadlines.of(QuestionType.QE, question.date(), inOrder);
    Publication answer = answers.isEmpty() ? null : answers.get(0);
    return new Question(
        QuestionUid.of(14, QuestionType.QE, 190001), status, author, asked, attributions, heading, question, answer,
        answers.isEmpty() ? List.of() : answers.subList(1, answers.size()), answeredWith, inOrder, deadline,
        Deadlines.delay(status, question, answer, deadline), references, source, List.of());
  }


  static JournalIssue issue(String number) {
    return new JournalIssue("JO_QUESTION", number, null, null);
  }
}
