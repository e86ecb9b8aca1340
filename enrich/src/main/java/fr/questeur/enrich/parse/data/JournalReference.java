package fr.questeur.enrich.parse.data;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import java.time.LocalDate;

/** Where in the Journal officiel something stands (infoJO); every part may be null. */
record JournalReference(LocalDate date, Integer page, JournalIssue issue) {

  /** Reads the {@code infoJO} of a field, or the same parts in the field itself. */
  static JournalReference of(Node field) {
    Node in = field.has("infojo") ? field.child("infojo") : field;
    return new JournalReference(
        Values.date(in.text("datejo", "datepublicationjo", "datepublication", "datepublicationerratum")),
        Values.number(in.text("pagejo", "pagejoerratum")),
        issue(in));
  }

  private static JournalIssue issue(Node in) {
    JournalIssue issue =
        new JournalIssue(
            in.text("typejo"),
            in.text("numjo", "numerojo", "nopublication"),
            in.text("urllegifrance"),
            in.text("referencenor"));
    return issue.equals(new JournalIssue(null, null, null, null)) ? null : issue;
  }

  JournalReference orDate(LocalDate other) {
    return date == null ? new JournalReference(other, page, issue) : this;
  }

  Publication publication(String text) {
    return new Publication(text, date, page, issue);
  }

  Event event(EventType type) {
    return new Event(type, date, page, null, null);
  }

  Event correction(Part part) {
    return new Event(EventType.CORRECTED, date, page, part, null);
  }
}
