package fr.questeur.enrich.parse.legacy;

import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.PrintedDate;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The life of a question from the dates that the page shows and the code of its end that it does not show. Neither
 * alone is enough: answers of legislatures 7 and 8 have no text, and a question that lapsed shows nothing at all.
 */
final class LegacyLife {

  /** The code of an answer that was published (réponse publiée). */
  private static final String ANSWERED = "REP_PUB";

  private static final String LAPSED_WITH_LEGISLATURE = "FL";
  private static final String WITHDRAWN_BY_AUTHOR = "AU";
  private static final String YES = "O";

  private static final Pattern PAGE =
      Pattern.compile("(?<!\\d)(?:[1-9]\\d{0,2} \\d{3}(?! ?\\d)|0{0,5}[1-9]\\d{0,5}(?!\\d))");

  private final LegacyPage page;
  private final String code;
  private final List<Event> told = new ArrayList<>();

  private LegacyLife(LegacyPage page) {
    this.page = page;
    String given = page.value(LegacyTag.CODRET);
    this.code = given == null ? "" : given.toUpperCase(Locale.ROOT);
  }

  /**
   * Reads the life.
   *
   * @param hasAnswer whether the page holds the text of an answer
   * @throws RejectedDocumentException if a date is none, or the dates cannot be true together
   */
  static Lifecycle of(LegacyPage page, QuestionType type, boolean hasAnswer) {
    LegacyLife life = new LegacyLife(page);
    life.tell(hasAnswer);
    return Lifecycle.of(Lifecycle.withOneAnswer(life.told), type, hasAnswer);
  }

  private void tell(boolean hasAnswer) {
    tell(EventType.PUBLISHED, null, LegacyTag.DPQ, LegacyTag.PGQ);
    tell(EventType.REMINDED, null, LegacyTag.DRAPS, null);
    tell(EventType.SIGNALLED, null, LegacyTag.DSIGN, null);
    tell(EventType.REATTRIBUTED, null, LegacyTag.DCA, null);
    tell(EventType.CORRECTED, Part.QUESTION, LegacyTag.DERQ, LegacyTag.PGERQ);
    tell(EventType.CORRECTED, Part.ANSWER, LegacyTag.DERR, LegacyTag.PGERREP);
    boolean isDated = tell(EventType.ANSWERED, null, LegacyTag.DPR, LegacyTag.PGREP);
    boolean isWithdrawn = tellWithdrawal();
    boolean isAnswered = isDated || hasAnswer || code.equals(ANSWERED) || code.isEmpty() && !isWithdrawn && saysYes();
    if (isAnswered && !isDated) {
      told.add(new Event(EventType.ANSWERED, null, first(pages(LegacyTag.PGREP)), null, null));
    }
    if (!isWithdrawn) {
      tellCode(isAnswered);
    }
  }

  /** Whether there are such events. */
  private boolean tell(EventType type, Part part, LegacyTag dateTag, LegacyTag pageTag) {
    List<LocalDate> dates = dates(dateTag);
    List<Integer> pages = pageTag == null ? List.of() : pages(pageTag);
    for (int i = 0; i < dates.size(); i++) {
      Integer number = pages.size() == dates.size() ? pages.get(i) : null;
      told.add(new Event(type, dates.get(i), number, part, null));
    }
    return !dates.isEmpty();
  }

  /** «Question retirée le : 12/04/1999 ( Retrait à l'initiative de l'auteur )», of which any part may be empty. */
  private boolean tellWithdrawal() {
    List<LocalDate> dates = dates(LegacyTag.DRET);
    String reason = page.value(LegacyTag.CRET);
    if (dates.isEmpty() && reason == null && page.value(LegacyTag.RET) == null) {
      return false;
    }
    if (dates.isEmpty()) {
      told.add(end(null, reason));
    }
    dates.forEach(date -> told.add(end(date, reason)));
    return true;
  }

  private Event end(LocalDate date, String reason) {
    return reason == null && code.equals(LAPSED_WITH_LEGISLATURE)
        ? Event.of(EventType.LAPSED, date)
        : Vocabulary.endWithoutAnswer(date, null, reason);
  }

  private void tellCode(boolean isAnswered) {
    switch (code) {
      case "", ANSWERED -> { }
      case LAPSED_WITH_LEGISLATURE -> told.add(Event.of(EventType.LAPSED, null));
      case WITHDRAWN_BY_AUTHOR -> told.add(Event.of(EventType.WITHDRAWN, null));
      default -> {
        if (!isAnswered) {
          told.add(new Event(EventType.CLOSED, null, null, null, code));
        }
      }
    }
  }

  private boolean saysYes() {
    return YES.equalsIgnoreCase(page.value(LegacyTag.REPONSE));
  }

  /** All dates in a tag, which may hold several. */
  private List<LocalDate> dates(LegacyTag tag) {
    String value = page.value(tag);
    if (value == null) {
      return List.of();
    }
    List<LocalDate> dates = new ArrayList<>();
    String folded = Folding.fold(value);
    for (int at = 0; at < value.length(); ) {
      if (!Character.isDigit(value.charAt(at))) {
        at++;
        continue;
      }
      PrintedDate printed = PrintedDate.at(value, folded, at);
      if (printed == null) {
        throw new RejectedDocumentException(INCOMPLETE, LegacyPage.quote(value) + " is no date, in «" + tag + "»");
      }
      dates.add(printed.date());
      at = printed.end();
    }
    return dates;
  }

  private List<Integer> pages(LegacyTag tag) {
    String value = page.value(tag);
    if (value == null) {
      return List.of();
    }
    List<Integer> pages = new ArrayList<>();
    Matcher m = PAGE.matcher(value);
    while (m.find()) {
      pages.add(Integer.valueOf(m.group().replace(" ", "")));
    }
    return pages;
  }

  private static Integer first(List<Integer> pages) {
    return pages.isEmpty() ? null : pages.get(0);
  }
}
