package fr.questeur.sink;

import java.util.List;

/**
 * What the full-text search keeps of a word: nothing of a stop word, several lexemes of one with hyphens. Places count
 * the words of a text, those of which nothing is kept too. Empty until Postgres has told.
 */
final class SearchWord {

  private String[] lexemes;
  private int[] places;
  private int length;

  /**
   * What Postgres tells.
   *
   * @param lexemes as they are written in a tsvector, in the order of {@code places}
   * @param places of the lexemes within the word, from 1 on; several may be at the same place
   * @param length how many places the word takes
   */
  void become(List<String> lexemes, List<Integer> places, int length) {
    this.lexemes = lexemes.toArray(String[]::new);
    this.places = places.stream().mapToInt(Integer::intValue).toArray();
    this.length = length;
  }

  boolean isKnown() {
    return lexemes != null;
  }

  int lexemes() {
    return lexemes.length;
  }

  String lexeme(int index) {
    return lexemes[index];
  }

  int place(int index) {
    return places[index];
  }

  int length() {
    return length;
  }
}
