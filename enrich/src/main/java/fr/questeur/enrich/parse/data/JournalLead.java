package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedDate;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the Journal officiel begins a question, before its text: {@code 13382. — 10 mars 2026. — Mme X attire…}.
 *
 * @param date the day the question was published; null if the text does not begin so
 * @param text the rest; null only if there is no text
 */
record JournalLead(LocalDate date, String text) {

  private static final Pattern NUMBER = Pattern.compile("(\\d(?: ?\\d){0,8})\\. ?- ?");
  private static final Pattern AFTER_DATE = Pattern.compile("\\. ?- ?");

  /** Takes it off a text, if it names that question. */
  static JournalLead of(String text, int number) {
    if (text == null) {
      return new JournalLead(null, null);
    }
    String start = Folding.fold(text.substring(0, Math.min(60, text.length())));
    Matcher m = NUMBER.matcher(start);
    if (!m.lookingAt() || Integer.parseInt(m.group(1).replace(" ", "")) != number) {
      return new JournalLead(null, text);
    }
    PrintedDate date = PrintedDate.at(text, start, m.end());
    if (date == null || !m.usePattern(AFTER_DATE).region(date.end(), start.length()).lookingAt()) {
      return new JournalLead(null, text);
    }
    return new JournalLead(date.date(), text.substring(m.end()));
  }
}
