package fr.questeur.enrich.merge;

import fr.questeur.enrich.parse.common.Folding;

/** Labels of groups and ministries in several layouts. */
final class Labels {

  private Labels() {}

  /** Whether they differ at most in capitals, accents and the kind of apostrophe. */
  static boolean areSame(String one, String other) {
    return Folding.fold(one).equals(Folding.fold(other));
  }
}
