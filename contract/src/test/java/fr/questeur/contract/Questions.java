package fr.questeur.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Questions to test with. */
final class Questions {

  private static final String SHA256 = "a6f3ac7e43a7038a".repeat(4);

  private Questions() {}

  static Question answered() {
    LocalDate published = LocalDate.of(2013, 5, 14);
    LocalDate answered = LocalDate.of(2013, 6, 25);
    Ministry ministry = new Ministry("Affaires étrangères", "affaires-etrangeres");
    Deadline deadline = DeadlineRule.inForceOn(published).deadline(published, null);
    return new Question(
        QuestionUid.of(14, QuestionType.QE, 26402),
        Status.ANSWERED,
        new Author("Mme", "Axelle Lemaire", "Socialiste, républicain et citoyen", "Français établis hors de France"),
        ministry,
        List.of(new Attribution(ministry, published)),
        new Heading("politique extérieure", "activités", List.of("diplomatie en ligne", "développement")),
        new Publication("Une question ?", published, null),
        new Publication("Une réponse.", answered, 6634),
        List.of(Event.of(EventType.PUBLISHED, published), new Event(EventType.ANSWERED, answered, 6634, null, null)),
        deadline,
        ResponseDelay.between(published, answered, deadline),
        new Source("seeds/a.txt", "text", SHA256, Instant.parse("2026-11-23T10:15:30Z")));
  }

  static Question pending(LocalDate published) {
    return new Question(
        QuestionUid.of(17, QuestionType.QE, 1),
        Status.PENDING,
        null,
        null,
        List.of(),
        new Heading(null, null, List.of()),
        new Publication("Une question ?", published, null),
        null,
        List.of(Event.of(EventType.PUBLISHED, published)),
        DeadlineRule.inForceOn(published).deadline(published, null),
        null,
        new Source("seeds/b.txt", "text", SHA256, Instant.parse("2026-11-23T10:15:30Z")));
  }
}
