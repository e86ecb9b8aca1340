package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a question as the Assemblée nationale builds it: {@code QANR5L14QE26402}. Numbers restart with every
 * legislature and every type, so all four parts are needed.
 *
 * @param regime the Republic, 5 for the Fifth
 * @param legislature from 1 on; documents exist from the 7th (1981)
 * @param type the kind of question
 * @param number from 1 on
 */
public record QuestionUid(int regime, int legislature, QuestionType type, int number) {

  private static final Pattern FORM = Pattern.compile("QANR(\\d)L(\\d{1,2})(QE|QG|QOSD)([1-9]\\d{0,8})");

  public QuestionUid {
    Objects.requireNonNull(type, "type");
    if (regime < 1 || legislature < 1 || number < 1) {
      throw new IllegalArgumentException(
          "regime, legislature and number start at 1: %d, %d, %d".formatted(regime, legislature, number));
    }
  }

  /** A question of the Fifth Republic. */
  public static QuestionUid of(int legislature, QuestionType type, int number) {
    return new QuestionUid(5, legislature, type, number);
  }

  /**
   * Reads the official form.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  @JsonCreator
  public static QuestionUid parse(String uid) {
    Matcher m = FORM.matcher(uid);
    if (!m.matches()) {
      throw new IllegalArgumentException("not the uid of a question, such as QANR5L14QE26402: " + uid);
    }
    return new QuestionUid(
        Integer.parseInt(m.group(1)),
        Integer.parseInt(m.group(2)),
        QuestionType.valueOf(m.group(3)),
        Integer.parseInt(m.group(4)));
  }

  /** The official form, {@code QANR5L14QE26402}. */
  @JsonValue
  @Override
  public String toString() {
    return "QANR" + regime + "L" + legislature + type + number;
  }
}
