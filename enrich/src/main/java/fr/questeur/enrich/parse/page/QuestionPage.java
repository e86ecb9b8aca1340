package fr.questeur.enrich.parse.page;

import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;

import fr.questeur.contract.Author;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.parse.common.AnswerText;
import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.Paragraph;
import fr.questeur.enrich.parse.common.Paragraphs;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.header.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads a page with one header and two texts, in either layout. */
final class QuestionPage {

  /** In characters; real ones have some thousands. */
  private static final int LONGEST_HEADER = 64 * 1024;

  /** What a reader does with a page is none of its text: print it, ask to be told of the answer. */
  private static final String CONTROLS = "form,button,script,style,select,textarea";

  private static final Pattern CONTROL =
      Pattern.compile("<(?:" + CONTROLS.replace(',', '|') + ")\\b", Pattern.CASE_INSENSITIVE);

  private QuestionPage() {}

  /**
   * Reads a page.
   *
   * @throws RejectedDocumentException if it was cut, holds several questions or says too little
   */
  static ParsedQuestion read(String page, PageLayout layout) {
    Regions regions = Regions.of(page, layout);
    if (regions.header().length() > LONGEST_HEADER && regions.isWhole()) {
      throw rejected(INCOMPLETE, "has no «Texte de la question» after its header");
    }
    if (regions.hasSecond()) {
      HeaderCells first = HeaderCells.of(regions.header());
      throw rejected(
          SEVERAL_QUESTIONS, "holds several questions: " + Header.ofCells(first.cells()).describe() + ", then another");
    }
    if (!regions.isWhole()) {
      throw rejected(TRUNCATED, "is a page that was cut: not all that it opens is closed");
    }
    HeaderCells headerCells = HeaderCells.of(regions.header());
    List<String> cells = new ArrayList<>(headerCells.cells());
    List<Paragraph> question = paragraphs(regions.question(), cells);
    List<Paragraph> answer = AnswerText.of(paragraphs(regions.answer(), cells));
    cells.addAll(Withdrawals.in(regions.around()));
    Header header = Header.ofCells(cells);
    ParsedQuestion parsed =
        header
            .question(layout.code(), !answer.isEmpty())
            .author(withActor(header.author(), headerCells.actorId()))
            .texts(Paragraph.join(question), Paragraph.join(answer))
            .build();
    refuseMissing(regions, parsed);
    return parsed;
  }

  /** The paragraphs of a text; a withdrawal that is printed among them goes to the cells of the header. */
  private static List<Paragraph> paragraphs(String text, List<String> cells) {
    if (text == null) {
      return List.of();
    }
    List<Paragraph> kept = new ArrayList<>();
    for (Paragraph paragraph : Paragraphs.of(Markup.toPlain(withoutControls(text)))) {
      if (Withdrawals.isOne(paragraph.text())) {
        cells.add(Emphasis.strip(paragraph.text()));
      } else {
        kept.add(paragraph);
      }
    }
    return kept;
  }

  /** Most texts have none, and are then left as the page has them, whatever state their tags are in. */
  private static String withoutControls(String text) {
    if (!CONTROL.matcher(text).find()) {
      return text;
    }
    Document tree = Jsoup.parseBodyFragment(text);
    tree.outputSettings().prettyPrint(false);
    tree.select(CONTROLS).remove();
    return tree.body().html();
  }

  private static Author withActor(Author author, String actorId) {
    return author == null
        ? null
        : new Author(
            author.civility(), author.name(), actorId, null, author.group(), null, null, author.constituency(), null);
  }

  /** A text may be empty; its heading is printed all the same. */
  private static void refuseMissing(Regions regions, ParsedQuestion parsed) {
    boolean isDebate = parsed.uid().type() == QuestionType.QG;
    if (regions.question() == null && !(isDebate && regions.answer() != null)) {
      throw rejected(INCOMPLETE, "has no «Texte de la question»");
    }
    if (regions.answer() == null && parsed.answer() != null) {
      throw rejected(TRUNCATED, "says that it was answered, but has no «Texte de la réponse»");
    }
  }

  private static RejectedDocumentException rejected(DeadLetterReason reason, String how) {
    return new RejectedDocumentException(reason, "the document " + how);
  }
}
