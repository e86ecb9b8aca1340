package fr.questeur.enrich.merge;

import static java.util.Comparator.comparing;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Ministry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds what a document tells of attributions to what is known of them:
 *
 * <ul>
 *   <li>the ministry to a change of the same day that names none, the date to a ministry that has none, the long form
 *       to the same label;
 *   <li>a change on a day of which nothing is known; but to a list of all attributions only if it is later than the
 *       last of them: the list knows of those before;
 *   <li>a ministry without a date, if no other attribution is its own and no later document knows better.
 * </ul>
 *
 * So no ministry is twice in it for one day, and dated attributions stay in the order of their dates.
 */
final class AttributionUnion {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<LocalDate, Entry> byDate = new HashMap<>();
  private final Map<String, Entry> byPortfolio = new HashMap<>();
  private final LocalDate last;
  private boolean isLonger;

  private AttributionUnion(List<Attribution> known) {
    LocalDate day = LocalDate.MAX;
    for (int i = known.size() - 1; i >= 0; i--) {
      day = known.get(i).date() == null ? day : known.get(i).date();
      entries.add(new Entry(known.get(i), day));
    }
    Collections.reverse(entries);
    entries.forEach(this::index);
    last = byDate.keySet().stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
  }

  /**
   * The attributions with what another document tells of them.
   *
   * @param isList whether the known ones are all that there were up to the last of them
   * @param isLatest whether no later document is known than the one that tells
   */
  static List<Attribution> of(List<Attribution> known, boolean isList, List<Attribution> told, boolean isLatest) {
    AttributionUnion union = new AttributionUnion(known);
    for (Attribution attribution : told) {
      if (attribution.date() != null) {
        union.addDated(attribution, isList);
      } else if (attribution.ministry() != null) {
        union.addUndated(attribution, isLatest);
      }
    }
    return union.attributions();
  }

  private void addDated(Attribution told, boolean isList) {
    Entry sameDay = byDate.get(told.date());
    Entry same = told.ministry() == null ? null : byPortfolio.get(told.ministry().portfolio());
    if (sameDay != null) {
      sameDay.attribution = new Attribution(filled(sameDay.attribution.ministry(), told.ministry()), told.date());
      index(sameDay);
    } else if (same != null && same.attribution.date() == null) {
      same.attribution = new Attribution(filled(same.attribution.ministry(), told.ministry()), told.date());
      same.day = told.date();
      isLonger = true;
      index(same);
    } else if (!isList || told.date().isAfter(last)) {
      add(new Entry(told, told.date()));
    }
  }

  private void addUndated(Attribution told, boolean isLatest) {
    Entry same = byPortfolio.get(told.ministry().portfolio());
    if (same != null) {
      same.attribution = new Attribution(filled(same.attribution.ministry(), told.ministry()), same.attribution.date());
    } else if (isLatest) {
      add(new Entry(told, LocalDate.MAX));
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    isLonger = true;
    index(entry);
  }

  private void index(Entry entry) {
    Attribution attribution = entry.attribution;
    if (attribution.date() != null) {
      byDate.putIfAbsent(attribution.date(), entry);
    }
    if (attribution.ministry() != null) {
      byPortfolio.merge(
          attribution.ministry().portfolio(), entry, (one, other) -> one.attribution.date() == null ? one : other);
    }
  }

  private List<Attribution> attributions() {
    if (isLonger) {
      entries.sort(comparing(entry -> entry.day));
    }
    return entries.stream().map(entry -> entry.attribution).toList();
  }

  /** A ministry with what another document says of the same one; null only if both are. */
  static Ministry filled(Ministry ministry, Ministry other) {
    if (ministry == null || other == null) {
      return ministry == null ? other : ministry;
    }
    boolean isSame = ministry.portfolio().equals(other.portfolio()) && Labels.areSame(ministry.label(), other.label());
    return isSame && ministry.fullName() == null
        ? new Ministry(ministry.label(), other.fullName(), ministry.portfolio())
        : ministry;
  }

  /** An attribution with the day by which it is ordered: of an undated one, that of the next dated one. */
  private static final class Entry {
    private Attribution attribution;
    private LocalDate day;

    Entry(Attribution attribution, LocalDate day) {
      this.attribution = attribution;
      this.day = day;
    }
  }
}
