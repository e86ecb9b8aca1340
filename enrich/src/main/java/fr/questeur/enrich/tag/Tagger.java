package fr.questeur.enrich.tag;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.Question;
import fr.questeur.contract.Source;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.List;

/** Makes a question of what a document says. Has no state and may be used by several threads. */
public final class Tagger {

  private final Attributions attributions = new Attributions(PortfolioTable.load());
  private final References references = new References();

  /** The question as the document leaves it; an unknown ministry is no error. */
  public Question tag(ParsedQuestion parsed, Source source) {
    Deadline deadline = Deadlines.of(parsed.uid().type(), parsed.question().date(), parsed.events());
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
        Deadlines.delay(parsed.status(), parsed.question(), parsed.answer(), deadline),
        references.of(parsed),
        source,
        List.of());
  }
}
