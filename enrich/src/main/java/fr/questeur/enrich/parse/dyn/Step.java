package fr.questeur.enrich.parse.dyn;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.enrich.parse.common.Brackets;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedDate;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One dated step: {@code Question publiée le 26 juillet 2022, page 3501}, {@code Date de cloture : 21 juin 2022} and, in
 * the next line, {@code Fin de mandat}.
 *
 * @param words what stands before the date, folded
 * @param page null if not printed
 * @param reason null if not printed
 */
record Step(String words, LocalDate date, Integer page, String reason) {

  private static final Pattern PAGE = Pattern.compile(" ?,? ?page ?:? ?(\\d{1,6})(?!\\d)");

  /**
   * Reads the first date of a line and what stands around it.
   *
   * @param label what stands in a line before; empty if nothing does
   * @return null if there is no date in the line
   */
  static Step in(String label, String plain, String folded) {
    for (int at = 0; at < folded.length(); at++) {
      boolean mayBegin = Character.isDigit(folded.charAt(at)) && (at == 0 || !isNumberPart(folded.charAt(at - 1)));
      PrintedDate date = mayBegin ? PrintedDate.at(plain, folded, at) : null;
      if (date != null) {
        String words = (label + " " + folded.substring(0, at)).strip();
        Matcher m = PAGE.matcher(folded).region(date.end(), folded.length());
        boolean hasPage = m.lookingAt();
        Brackets brackets = Brackets.at(plain, hasPage ? m.end() : date.end());
        return new Step(words, date.date(), hasPage ? Integer.valueOf(m.group(1)) : null, brackets.inside());
      }
    }
    return null;
  }

  Step because(String why) {
    return new Step(words, date, page, why);
  }

  /** Whether it ended the question, so that a reason may follow. */
  boolean isEnd() {
    return says("cloture") || says("retir") || says("retrait") || says("cadu");
  }

  /** Whether its date is that of a session or of the Journal officiel that reports it. */
  boolean isSession() {
    return says("seance") && !says("reponse");
  }

  /** Whether the date is that of a Journal officiel: a session is held before. */
  boolean isPublication() {
    return says("publie") || says("journal officiel") || says("parue");
  }

  /**
   * The step in the life of a question; null for a session and for words that are not known. Of these, only
   * {@code Question publiée}, {@code Réponse publiée} and {@code Date de cloture} were seen in this layout; the others
   * are those of the layouts before it.
   */
  Event event() {
    if (isSession()) {
      return null;
    }
    if (says("errat") || says("rectific")) {
      return new Event(EventType.CORRECTED, date, page, says("reponse") ? Part.ANSWER : Part.QUESTION, reason);
    }
    if (says("cloture")) {
      return closing();
    }
    if (says("retir") || says("retrait") || says("cadu")) {
      return Vocabulary.endWithoutAnswer(date, page, reason == null && says("cadu") ? "caduque" : reason);
    }
    EventType type =
        says("signal") ? EventType.SIGNALLED
            : says("renouvel") ? EventType.RENEWED
            : says("attribution") ? EventType.REATTRIBUTED
            : says("rappel") ? EventType.REMINDED
            : says("reponse") && says("publi") ? EventType.ANSWERED
            : says("question") && says("publi") ? EventType.PUBLISHED
            : null;
    return type == null ? null : new Event(type, date, page, null, reason);
  }

  private Event closing() {
    String why = reason == null ? "" : Folding.fold(reason);
    if (why.contains("reponse")) {
      return new Event(EventType.ANSWERED, date, page, null, null);
    }
    boolean isKnown = Vocabulary.isEndOfMandate(why) || why.contains("retrait") || why.contains("retir");
    return isKnown
        ? Vocabulary.endWithoutAnswer(date, page, reason)
        : new Event(EventType.CLOSED, date, page, null, reason);
  }

  private boolean says(String stem) {
    return words.contains(stem);
  }

  private static boolean isNumberPart(char c) {
    return Character.isLetterOrDigit(c) || c == '/' || c == '-';
  }
}
