package fr.questeur.enrich.parse.header;

import fr.questeur.contract.Author;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The labels of a header and what stands after each. A value ends with its cell (a tab, a pipe, three spaces or an
 * empty line), or before the next label, so that it does not matter which of these a conversion has kept.
 */
public final class Header {

  /**
   * A label as found.
   *
   * @param folded the label itself
   * @param after all that stands between it and the next label
   */
  record Found(HeaderLabel label, String folded, String after) {}

  /** A label and where it stands. */
  record Span(HeaderLabel label, int start, int end) {

    /** By place; of those at one place the longest first. */
    static final Comparator<Span> IN_ORDER =
        Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder());
  }

  private static final List<HeaderLabel> LABELS = List.of(HeaderLabel.values());

  private static final Pattern LABEL_LIKE = Pattern.compile("[^:>]{0,80}[:>].*", Pattern.DOTALL);
  private static final Pattern WITHDRAWAL = Pattern.compile("question retiree(?: le)? ?[:(].*");
  private static final String CELL_END = "\t";
  private static final char LABEL_END = '>';

  private final List<Found> labels;

  private Header(List<Found> labels) {
    this.labels = labels;
  }

  /**
   * Reads a header from text without tags ({@link Markup}), in which nothing but white space may part the cells, and
   * some of them not even that.
   */
  public static Header of(String plain) {
    String text = Cells.normalise(Lines.withoutLinks(Emphasis.strip(plain)));
    String folded = Folding.fold(text);
    List<Found> found = new ArrayList<>();
    addLabels(text, folded, spans(folded), found);
    return new Header(found);
  }

  /**
   * Reads a header of which the cells are known. A label begins its cell: what a rubrique or a title says is none,
   * even if it reads like one («Titre > Date de renouvellement des titres de séjour»).
   */
  public static Header ofCells(List<String> cells) {
    List<Found> found = new ArrayList<>();
    for (String cell : cells) {
      String text = Lines.fold(cell);
      String folded = Folding.fold(text);
      List<Span> spans = spans(folded);
      if (!spans.isEmpty() && spans.get(0).start() == 0) {
        if (spans.get(0).label().hasFreeValue()) {
          spans.removeIf(span -> span.start() > 0 && folded.charAt(span.end() - 1) != LABEL_END);
        }
        addLabels(text, folded, spans, found);
      }
    }
    return new Header(found);
  }

  private static void addLabels(String text, String folded, List<Span> spans, List<Found> found) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      int next = i + 1 < spans.size() ? spans.get(i + 1).start() : text.length();
      String label = folded.substring(span.start(), span.end());
      found.add(new Found(span.label(), label, text.substring(span.end(), next)));
    }
  }

  /** Whether a line tells of a withdrawal, which may be printed outside the header; as {@link Lines#label} has it. */
  public static boolean isWithdrawal(String label) {
    return label.startsWith("question retiree") && WITHDRAWAL.matcher(label).matches();
  }

  /** Whether it says enough to be the header of a question. */
  public boolean isOfQuestion() {
    boolean isNumbered =
        has(HeaderLabel.NUMBER)
            && (has(HeaderLabel.LEGISLATURE) || has(HeaderLabel.TYPE) || has(HeaderLabel.MINISTRY_ASKED));
    return isNumbered || has(HeaderLabel.MINISTRY_IN_CHARGE) || has(HeaderLabel.QUESTION_PUBLISHED);
  }

  /** Legislature and number as far as printed, for messages. */
  public String describe() {
    return Identity.describe(this);
  }

  /** The author, or null if none is named. */
  public Author author() {
    return AuthorCell.read(this);
  }

  /**
   * A question with all that its header says; the texts are missing yet.
   *
   * @param layout as in {@link ParsedQuestion#layout}
   * @param hasAnswer whether the document holds the text of an answer
   * @throws RejectedDocumentException if it does not identify a question, or cannot be true
   */
  public ParsedQuestion.Builder question(String layout, boolean hasAnswer) {
    QuestionUid uid = Identity.of(this);
    Lifecycle life = Lifecycle.of(Lifecycle.withOneAnswer(DateLine.events(this)), uid.type(), hasAnswer);
    return ParsedQuestion.builder(layout, uid, life)
        .author(author())
        .ministries(
            PrintedMinistry.of(value(HeaderLabel.MINISTRY_ASKED)),
            PrintedMinistry.of(value(HeaderLabel.MINISTRY_IN_CHARGE)))
        .heading(Headings.read(this));
  }

  boolean has(HeaderLabel label) {
    for (Found found : labels) {
      if (found.label() == label) {
        return true;
      }
    }
    return false;
  }

  List<Found> all(HeaderLabel label) {
    List<Found> all = new ArrayList<>(2);
    for (Found found : labels) {
      if (found.label() == label) {
        all.add(found);
      }
    }
    return all;
  }

  List<Found> all() {
    return labels;
  }

  /** The first value of the label that is not empty; null if there is none. */
  String value(HeaderLabel label) {
    for (Found found : all(label)) {
      String value = cell(found.after());
      if (saysSomething(value)) {
        return value;
      }
    }
    return null;
  }

  private static String cell(String after) {
    String text = after.strip();
    int end = text.indexOf(CELL_END);
    String cell = end < 0 ? text : text.substring(0, end);
    // A wrapped value goes on in the next line, unless that has a label of its own, one that is not known.
    String[] lines = cell.split("\n");
    StringBuilder value = new StringBuilder(lines[0]);
    for (int i = 1; i < lines.length && !LABEL_LIKE.matcher(lines[i]).matches(); i++) {
      value.append(' ').append(lines[i]);
    }
    return value.toString().strip();
  }

  private static boolean saysSomething(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isLetterOrDigit(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The labels in the order of the text. */
  private static List<Span> spans(String folded) {
    List<Span> spans = new ArrayList<>();
    for (HeaderLabel label : LABELS) {
      label.addSpans(folded, spans);
    }
    spans.sort(Span.IN_ORDER);
    return withoutOverlaps(spans);
  }

  /** Drops labels within others, and a «de» that does not begin the author's cell but goes on with a value. */
  private static List<Span> withoutOverlaps(List<Span> spans) {
    List<Span> kept = new ArrayList<>();
    int end = 0;
    boolean authorMayCome = true;
    for (Span span : spans) {
      boolean isAuthor = span.label() == HeaderLabel.AUTHOR;
      if (span.start() < end || isAuthor && !authorMayCome) {
        continue;
      }
      authorMayCome &= span.label().compareTo(HeaderLabel.TYPE) <= 0 && !isAuthor;
      kept.add(span);
      end = span.end();
    }
    return kept;
  }
}
