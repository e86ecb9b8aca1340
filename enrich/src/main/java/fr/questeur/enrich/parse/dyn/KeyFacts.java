package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The block «Données clés» after the texts: labelled values, then dated steps.
 *
 * @param values by folded label, those that are not empty
 * @param steps in the order printed
 * @param saysDates whether «Dates» is in the plural, which announces at least two
 * @param open what the last line leaves open, if the document ends with it; null if nothing
 */
record KeyFacts(Map<String, String> values, List<Step> steps, boolean saysDates, String open) {

  static final String AUTHOR = "auteur";
  static final String TYPE = "type de question";
  static final String RUBRIC = "rubrique";
  static final String MINISTRY_ASKED = "ministere interroge";
  static final String MINISTRY_IN_CHARGE = "ministere repondant";

  private static final Pattern VALUE =
      Pattern.compile(
          "(?:- )?(" + String.join("|", AUTHOR, TYPE, RUBRIC, MINISTRY_ASKED, MINISTRY_IN_CHARGE) + ") ?:(.*)");
  private static final Pattern DATES = Pattern.compile("(?:- )?(dates?) ?:?(.*)");
  private static final Pattern DATE_OF = Pattern.compile("(?:- )?(date d(?:e |')[^:\\d]{3,60}?) ?:(.*)");
  private static final Pattern STEP =
      Pattern.compile("(?:- )?(?:question|reponse|erratum|rectificatif|changement|signal|renouvel|retrait|cadu|rappel).*");
  private static final List<String> BEGINNINGS =
      List.of(
          "date de cloture :", "date de signalement :", "date de renouvellement :",
          "date de changement d'attribution :", "date de retrait :", "question publiee le", "reponse publiee le",
          "question retiree le", "question signalee le", "question renouvelee le");
  private static final int LONGEST_VALUE = 1000;
  /** What pages have after the block. */
  private static final String SHARE = "partager";
  /** An author's name and place may take lines of their own. */
  private static final int MOST_LINES_OF_AUTHOR = 6;

  /** Index of the block's first line, after its heading; -1 if no block with an author and a type begins after that. */
  static int indexIn(List<Line> lines, int from) {
    for (int i = lines.size() - 1; i >= from; i--) {
      if (isLabelled(lines.get(i), AUTHOR) && isFollowedByType(lines, i)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isHeading(Line line) {
    return line.folded().equals("donnees cles") || line.folded().equals("donnees cles :");
  }

  private static boolean isFollowedByType(List<Line> lines, int index) {
    int seen = 0;
    for (int i = index + 1; i < lines.size() && seen < MOST_LINES_OF_AUTHOR; i++) {
      if (isLabelled(lines.get(i), TYPE)) {
        return true;
      }
      seen += lines.get(i).isBlank() ? 0 : 1;
    }
    return false;
  }

  private static boolean isLabelled(Line line, String label) {
    if (!line.folded().contains(label)) {
      return false;
    }
    Matcher m = VALUE.matcher(line.folded());
    return m.matches() && m.group(1).equals(label);
  }

  static KeyFacts of(List<Line> lines) {
    Reader reader = new Reader();
    lines.forEach(reader::read);
    return new KeyFacts(Map.copyOf(reader.values), List.copyOf(reader.steps), reader.saysDates, reader.open());
  }

  /**
   * For text, whose end nothing marks.
   *
   * @throws RejectedDocumentException if it can be told that the text ends before the block does
   */
  void refuseCut() {
    if (open != null) {
      throw new RejectedDocumentException(TRUNCATED, "the document ends within its «Données clés»: «" + open + "»");
    }
    if (steps.isEmpty()) {
      throw new RejectedDocumentException(TRUNCATED, "the document ends before the dates of its «Données clés»");
    }
    if (saysDates && steps.size() < 2) {
      throw new RejectedDocumentException(TRUNCATED, "the document says «Dates» but ends after the first");
    }
  }

  /** Reads line by line. */
  private static final class Reader {

    final Map<String, String> values = new HashMap<>();
    final List<Step> steps = new ArrayList<>();
    boolean saysDates;
    /** The label whose value the next lines hold or go on with; null if none. */
    private String label;
    private boolean isDated;
    private boolean mayBeReason;
    private String open;
    private boolean isOver;

    void read(Line line) {
      String folded = line.folded();
      if (isOver || folded.equals(SHARE)) {
        isOver = true;
        open = label != null && isDated ? label : mayBeReason ? null : open;
        return;
      }
      if (folded.isEmpty()) {
        label = isDated || label == null || !values.containsKey(label) ? label : null;
        return;
      }
      open = null;
      boolean reasonMayBeHere = mayBeReason;
      mayBeReason = false;
      Matcher value = VALUE.matcher(folded);
      Matcher dateOf = DATE_OF.matcher(folded);
      Matcher dates = DATES.matcher(folded);
      if (value.matches()) {
        label = value.group(1);
        isDated = false;
        put(line.plain().substring(value.start(2)).strip());
      } else if (dateOf.matches()) {
        label = dateOf.group(1);
        isDated = true;
        step(line, dateOf.start(2));
      } else if (dates.matches() && (dates.group(2).isBlank() || dates.group(0).contains(":"))) {
        saysDates |= dates.group(1).equals("dates");
        label = null;
        isDated = false;
        step(line, dates.start(2));
      } else if (label != null && isDated) {
        step(line, 0);
      } else if (STEP.matcher(folded).matches() && !(reasonMayBeHere && Step.in("", line.plain(), folded) == null)) {
        label = null;
        step(line, 0);
      } else if (label != null) {
        put(line.plain());
      } else if (reasonMayBeHere) {
        reason(line);
      } else if (BEGINNINGS.stream().anyMatch(known -> isCut(folded, known))) {
        open = line.plain();
      }
    }

    private void put(String text) {
      if (!text.isEmpty() && values.getOrDefault(label, "").length() < LONGEST_VALUE) {
        values.merge(label, text, (before, after) -> before + " " + after);
      }
    }

    private void step(Line line, int from) {
      String plain = line.plain().substring(from);
      Step step = Step.in(label == null ? "" : label, plain, line.folded().substring(from));
      if (step == null) {
        open = line.plain();
        return;
      }
      steps.add(step);
      mayBeReason = step.isEnd() && step.reason() == null;
      open = mayBeReason ? line.plain() : null;
      label = null;
      isDated = false;
    }

    /** The line after the end of a question. If the document ends with it, only a reason that is known is whole. */
    private void reason(Line line) {
      int last = steps.size() - 1;
      steps.set(last, steps.get(last).because(line.plain()));
      boolean isKnown = Vocabulary.isEndOfMandate(line.plain()) || line.folded().endsWith("auteur");
      open = isKnown ? null : line.plain();
    }

    private String open() {
      return open;
    }

    private static boolean isCut(String folded, String known) {
      return folded.length() < known.length() && known.startsWith(folded);
    }
  }
}
