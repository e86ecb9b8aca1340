package fr.questeur.monitor.api;

import java.util.List;

/**
 * A value that questions can be filtered by.
 *
 * @param name for people; the value itself if it has none
 * @param questions how many have it
 */
record Facet(String value, String name, long questions) {

  /** All that a list can be filtered by, the commonest groups only. */
  record Facets(
      long questions, long overdue, List<Facet> legislatures, List<Facet> types, List<Facet> statuses,
      List<Facet> portfolios, List<Facet> groups) {}
}
