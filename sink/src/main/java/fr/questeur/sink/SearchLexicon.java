package fr.questeur.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Postgres makes of words, asked once for each: to take texts to pieces, their accents off and the words to their
 * stems is most of the work of a full-text search, and the words are nearly always the same ones. Those that have not
 * come for long are forgotten. For one thread.
 */
final class SearchLexicon {

  /** Of each of the two maps, which then take some 6 MB. */
  private static final int CAPACITY = 30_000;

  /** The lexeme of fin. If it is none (a dictionary may say so), no word is known, and all is left to Postgres. */
  private static final String MARK = "'fin'";

  /** With white space around the word, as in a text, and a mark behind it that tells how many places it takes. */
  private static final String ASK =
      """
      SELECT number, array_to_tsvector(ARRAY[lexeme])::text, place
      FROM unnest(?::text[]) WITH ORDINALITY AS asked (word, number),
        unnest(question_search_words(' ' || word || ' fin')) AS kept, unnest(kept.positions) AS place
      ORDER BY number, place
      """;

  /** Once there are too many new ones, those of {@code older} that have not come since are forgotten. */
  private Map<String, SearchWord> newer = new HashMap<>();

  private Map<String, SearchWord> older = new HashMap<>();
  private final Map<String, SearchWord> unknown = new LinkedHashMap<>();

  /** The word, which may be unknown until the next {@link #learn}. */
  SearchWord word(String text) {
    SearchWord word = newer.get(text);
    if (word != null) {
      return word;
    }
    word = older.get(text);
    if (word == null) {
      return unknown.computeIfAbsent(text, none -> new SearchWord());
    }
    keep(text, word);
    return word;
  }

  private void keep(String text, SearchWord word) {
    if (newer.size() >= CAPACITY) {
      older = newer;
      newer = new HashMap<>();
    }
    newer.put(text, word);
  }

  /** Asks Postgres for the words that it was not asked for yet. */
  void learn(Connection connection) throws SQLException {
    if (unknown.isEmpty()) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(ASK)) {
      query.setArray(1, connection.createArrayOf("text", unknown.keySet().toArray(String[]::new)));
      try (ResultSet rows = query.executeQuery()) {
        read(rows, List.copyOf(unknown.values()));
      }
      unknown.forEach(this::keep);
    } finally {
      unknown.clear();
    }
  }

  private static void read(ResultSet rows, List<SearchWord> words) throws SQLException {
    List<String> lexemes = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    boolean more = rows.next();
    while (more) {
      int number = rows.getInt(1);
      lexemes.add(rows.getString(2));
      places.add(rows.getInt(3));
      more = rows.next();
      if (!more || rows.getInt(1) != number) {
        int mark = lexemes.size() - 1;
        if (lexemes.get(mark).equals(MARK)) {
          words.get(number - 1).become(lexemes.subList(0, mark), places.subList(0, mark), places.get(mark) - 1);
        }
        lexemes.clear();
        places.clear();
      }
    }
  }
}
