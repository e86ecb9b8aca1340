package fr.questeur.run;

import java.util.regex.Pattern;

/** Words of a command line that people copy into a shell. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./,:@%+=-]+");

  private ShellWord() {}

  /** As it is, or in single quotes if a shell would read more into it than a word. */
  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
