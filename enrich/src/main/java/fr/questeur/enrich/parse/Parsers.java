package fr.questeur.enrich.parse;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Stopwatch;
import fr.questeur.enrich.parse.data.GovernmentFlowParser;
import fr.questeur.enrich.parse.data.OpenDataJsonParser;
import fr.questeur.enrich.parse.data.OpenDataXmlParser;
import fr.questeur.enrich.parse.data.XmlViewParser;
import fr.questeur.enrich.parse.dyn.DynPageParser;
import fr.questeur.enrich.parse.dyn.DynTextParser;
import fr.questeur.enrich.parse.legacy.LegacyParser;
import fr.questeur.enrich.parse.page.SectionPageParser;
import fr.questeur.enrich.parse.page.TablePageParser;
import fr.questeur.enrich.parse.text.TextParser;
import java.util.List;

/** Reads a document in whichever layout it is. */
public final class Parsers {

  /** Text conversions last: pages and data hold the same words between their tags. */
  private static final List<DocumentParser> PARSERS =
      List.of(
          new OpenDataJsonParser(),
          new OpenDataXmlParser(),
          new XmlViewParser(),
          new GovernmentFlowParser(),
          new LegacyParser(),
          new TablePageParser(),
          new SectionPageParser(),
          new DynPageParser(),
          new DynTextParser(),
          new TextParser());

  private Parsers() {}

  /**
   * Reads a document. It is told by its content alone, never by a name.
   *
   * @throws RejectedDocumentException if it cannot become a question
   */
  public static ParsedQuestion parse(byte[] bytes) {
    Document document = Document.of(bytes);
    for (DocumentParser parser : PARSERS) {
      Stopwatch.check();
      if (parser.recognises(document)) {
        return parser.parse(document);
      }
    }
    throw notAQuestion(document);
  }

  private static RejectedDocumentException notAQuestion(Document document) {
    String what = Foreign.describe(document).orElse("in no layout that is known");
    return new RejectedDocumentException(NOT_A_QUESTION, what + ": «" + document.excerpt() + "»");
  }
}
