package fr.questeur.bench.generate;

import fr.questeur.contract.Publication;

/** Layouts that print no pages of the Journal officiel. */
final class Pages {

  private Pages() {}

  static Publication without(Publication publication) {
    return publication == null ? null : new Publication(publication.text(), publication.date(), null);
  }
}
