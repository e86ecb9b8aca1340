package fr.questeur.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineEntryTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2013, 5, 14);

  @Test
  void eventsAttributionsAndDeadlinesAreInTheirOrderAndUndatedOnesLast() {
    assertThat(kinds(Status.PENDING)).containsExactly(
        "published 2013-05-14", "attributed 2013-05-14", "deadline 2013-06-14", "renewed 2013-06-20",
        "deadline_extended 2013-07-14", "today 2013-08-01", "signalled null");
  }

  @Test
  void todayIsNoDayInALifeThatHasEnded() {
    assertThat(kinds(Status.WITHDRAWN)).noneMatch(kind -> kind.startsWith("today"));
  }

  private static List<String> kinds(Status status) {
    Deadline deadline = DeadlineRule.inForceOn(PUBLISHED).deadline(PUBLISHED, null);
    Question question = new Question(
        QuestionUid.of(14, QuestionType.QE, 1), status, null, null,
        List.of(new Attribution(new Ministry("Défense", "defense"), PUBLISHED)),
        new Heading(null, null, List.of()), new Publication("?", PUBLISHED, null), null,
        List.of(
            Event.of(EventType.PUBLISHED, PUBLISHED),
            Event.of(EventType.RENEWED, LocalDate.of(2013, 6, 20)),
            Event.of(EventType.SIGNALLED, null)),
        deadline, null, new Source(null, null, null, null));
    return TimelineEntry.of(question, LocalDate.of(2013, 8, 1)).stream()
        .map(entry -> entry.kind() + " " + entry.date())
        .toList();
  }
}
