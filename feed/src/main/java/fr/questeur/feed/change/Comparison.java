package fr.questeur.feed.change;

import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that were told beside those of the latest state. Of one type and part: one of the same date is the same;
 * one of another date takes the place of one that is gone, in their order; what is left over is new, or never happened.
 *
 * @param known the told steps that are still true, as the latest state has them
 * @param moved told steps that have another date now
 * @param added not told yet, in the order of the life
 * @param gone told, and no longer true
 */
record Comparison(List<Step> known, List<Moved> moved, List<Step> added, List<Step> gone) {

  private static final Comparator<LocalDate> UNDATED_LAST = Comparator.nullsLast(Comparator.naturalOrder());

  /** A step and what had been told in its place. */
  record Moved(Step from, Step to) {}

  private record Kind(ChangeType type, Part part) {}

  static Comparison of(List<Told> told, List<Step> life) {
    Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<Kind, List<Told>> open = new LinkedHashMap<>();
    told.stream()
        .sorted(Comparator.comparing(Told::date, UNDATED_LAST))
        .forEach(step -> open.computeIfAbsent(new Kind(step.type(), step.part()), kind -> new ArrayList<>()).add(step));
    List<Step> others = new ArrayList<>();
    for (Step step : life) {
      boolean isKnown = openOf(open, step).remove(step.told());
      (isKnown ? comparison.known : others).add(step);
    }
    for (Step step : others) {
      List<Told> ofItsKind = openOf(open, step);
      if (ofItsKind.isEmpty()) {
        comparison.added.add(step);
      } else {
        comparison.moved.add(new Moved(ofItsKind.remove(0).step(), step));
      }
    }
    open.values().forEach(left -> left.forEach(step -> comparison.gone.add(step.step())));
    return comparison;
  }

  private static List<Told> openOf(Map<Kind, List<Told>> open, Step step) {
    return open.getOrDefault(new Kind(step.type(), step.part()), new ArrayList<>());
  }
}
