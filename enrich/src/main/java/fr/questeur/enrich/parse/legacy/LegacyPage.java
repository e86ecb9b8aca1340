package fr.questeur.enrich.parse.legacy;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of a page, each by the tag that holds it. */
final class LegacyPage {

  /** Between the values of tags that may repeat; a paragraph begins there. */
  private static final String NEXT_VALUE = "<br>";

  private static final int NOT_OPEN = -1;
  private static final int LONGEST_QUOTE = 60;

  private final String text;
  /** As they stand between their tags; several only for tags that may repeat. */
  private final Map<LegacyTag, List<String>> values = new EnumMap<>(LegacyTag.class);
  private final int[] openAt = new int[LegacyTag.COUNT];
  /** Texts hold {@code <html>} elements of their own, so only as many ends as beginnings end the page. */
  private int openHtml;
  private boolean endsWithHtml;

  private LegacyPage(String text) {
    this.text = text;
    Arrays.fill(openAt, NOT_OPEN);
  }

  /**
   * Reads a page.
   *
   * @throws RejectedDocumentException if it is not whole, not the only one, or has two values where one must be
   */
  static LegacyPage of(String text) {
    LegacyPage page = new LegacyPage(text);
    Tags tags = new Tags(text, text.length());
    while (tags.next()) {
      page.take(tags);
    }
    page.refuseCut();
    return page;
  }

  /** The value on one line, without markup; null if it is empty. */
  String value(LegacyTag tag) {
    String fragment = fragment(tag);
    if (fragment == null || fragment.isEmpty()) {
      return null;
    }
    String line = Lines.fold(Emphasis.strip(Markup.toPlain(fragment)));
    return line.isEmpty() ? null : line;
  }

  /** The value as it stands; null if the page does not have the tag. */
  String fragment(LegacyTag tag) {
    List<String> several = values.get(tag);
    return several == null ? null : String.join(NEXT_VALUE, several);
  }

  /** A value in a message. */
  static String quote(String value) {
    String stripped = value.strip();
    return "«" + (stripped.length() > LONGEST_QUOTE ? stripped.substring(0, LONGEST_QUOTE) + "…" : stripped) + "»";
  }

  private void take(Tags tags) {
    LegacyTag tag = tags.tag();
    boolean isHtml = tag == null && tags.isNamed("html");
    if (isHtml) {
      openHtml += tags.isClosing() ? -1 : 1;
    } else if (tag != null && tags.isClosing()) {
      close(tag, tags.start());
    } else if (tag != null) {
      open(tag, tags);
    }
    endsWithHtml = isHtml && tags.isClosing();
  }

  private void open(LegacyTag tag, Tags tags) {
    boolean isSecond = values.containsKey(tag) || isOpen(tag);
    if (isSecond && (tag == LegacyTag.NUM || tag == LegacyTag.LEG)) {
      String number = value(LegacyTag.NUM);
      String first = number == null ? "one" : "that of question " + quote(number);
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS, "the document holds several pages: after " + first + ", «" + tag + "» begins again");
    }
    if (isOpen(tag)) {
      throw unended(tag);
    }
    if (tags.isEmpty()) {
      put(tag, "");
    } else {
      openAt[tag.ordinal()] = tags.end();
    }
  }

  private void close(LegacyTag tag, int end) {
    if (isOpen(tag)) {
      put(tag, text.substring(openAt[tag.ordinal()], end));
      openAt[tag.ordinal()] = NOT_OPEN;
    } else if (tag.isText()) {
      throw new RejectedDocumentException(TRUNCATED, "the page has the end of «" + tag + "», but not its beginning");
    }
  }

  private void put(LegacyTag tag, String value) {
    List<String> before = values.computeIfAbsent(tag, none -> new ArrayList<>(1));
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    if (value.isBlank() || value.equals(last)) {
      return;
    }
    if (!before.isEmpty() && !tag.mayRepeat()) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "two values for «" + tag + "»: " + quote(last) + " and " + quote(value));
    }
    before.add(value);
  }

  /**
   * Of a whole page, every tag that begins ends, and either the last values are there or the end of the page itself.
   * The tag of a text that does not exist may be missing, but not those of all texts.
   */
  private void refuseCut() {
    boolean hasAllHidden = true;
    boolean hasTexts = false;
    for (LegacyTag tag : LegacyTag.values()) {
      if (isOpen(tag)) {
        throw unended(tag);
      }
      boolean isThere = values.containsKey(tag);
      hasAllHidden &= isThere || !tag.isHidden();
      hasTexts |= isThere && tag.isText();
    }
    boolean hasEnd = endsWithHtml && openHtml <= 0;
    if (!hasTexts || !hasAllHidden && !hasEnd) {
      throw new RejectedDocumentException(
          TRUNCATED, "the page ends before its %s".formatted(hasTexts ? "last values" : "texts"));
    }
  }

  private boolean isOpen(LegacyTag tag) {
    return openAt[tag.ordinal()] != NOT_OPEN;
  }

  private static RejectedDocumentException unended(LegacyTag tag) {
    return new RejectedDocumentException(TRUNCATED, "the page has the beginning of «" + tag + "», but not its end");
  }
}
