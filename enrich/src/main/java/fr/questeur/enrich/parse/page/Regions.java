package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a page, as they stand in its source: texts hold markup so broken that a tree made of the page would move
 * parts of them about.
 *
 * @param header all before the texts, from where the header begins; empty if none does
 * @param question null if the page has no such heading
 * @param answer null if the page has no such heading
 * @param around all the rest
 * @param hasSecond whether another question begins after the first one's texts
 * @param isWhole whether the page was closed, and the texts before that
 */
record Regions(
    String header, String question, String answer, String around, boolean hasSecond, boolean isWhole) {

  private static final int LONGEST_HEADING = 120;
  private static final String HEADING_END = "</h";

  /** A heading of a text: where it stands. */
  private record TextHeading(boolean isAnswer, int start, int end) {}

  static Regions of(String page, PageLayout layout) {
    return new Reading(page, layout).regions();
  }

  /** One pass over the tags of the page, and one over those of each text. */
  private static final class Reading {

    private final String page;
    private final PageLayout layout;
    private final List<TextHeading> headings = new ArrayList<>();
    private int headerStart = -1;
    private boolean hasSecond;
    /** The outermost element of the page, which its last tag closes; null if the page is but a part of one. */
    private String root;
    private boolean isRootClosed;
    private boolean areTextsClosed = true;

    Reading(String page, PageLayout layout) {
      this.page = page;
      this.layout = layout;
    }

    Regions regions() {
      Tags tags = new Tags(page, 0, page.length());
      while (tags.next()) {
        see(tags);
      }
      int headerEnd = headings.isEmpty() ? page.length() : headings.get(0).start();
      StringBuilder around = new StringBuilder(page.substring(0, Math.max(headerStart, 0)));
      StringBuilder[] texts = new StringBuilder[2];
      int end = headerEnd;
      for (int i = 0; i < headings.size(); i++) {
        TextHeading heading = headings.get(i);
        int limit = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
        int which = heading.isAnswer() ? 1 : 0;
        // Several answers to one question are one text.
        texts[which] = texts[which] == null ? new StringBuilder() : texts[which].append("<p>");
        around.append(page, end, heading.start()).append("<p>");
        end = appendText(texts[which], heading.end(), limit);
      }
      around.append(page, end, page.length());
      return new Regions(
          headerStart < 0 ? "" : page.substring(headerStart, headerEnd),
          text(texts[0]),
          text(texts[1]),
          around.toString(),
          hasSecond,
          areTextsClosed && (root == null ? !headings.isEmpty() : isRootClosed));
    }

    private void see(Tags tags) {
      String name = tags.name();
      if (!tags.closes() && root == null && (name.equals("html") || name.equals("body"))) {
        root = name;
      } else if (tags.closes()) {
        isRootClosed |= name.equals(root);
      } else if (headerStart < 0 || !headings.isEmpty()) {
        seeHeaderStart(tags);
      }
      if (headerStart >= 0 && !tags.closes() && name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
        seeHeading(tags);
      }
    }

    private void seeHeaderStart(Tags tags) {
      if (layout.headerClasses().stream().anyMatch(tags::has)) {
        hasSecond |= !headings.isEmpty();
        headerStart = headerStart < 0 ? tags.start() : headerStart;
      }
    }

    private void seeHeading(Tags tags) {
      int close = endOfHeading(tags.end());
      int end = close < 0 ? -1 : page.indexOf('>', close);
      boolean isWithinLast = !headings.isEmpty() && tags.start() < headings.get(headings.size() - 1).end();
      if (end < 0 || isWithinLast) {
        return;
      }
      String label = Lines.label(Markup.toPlain(page.substring(tags.end(), close)));
      boolean isAnswer = label.equals(Vocabulary.ANSWER_HEADING);
      if (isAnswer || label.equals(Vocabulary.QUESTION_HEADING)) {
        hasSecond |= !isAnswer && !headings.isEmpty();
        isRootClosed = false;
        headings.add(new TextHeading(isAnswer, tags.start(), end + 1));
      }
    }

    /** The place of the tag that closes a heading; -1 if none does soon. */
    private int endOfHeading(int from) {
      int limit = Math.min(page.length(), from + LONGEST_HEADING);
      for (int at = from; at < limit; at++) {
        if (page.charAt(at) == '<' && page.regionMatches(true, at, HEADING_END, 0, HEADING_END.length())) {
          return at;
        }
      }
      return -1;
    }

    /** Appends the text after a heading and returns where the page goes on after it. */
    private int appendText(StringBuilder text, int from, int limit) {
      int start = layout.textClass() == null ? from : startOfText(from, limit);
      if (start < 0) {
        areTextsClosed = root != null;
        return from;
      }
      int end = endOfText(start, limit);
      // Where the heading of the next text stands in the same element, that one has the end.
      areTextsClosed = end >= 0 || layout.textClass() == null && limit < page.length();
      text.append(page, start, end < 0 ? limit : end);
      return end < 0 ? limit : end;
    }

    private int startOfText(int from, int limit) {
      Tags tags = new Tags(page, from, limit);
      while (tags.next()) {
        if (tags.has(layout.textClass())) {
          return tags.end();
        }
      }
      return -1;
    }

    /** The place of the tag that closes the element in which the text stands; -1 if it is not closed. */
    private int endOfText(int start, int limit) {
      int depth = 1;
      Tags tags = new Tags(page, start, limit);
      while (tags.next()) {
        if (tags.name().equals(layout.textTag())) {
          depth += tags.closes() ? -1 : 1;
        }
        if (depth <= 0 && !goesOn(tags.end(), limit)) {
          return tags.start();
        }
      }
      return -1;
    }

    /** Words right after an end tag belong to the text: the tag was one too many. */
    private boolean goesOn(int at, int limit) {
      int next = at;
      while (next < limit && Character.isWhitespace(page.charAt(next))) {
        next++;
      }
      return next < limit && page.charAt(next) != '<';
    }

    private static String text(StringBuilder text) {
      return text == null ? null : text.toString();
    }
  }
}
