package fr.questeur.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tsvector in the making, as {@code question_search_document} makes it of the same parts. */
final class SearchDocument {

  /** Beyond these limits of a tsvector Postgres leaves places out, and the rules for it are Postgres's. */
  private static final int MAX_PLACE = 16_382;
  private static final int MAX_PLACES_OF_A_LEXEME = 254;

  /** With its places, or nearly so. */
  private static final int CHARS_OF_A_LEXEME = 32;

  private final Map<String, Places> lexemes = new HashMap<>();
  private int lastPlace;
  private boolean fits = true;

  /** Where a lexeme is. */
  private static final class Places {

    private final StringBuilder text = new StringBuilder();
    private int count;

    void add(int place, char weight) {
      text.append(count++ == 0 ? ':' : ',').append(place).append(weight);
    }
  }

  /**
   * Adds a part of the text. Places go on behind the last lexeme of the parts before, as with Postgres's {@code ||}.
   *
   * @param weight A to C
   */
  void add(List<SearchWord> part, char weight) {
    int before = lastPlace;
    for (SearchWord word : part) {
      fits &= word.isKnown();
      for (int i = 0; fits && i < word.lexemes(); i++) {
        lastPlace = before + word.place(i);
        Places places = lexemes.computeIfAbsent(word.lexeme(i), none -> new Places());
        places.add(lastPlace, weight);
        fits = places.count <= MAX_PLACES_OF_A_LEXEME && lastPlace <= MAX_PLACE;
      }
      before += word.length();
    }
  }

  /** Postgres's text form of the tsvector; null if Postgres has to make it itself. */
  String text() {
    if (!fits) {
      return null;
    }
    StringBuilder text = new StringBuilder(lexemes.size() * CHARS_OF_A_LEXEME);
    lexemes.forEach((lexeme, places) -> text.append(lexeme).append(places.text).append(' '));
    return text.toString();
  }
}
