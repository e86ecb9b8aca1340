package fr.questeur.enrich.tag;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes a question of what a document says. Has no state and may be used by several threads. */
public final class Tagger {

  private final Attributions attributions = new Attributions(PortfolioTable.load());
  private final References references = new References();

  /** The question as the document leaves it; an unknown ministry is no error. */
  public Question tag(ParsedQuestion parsed, Source source) {
    Deadline deadline = deadline(parsed);
    return new Question(
        parsed.uid(),
        parsed.status(),
        parsed.author(),
        attributions.ministry(parsed.ministryAsked()),
        attributions.of(parsed),
        parsed.heading(),
        parsed.question(),
        parsed.answer(),
        parsed.laterAnswers(),
        parsed.answeredWith(),
        parsed.events(),
        deadline,
        responseDelay(parsed, deadline),
        references.of(parsed),
        source,
        List.of());
  }

  /** Null for oral questions, and before there was a rule (1959). */
  private static Deadline deadline(ParsedQuestion parsed) {
    LocalDate published = parsed.question().date();
    if (parsed.uid().type() != QuestionType.QE || published == null) {
      return null;
    }
    DeadlineRule rule = DeadlineRule.inForceOn(published);
    return rule == null ? null : rule.deadline(published, lastSignalement(parsed));
  }

  private static LocalDate lastSignalement(ParsedQuestion parsed) {
    return parsed.events().stream()
        .filter(event -> event.type() == EventType.SIGNALLED)
        .map(Event::date)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Null unless answered: a withdrawn or lapsed question has no delay, whatever date closed it. */
  private static ResponseDelay responseDelay(ParsedQuestion parsed, Deadline deadline) {
    Publication question = parsed.question();
    Publication answer = parsed.answer();
    if (parsed.status() != Status.ANSWERED
        || answer == null
        || answer.date() == null
        || question.date() == null) {
      return null;
    }
    return ResponseDelay.between(question.date(), answer.date(), deadline);
  }
}
