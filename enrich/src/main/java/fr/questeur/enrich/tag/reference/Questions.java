package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.LIST;
import static fr.questeur.enrich.tag.reference.Notation.NUMBER_SIGN;
import static fr.questeur.enrich.tag.reference.Notation.WORD_END;
import static fr.questeur.enrich.tag.reference.Notation.WORD_START;

import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ReferenceType;
import fr.questeur.enrich.parse.common.RomanNumeral;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other questions of the Assemblée: «question écrite n° 26402», «questions orales sans débat n°s 12 et 13». The
 * legislature is that of the question itself unless the words around say another, by its number, as the one before, or
 * by a date. A question of the Sénat or of a European deputy is none of ours, nor is a question a reference to itself.
 * A plain «question n° 7» may be of any kind, or none; only written ones have high numbers.
 */
final class Questions implements Recogniser {

  private static final Pattern KEYWORD =
      Pattern.compile(
          WORD_START
              + "(?:questions?(?:\\h(ecrites?)|\\h(orales?(?:\\hsans\\hdebat)?)|\\h(au\\hgouvernement))?|(qe|qosd|qg))"
              + WORD_END);

  /** Words before the number, which must not be the number of something else. */
  private static final Pattern LEAD = Pattern.compile("[^.;:!?\\n«»(]{0,60}?,?\\h{1,3}\\(?(?=" + NUMBER_SIGN + "\\d)");

  private static final Pattern PLAIN_LEAD = Pattern.compile(",?\\h{1,3}\\(?(?=" + NUMBER_SIGN + "\\d)");
  private static final Pattern ACRONYM_LEAD = Pattern.compile("\\h{1,3}(?=\\d|" + NUMBER_SIGN + "\\d)");

  private static final Pattern NO_LEAD =
      Pattern.compile(
          "(?<![\\p{L}])(?:lois?|decrets?|ordonnances?|arretes?|decisions?|circulaires?|instructions?|rapports?"
              + "|avis|page|directives?|reglements?|codes?|articles?|questions?|amendements?|propositions?"
              + "|projets?|sur|relative"
              + "|concernant|que|dont|est|departement|ligne|route)(?!\\p{L})");

  private static final Pattern NUMBER =
      Pattern.compile("(?:" + NUMBER_SIGN + ")?(?!0)(\\d{1,3}[\\h.]\\d{3}|\\d{1,6})(?![\\d/-]|[\\h.]\\d{3}|,\\d)");

  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  private static final Pattern NEXT = Pattern.compile(LIST + "(?=(?:" + NUMBER_SIGN + ")?\\d)");

  private static final Pattern ELSEWHERE =
      Pattern.compile("senat|eurodepute|parlement\\heuropeen|commission\\heuropeenne|depute\\heuropeen");

