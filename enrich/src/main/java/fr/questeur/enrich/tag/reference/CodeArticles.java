package fr.questeur.enrich.tag.reference;

import fr.questeur.contract.ReferenceType;
import fr.questeur.enrich.parse.common.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Articles of codes: «article L. 1110-4 du code de la santé publique», «articles L. 1 à L. 5 et R. 12 du CASF», «code
 * du travail (article L. 1221-1)». Of a range both ends are references. «Du même code» is the code named
 * last, see {@link CodeMentions}. An item without a letter after one with a letter («L. 123-1 et 123-2») is left out.
 */
final class CodeArticles implements Recogniser {

  private static final Pattern KEYWORD = Pattern.compile("(?:articles?|art\\.)\\h{1,2}(?=[lrda\\d])");

  /** «L. 1110-4» without the word before it; in text as printed. */
  private static final Pattern LETTERED = Pattern.compile("(?:L\\.?O\\.?|[LRDA]\\.?)\\h{0,2}\\*?\\h?\\d");

  private static final Pattern START =
      Pattern.compile("(?<![\\p{L}\\d])(?:articles?\\h|art\\.\\h|(?<!['.-])[lrda](?:\\.|\\h|\\*|o|\\d))");

  private static final String LETTERS = "LRDA";
  private static final String BEFORE_NUMBER = ".o* \t";
  private static final int LONGEST_BEFORE_NUMBER = 8;

  private static final String LATIN =
      "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|terdecies|quaterdecies"
          + "|quindecies|sexdecies|septdecies|octodecies|novodecies|vicies|tricies";

