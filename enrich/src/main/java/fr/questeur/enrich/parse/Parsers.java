package fr.questeur.enrich.parse;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.legacy.LegacyParser;
import fr.questeur.enrich.parse.text.TextParser;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a document in whichever layout it is. */
public final class Parsers {

  private static final List<DocumentParser> PARSERS = List.of(new LegacyParser(), new TextParser());

  private static final Pattern SENAT =
      Pattern.compile("jo senat|question de (?:m\\.|mme|mlle) [^\\n]{1,200} publiee (?:le|dans)|senat\\.fr/questions");
  private static final int SENAT_WINDOW = 4096;

  private Parsers() {}

  /**
   * Reads a document. It is told by its content alone, never by a name.
   *
   * @throws RejectedDocumentException if it cannot become a question
   */
  public static ParsedQuestion parse(byte[] bytes) {
    Document document = Document.of(bytes);
    return PARSERS.stream()
        .filter(parser -> parser.recognises(document))
        .findFirst()
        .orElseThrow(() -> notAQuestion(document))
        .parse(document);
  }

  private static RejectedDocumentException notAQuestion(Document document) {
    String start = document.text().substring(0, Math.min(SENAT_WINDOW, document.text().length()));
    return new RejectedDocumentException(
        NOT_A_QUESTION,
        SENAT.matcher(Folding.fold(start)).find()
            ? "a question of the Sénat, not of the Assemblée nationale: «" + document.excerpt() + "»"
            : "in no layout that is known: «" + document.excerpt() + "»");
  }
}
