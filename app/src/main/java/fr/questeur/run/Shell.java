package fr.questeur.run;

import java.util.regex.Pattern;

/** Commands that people copy into a shell. */
final class Shell {

  private static final Pattern PLAIN = Pattern.compile("[\\w/.,:@%+-]+");

  private Shell() {}

  /** One word of a command, quoted if a shell would read it as anything else. */
  static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
