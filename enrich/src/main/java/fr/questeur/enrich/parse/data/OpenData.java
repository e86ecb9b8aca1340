package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import fr.questeur.contract.Author;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Reads the official open data (data.assemblee-nationale.fr), JSON and XML alike, in the shapes of all legislatures
 * that have them, from the 14th on.
 */
final class OpenData {

  private static final Map<String, QuestionType> SCHEMA_TYPES =
      Map.of(
          "QuestionEcrite_Type", QuestionType.QE,
          "QuestionGouvernement_Type", QuestionType.QG,
          "QuestionOrale_Type", QuestionType.QOSD);

  private final Node question;
  private final QuestionUid uid;
  private final Told told;

  private OpenData(Node question) {
    this.question = question;
    this.uid = identity();
    this.told = new Told(uid);
  }

  /** Reads the one question in a document. */
  static ParsedQuestion read(String layout, Node document) {
    return new OpenData(only(document)).read().parsed(layout);
  }

  private static Node only(Node document) {
    List<Node> found = questions(document);
    if (found.isEmpty()) {
      throw new RejectedDocumentException(INCOMPLETE, "no question is in it: neither uid nor identifiant");
    }
    if (found.size() > 1) {
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS, "the document holds %d questions".formatted(found.size()));
    }
    return found.get(0);
  }

  /** The question may be the document, in it, or in a list in it. */
  private static List<Node> questions(Node document) {
    List<Node> found = new ArrayList<>();
    Deque<Node> left = new ArrayDeque<>(List.of(document));
    while (!left.isEmpty()) {
      Node next = left.pop();
      if (next.has("identifiant") || next.has("uid")) {
        found.add(next);
      } else {
        next.children().forEach(left::add);
      }
    }
    return found;
  }

  private QuestionUid identity() {
    Node parts = question.child("identifiant");
    String printed = question.text("uid");
    if (printed != null && !parts.isPresent()) {
      return uid(printed);
    }
    QuestionUid read = Identity.of(parts.text("legislature"), type(), parts.text("numero"));
    if (printed != null && !uid(printed).equals(read)) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "the uid is %s, but type and identifiant make %s".formatted(printed, read));
    }
    return read;
  }

  private String type() {
    String type = question.text("type");
    QuestionType schemaType = SCHEMA_TYPES.get(String.valueOf(question.text("@type")));
    if (type != null && schemaType != null && Identity.type(type) != schemaType) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "the type is %s, but the schema's is %s".formatted(type, question.text("@type")));
    }
    return type == null && schemaType != null ? schemaType.name() : type;
  }

  private static QuestionUid uid(String printed) {
    try {
      return QuestionUid.parse(printed);
    } catch (IllegalArgumentException e) {
      throw new RejectedDocumentException(CONTRADICTORY, "«" + printed + "» is no uid of a question");
    }
  }

  private Told read() {
    told.author(author());
    told.heading(Headings.read(question.child("indexationan")));
    told.ministries(Ministries.read(question.child("minint")), null);
    for (Node attribution : inList("minattribs", "minattrib")) {
      told.attribution(Ministries.read(attribution.child("denomination")), JournalReference.of(attribution));
    }
    texts();
    Closure closure = closure();
    answers(closure);
    for (Node signal : question.all("signalement")) {
      told.event(
          JournalReference.of(signal).orDate(Values.date(signal.text("datedepotsignal"))).event(EventType.SIGNALLED));
    }
    for (Node renewal : inList("renouvellements", "renouvellement")) {
      told.event(
          JournalReference.of(renewal)
              .orDate(Values.date(renewal.text("daterenouvellement")))
              .event(EventType.RENEWED));
    }
    return told;
  }

  private Author author() {
    Node who = question.child("auteur").child("identite");
    Node group = question.child("auteur").child("groupe");
    Author author =
        new Author(
            null,
            null,
            Values.id("PA", who.text("acteurref")),
            Values.id("PM", who.text("mandatref")),
            group.text("developpe"),
            group.text("abrege"),
            Values.id("PO", group.text("organeref")),
            null,
            null);
    return author.equals(new Author(null, null, null, null)) ? null : author;
  }

  /** Further texts of the question are its errata. */
  private void texts() {
    List<Node> texts = inList("textesquestion", "textequestion");
    for (Node text : texts) {
      JournalReference journal = JournalReference.of(text);
      if (text == texts.get(0)) {
        told.question(journal.publication(JournalLead.of(text.child("texte").prose(), uid.number()).text()));
      } else {
        told.event(journal.correction(Part.QUESTION));
      }
      errata(text, Part.QUESTION, "erratum");
    }
    errata(question, Part.QUESTION, "erratumquestion");
    errata(question, Part.ANSWER, "erratumreponse");
  }

  private void errata(Node of, Part part, String name) {
    of.all(name).stream()
        .filter(erratum -> !"false".equals(erratum.text()))
        .forEach(erratum -> told.event(JournalReference.of(erratum).correction(part)));
  }

  private void answers(Closure closure) {
    Node cloture = question.child("cloture");
    LocalDate closed = closed(cloture);
    for (Node text : inList("textesreponse", "textereponse")) {
      JournalReference journal = JournalReference.of(text);
      journal = closure != null && closure.isAnswer() ? journal.orDate(closed) : journal;
      told.answer(inDebate(journal, JournalReference.of(cloture)).publication(text.child("texte").prose()));
      errata(text, Part.ANSWER, "erratum");
    }
    if (closure == null) {
      return;
    }
    if (!closure.isAnswer()) {
      told.event(closure.event(closed));
    } else if (!told.hasAnswer()) {
      told.answer(new Publication(null, closed, null));
    }
  }

  /** The page of the closure is that of the debate in session; for a written answer it is where all answers begin. */
  private JournalReference inDebate(JournalReference answer, JournalReference closure) {
    boolean same = answer.date() != null && answer.date().equals(closure.date());
    return uid.type() != QuestionType.QE && answer.page() == null && same
        ? new JournalReference(answer.date(), closure.page(), answer.issue())
        : answer;
  }

  private Closure closure() {
    Node cloture = question.child("cloture");
    return Closure.of(cloture.text("codecloture"), cloture.text("libellecloture"));
  }

  private static LocalDate closed(Node cloture) {
    LocalDate date = Values.date(cloture.text("datecloture"));
    return date == null ? JournalReference.of(cloture).date() : date;
  }

  private List<Node> inList(String list, String name) {
    return question.all(list).stream().flatMap(all -> all.all(name).stream()).toList();
  }
}
