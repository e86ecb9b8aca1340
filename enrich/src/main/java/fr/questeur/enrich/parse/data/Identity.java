package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Legislature, type and number, from fields of their own. */
final class Identity {

  private static final Pattern LEGISLATURE = Pattern.compile("[1-9]\\d?");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

  private Identity() {}

  /**
   * The uid; each part may be null.
   *
   * @throws RejectedDocumentException if a part is missing, or is none of a question of the Assemblée nationale
   */
  static QuestionUid of(String legislature, String type, String number) {
    List<String> missing = new ArrayList<>();
    if (legislature == null) {
      missing.add("legislature");
    }
    if (type == null) {
      missing.add("type");
    }
    if (number == null) {
      missing.add("number");
    }
    if (!missing.isEmpty()) {
      throw new RejectedDocumentException(INCOMPLETE, "not given: " + String.join(", ", missing));
    }
    require(LEGISLATURE, legislature, "there is no legislature ");
    String digits = number.replace(" ", "");
    require(NUMBER, digits, "no question can have the number ");
    return QuestionUid.of(Integer.parseInt(legislature), type(type), Integer.parseInt(digits));
  }

  /** The type by its official abbreviation. */
  static QuestionType type(String code) {
    return Arrays.stream(QuestionType.values())
        .filter(type -> type.name().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new RejectedDocumentException(
                    NOT_A_QUESTION, "a question of the type " + code + ", which is none of QE, QG and QOSD"));
  }

  private static void require(Pattern form, String value, String fault) {
    if (!form.matcher(value).matches()) {
      throw new RejectedDocumentException(CONTRADICTORY, fault + value);
    }
  }
}
