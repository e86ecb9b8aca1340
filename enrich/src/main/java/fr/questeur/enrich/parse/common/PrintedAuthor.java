package fr.questeur.enrich.parse.common;

import fr.questeur.contract.Author;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An author on one line: {@code Mme Axelle Lemaire ( Socialiste - Paris )}. */
public final class PrintedAuthor {

  private static final Pattern CIVILITY = Pattern.compile("(m|mme|mlle|monsieur|madame|mademoiselle)(?:\\. ?| )");
  /** Groups hold hyphens and brackets («Démocrate (MoDem et Indépendants)», «… - NUPES»), constituencies do not. */
  private static final String BETWEEN_GROUP_AND_PLACE = " - ";

  private PrintedAuthor() {}

  /**
   * Reads civility and name, and what stands in the outer brackets: group and constituency.
   *
   * @return null if no name is printed
   */
  public static Author of(String printed) {
    String line = Lines.fold(printed);
    int open = line.indexOf('(');
    Author named = named(open < 0 ? line : line.substring(0, open));
    String inside = open < 0 ? null : Brackets.at(line, open).inside();
    if (named == null || inside == null) {
      return named;
    }
    String padded = " " + inside.replace(" \u2013 ", BETWEEN_GROUP_AND_PLACE) + " ";
    int split = padded.lastIndexOf(BETWEEN_GROUP_AND_PLACE);
    return split < 0
        ? new Author(named.civility(), named.name(), inside, null)
        : new Author(
            named.civility(),
            named.name(),
            orNull(padded.substring(0, split)),
            orNull(padded.substring(split + BETWEEN_GROUP_AND_PLACE.length())));
  }

  /**
   * Reads civility and name alone.
   *
   * @return null if no name is printed
   */
  public static Author named(String printed) {
    String name = Lines.fold(printed);
    Matcher m = CIVILITY.matcher(Folding.fold(name));
    String civility = m.lookingAt() ? civility(m.group(1)) : null;
    name = civility == null ? name : name.substring(m.end()).strip();
    return name.chars().noneMatch(Character::isLetter) ? null : new Author(civility, name, null, null);
  }

  private static String civility(String folded) {
    return switch (folded) {
      case "mme", "madame" -> "Mme";
      case "mlle", "mademoiselle" -> "Mlle";
      default -> "M.";
    };
  }

  private static String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