  /** Letter, number, Latin numeral, capital letters, Latin numeral; capitals are told from the text as printed. */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:(l\\.?o|[lrda])\\.?\\h{0,2}\\*?\\h{0,2})?"
              + "(\\d{1,4}(?:(?:\\h?-\\h?|\\.)\\d{1,4}){0,5})(?:er)?"
              + "((?:[\\h-](?:" + LATIN + ")(?![\\p{L}\\d]))?)"
              + "((?:[\\h-](?:0\\h)?[a-z]{1,2}(?![\\p{L}\\d.'°]))?)"
              + "((?:[\\h-](?:" + LATIN + ")(?![\\p{L}\\d]))?)"
              + "(?![\\p{L}\\d°%])");

  /** «I» to «VIII» count paragraphs; articles end in other letters. */
  private static final Pattern PARAGRAPH = Pattern.compile("[\\h-](?:i{1,3}|iv|vi{1,3}|ix|xi{1,3})");

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "(?:\\h?,\\h{0,2}(?:(?:et|ou|puis)\\h)?|(?:\\hal\\.\\h\\d{1,2})?\\h{1,2}(?:et|ou|a|ainsi\\hque|puis)\\h{1,2})"
              + "(?:(?:(?:a|de|par)\\h)?(?:l'|les\\h|aux\\h|des\\h|ses\\h)?(?:articles?|art\\.)\\h)?(?=[lrda\\d])");

  /** What may stand between the article and its code. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?:,?\\h(?:et\\hsuivante?s?|(?:premier\\h|dernier\\h)?(?:alineas?|al\\.)(?:\\h\\d{1,2})?|\\d{1,2}°"
              + "|[ivx]{1,4}(?=[\\h,]))){0,3}"
              + ",?\\h{1,2}\\(?(?:(?:(?:et\\h)?du|dans\\hle|au|de\\hce|le)\\h{1,2})?");

  private static final Pattern SAME =
      Pattern.compile("(?:meme|dit)\\hcode|code\\h(?:precite|susvise|susmentionne|susdit)");

  private static final Pattern SAME_LINK = Pattern.compile("(?:,?\\het\\hsuivante?s?)?,?\\h{1,2}(?:du\\h{1,2}"
      + "|(?=dudit))");

  private static final Pattern CODE_BEFORE =
      Pattern.compile("\\h?\\((?:(?:cf\\.?|voir|notamment)\\h)?(?:(?:les|ses)\\h|l'|son\\h)?|,?\\h"
          + "(?:notamment\\h)?(?:en|dans|a|par)\\h(?:son|ses)\\h");

  private static final Pattern CLOSED = Pattern.compile("\\h?[),;.:]|\\h?$|\\h(?!du\\h|de\\h|des\\h|d'|\\()");

  private static final Pattern SPACE = Pattern.compile("\\h");

  private record Article(String number, int start, int end) {}

  @Override
  public void find(Passage passage, Consumer<Found> found) {
    CodeMentions codes = new CodeMentions(passage);
    Keywords start = new Keywords(passage, START, places(passage));
    for (int from = 0; start.find(from); ) {
      from = Math.max(start.start() + 1, read(passage, start.start(), codes, found));
    }
  }

  /** Where words begin with «art», or with a large letter with the number near: of these, texts have few. */
  private static Places places(Passage passage) {
    Places places = passage.wordsBeforeDigits("art");
    for (int i = 0; i < LETTERS.length(); i++) {
      char letter = LETTERS.charAt(i);
      for (int at = passage.text().indexOf(letter); at >= 0; at = passage.text().indexOf(letter, at + 1)) {
        if (passage.isWordStart(at) && isBeforeNumber(passage.folded(), at)) {
          places.add(at);
        }
      }
    }
    return places;
  }

  private static boolean isBeforeNumber(String folded, int letter) {
    int at = letter + 1;
    int limit = Math.min(folded.length(), at + LONGEST_BEFORE_NUMBER);
    while (at < limit && BEFORE_NUMBER.indexOf(folded.charAt(at)) >= 0) {
      at++;
    }
    return at < folded.length() && folded.charAt(at) >= '0' && folded.charAt(at) <= '9';
  }

  /** Reads the list that begins there, if one does; where to go on. */
  private static int read(Passage passage, int start, CodeMentions codes, Consumer<Found> found) {
    Matcher keyword = Notation.at(KEYWORD, passage.folded(), start);
    boolean named = keyword.lookingAt();
    if (!named && !Notation.at(LETTERED, passage.text(), start).lookingAt()) {
      return start;
    }
    int firstArticle = named ? keyword.end() : start;
    List<Article> articles = articles(passage, start, firstArticle);
    if (articles.isEmpty()) {
      return firstArticle;
    }
    int end = articles.get(articles.size() - 1).end();
    String code = codeAfter(passage, end, start, codes);
    if (code == null && named) {
      code = codeBefore(passage, start, end, codes);
    }
    if (code != null) {
      for (Article article : articles) {
        if (article.number() != null) {
          found.accept(
              new Found(ReferenceType.CODE_ARTICLE, code + " " + article.number(), article.start(), article.end()));
        }
      }
    }
    return end;
  }

  /** The list; numbers are null of what is part of it but too uncertain to be a reference. */
  private static List<Article> articles(Passage passage, int start, int firstArticle) {
    List<Article> articles = new ArrayList<>();
    boolean lettered = false;
    int begin = start;
    for (int at = firstArticle; at >= 0; ) {
      Matcher m = Notation.at(ARTICLE, passage.folded(), at);
      if (!m.lookingAt()) {
        break;
      }
      boolean hasLetter = m.group(1) != null;
      Article article = article(passage, m, begin, lettered && !hasLetter);
      lettered |= hasLetter;
      articles.add(article);
      Budget.REFERENCES.check(articles.size());
      Matcher separator = Notation.at(SEPARATOR, passage.folded(), article.end());
      at = separator.lookingAt() ? separator.end() : -1;
      begin = at;
    }
    return articles;
  }

  private static Article article(Passage passage, Matcher m, int begin, boolean isUncertain) {
    StringBuilder number = new StringBuilder();
    if (m.group(1) != null) {
      number.append(m.group(1).endsWith("o") ? "LO " : m.group(1).toUpperCase(Locale.ROOT) + ". ");
    }
    number.append(SPACE.matcher(m.group(2)).replaceAll("").replace('.', '-'));
    number.append(spaced(m.group(3)));
    int end = m.end(3);
    boolean isCapital = !m.group(4).isEmpty() && isCapital(passage.text(), m.end(4) - 1);
    if (isCapital && !PARAGRAPH.matcher(m.group(4)).matches()) {
      number.append(spaced(m.group(4)).toUpperCase(Locale.ROOT)).append(spaced(m.group(5)));
      end = m.end(5);
    } else if (m.group(4).isEmpty()) {
      number.append(spaced(m.group(5)));
      end = m.end();
    }
    return new Article(isUncertain ? null : number.toString(), begin, end);
  }

  private static String spaced(String suffix) {
    return suffix.isEmpty() ? "" : " " + suffix.substring(1);
  }

  private static boolean isCapital(String text, int position) {
    char c = text.charAt(position);
    return c >= 'A' && c <= 'Z';
  }

  private static String codeAfter(Passage passage, int end, int start, CodeMentions codes) {
    Matcher same = Notation.at(SAME_LINK, passage.folded(), end);
    if (same.lookingAt()) {
      int at = passage.folded().startsWith("dudit", same.end()) ? same.end() + 2 : same.end();
      if (Notation.at(SAME, passage.folded(), at).lookingAt()) {
        return codes.sameCode(start);
      }
    }
    Matcher link = Notation.at(LINK, passage.folded(), end);
    Codes.Named code = link.lookingAt() ? Codes.at(passage.folded(), link.end()) : null;
    return code == null ? null : code.canonical();
  }

  private static String codeBefore(Passage passage, int start, int end, CodeMentions codes) {
    Codes.Named code = codes.lastBefore(start);
    boolean isLinked =
        code != null
            && start - code.end() < 40
            && CODE_BEFORE.matcher(passage.folded()).region(code.end(), start).matches();
    return isLinked && Notation.at(CLOSED, passage.folded(), end).lookingAt() ? code.canonical() : null;
  }
}
