package fr.questeur.sink;

import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What became of the records of a batch. Every record of it is in exactly one of these. */
final class Fates {

  private final List<Change.Upsert> stored = new ArrayList<>();
  private final List<Change.Keyed> unchanged = new ArrayList<>();
  private final List<Change.Keyed> superseded = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<DeadLetter> rejected = new ArrayList<>();

  void stored(Change.Upsert upsert) {
    stored.add(upsert);
  }

  void unchanged(Change.Keyed change) {
    unchanged.add(change);
  }

  void superseded(Collection<Change.Keyed> changes) {
    superseded.addAll(changes);
  }

  void deleted(String uid) {
    deleted.add(uid);
  }

  void rejected(DeadLetter letter) {
    rejected.add(letter);
  }

  List<Change.Upsert> stored() {
    return stored;
  }

  List<Change.Keyed> unchanged() {
    return unchanged;
  }

  List<Change.Keyed> superseded() {
    return superseded;
  }

  List<String> deleted() {
    return deleted;
  }

  List<DeadLetter> rejected() {
    return rejected;
  }

  void tell(SinkListener listener) {
    eachQuestion(stored, listener::stored);
    eachQuestion(unchanged, listener::unchanged);
    eachQuestion(superseded, listener::superseded);
    deleted.forEach(listener::deleted);
    rejected.forEach(listener::rejected);
  }

  private static void eachQuestion(List<? extends Change.Keyed> changes, Consumer<Question> told) {
    for (Change.Keyed change : changes) {
      if (change instanceof Change.Upsert upsert) {
        told.accept(upsert.question());
      }
    }
  }
}
