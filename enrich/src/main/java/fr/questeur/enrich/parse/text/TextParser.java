package fr.questeur.enrich.parse.text;

import fr.questeur.enrich.parse.common.AnswerText;
import fr.questeur.enrich.parse.common.Completeness;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Paragraph;
import fr.questeur.enrich.parse.common.Paragraphs;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.header.Header;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.contract.QuestionType;
import java.util.List;

/**
 * The text conversion of the Assemblée's page as it was from 2009 to 2024: a header of labelled cells, then «Texte de
 * la question» and «Texte de la réponse».
 */
public final class TextParser implements DocumentParser {

  /** In characters; real ones have some hundreds. */
  private static final int LONGEST_HEADER = 64 * 1024;

  @Override
  public String layout() {
    return "text";
  }

  @Override
  public boolean recognises(Document document) {
    if (document.isPageOrData()) {
      return false;
    }
    Parts parts = document.once(Parts.class, Parts::of);
    return parts.sections().hasTexts() || parts.header().isOfQuestion();
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
    List<Paragraph> question = Paragraphs.of(sections.question());
    List<Paragraph> answer = AnswerText.of(Paragraphs.of(sections.answer()));
    ParsedQuestion parsed =
        header
            .question(layout(), !answer.isEmpty())
            .texts(Paragraph.join(question), Paragraph.join(answer))
            .build();
    refuseTruncated(parsed, answer.isEmpty() ? question : answer);
    return parsed;
  }

  private static void refuseSecondQuestion(Header header, Sections sections) {
    if (sections.second() != null) {
      Header second = Header.of(Sections.of(sections.second()).header());
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS,
          "the document holds several questions: "
              + header.describe()
              + ", then "
              + second.describe());
    }
  }

  private static void refuseTruncated(ParsedQuestion parsed, List<Paragraph> last) {
    if (parsed.question().text() == null && parsed.uid().type() != QuestionType.QG) {
      throw truncated("has no text of the question");
    }
    if (parsed.answer() != null && parsed.answer().text() == null) {
      throw truncated("says that it was answered on " + parsed.answer().date() + ", but holds no text of an answer");
    }
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

  /** The sections of a document, and its header as far as one can go. */
  private record Parts(Sections sections, Header header) {

    static Parts of(Document document) {
      Sections sections = Sections.of(document.plain());
      String header = sections.header();
      return new Parts(sections, Header.of(header.substring(0, Math.min(LONGEST_HEADER, header.length()))));
    }
  }
}
