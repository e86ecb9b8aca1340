package fr.questeur.enrich.parse.common;

import java.util.List;

/** Tells an answer from what stands where there is none. */
public final class AnswerText {

  private static final int LONGEST_FORM = 500;

  private AnswerText() {}

  /** The same paragraphs; none if they are but the form by which a reader asks to be told of the answer. */
  public static List<Paragraph> of(List<Paragraph> section) {
    boolean isShort = section.stream().mapToInt(paragraph -> paragraph.text().length()).sum() <= LONGEST_FORM;
    boolean isForm = isShort && section.stream().anyMatch(paragraph -> Vocabulary.saysNoAnswerYet(paragraph.text()));
    return isForm ? List.of() : section;
  }
}
