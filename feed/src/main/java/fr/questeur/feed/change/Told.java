package fr.questeur.feed.change;

import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Part;
import java.time.LocalDate;

/** A step that was told: of one type and part, that of another date is another. */
record Told(ChangeType type, LocalDate date, Part part) {

  Step step() {
    return new Step(type, date, part, null, null);
  }
}
