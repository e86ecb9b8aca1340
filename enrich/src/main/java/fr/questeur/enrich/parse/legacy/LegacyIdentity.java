package fr.questeur.enrich.parse.legacy;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Legislature, type and number: each in the page, none guessed. */
final class LegacyIdentity {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(?:[ .]\\d{3})+|\\d+");
  /** In capitals only: «Xième» is the tenth, «XIème» the eleventh. */
  private static final Pattern ROMAN = Pattern.compile("(?<![A-Za-z])[IVX]+(?![A-Z])");
  private static final List<String> ROMANS =
      List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV");
  private static final List<String> WORDS =
      List.of(
          "premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme",
          "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme", "quinzieme");
  private static final int MAX_LEGISLATURE = 99;
  private static final int MAX_DIGITS = 9;

  private LegacyIdentity() {}

  /**
   * Reads the identity.
   *
   * @throws RejectedDocumentException if a part of it is missing, or given with two values
   */
  static QuestionUid of(LegacyPage page) {
    List<String> missing = new ArrayList<>();
    Integer legislature = legislature(page);
    if (legislature == null) {
      missing.add("legislature (LEG)");
    }
    QuestionType type = type(page.value(LegacyTag.NAT));
    if (type == null) {
      missing.add("type (NAT)");
    }
    Integer number = onlyNumber(page.value(LegacyTag.NUM));
    if (number == null) {
      missing.add("number (NUM)");
    }
    if (!missing.isEmpty()) {
      throw new RejectedDocumentException(INCOMPLETE, "not in the page: " + String.join(", ", missing));
    }
    return QuestionUid.of(legislature, type, number);
  }

  private static Integer legislature(LegacyPage page) {
    Integer shown = shownLegislature(page.value(LegacyTag.LEG));
    Integer hidden = number(page.value(LegacyTag.NLEG), "legislature");
    if (shown != null && hidden != null && !shown.equals(hidden)) {
      throw new RejectedDocumentException(
          CONTRADICTORY,
          "the page shows %s and is coded as legislature %d"
              .formatted(LegacyPage.quote(page.value(LegacyTag.LEG)), hidden));
    }
    Integer legislature = shown == null ? hidden : shown;
    if (legislature != null && legislature > MAX_LEGISLATURE) {
      throw new RejectedDocumentException(CONTRADICTORY, "there is no legislature " + legislature);
    }
    return legislature;
  }

  /** Null if nothing that can be read is shown. */
  private static Integer shownLegislature(String shown) {
    if (shown == null) {
      return null;
    }
    Integer inDigits = number(shown, "legislature");
    if (inDigits != null) {
      return inDigits;
    }
    Matcher roman = ROMAN.matcher(shown);
    int ordinal = roman.find() ? ROMANS.indexOf(roman.group()) : WORDS.indexOf(Folding.fold(shown).split(" ")[0]);
    return ordinal < 0 ? null : ordinal + 1;
  }

  private static Integer onlyNumber(String value) {
    if (value != null && DIGITS.matcher(value).results().count() > 1) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "several numbers for one question: " + LegacyPage.quote(value));
    }
    return number(value, "number of a question");
  }

  /** The first number in a value; null if there is none. */
  private static Integer number(String value, String what) {
    Matcher m = value == null ? null : DIGITS.matcher(value);
    if (m == null || !m.find()) {
      return null;
    }
    String digits = m.group().replace(" ", "").replace(".", "");
    if (digits.length() > MAX_DIGITS || Integer.parseInt(digits) == 0) {
      throw new RejectedDocumentException(CONTRADICTORY, LegacyPage.quote(value) + " cannot be the " + what);
    }
    return Integer.valueOf(digits);
  }

  private static QuestionType type(String nature) {
    return switch (nature == null ? "" : Folding.fold(nature)) {
      case "" -> null;
      case "qe", "question ecrite" -> QuestionType.QE;
      case "qg", "question au gouvernement" -> QuestionType.QG;
      case "qosd", "question orale sans debat" -> QuestionType.QOSD;
      default ->
          throw new RejectedDocumentException(
              INCOMPLETE, "its type (NAT) is " + LegacyPage.quote(nature) + ", which is none of QE, QG and QOSD");
    };
  }
}
