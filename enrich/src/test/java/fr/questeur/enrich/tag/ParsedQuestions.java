package fr.questeur.enrich.tag;

import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.List;

/** Parsed questions to tag, all published on 14 May 2013. */
final class ParsedQuestions {

  static final LocalDate PUBLISHED = LocalDate.of(2013, 5, 14);

  private ParsedQuestions() {}

  static ParsedQuestion between(String asked, String inCharge, Event... events) {
    return parsed(QuestionType.QE, PUBLISHED, Status.PENDING, asked, inCharge, null, events);
  }

  static ParsedQuestion published(QuestionType type, LocalDate date, Event... events) {
    return parsed(type, date, Status.PENDING, "Défense", "Défense", null, events);
  }

  static ParsedQuestion closed(QuestionType type, Status status, Publication answer) {
    return parsed(type, PUBLISHED, status, "Défense", "Défense", answer);
  }

  /** Of that text, null for none. */
  static ParsedQuestion asking(String text, Publication answer) {
    return parsed(
        QuestionType.QE,
        new Publication(text, PUBLISHED, 5000),
        answer == null ? Status.PENDING : Status.ANSWERED,
        "Défense",
        "Défense",
        answer);
  }

  private static ParsedQuestion parsed(
      QuestionType type,
      LocalDate date,
      Status status,
      String asked,
      String inCharge,
      Publication answer,
      Event... events) {
    return parsed(type, new Publication("Une question ?", date, 5000), status, asked, inCharge, answer, events);
  }

  private static ParsedQuestion parsed(
      QuestionType type,
      Publication question,
      Status status,
      String asked,
      String inCharge,
      Publication answer,
      Event... events) {
    return new ParsedQuestion(
        "text",
        QuestionUid.of(14, type, 26402),
        status,
        null,
        PrintedMinistry.of(asked),
        PrintedMinistry.of(inCharge),
        List.of(),
        new Heading("défense", "armée", List.of("effectifs")),
        question,
        answer,
        List.of(),
        List.of(),
        List.of(events));
  }
}
