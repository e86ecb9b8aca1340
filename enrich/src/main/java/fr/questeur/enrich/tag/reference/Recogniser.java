package fr.questeur.enrich.tag.reference;

import java.util.function.Consumer;

/** Knows one kind of reference. Has no state. */
interface Recogniser {

  /** Finds all, in the order of their place. */
  void find(Passage passage, Consumer<Found> found);
}
