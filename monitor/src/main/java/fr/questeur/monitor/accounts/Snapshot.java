package fr.questeur.monitor.accounts;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Account;
import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.Topics;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What all accounts and books say, read against the flow of documents: what stands further down is never newer than
 * what stands before it.
 *
 * @param stored questions that have a row or were refused; null if not looked for
 * @param latest the book of the step that keeps the latest states, over all partitions; empty if there is none yet
 * @param parse the same of the step that reads documents
 * @param published documents in the accounts of all ingests
 * @param writtenOff differences that an operator has written off, by step
 */
record Snapshot(
    Long stored, Map<String, Long> latest, Map<String, Long> parse, long published, Map<String, Long> writtenOff) {

  static Snapshot take(CountTopics topics, String application, StoredQuestions rows) throws SQLException {
    Long stored = rows == null ? null : rows.count();
    Map<String, Long> latest = book(topics, Books.topic(application, Books.LATEST));
    Map<String, Long> parse = book(topics, Books.topic(application, Books.PARSE));
    long published = 0;
    Map<String, Long> writtenOff = Map.of();
    for (Map<String, Account> partition : topics.read(Topics.ACCOUNT.name(), Snapshot::account)) {
      for (Map.Entry<String, Account> entry : partition.entrySet()) {
        Account account = entry.getValue();
        if (entry.getKey().equals(Account.WRITTEN_OFF)) {
          writtenOff = account.documents();
        } else {
          published += account.of("published");
        }
      }
    }
    return new Snapshot(stored, latest, parse, published, writtenOff);
  }

  private static Map<String, Long> book(CountTopics topics, String topic) {
    Map<String, Long> sums = new HashMap<>();
    topics.read(topic, Books::count)
        .forEach(partition -> partition.forEach((entry, count) -> sums.merge(entry, count, Long::sum)));
    return sums;
  }

  /** Differences that are written off may be negative, documents not. */
  private static Account account(String key, byte[] json) {
    Account account = QuestionJson.read(json, Account.class);
    if (!key.equals(Account.WRITTEN_OFF) && account.documents().values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("less than no documents");
    }
    return account;
  }
}
