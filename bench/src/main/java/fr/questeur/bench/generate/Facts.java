package fr.questeur.bench.generate;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.Lifecycle;
import java.util.ArrayList;
import java.util.List;

/**
 * All there is to know of one invented question; every layout prints a part of it.
 *
 * @param charges the ministries in charge, in order; the first is the one asked, on the day of publication
 * @param heading with tête d'analyse and analyses, and with a title
 * @param question the text as the contract has it; null text for questions au Gouvernement
 * @param answer null unless answered
 * @param steps what else happened: signalements, renewals, errata, the end without an answer
 */
public record Facts(
    QuestionUid uid,
    Status status,
    Deputy author,
    List<Charge> charges,
    Heading heading,
    Publication question,
    Publication answer,
    List<Event> steps) {

  public Facts {
    charges = List.copyOf(charges);
    steps = List.copyOf(steps);
  }

  Office asked() {
    return charges.get(0).office();
  }

  Office inCharge() {
    return charges.get(charges.size() - 1).office();
  }

  /** The steps of one kind, in order of their dates. */
  List<Event> steps(EventType type) {
    return steps.stream().filter(step -> step.type() == type).toList();
  }

  /** The step that ended the question without an answer; null if none did. */
  Event end() {
    return steps.stream()
        .filter(step -> step.type() == EventType.WITHDRAWN || step.type() == EventType.LAPSED)
        .findFirst()
        .orElse(null);
  }

  /** The whole life: publication, answer, changes of attribution and the other steps, in order. */
  List<Event> life() {
    List<Event> life = new ArrayList<>(steps);
    life.add(new Event(EventType.PUBLISHED, question.date(), question.page(), null, null));
    if (answer != null) {
      life.add(new Event(EventType.ANSWERED, answer.date(), answer.page(), null, null));
    }
    charges.stream()
        .skip(1)
        .forEach(charge -> life.add(Event.of(EventType.REATTRIBUTED, charge.date())));
    life.sort(Lifecycle.IN_ORDER);
    return life;
  }
}
