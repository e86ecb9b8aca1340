package fr.questeur.enrich.parse.text;

import fr.questeur.enrich.parse.common.Completeness;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.Paragraph;
import fr.questeur.enrich.parse.common.Paragraphs;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Vocabulary;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.contract.Event;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import java.util.List;

/**
 * The text conversion of the Assemblée's page as it was from 2009 to 2024: a header of labelled cells, then «Texte de
 * la question» and «Texte de la réponse».
 */
public final class TextParser implements DocumentParser {

  /** In characters; real ones have some hundreds. */
  private static final int LONGEST_HEADER = 64 * 1024;

  private static final int LONGEST_FORM = 500;

  @Override
  public String layout() {
    return "text";
  }

  @Override
  public boolean recognises(Document document) {
    if (isPage(document.text().stripLeading())) {
      return false;
    }
    Parts parts = document.once(Parts.class, Parts::of);
    Header header = parts.header();
    boolean isNumbered =
        header.has(HeaderLabel.NUMBER)
            && (header.has(HeaderLabel.LEGISLATURE)
                || header.has(HeaderLabel.TYPE)
                || header.has(HeaderLabel.MINISTRY_ASKED));
    return parts.sections().hasTexts()
        || isNumbered
        || header.has(HeaderLabel.MINISTRY_IN_CHARGE)
        || header.has(HeaderLabel.QUESTION_PUBLISHED);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    Parts parts = document.once(Parts.class, Parts::of);
    Sections sections = parts.sections();
    if (sections.header().length() > LONGEST_HEADER) {
      throw new RejectedDocumentException(NOT_A_QUESTION, "its header has no end: «" + document.excerpt() + "»");
    }
    Header header = parts.header();
    refuseSecondQuestion(header, sections);
    if (!sections.hasTexts()) {
      throw truncated("ends in its header: no «Texte de la question» follows");
    }
    QuestionUid uid = Identity.of(header);
    List<Paragraph> question = Paragraphs.of(sections.question());
    List<Paragraph> answer = answer(sections);
    List<Event> told = DateLine.all(header).stream().map(DateLine::event).toList();
    Lifecycle life = Lifecycle.of(Lifecycle.withOneAnswer(told), uid.type(), !answer.isEmpty());
    refuseTruncated(uid.type(), life, question, answer);
    return ParsedQuestion.builder(layout(), uid, life)
        .author(AuthorCell.read(header))
        .ministries(
            PrintedMinistry.of(header.value(HeaderLabel.MINISTRY_ASKED)),
            PrintedMinistry.of(header.value(HeaderLabel.MINISTRY_IN_CHARGE)))
        .heading(Headings.read(header))
        .texts(Paragraph.join(question), Paragraph.join(answer))
        .build();
  }

  private static List<Paragraph> answer(Sections sections) {
    List<Paragraph> answer = Paragraphs.of(sections.answer());
    boolean isShort = answer.stream().mapToInt(paragraph -> paragraph.text().length()).sum() <= LONGEST_FORM;
    boolean isForm = isShort && answer.stream().anyMatch(paragraph -> Vocabulary.saysNoAnswerYet(paragraph.text()));
    return isForm ? List.of() : answer;
  }

  private static void refuseSecondQuestion(Header header, Sections sections) {
    if (sections.second() != null) {
      Header second = Header.of(Sections.of(sections.second()).header());
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS,
          "the document holds several questions: "
              + Identity.describe(header)
              + ", then "
              + Identity.describe(second));
    }
  }

  private static void refuseTruncated(
      QuestionType type, Lifecycle life, List<Paragraph> question, List<Paragraph> answer) {
    if (question.isEmpty() && type != QuestionType.QG) {
      throw truncated("has no text of the question");
    }
    if (answer.isEmpty() && life.answered() != null) {
      throw truncated("says that it was answered on " + life.answered().date() + ", but holds no text of an answer");
    }
    List<Paragraph> last = answer.isEmpty() ? question : answer;
    if (!last.isEmpty() && Completeness.endsInMidSentence(last)) {
      String end = last.get(last.size() - 1).text();
      throw truncated("ends in the middle of a sentence: «…" + tail(end) + "»");
    }
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 40));
  }

  private static RejectedDocumentException truncated(String how) {
    return new RejectedDocumentException(TRUNCATED, "the document " + how);
  }

  /** Pages and data of other layouts hold the same words between their tags. */
  private static boolean isPage(String start) {
    return start.startsWith("<!")
        || start.startsWith("<?xml")
        || start.startsWith("{")
        || start.regionMatches(true, 0, "<html", 0, "<html".length());
  }

  /** The sections of a document, and its header as far as one can go. */
  private record Parts(Sections sections, Header header) {

    static Parts of(Document document) {
      Sections sections = Sections.of(Markup.toPlain(document.text().strip()));
      String header = sections.header();
      return new Parts(sections, Header.of(header.substring(0, Math.min(LONGEST_HEADER, header.length()))));
    }
  }
}
