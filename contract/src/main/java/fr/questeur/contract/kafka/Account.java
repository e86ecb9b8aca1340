package fr.questeur.contract.kafka;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many documents somebody has dealt with, ever, by what became of them: a record of {@code questions.account},
 * written in the transactions that deal with them.
 *
 * @param documents by fate, since the account was opened
 */
public record Account(Map<String, Long> documents) {

  /** The key under which the differences stand that an operator has written off, by step of the way. */
  public static final String WRITTEN_OFF = "written-off";

  public static final Account EMPTY = new Account(Map.of());

  public Account {
    documents = Map.copyOf(documents);
  }

  /** Of one fate; zero if there are none. */
  public long of(String fate) {
    return documents.getOrDefault(fate, 0L);
  }

  /** With so many more of one fate. */
  public Account plus(String fate, long more) {
    Map<String, Long> sums = new TreeMap<>(documents);
    sums.merge(fate, more, Long::sum);
    return new Account(sums);
  }
}
