package fr.questeur.enrich.merge;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What has to be known of a layout to weigh what it says against what another one says. In the order of rank: of two
 * that tell the same state, the one further down here leads, so that it is the same one whenever they were fetched.
 * Pages stand in the order in which they replaced one another, conversions of them before, data behind.
 */
enum Layout {
  /** Any that is not named here. */
  OTHER(LocalDate.MIN),
  /** What the Assemblées and the Government send each other, before it is printed. */
  GOVERNMENT_FLOW(LocalDate.MIN, "government-flow"),
  TEXT(LocalDate.MIN, "text"),
  TEXT_DYN(LocalDate.of(2024, 1, 1), "text-dyn"),
  XML_VIEW(LocalDate.MIN, "xml-view"),
  PAGE_LEGACY(LocalDate.MIN, "page-legacy"),
  PAGE_TABLE(LocalDate.MIN, "page-table"),
  PAGE_2017(LocalDate.of(2017, 1, 1), "page-2017"),
  PAGE_DYN(LocalDate.of(2024, 1, 1), "page-dyn"),
  /** JSON and XML are the same data in two forms. */
  OPEN_DATA(LocalDate.MIN, "open-data-json", "open-data-xml");

  private final LocalDate inUseSince;
  private final List<String> codes;

  Layout(LocalDate inUseSince, String... codes) {
    this.inUseSince = inUseSince;
    this.codes = List.of(codes);
  }

  /**
   * The layout of that code.
   *
   * @param code as in {@link fr.questeur.contract.Source#layout}; may be null
   */
  static Layout of(String code) {
    return Arrays.stream(values())
        .filter(layout -> code != null && layout.codes.contains(code))
        .findFirst()
        .orElse(OTHER);
  }

  /** No document in this layout is older; {@link LocalDate#MIN} if that is not known. */
  LocalDate inUseSince() {
    return inUseSince;
  }

  /** Whether it names every ministry that had charge of the question, with its date: pages print two ministries. */
  boolean listsAttributions() {
    return this == OPEN_DATA || this == XML_VIEW;
  }
}
