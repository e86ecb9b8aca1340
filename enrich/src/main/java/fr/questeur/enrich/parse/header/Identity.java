package fr.questeur.enrich.parse.header;

import fr.questeur.enrich.parse.common.RejectedDocumentException;
import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Legislature, type and number: each printed, none guessed. */
final class Identity {

  private static final Pattern NUMBER = Pattern.compile("\\s?(\\d{1,3}(?: \\d{3})+|\\d+)(?!\\d)");
  private static final int MAX_LEGISLATURE = 99;
  private static final int MAX_DIGITS = 9;

  private Identity() {}

  /**
   * Reads the identity.
   *
   * @throws RejectedDocumentException if a part of it is not printed, or printed with two values
   */
  static QuestionUid of(Header header) {
    Set<String> numbers = numbers(header);
    Set<Integer> legislatures = new LinkedHashSet<>();
    header.all(HeaderLabel.LEGISLATURE).forEach(found -> legislatures.add(legislature(found.folded())));
    Set<QuestionType> types = new LinkedHashSet<>();
    header.all(HeaderLabel.TYPE).forEach(found -> types.add(type(found.folded())));

    List<String> missing = new ArrayList<>();
    requireOne("legislature", legislatures, missing);
    requireOne("type", types, missing);
    if (numbers.size() > 1 && header.all(HeaderLabel.MINISTRY_ASKED).size() > 1) {
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS, "the document holds several questions: numbers " + String.join(" and ", numbers));
    }
    requireOne("number", numbers, missing);
    if (!missing.isEmpty()) {
      throw new RejectedDocumentException(INCOMPLETE, "not printed: " + String.join(", ", missing));
    }
    return QuestionUid.of(
        legislatures.iterator().next(), types.iterator().next(), number(numbers.iterator().next()));
  }

  /** Legislature and number as far as printed, for messages. */
  static String describe(Header header) {
    Set<String> numbers = numbers(header);
    String number = numbers.isEmpty() ? "a question without a number" : "question " + numbers.iterator().next();
    return header.all(HeaderLabel.LEGISLATURE).stream()
        .findFirst()
        .map(found -> number + " of legislature " + legislature(found.folded()))
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

  private static void requireOne(String what, Set<?> values, List<String> missing) {
    if (values.isEmpty()) {
      missing.add(what);
    } else if (values.size() > 1) {
      throw new RejectedDocumentException(CONTRADICTORY, "several values for the " + what + ": " + values);
    }
  }

  private static int number(String digits) {
    if (digits.length() > MAX_DIGITS || Integer.parseInt(digits) == 0) {
      throw new RejectedDocumentException(CONTRADICTORY, "no question can have the number " + digits);
    }
    return Integer.parseInt(digits);
  }

  private static int legislature(String folded) {
    Matcher m = HeaderLabel.LEGISLATURE.pattern().matcher(folded);
    String printed = m.lookingAt() ? m.group(1) : "";
    int legislature = Character.isDigit(printed.charAt(0)) ? Integer.parseInt(printed) : roman(printed);
    if (legislature < 1 || legislature > MAX_LEGISLATURE) {
      throw new RejectedDocumentException(CONTRADICTORY, "there is no legislature " + printed);
    }
    return legislature;
  }

  private static int roman(String numeral) {
    int total = 0;
    int last = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int value = switch (numeral.charAt(i)) {
        case 'i' -> 1;
        case 'v' -> 5;
        case 'x' -> 10;
        default -> 50;
      };
      total += value < last ? -value : value;
      last = Math.max(last, value);
    }
    return total;
  }

  private static QuestionType type(String folded) {
    if (folded.endsWith("ecrite")) {
      return QuestionType.QE;
    }
    return folded.endsWith("gouvernement") ? QuestionType.QG : QuestionType.QOSD;
  }
}
