package fr.questeur.enrich.merge;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** States of one question at random: few values, so that documents agree, contradict and complete each other. */
final class InventedStates {

  static final List<String> LAYOUTS =
      List.of(
          "text", "text-dyn", "page-legacy", "page-table", "page-2017", "page-dyn", "xml-view", "open-data-xml",
          "open-data-json", "government-flow", "not-known-yet");

  private static final List<Ministry> MINISTRIES =
      List.of(
          new Ministry("Défense", "defense"), new Ministry("Défense", "Ministère de la défense", "defense"),
          new Ministry("Intérieur", "interieur"), new Ministry("Mer", "mer"));

  private final Random random;

  InventedStates(long seed) {
    this.random = new Random(seed);
  }

  List<Question> some(int count) {
    List<Question> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      states.add(any());
    }
    return states;
  }

  Question any() {
    Told told =
        Told.by(anyOf(LAYOUTS), Instant.ofEpochSecond(1_700_000_000 + random.nextInt(4)), "sha" + random.nextLong())
            .author(maybe(this::author))
            .asked(maybe(() -> anyOf(MINISTRIES)))
            .attributions(attributions())
            .heading(new Heading(maybe(this::word), maybe(this::word), words(), maybe(this::word)))
            .question(
                new Publication(maybe(this::word), Told.PUBLISHED.plusDays(7L * random.nextInt(2)), maybe(this::page),
                    maybe(() -> Told.issue(word()))));
    Question question = told.question();
    if (question.question().text() != null) {
      told.reference(reference(Part.QUESTION));
    }
    end(told);
    for (int i = random.nextInt(3); i > 0; i--) {
      EventType type =
          anyOf(List.of(EventType.SIGNALLED, EventType.RENEWED, EventType.REATTRIBUTED, EventType.CORRECTED));
      told.events(
          new Event(type, maybe(this::day), maybe(this::page), type == EventType.CORRECTED ? Part.QUESTION : null,
              maybe(this::word)));
    }
    return told.question();
  }

  private void end(Told told) {
    switch (random.nextInt(4)) {
      case 0 -> {
        LocalDate first = day();
        boolean isTheOnlyOne = random.nextInt(4) > 0;
        told.answer(
            new Publication(maybe(this::word), isTheOnlyOne ? maybe(() -> first) : first, maybe(this::page)));
        told.reference(reference(Part.ANSWER));
        if (!isTheOnlyOne) {
          told.answer(new Publication(word(), maybe(() -> first.plusDays(30)), maybe(this::page)));
        }
        told.answeredWith(QuestionUid.of(14, QuestionType.QE, 190002 + random.nextInt(3)));
      }
      case 1 -> told.status(Status.LAPSED).events(Event.of(EventType.LAPSED, maybe(this::day)));
      case 2 ->
          told.status(Status.WITHDRAWN)
              .events(new Event(EventType.WITHDRAWN, maybe(this::day), null, null, maybe(this::word)));
      default -> { }
    }
  }

  private Author author() {
    return new Author(
        maybe(() -> "Mme"), maybe(() -> anyOf(List.of("Jeanne Essai", "Essai Jeanne"))), maybe(() -> "PA1"),
        maybe(() -> "PM2"), maybe(this::word), maybe(this::word), maybe(this::word), maybe(() -> "Nord"),
        maybe(() -> "Hauts"));
  }

  private Attribution[] attributions() {
    List<Attribution> attributions = new ArrayList<>();
    LocalDate date = Told.PUBLISHED;
    for (int i = random.nextInt(4); i > 0; i--) {
      attributions.add(new Attribution(anyOf(MINISTRIES), date));
      date = date.plusDays(1L + random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      attributions.add(new Attribution(anyOf(MINISTRIES), null));
    }
    return attributions.toArray(new Attribution[0]);
  }

  private Reference reference(Part part) {
    return new Reference(ReferenceType.LAW, "loi " + random.nextInt(3), part, 0, 1);
  }

  private LocalDate day() {
    return Told.PUBLISHED.plusDays(30L * (1 + random.nextInt(3)));
  }

  private Integer page() {
    return 1 + random.nextInt(3);
  }

  private String word() {
    return anyOf(List.of("alpha", "bêta", "gamma"));
  }

  private List<String> words() {
    return random.nextBoolean() ? List.of() : List.of(word(), word());
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T anyOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
