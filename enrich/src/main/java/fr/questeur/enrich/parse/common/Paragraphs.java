package fr.questeur.enrich.parse.common;

import fr.questeur.enrich.parse.common.Paragraph.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes paragraphs of the lines of a section. Lines are joined, and so are two blocks that empty lines part in the
 * middle of a sentence; list items, rows of tables and headings stay by themselves.
 */
public final class Paragraphs {

  private static final String BULLETS = "-\u2013\u2014•●▪◦·*+";
  private static final Pattern NUMBERED =
      Pattern.compile("(?:\\d{1,2}[.)°]|[a-z]\\)|\\(\\d{1,2}\\)) ");

  /** A paragraph while it is being put together; most are but one line. */
  private static final class Block {
    final Kind kind;
    private final String firstLine;
    private StringBuilder lines;

    Block(Kind kind, String firstLine) {
      this.kind = kind;
      this.firstLine = firstLine;
    }

    CharSequence text() {
      return lines == null ? firstLine : lines;
    }

    /** A word broken at a hyphen keeps it: whether the hyphen is the word's own cannot be told. */
    void append(String line) {
      lines = lines == null ? new StringBuilder(firstLine) : lines;
      int end = lines.length();
      boolean brokenWord =
          end > 1 && lines.charAt(end - 1) == '-' && Character.isLetterOrDigit(lines.charAt(end - 2));
      lines.append(brokenWord ? "" : " ").append(line);
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private boolean afterEmptyLine = true;
  private int lines;

  private Paragraphs() {}

  /** Reads a section of text without tags ({@link Markup}); null has no paragraphs. */
  public static List<Paragraph> of(String section) {
    if (section == null) {
      return List.of();
    }
    Paragraphs paragraphs = new Paragraphs();
    int end = 0;
    for (int start = 0; start < section.length(); start = end + 1) {
      end = Lines.end(section, start);
      paragraphs.add(section.substring(start, end));
    }
    return paragraphs.read();
  }

  private List<Paragraph> read() {
    List<Paragraph> read = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      Stopwatch.check();
      String text = Lines.fold(Emphasis.normalise(Lines.fold(block.text().toString())));
      if (!text.isEmpty()) {
        read.add(new Paragraph(block.kind, text));
      }
    }
    return read;
  }

  private void add(String line) {
    Budget.LINES.check(++lines);
    String text = line.strip();
    if (text.isEmpty() || Lines.isRule(text)) {
      afterEmptyLine = true;
      return;
    }
    Kind kind = kind(text);
    text = switch (kind) {
      case HEADING -> Lines.withoutLead(text);
      case PROSE -> withoutFrame(text);
      default -> text;
    };
    if (!blocks.isEmpty() && continues(kind, text)) {
      blocks.get(blocks.size() - 1).append(text);
    } else {
      blocks.add(new Block(kind, text));
    }
    afterEmptyLine = false;
  }

  private Kind kind(String text) {
    if (Lines.isHeading(text)) {
      return Kind.HEADING;
    }
    if (text.charAt(0) == '|' && text.indexOf('|', 1) > 0 && text.indexOf('|', 1) < text.length() - 1) {
      return Kind.TABLE_ROW;
    }
    // «… le\n12. Le décret» is a wrapped line; a numbered item follows an end.
    boolean mayBeNumbered = afterEmptyLine || Sentences.isEnded(blocks.get(blocks.size() - 1).text());
    return isBulleted(text) || mayBeNumbered && NUMBERED.matcher(text).lookingAt()
        ? Kind.LIST_ITEM
        : Kind.PROSE;
  }

  private static boolean isBulleted(String text) {
    return text.startsWith(" ", 1) && BULLETS.indexOf(text.charAt(0)) >= 0;
  }

  private boolean continues(Kind kind, String text) {
    Block last = blocks.get(blocks.size() - 1);
    if (kind != Kind.PROSE || last.kind == Kind.HEADING || last.kind == Kind.TABLE_ROW) {
      return false;
    }
    return !afterEmptyLine || !Sentences.isEnded(last.text()) && Sentences.isContinuation(text);
  }

  /** The pipes around the only cell of a row. */
  private static String withoutFrame(String text) {
    int start = text.charAt(0) == '|' ? 1 : 0;
    int end = text.length() > start && text.charAt(text.length() - 1) == '|' ? text.length() - 1 : text.length();
    return text.substring(start, end).strip();
  }
}
