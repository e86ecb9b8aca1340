package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedAttribution;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.util.List;

/** Facts in the terms of what parsers read, to be cut down to what a layout prints. */
final class Printed {

  private final Facts facts;
  private final String layout;
  private Status status;
  private Author author;
  private Heading heading;
  private PrintedMinistry asked;
  private PrintedMinistry inCharge;
  private List<PrintedAttribution> attributions = List.of();
  private Publication question;
  private Publication answer;
  private List<Event> events;

  private Printed(Facts facts, String layout) {
    this.facts = facts;
    this.layout = layout;
    this.status = facts.status();
    this.question = facts.question();
    this.answer = facts.answer();
    this.events = facts.life();
  }

  /** As most pages print a question: the author's name, group and département; labels of two ministries. */
  static Printed onPage(Facts facts, String layout) {
    Deputy deputy = facts.author();
    return new Printed(facts, layout)
        .author(
            new Author(
                deputy.civility(),
                deputy.firstName() + " " + deputy.lastName(),
                deputy.group().name(),
                deputy.department().name()))
        .ministries(
            new PrintedMinistry(facts.asked().label(), null), new PrintedMinistry(facts.inCharge().label(), null))
        .heading(Headings.onPage(facts));
  }

  /** As data say it: everything but the author and the heading, which differ. */
  static Printed asData(Facts facts, String layout) {
    return new Printed(facts, layout)
        .ministries(ministry(facts.asked()), ministry(facts.inCharge()))
        .attributions(
            facts.charges().stream()
                .map(charge -> new PrintedAttribution(ministry(charge.office()), charge.date()))
                .toList());
  }

  private static PrintedMinistry ministry(Office office) {
    return new PrintedMinistry(office.label(), office.fullName());
  }

  Printed status(Status status) {
    this.status = status;
    return this;
  }

  Printed author(Author author) {
    this.author = author;
    return this;
  }

  Printed heading(Heading heading) {
    this.heading = heading;
    return this;
  }

  Printed ministries(PrintedMinistry asked, PrintedMinistry inCharge) {
    this.asked = asked;
    this.inCharge = inCharge;
    return this;
  }

  Printed attributions(List<PrintedAttribution> attributions) {
    this.attributions = attributions;
    return this;
  }

  Printed question(Publication question) {
    this.question = question;
    return this;
  }

  Printed answer(Publication answer) {
    this.answer = answer;
    return this;
  }

  Printed events(List<Event> events) {
    this.events = events;
    return this;
  }

  /** Only these kinds of event. */
  Printed only(List<EventType> kinds) {
    return events(events.stream().filter(event -> kinds.contains(event.type())).toList());
  }

  ParsedQuestion build() {
    return new ParsedQuestion(
        layout, facts.uid(), status, author, asked, inCharge, attributions, heading, question, answer, List.of(),
        List.of(), events.stream().sorted(Lifecycle.IN_ORDER).toList());
  }
}
