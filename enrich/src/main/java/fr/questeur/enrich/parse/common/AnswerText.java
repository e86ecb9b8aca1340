package fr.questeur.enrich.parse.common;

import java.util.List;

/** Tells an answer from what stands where there is none. */
public final class AnswerText {

  private AnswerText() {}

  /** The same paragraphs; none if they are but the form by which a reader asks to be told of the answer. */
  public static List<Paragraph> of(List<Paragraph> section) {
    return Vocabulary.saysNoAnswerYet(section) ? List.of() : section;
  }
}
