package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.enrich.parse.common.Completeness;
import fr.questeur.enrich.parse.common.Paragraph;
import fr.questeur.enrich.parse.common.Paragraphs;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of a page made text, in their order.
 *
 * @param title null if it was lost
 * @param header the lines after the title, or, without one, all before the asker
 * @param question empty if it has no text
 * @param answers those with a line of their own
 * @param around the lines that are no text, as they are
 */
record Sheet(
    TitleLine title,
    List<Line> header,
    Asker asker,
    List<Paragraph> question,
    List<Answer> answers,
    KeyFacts facts,
    String around) {

  /**
   * An answer.
   *
   * @param label the line over it
   */
  record Answer(Step label, List<Paragraph> text) {}

  private static final Pattern ANSWER_LABEL =
      Pattern.compile("(?:- )?reponse ?,?(?: en seance,?)?(?: et)? ?publiee? (?:au jo )?(?:le|du|dans) .*");
  private static final int LONGEST_ANSWER_LABEL = 100;

  /**
   * Takes the text apart.
   *
   * @param isWhole whether it is known that nothing was cut, so that what is missing was not there
   * @throws RejectedDocumentException if parts are missing, or there are two questions
   */
  static Sheet of(List<Line> lines, boolean isWhole) {
    int titleAt = first(lines, 0, TitleLine::isAt);
    int askerAt = first(lines, Math.max(titleAt, 0), Header::isAsker);
    if (askerAt < 0) {
      throw isWhole
          ? new RejectedDocumentException(INCOMPLETE, "not printed: «Question de», after which author and text stand")
          : new RejectedDocumentException(TRUNCATED, "the document ends before «Question de»");
    }
    TitleLine title = titleAt < 0 || titleAt > askerAt ? null : TitleLine.at(lines, titleAt);
    refuseSecondQuestion(lines, askerAt);
    Asker asker = Asker.at(lines, askerAt);
    int factsAt = KeyFacts.indexIn(lines, askerAt + 1);
    if (factsAt < 0) {
      throw withoutFacts(lines.subList(asker.end(), lines.size()), isWhole);
    }
    List<Line> facts = lines.subList(factsAt, lines.size());
    int textEnd = factsAt;
    for (int i = factsAt - 1; i >= asker.end() && textEnd == factsAt; i--) {
      if (KeyFacts.isHeading(lines.get(i))) {
        textEnd = i;
      } else if (!lines.get(i).isBlank()) {
        break;
      }
    }
    List<Line> texts = lines.subList(Math.min(asker.end(), textEnd), textEnd);
    int answersAt = first(texts, 0, Sheet::isAnswerLabel);
    return new Sheet(
        title,
        lines.subList(title == null ? 0 : Math.min(title.end(), askerAt), askerAt),
        asker,
        paragraphs(texts.subList(0, answersAt < 0 ? texts.size() : answersAt)),
        answersAt < 0 ? List.of() : answers(texts.subList(answersAt, texts.size())),
        KeyFacts.of(facts),
        raw(lines.subList(0, askerAt)) + "\n" + raw(facts));
  }

  private static List<Answer> answers(List<Line> lines) {
    List<Answer> answers = new ArrayList<>();
    int start = 0;
    while (start < lines.size()) {
      int next = first(lines, start + 1, Sheet::isAnswerLabel);
      next = next < 0 ? lines.size() : next;
      Line label = lines.get(start);
      answers.add(
          new Answer(Step.in("", label.plain(), label.folded()), paragraphs(lines.subList(start + 1, next))));
      start = next;
    }
    return answers;
  }

  private static boolean isAnswerLabel(Line line) {
    return line.folded().contains("publie")
        && line.folded().length() <= LONGEST_ANSWER_LABEL
        && ANSWER_LABEL.matcher(line.folded()).matches()
        && Step.in("", line.plain(), line.folded()) != null;
  }

  private static void refuseSecondQuestion(List<Line> lines, int askerAt) {
    int second = first(lines, askerAt + 1, Header::isAsker);
    if (second < 0) {
      return;
    }
    int firstFacts = KeyFacts.indexIn(lines.subList(0, second), askerAt + 1);
    boolean hasTitle = first(lines.subList(askerAt, second), 0, TitleLine::isAt) >= 0;
    if (firstFacts >= 0 || hasTitle) {
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS,
          "the document holds several questions: «%s» and «%s»"
              .formatted(lines.get(askerAt).plain(), lines.get(second).plain()));
    }
  }

  /** Without the block, nothing tells a text that was cut at the end of a sentence from one that is whole. */
  private static RejectedDocumentException withoutFacts(List<Line> rest, boolean isWhole) {
    List<Paragraph> text = paragraphs(rest);
    return !isWhole && (text.isEmpty() || Completeness.endsInMidSentence(text))
        ? new RejectedDocumentException(TRUNCATED, "the document ends before its «Données clés»")
        : new RejectedDocumentException(
            INCOMPLETE,
            "not printed: «Données clés», which hold the dates, the ministries and the rubrique, and show the texts to"
                + " be whole");
  }

  private static List<Paragraph> paragraphs(List<Line> lines) {
    return Paragraphs.of(raw(lines));
  }

  private static String raw(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  private static int first(List<Line> lines, int from, Predicate<Line> what) {
    for (int i = from; i < lines.size(); i++) {
      if (what.test(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
