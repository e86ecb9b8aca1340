package fr.questeur.enrich.merge;

import fr.questeur.contract.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of one question: the latest state that each layout tells. It is a function of the set of documents
 * seen, whatever their order, and so is what the states say together.
 */
public final class Contributions {

  private final List<Question> states;
  private Question merged;

  /** The states kept before, at least one, of which each is of another layout. */
  public Contributions(List<Question> states) {
    this.states = List.copyOf(states);
  }

  /** What the documents say together, with where each field is from: what {@code questions.enriched} holds. */
  public Question merged() {
    if (merged == null) {
      merged = Merge.of(states);
    }
    return merged;
  }

  /**
   * Where the state of the candidate's layout is, or would be added. The two forms of the open data are one layout
   * here: the later of them replaces the other.
   */
  public int placeOf(Question candidate) {
    int place = 0;
    while (place < states.size() && !isOfOneLayout(states.get(place), candidate)) {
      place++;
    }
    return place;
  }

  private static boolean isOfOneLayout(Question one, Question other) {
    String code = one.source().layout();
    Layout layout = Layout.of(code);
    return layout == Layout.OTHER
        ? Objects.equals(code, other.source().layout())
        : layout == Layout.of(other.source().layout());
  }

  /** These and the candidate; the same object if a later state of its layout, or just this one, is known. */
  public Contributions with(Question candidate) {
    int place = placeOf(candidate);
    List<Question> all = new ArrayList<>(states);
    if (place == states.size()) {
      all.add(candidate);
    } else if (Precedence.OF_STATES.compare(candidate, states.get(place)) > 0) {
      // Also when it says the same: what was observed in between is older than this.
      all.set(place, candidate);
    } else {
      return this;
    }
    return new Contributions(all);
  }

  /**
   * These with a document that is read again, perhaps by a better parser: what is known from this very document gives
   * way, whatever both say. Otherwise as {@link #with}.
   */
  public Contributions withReread(Question candidate) {
    int place = placeOf(candidate);
    boolean isSame =
        place < states.size() && states.get(place).source().sha256().equals(candidate.source().sha256());
    if (!isSame) {
      return with(candidate);
    }
    if (states.get(place).saysTheSameAs(candidate)) {
      return this;
    }
    List<Question> all = new ArrayList<>(states);
    all.set(place, candidate);
    return new Contributions(all);
  }

  /**
   * Whether the candidate tells an older state than is known: from its own layout, or from others where its layout is
   * new.
   */
  public boolean outdate(Question candidate) {
    int place = placeOf(candidate);
    if (place == states.size()) {
      return Precedence.tellsOfEarlier(candidate, merged());
    }
    Question known = states.get(place);
    return Precedence.OF_STATES.compare(candidate, known) < 0 && !candidate.saysTheSameAs(known);
  }
}
