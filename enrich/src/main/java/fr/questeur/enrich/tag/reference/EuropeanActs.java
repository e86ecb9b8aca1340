package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.LIST;
import static fr.questeur.enrich.tag.reference.Notation.NUMBER_SIGN;
import static fr.questeur.enrich.tag.reference.Notation.WORD_END;
import static fr.questeur.enrich.tag.reference.Notation.WORD_START;

import fr.questeur.contract.ReferenceType;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directives and règlements of the European Union: «directive 95/46/CE», «règlement (CE) n° 1107/2009», «règlement (UE)
 * 2016/679». Since 2015 all acts are counted year/number, before it directives year/number and règlements number/year.
 */
final class EuropeanActs implements Recogniser {

  private static final Pattern KEYWORD =
      Pattern.compile(WORD_START + "(directive|reglement)s?(?:\\h?-\\h?cadre)?" + WORD_END);

  private static final String DOMAIN = "(cee|ce|ue|eu|euratom)";

  /** A number, with the Community before it, «(UE) n° 2016/679», or behind it, «95/46/CE». */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\(?" + DOMAIN + "\\)?,?\\h{0,2})?(?:" + NUMBER_SIGN + ")?(\\d{1,4})\\h?/\\h?(\\d{1,4})(?!\\d)"
              + "(?:(?:\\h?/\\h?|\\h?\\(|\\h|)" + DOMAIN + "(?![\\p{L}\\d]))?(?!\\h?/\\d)");

  /** Words before the number: a title, and nothing that has a number of its own. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:[^.;:!?\\d\\n()]|\\([a-z ]{2,12}\\)){0," + Notation.TITLE_LENGTH + "}?\\h\\(?(?="
              + "(?:" + DOMAIN + "\\)?,?\\h{0,2})?(?:" + NUMBER_SIGN
              + ")?\\d{1,4}\\h?/)");

  /** The little that may stand before a number that does not name the Community. */
  private static final Pattern PLAIN_TITLE =
      Pattern.compile("(?:\\h(?:europeenn?e?s?|communautaires?|cadre|\\(?rgpd\\)?))*\\h\\(?");

  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?<![\\p{L}])(?:lois?|decrets?|ordonnances?|arretes?|arrets?|decisions?|circulaires?|instructions?|rapports?"
              + "|avis|recommandations?|directives?|reglements?|conventions?|codes?|articles?|questions?|jo|joue"
              + "|journal|que|qui|dont|par|est|sont|ont|interieur)(?!\\p{L})");

  private static final Pattern NEXT =
      Pattern.compile(
          LIST + "(?=\\(?(?:" + DOMAIN + "|" + NUMBER_SIGN + ")?\\)?\\h{0,2}(?:" + NUMBER_SIGN + ")?\\d{1,4}\\h?/)");

  @Override
  public void find(Passage passage, Consumer<Found> found) {
    Keywords keyword = new Keywords(passage, KEYWORD, "directive", "reglement");
    for (int from = 0; keyword.find(from); ) {
      from = Math.max(keyword.end(), read(passage, keyword, found));
    }
  }

  private static int read(Passage passage, Keywords keyword, Consumer<Found> found) {
    if (!passage.hasDigitAfter(keyword.end(), Notation.TITLE_LENGTH + 10)) {
      return -1;
    }
    Matcher title = Notation.at(TITLE, passage.folded(), keyword.end());
    if (!title.lookingAt() || NO_TITLE.matcher(title.group()).find() || Notation.isDraft(passage, keyword.start())) {
      return -1;
    }
    boolean isDirective = keyword.group(1).equals("directive");
    boolean isPlain = PLAIN_TITLE.matcher(title.group()).matches();
    int end = -1;
    int begin = keyword.start();
    for (int at = title.end(); at >= 0; ) {
      Matcher m = Notation.at(NUMBER, passage.folded(), at);
      if (!m.lookingAt()) {
        break;
      }
      String domain = domain(passage.text(), m);
      String canonical =
          domain == null && !isPlain
              ? null
              : EuropeanNumber.canonical(isDirective, domain, m.group(2), m.group(3));
      end = domain == null || m.group(4) == null ? m.end(3) : m.end(4);
      if (canonical != null) {
        ReferenceType type = isDirective ? ReferenceType.EU_DIRECTIVE : ReferenceType.EU_REGULATION;
        found.accept(new Found(type, canonical, begin, end));
      }
      Matcher next = Notation.at(NEXT, passage.folded(), end);
      at = next.lookingAt() ? next.end() : -1;
      begin = at;
    }
    return end;
  }

  /** In French; null if none is named: «ce» is a word too. */
  private static String domain(String text, Matcher m) {
    int group = m.group(4) != null ? 4 : 1;
    if (m.group(group) == null || !Character.isUpperCase(text.charAt(m.start(group)))) {
      return null;
    }
    String printed = m.group(group);
    return switch (printed) {
      case "eu" -> "UE";
      case "euratom" -> "Euratom";
      default -> printed.toUpperCase(Locale.ROOT);
    };
  }
}
