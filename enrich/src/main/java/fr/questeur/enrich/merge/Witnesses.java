package fr.questeur.enrich.merge;

import fr.questeur.contract.Question;
import fr.questeur.contract.Supplement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All states of one question, and which fields of the merged one were taken from which of them. */
final class Witnesses {

  private final List<Question> states;
  private final List<Set<String>> taken = new ArrayList<>();

  /** Of at least one state, each of another layout. */
  Witnesses(List<Question> states) {
    this.states = states.stream().sorted(Precedence.OF_STATES.reversed()).toList();
    this.states.forEach(state -> taken.add(new LinkedHashSet<>()));
  }

  /** The latest one first. */
  List<Question> all() {
    return states;
  }

  Question leader() {
    return states.get(0);
  }

  /** What the first one says that says anything; null if none does. */
  <T> T first(String field, Function<Question, T> said) {
    return first(field, states, said);
  }

  /** The same of some of them, in an order of their own. The field is taken from the first of all who says so. */
  <T> T first(String field, List<Question> trusted, Function<Question, T> said) {
    for (Question state : trusted) {
      T value = said.apply(state);
      if (value != null) {
        credit(field, states.stream().filter(each -> value.equals(said.apply(each))).findFirst().orElse(state));
        return value;
      }
    }
    return null;
  }

  /**
   * What they say together.
   *
   * @param trusted all of them, in the order in which they are to be heard
   * @param add adds what the next one says to what is gathered, and gives that back as it is if there is nothing to add
   */
  <T> List<T> gather(
      String field,
      List<Question> trusted,
      Function<Question, List<T>> said,
      BiFunction<List<T>, Question, List<T>> add) {
    List<T> gathered = List.of();
    List<T> ofLeader = said.apply(leader());
    List<Question> added = new ArrayList<>();
    for (Question state : trusted) {
      List<T> next = gathered.isEmpty() ? said.apply(state) : add.apply(gathered, state);
      if (!next.equals(gathered) && !said.apply(state).equals(ofLeader)) {
        added.add(state);
      }
      gathered = next;
    }
    if (!gathered.equals(ofLeader)) {
      added.forEach(state -> credit(field, state));
    }
    return gathered;
  }

  private void credit(String field, Question state) {
    taken.get(states.indexOf(state)).add(field);
  }

  /** What the leader does not say, by who says it. */
  List<Supplement> supplements() {
    List<Supplement> supplements = new ArrayList<>();
    for (int i = 1; i < states.size(); i++) {
      if (!taken.get(i).isEmpty()) {
        supplements.add(new Supplement(states.get(i).source(), List.copyOf(taken.get(i))));
      }
    }
    return supplements;
  }
}
