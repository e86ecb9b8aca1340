package fr.questeur.enrich.tag.reference;

import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Finds all references of a text. Has no state and may be used by several threads. */
public final class ReferenceFinder {

  private static final List<Recogniser> OF_ANY_QUESTION =
      List.of(
          new Acts(ActKind.LAW),
          new Acts(ActKind.ORDINANCE),
          new Acts(ActKind.DECREE),
          new Acts(ActKind.ORDER),
          new BudgetAcronyms(),
          new CodeArticles(),
          new EuropeanActs());

  /**
   * All of them, in the order of their place. Takes time in proportion to the length of the text.
   *
   * @param own the question whose text this is: «question écrite n° 5» is one of its legislature
   * @param part which of its texts
   * @param text as published; null for none
   * @throws fr.questeur.enrich.parse.common.RejectedDocumentException if there are more than {@link Budget#REFERENCES}
   */
  public List<Found> find(QuestionUid own, Part part, String text) {
    if (text == null) {
      return List.of();
    }
    Passage passage = Passage.of(text);
    List<Found> found = new ArrayList<>();
    Consumer<Found> add =
        reference -> {
          found.add(reference);
          Budget.REFERENCES.check(found.size());
        };
    OF_ANY_QUESTION.forEach(recogniser -> recogniser.find(passage, add));
    new Questions(own, part).find(passage, add);
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }
}
