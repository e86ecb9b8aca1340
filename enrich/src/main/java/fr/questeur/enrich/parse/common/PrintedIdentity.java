package fr.questeur.enrich.parse.common;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Legislature, type and number as a document prints them, maybe at several places: all must agree, none is guessed. */
public final class PrintedIdentity {

  private static final int MAX_LEGISLATURE = 99;
  private static final int MAX_DIGITS = 9;

  private final Set<Integer> legislatures = new LinkedHashSet<>();
  private final Set<QuestionType> types = new LinkedHashSet<>();
  private final Set<String> numbers = new LinkedHashSet<>();

  /**
   * Adds a legislature.
   *
   * @param printed the number alone, in digits or as a Roman numeral in lower case
   * @throws RejectedDocumentException if there is no such legislature
   */
  public PrintedIdentity legislature(String printed) {
    legislatures.add(legislatureOf(printed));
    return this;
  }

  /** Adds the type that folded words after «question» name: {@code ecrite}, {@code au gouvernement}, {@code orale…}. */
  public PrintedIdentity type(String folded) {
    types.add(
        folded.startsWith("ecrite") ? QuestionType.QE
            : folded.startsWith("orale") ? QuestionType.QOSD : QuestionType.QG);
    return this;
  }

  /** Adds a number, in digits that may be grouped by spaces. */
  public PrintedIdentity number(String printed) {
    numbers.add(printed.replace(" ", ""));
    return this;
  }

  /** Adds all three, from a link to the question. */
  public PrintedIdentity uid(QuestionUid uid) {
    legislatures.add(uid.legislature());
    types.add(uid.type());
    numbers.add(Integer.toString(uid.number()));
    return this;
  }

  /**
   * The identity.
   *
   * @throws RejectedDocumentException if a part of it is not printed, or printed with two values
   */
  public QuestionUid uid() {
    List<String> missing = new ArrayList<>();
    requireOne("legislature", legislatures, missing);
    requireOne("type", types, missing);
    requireOne("number", numbers, missing);
    if (!missing.isEmpty()) {
      throw new RejectedDocumentException(INCOMPLETE, "not printed: " + String.join(", ", missing));
    }
    return QuestionUid.of(
        legislatures.iterator().next(), types.iterator().next(), toInt(numbers.iterator().next()));
  }

  private static void requireOne(String what, Set<?> values, List<String> missing) {
    if (values.isEmpty()) {
      missing.add(what);
    } else if (values.size() > 1) {
      throw new RejectedDocumentException(CONTRADICTORY, "several values for the " + what + ": " + values);
    }
  }

  private static int toInt(String digits) {
    if (digits.length() > MAX_DIGITS || Integer.parseInt(digits) == 0) {
      throw new RejectedDocumentException(CONTRADICTORY, "no question can have the number " + digits);
    }
    return Integer.parseInt(digits);
  }

  private static int legislatureOf(String printed) {
    int legislature = RomanNumeral.value(printed);
    if (legislature < 1 || legislature > MAX_LEGISLATURE) {
      throw new RejectedDocumentException(CONTRADICTORY, "there is no legislature " + printed);
    }
    return legislature;
  }
}
