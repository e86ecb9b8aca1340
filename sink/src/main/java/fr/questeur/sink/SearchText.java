package fr.questeur.sink;

import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a question that are searched.
 *
 * @param parts heading, text and answer, each word by word; null if words of them might mean something else together
 *     than they mean one by one
 */
record SearchText(List<List<SearchWord>> parts) {

  /** In UTF-8 less than the 100,000 bytes of which {@code question_search_document} takes only what fits. */
  private static final int MAX_CHARS = 30_000;

  /** Longer ones are no words, and shall not fill the memory. */
  private static final int MAX_WORD_CHARS = 200;

  /** In the mean, with what separates it from the next. */
  private static final int CHARS_OF_A_WORD = 5;

  private static final String WEIGHTS = "ABC";

  /** White space, what question_search_text() makes white space, and what is part of no token of Postgres's parser. */
  private static final String SEPARATORS =
      "\t\n\u000B\f\r *./@_,:()\"'!?"
          + "\u2019\u2018\u201C\u201D\u201E\u00AB\u00BB\u2026\u2013\u2014\u2022\u00B7\u00A0\u202F\u2009";

  /**
   * What words may be something else behind: tags have white space in them, and ~ is another thing at the start of a text
   * than within. The others are what unaccent() makes these two of.
   */
  private static final String JOINTS = "<~\u02C2\u02DC\u2039\u226A\u3008\u300A\uFE3D\uFE3F\uFE64\uFF1C\uFF5E\uFFE9";

  private static final BitSet SEPARATES = bits(SEPARATORS);
  private static final BitSet JOINS = bits(JOINTS);

  /** The same texts that {@link SearchTable} takes from the row of a question. */
  static SearchText of(Question question, SearchLexicon lexicon) {
    String heading =
        Stream.of(
                question.heading().title(), question.heading().rubric(), question.heading().analysisHead(),
                String.join(" ", question.heading().analyses()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    Publication answer = question.answer();
    return of(heading, question.question().text(), answer == null ? null : answer.text(), lexicon);
  }

  /** Of these texts, of which each may be null. */
  static SearchText of(String heading, String question, String answer, SearchLexicon lexicon) {
    int length = 0;
    List<List<SearchWord>> parts = new ArrayList<>();
    for (String part : Arrays.asList(heading, question, answer)) {
      String text = part == null ? "" : part;
      length += text.length();
      List<SearchWord> words = length > MAX_CHARS ? null : words(text, lexicon);
      if (words == null) {
        return new SearchText(null);
      }
      parts.add(words);
    }
    return new SearchText(parts);
  }

  private static List<SearchWord> words(String text, SearchLexicon lexicon) {
    List<SearchWord> words = new ArrayList<>(text.length() / CHARS_OF_A_WORD + 1);
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ' ' : text.charAt(i);
      if (i - start > MAX_WORD_CHARS || JOINS.get(c)) {
        return null;
      }
      if (SEPARATES.get(c)) {
        if (i > start) {
          words.add(lexicon.word(text.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static BitSet bits(String characters) {
    BitSet bits = new BitSet();
    characters.chars().forEach(bits::set);
    return bits;
  }

  /** Postgres's text form of the tsvector of these words, once they are known; null if Postgres has to make it. */
  String document() {
    if (parts == null) {
      return null;
    }
    SearchDocument document = new SearchDocument();
    for (int i = 0; i < parts.size(); i++) {
      document.add(parts.get(i), WEIGHTS.charAt(i));
    }
    return document.text();
  }
}
