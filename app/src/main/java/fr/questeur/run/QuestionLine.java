package fr.questeur.run;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Question;
import fr.questeur.contract.ResponseDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;

/** A stored question in one line. */
final class QuestionLine {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private QuestionLine() {}

  /** {@code QANR5L14QE26402 · Affaires étrangères (affaires-etrangeres) · asked 14/05/2013 · ...}. */
  static String of(Question question, Clock clock) {
    StringJoiner line = new StringJoiner(" · ");
    line.add(question.uid().toString());
    Ministry ministry = question.ministryInCharge();
    if (ministry != null) {
      line.add(ministry.label() + " (" + ministry.portfolio() + ")");
    }
    if (question.question().date() != null) {
      line.add("asked " + date(question.question().date()));
    }
    line.add(outcome(question, JournalOfficiel.today(clock)));
    return line.toString();
  }

  private static String outcome(Question question, LocalDate today) {
    return switch (question.status()) {
      case ANSWERED -> answered(question);
      case PENDING -> pending(question, today);
      case WITHDRAWN -> "withdrawn";
      case LAPSED -> "lapsed";
      case CLOSED_OTHERWISE -> "closed";
    };
  }

  private static String answered(Question question) {
    LocalDate date = question.answer().date();
    String answered = date == null ? "answered" : "answered " + date(date);
    ResponseDelay delay = question.responseDelay();
    return delay == null ? answered : answered + " · " + delay(delay, question.deadline());
  }

  private static String delay(ResponseDelay delay, Deadline deadline) {
    String days = delay.days() + (delay.days() == 1 ? " day" : " days");
    if (delay.timeliness() == null) {
      return days;
    }
    return switch (delay.timeliness()) {
      case ON_TIME -> days + ", on time (deadline " + date(deadline.date()) + ")";
      case WITHIN_EXTENSION ->
          days + ", within the extension (deadline " + date(deadline.date()) + ", at most " + date(deadline.last()) + ")";
      case LATE -> days + ", late by " + delay.daysLate() + " (deadline " + date(deadline.last()) + ")";
    };
  }

  private static String pending(Question question, LocalDate today) {
    String notation = question.deadlineNotation(today);
    return notation == null
        ? "pending"
        : "pending · " + notation + " (deadline " + date(question.deadline().last()) + ")";
  }

  private static String date(LocalDate date) {
    return DATE.format(date);
  }
}