  private static final Pattern LEGISLATURE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:(\\d{1,2}|(?=[xvi])" + RomanNumeral.FORM + ")\\h?(?:ieme|eme|e)\\h)?"
              + "((?:precedente\\h)?)legislature((?:\\hprecedente)?)"
              + "|(precedente\\hmandature|mandature\\hprecedente)");

  private static final Pattern DATE = Pattern.compile("(?<!\\d)\\d{1,2}(?:\\h?er)?(?:/|\\h\\p{L}{3,9}\\h\\d{4})");

  /** A sentence ends after a word, not after «M.» or «n.». */
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\d»)]{3})[.!?](?=\\h)|\\n");

  /** Numbers that only written questions reach: no legislature saw so many of another kind. */
  private static final int WRITTEN_ONLY = 6000;

  /** An answer may name younger questions than its own, but not of years later. */
  private static final int YOUNGER = 20_000;

  private static final int FIRST_LEGISLATURE = 7;
  private static final int CONTEXT = 160;

  private final QuestionUid own;
  private final Part part;

  Questions(QuestionUid own, Part part) {
    this.own = own;
    this.part = part;
  }

  @Override
  public void find(Passage passage, Consumer<Found> found) {
    Keywords keyword = new Keywords(passage, KEYWORD, "question", "qe", "qosd", "qg");
    for (int from = 0; keyword.find(from); ) {
      from = Math.max(keyword.end(), read(passage, keyword, found));
    }
  }

  private int read(Passage passage, Keywords keyword, Consumer<Found> found) {
    QuestionType type = type(keyword);
    boolean isAcronym = keyword.group(4) != null;
    if (isAcronym && !Character.isUpperCase(passage.text().charAt(keyword.start()))) {
      return -1;
    }
    Pattern leadForm = isAcronym ? ACRONYM_LEAD : type == null ? PLAIN_LEAD : LEAD;
    Matcher lead = Notation.at(leadForm, passage.folded(), keyword.end());
    if (!lead.lookingAt() || NO_LEAD.matcher(lead.group()).find()) {
      return -1;
    }
    int begin = keyword.start();
    int end = -1;
    int legislature = -1;
    for (int at = lead.end(); at >= 0; begin = at) {
      Matcher number = Notation.at(NUMBER, passage.folded(), at);
      if (!number.lookingAt()) {
        break;
      }
      end = number.end();
      legislature = legislature < 0 ? legislature(passage, keyword.start(), end) : legislature;
      QuestionUid uid = uid(type, legislature, Integer.parseInt(NO_DIGIT.matcher(number.group(1)).replaceAll("")));
      if (uid != null) {
        found.accept(new Found(ReferenceType.QUESTION, uid.toString(), begin, end));
      }
      Matcher next = Notation.at(NEXT, passage.folded(), end);
      at = next.lookingAt() ? next.end() : -1;
    }
    return end;
  }

  /** Null if it is not said. */
  private static QuestionType type(Keywords keyword) {
    if (keyword.group(4) != null) {
      return switch (keyword.group(4)) {
        case "qe" -> QuestionType.QE;
        case "qg" -> QuestionType.QG;
        default -> QuestionType.QOSD;
      };
    }
    if (keyword.group(1) != null) {
      return QuestionType.QE;
    }
    if (keyword.group(2) != null) {
      return QuestionType.QOSD;
    }
    return keyword.group(3) != null ? QuestionType.QG : null;
  }

  private QuestionUid uid(QuestionType said, int legislature, int number) {
    QuestionType type = said == null && number >= WRITTEN_ONLY ? QuestionType.QE : said;
    if (type == null || legislature < FIRST_LEGISLATURE || number < 1) {
      return null;
    }
    QuestionUid uid = QuestionUid.of(legislature, type, number);
    return isPossible(uid) ? uid : null;
  }

  /** What is older has a lower number. */
  private boolean isPossible(QuestionUid uid) {
    if (uid.legislature() > own.legislature()) {
      return false;
    }
    if (uid.legislature() < own.legislature() || uid.type() != own.type()) {
      return true;
    }
    return uid.number() < own.number()
        || part == Part.ANSWER && uid.number() != own.number() && uid.number() < own.number() + YOUNGER;
  }

  /** That of the question named there; 0 if it is another's, or in doubt. */
  private int legislature(Passage passage, int start, int end) {
    String around = before(passage, start) + " # " + after(passage, end);
    if (ELSEWHERE.matcher(around).find()) {
      return 0;
    }
    int said = -1;
    for (Matcher m = LEGISLATURE.matcher(around); m.find(); ) {
      int each = legislature(m);
      if (said >= 0 && said != each) {
        return 0;
      }
      said = each;
    }
    int dated = dated(after(passage, end));
    if (said >= 0) {
      return dated < 0 || dated == said ? said : 0;
    }
    return dated >= 0 ? dated : own.legislature();
  }

  private int legislature(Matcher m) {
    if (m.group(1) != null) {
      return RomanNumeral.value(m.group(1));
    }
    boolean isBefore = m.group(4) != null || !m.group(2).isEmpty() || !m.group(3).isEmpty();
    return isBefore ? own.legislature() - 1 : own.legislature();
  }

  /** By the first date behind the number; -1 if there is none. */
  private static int dated(String after) {
    for (Matcher m = DATE.matcher(after); m.find(); ) {
      WrittenDate date = WrittenDate.at(after, m.start());
      if (date != null) {
        return Legislatures.on(date.date());
      }
    }
    return -1;
  }

  private static String before(Passage passage, int start) {
    String before = passage.before(start, CONTEXT);
    int from = 0;
    for (Matcher m = SENTENCE_END.matcher(before); m.find(); ) {
      from = m.end();
    }
    return before.substring(from);
  }

  private static String after(Passage passage, int end) {
    String after = passage.after(end, CONTEXT);
    Matcher m = SENTENCE_END.matcher(after);
    return m.find() ? after.substring(0, m.start()) : after;
  }
}
