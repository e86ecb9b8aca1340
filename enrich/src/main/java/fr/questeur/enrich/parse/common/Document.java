package fr.questeur.enrich.parse.common;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A document as text: decoded once, lines end in {@code \n}, accents composed, nothing JSON or Postgres refuse. For one
 * thread.
 */
public final class Document {

  private static final int EXCERPT = 60;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final List<String> PAGES_AND_DATA = List.of("<!", "<?xml", "<html", "{");

  private final String text;
  /** Where white space ends; the length of the text if it never does. */
  private final int start;
  private final Map<Class<?>, Object> once = new HashMap<>();
  private String plain;

  private Document(String text) {
    this.text = text;
    this.start = Lines.firstOfText(text);
  }

  /**
   * Decodes the bytes.
   *
   * @throws RejectedDocumentException if there is no text in them: empty, binary, undecodable, cut within a character; or
   *     more of something in it than its {@link Budget}
   */
  public static Document of(byte[] bytes) {
    return new Document(SavedPage.unwrap(withinBudget(TextDecoding.decode(bytes))));
  }

  private static String withinBudget(String text) {
    Budget.TAGS.checkOccurrences('<', text);
    Budget.CHARACTER_REFERENCES.checkOccurrences('&', text);
    Budget.LINES.checkOccurrences('\n', text);
    return text;
  }

  public String text() {
    return text;
  }

  /** The text without tags ({@link Markup}) and without white space at its ends: made at the first call, then kept. */
  public String plain() {
    if (plain == null) {
      plain = Markup.toPlain(text.strip());
    }
    return plain;
  }

  /** What a parser reads of the document both to recognise and to parse it: read at the first call, then kept. */
  public <T> T once(Class<T> type, Function<Document, T> reading) {
    return type.cast(once.computeIfAbsent(type, ignored -> reading.apply(this)));
  }

  /** Whether it begins with a tag, or what else has such a bracket, white space aside. */
  public boolean beginsWithTag() {
    return text.startsWith("<", start);
  }

  /** Whether it begins as a page or as data do, and so is no conversion to text, though it may hold the same words. */
  public boolean isPageOrData() {
    for (String begin : PAGES_AND_DATA) {
      if (text.regionMatches(true, start, begin, 0, begin.length())) {
        return true;
      }
    }
    return false;
  }

  /** The first words, on one line, for messages. */
  public String excerpt() {
    String start = text.strip();
    start = start.substring(0, Math.min(EXCERPT, start.length()));
    return SPACES.matcher(start).replaceAll(" ");
  }
}
