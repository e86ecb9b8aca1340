package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.Document;
import java.util.List;

/** The two layouts of pages with one header: where it begins, and what the texts stand in. */
enum PageLayout {
  /**
   * Tables, of the end of the 13th and of the 14th legislature. No such page was found: taken from the programs that
   * read them (anpy, nosdeputes.fr) and from a conversion.
   */
  TABLE("page-table", List.of("tdstyleh1", "tdstyleh3"), "div", "contenutexte"),

  /** Sections, of the 14th to the 16th legislature as the site showed them from 2017 to 2024. */
  SECTIONS("page-2017", List.of("question_legislature", "question_header"), "section", null);

  private static final String TITLE_OF_SECTIONS = "<title>Question n°";
  private static final String AFTER_NUMBER = " - Assemblée nationale";
  private static final int LONGEST_NUMBER = 10;

  private final String code;
  private final List<String> headerClasses;
  private final String textTag;
  private final String textClass;

  PageLayout(String code, List<String> headerClasses, String textTag, String textClass) {
    this.code = code;
    this.headerClasses = headerClasses;
    this.textTag = textTag;
    this.textClass = textClass;
  }

  /** As in {@link fr.questeur.enrich.parse.common.DocumentParser#layout}. */
  String code() {
    return code;
  }

  /** Classes of which one begins the header; no other layout has them. */
  List<String> headerClasses() {
    return headerClasses;
  }

  /** The element that a text ends with. */
  String textTag() {
    return textTag;
  }

  /** The class of the element, if it begins after the text's heading; null if it holds the headings too. */
  String textClass() {
    return textClass;
  }

  boolean isOf(Document document) {
    String page = document.text();
    return document.beginsWithTag()
        && (headerClasses.stream().anyMatch(page::contains) || this == SECTIONS && hasTitleOfSections(page));
  }

  /** Of a page cut before its header, the title is left; pages since 2024 have the question's subject in it. */
  private static boolean hasTitleOfSections(String page) {
    int title = page.indexOf(TITLE_OF_SECTIONS);
    int number = title + TITLE_OF_SECTIONS.length();
    int after = title < 0 ? -1 : page.indexOf(AFTER_NUMBER, number);
    return after > number
        && after - number <= LONGEST_NUMBER
        && page.substring(number, after).chars().allMatch(Character::isDigit);
  }
}
