package fr.questeur.bench.generate;

import fr.questeur.contract.Heading;
import java.util.List;

/** Pages print tête d'analyse and analyses to the 14th legislature, a title since. */
final class Headings {

  private static final int FIRST_WITH_TITLE = 15;

  private Headings() {}

  static boolean haveTitle(Facts facts) {
    return facts.uid().legislature() >= FIRST_WITH_TITLE;
  }

  static Heading onPage(Facts facts) {
    Heading all = facts.heading();
    return haveTitle(facts)
        ? new Heading(all.rubric(), null, List.of(), all.title())
        : new Heading(all.rubric(), all.analysisHead(), all.analyses());
  }
}
