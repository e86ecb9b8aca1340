package fr.questeur.monitor.api;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.Question;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A day in the life of a question.
 *
 * @param date null if no document dates it; such entries come last
 * @param kind that of an event (published, reminded, signalled, renewed, reattributed, answered, corrected, withdrawn,
 *     lapsed, closed), or attributed, deadline, deadline_extended, deadline_signalled, today
 * @param detail the ministry, the reason or the part corrected; null for none
 * @param page of the Journal officiel; null if unknown
 */
record TimelineEntry(LocalDate date, String kind, String detail, Integer page) {

  /** Events as documents tell them, and the days that follow from them by the rule in force. */
  static List<TimelineEntry> of(Question question, LocalDate today) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (Event event : question.events()) {
      String detail = event.reason() != null ? event.reason() : event.part() == null ? null : event.part().code();
      entries.add(new TimelineEntry(event.date(), event.type().code(), detail, event.page()));
    }
    for (Attribution attribution : question.attributions()) {
      if (attribution.date() != null && attribution.ministry() != null) {
        entries.add(new TimelineEntry(attribution.date(), "attributed", attribution.ministry().label(), null));
      }
    }
    Deadline deadline = question.deadline();
    if (deadline != null) {
      addDay(entries, deadline.date(), "deadline");
      addDay(entries, deadline.extended(), "deadline_extended");
      addDay(entries, deadline.signalled(), "deadline_signalled");
    }
    if (question.status() == Status.PENDING) {
      addDay(entries, today, "today");
    }
    // Stable: what documents tell of a day comes before what follows from it.
    entries.sort(Comparator.comparing(TimelineEntry::date, Comparator.nullsLast(Comparator.naturalOrder())));
    return entries;
  }

  private static void addDay(List<TimelineEntry> entries, LocalDate date, String kind) {
    if (date != null) {
      entries.add(new TimelineEntry(date, kind, null, null));
    }
  }
}
