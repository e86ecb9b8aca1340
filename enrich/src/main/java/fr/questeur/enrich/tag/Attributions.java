package fr.questeur.enrich.tag;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Ministry;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Who was in charge of a question, and since when. Data that list all attributions are taken at their word. A page prints two ministries, the one asked and the one in
 * charge (attributaire), and a date for each change between them without saying to whom: since 2010 not even the notice
 * in the Journal officiel names the new ministry (answer to question 13-77033).
 *
 * <ul>
 *   <li>The ministry asked took charge on the day of publication. If it is not printed, there is no entry for it: the
 *       list then begins with the first change or with the ministry in charge.
 *   <li>Each change is an entry. The last one names the ministry in charge, even if that is the ministry asked: a new
 *       government renews all attributions. Those before it name nobody, and so does the last if no ministry in charge
 *       is printed.
 *   <li>Without a change, a ministry in charge other than the one asked is an entry without a date: there was a change,
 *       which the document does not date. The same one is no second entry, even if it is spelt with another apostrophe
 *       or accent.
 * </ul>
 */
final class Attributions {

  private final PortfolioTable portfolios;

  Attributions(PortfolioTable portfolios) {
    this.portfolios = portfolios;
  }

  List<Attribution> of(ParsedQuestion parsed) {
    return parsed.attributions().isEmpty() ? implied(parsed) : listed(parsed);
  }

  private List<Attribution> listed(ParsedQuestion parsed) {
    return parsed.attributions().stream()
        .map(printed -> new Attribution(ministry(printed.ministry()), printed.date()))
        .toList();
  }

  private List<Attribution> implied(ParsedQuestion parsed) {
    List<Attribution> attributions = new ArrayList<>();
    Ministry asked = ministry(parsed.ministryAsked());
    if (asked != null) {
      attributions.add(new Attribution(asked, parsed.question().date()));
    }
    Ministry inCharge = ministry(parsed.ministryInCharge());
    List<Event> changes =
        parsed.events().stream().filter(event -> event.type() == EventType.REATTRIBUTED).toList();
    if (changes.isEmpty() && inCharge != null && !isSame(asked, inCharge)) {
      attributions.add(new Attribution(inCharge, null));
    }
    for (Iterator<Event> each = changes.iterator(); each.hasNext(); ) {
      LocalDate date = each.next().date();
      attributions.add(new Attribution(each.hasNext() ? null : inCharge, date));
    }
    return attributions;
  }

  /** Null for null. */
  Ministry ministry(PrintedMinistry printed) {
    return printed == null ? null : portfolios.ministry(printed.label(), printed.fullName());
  }

  private static boolean isSame(Ministry asked, Ministry inCharge) {
    return asked != null
        && (asked.label().equals(inCharge.label())
            || MinistryName.words(asked.label()).equals(MinistryName.words(inCharge.label())));
  }
}
