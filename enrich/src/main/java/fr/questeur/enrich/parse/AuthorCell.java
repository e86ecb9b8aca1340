package fr.questeur.enrich.parse;

import fr.questeur.contract.Author;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The author's cell: {@code Mme Axelle Lemaire ( Socialiste - Paris )}, after «De». */
final class AuthorCell {

  private static final Pattern CIVILITY = Pattern.compile("(m|mme|mlle|monsieur|madame|mademoiselle)(?:\\. ?| )");
  /** Groups hold hyphens and brackets («Démocrate (MoDem et Indépendants)», «… - NUPES»), constituencies do not. */
  private static final String BETWEEN_GROUP_AND_PLACE = " - ";

  private AuthorCell() {}

  /** The author, or null if the header names none. */
  static Author read(Header header) {
    return header.all(HeaderLabel.AUTHOR).stream().findFirst().map(found -> parse(found.after())).orElse(null);
  }

  private static Author parse(String after) {
    int open = after.indexOf('(');
    int cellEnd = after.strip().indexOf('\t');
    String name = open >= 0 ? after.substring(0, open) : cellEnd >= 0 ? after.strip().substring(0, cellEnd) : after;
    name = Cells.onOneLine(name);
    Matcher m = CIVILITY.matcher(Folding.fold(name));
    String civility = m.lookingAt() ? civility(m.group(1)) : null;
    name = civility == null ? name : name.substring(m.end()).strip();
    if (name.chars().noneMatch(Character::isLetter)) {
      return null;
    }
    String inside = open < 0 ? null : Brackets.at(Cells.onOneLine(after.substring(open)), 0).inside();
    if (inside == null) {
      return new Author(civility, name, null, null);
    }
    String padded = " " + inside.replace(" \u2013 ", BETWEEN_GROUP_AND_PLACE) + " ";
    int split = padded.lastIndexOf(BETWEEN_GROUP_AND_PLACE);
    return split < 0
        ? new Author(civility, name, inside, null)
        : new Author(
            civility,
            name,
            orNull(padded.substring(0, split)),
            orNull(padded.substring(split + BETWEEN_GROUP_AND_PLACE.length())));
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
