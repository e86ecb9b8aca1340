package fr.questeur.enrich.parse.header;

import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.PrintedIdentity;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Legislature, type and number: each printed, none guessed. */
final class Identity {

  private static final Pattern NUMBER = Pattern.compile("\\s?(\\d{1,3}(?: \\d{3})+|\\d+)(?!\\d)");

  private Identity() {}

  /**
   * Reads the identity.
   *
   * @throws RejectedDocumentException if a part of it is not printed, or printed with two values
   */
  static QuestionUid of(Header header) {
    Set<String> numbers = numbers(header);
    if (numbers.size() > 1 && header.all(HeaderLabel.MINISTRY_ASKED).size() > 1) {
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS, "the document holds several questions: numbers " + String.join(" and ", numbers));
    }
    PrintedIdentity identity = new PrintedIdentity();
    for (Header.Found found : header.all(HeaderLabel.LEGISLATURE)) {
      identity.legislature(legislature(found));
    }
    for (Header.Found found : header.all(HeaderLabel.TYPE)) {
      identity.type(found.folded().substring("question ".length()));
    }
    for (String number : numbers) {
      identity.number(number);
    }
    return identity.uid();
  }

  /** Legislature and number as far as printed, for messages. */
  static String describe(Header header) {
    Set<String> numbers = numbers(header);
    String number = numbers.isEmpty() ? "a question without a number" : "question " + numbers.iterator().next();
    return header.all(HeaderLabel.LEGISLATURE).stream()
        .findFirst()
        .map(found -> number + " of legislature " + legislature(found))
        .orElse(number);
  }

  private static Set<String> numbers(Header header) {
    Set<String> numbers = new LinkedHashSet<>();
    for (Header.Found found : header.all(HeaderLabel.NUMBER)) {
      Matcher m = NUMBER.matcher(found.after());
      if (m.lookingAt()) {
        numbers.add(m.group(1).replace(" ", ""));
      }
    }
    return numbers;
  }

  private static String legislature(Header.Found found) {
    Matcher m = HeaderLabel.LEGISLATURE.pattern().matcher(found.folded());
    return m.lookingAt() ? m.group(1) : "";
  }
}
