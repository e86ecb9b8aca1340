package fr.questeur.operate.deadletters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a dead letter: its place in {@code questions.dead-letter}, written {@code 2-17}. */
public record LetterId(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static LetterId parse(String id) {
    Matcher m = FORM.matcher(id);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "«%s» is no id of a dead letter, such as 2-17; 'questeur dead-letters list' prints them".formatted(id));
    }
    return new LetterId(Integer.parseInt(m.group(1)), Long.parseLong(m.group(2)));
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
