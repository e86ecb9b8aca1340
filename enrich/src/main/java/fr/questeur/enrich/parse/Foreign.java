package fr.questeur.enrich.parse;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.Folding;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is in no layout of a question of the Assemblée but can be told: so that a person who dropped it in by mistake
 * reads what it is. First match wins. Patterns are for folded text.
 */
enum Foreign {
  ERROR_PAGE(
      "an error page in place of a document",
      "<title>\\s*(?:erreur|error|[45]\\d[\\dx]\\b|(?:page|document|ressource) (?:introuvable|non trouvee?|not found)"
          + "|not found|bad gateway|gateway time|service (?:temporairement )?(?:indisponible|unavailable)"
          + "|acces (?:refuse|interdit)|access denied|forbidden|site en maintenance|just a moment)"),
  SENAT(
      "a question of the Sénat, not of the Assemblée nationale",
      "jo senat|senat\\.fr/(?:questions|basile)|<title>[^<]{0,300}- senat\\s*</title>"
          + "|question de (?:m\\.|mme|mlle) [^\\n]{1,200} publiee (?:le|dans)"
          + "|question (?:ecrite|orale|d'actualite)[^\\n]{0,40} n ?° ?\\d{1,6}[a-z]? de (?:m\\.|mme|mlle) "
          + "|(?:^|\\n)la question est caduque(?:\\n|$)|(?:^|\\n)- page \\d{1,5}\\n"),
  NOSDEPUTES(
      "a page of nosdeputes.fr, not of the Assemblée nationale",
      "<title>[^<]{0,300}nosdeputes\\.fr|(?:www|\\d{4}-\\d{4})\\.nosdeputes\\.fr"
          + "|aucun commentaire n'a encore ete formule sur cette question"),
  SEARCH(
      "a list or search page of questions, not one question",
      "<title>[^<]{0,200}(?:recherche d(?:e |'une )questions?|recherche avancee|resultats? de (?:la |votre )?recherche"
          + "|questions? \\d{1,2}e(?:me)? legislature|liste des questions)"
          + "|(?:^|\\n)(?:# ?)?(?:recherche de questions|resultats de la recherche|liste des questions)"
          + "|og:url[^>]{0,200}/questions/(?:recherche)?\"|content=\"[^\"]{0,200}/questions(?:/recherche)?\"[^>]{0,40}og:url"),
  AMENDMENT(
      "an amendment, not a question",
      "<title>[^<]{0,100}amendement n ?(?:°|o)|(?:^|\\n)[#* ]{0,4}(?:sous-)?amendement n ?(?:°|o)"
          + "|og:url[^>]{0,200}/amendements/|/amendements/[^\">]{0,100}\"[^>]{0,40}og:url|\"uid\" ?: ?\"aman"),
  LEGIFRANCE(
      "a page of Légifrance, not a question",
      "<title>[^<]{0,300}legifrance|(?:^|\\n)[^\\n]{0,200}- legifrance(?:\\n|$)|og:url[^>]{0,100}legifrance\\.gouv\\.fr"
          + "|canonical[^>]{0,100}legifrance\\.gouv\\.fr"),
  DEBATES(
      "a report of debates, not a question",
      "<title>[^<]{0,200}compte rendu|(?:^|\\n)[#* ]{0,4}compte rendu (?:integral|de la|analytique)"),
  JOURNAL(
      "a whole issue of the Journal officiel, not one question",
      "journal officiel de la republique francaise[\\s\\S]{0,400}questions\\s+remises a la presidence"),
  SITE("a page of the Assemblée nationale's site without a question", "<title>[^<]{0,300}assemblee nationale"),
  PAGE("a web page in no layout that is known", "<html|<!doctype html");

  private static final int WINDOW = 16 * 1024;

  private final String description;
  private final Pattern pattern;

  Foreign(String description, String regex) {
    this.description = description;
    this.pattern = Pattern.compile(regex);
  }

  /** What it is, in words that follow «the document is»; empty if it cannot be told. */
  static Optional<String> describe(Document document) {
    String start = document.text().substring(0, Math.min(WINDOW, document.text().length()));
    String folded = Folding.fold(start);
    return Arrays.stream(values())
        .filter(kind -> kind.pattern.matcher(folded).find())
        .map(kind -> kind.description)
        .findFirst();
  }
}
