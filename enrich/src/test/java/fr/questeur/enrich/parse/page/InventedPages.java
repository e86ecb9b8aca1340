package fr.questeur.enrich.parse.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Invented pages, to be varied. Those of sections are built as real ones are. Of those of tables no real one was
 * found: they have what programs that read them look for, and the rest is a guess.
 */
enum InventedPages {
  TABLE {
    @Override
    String page(String legislature, String number, String author, String type, String heading, String dates,
        String question, String answer) {
      return """
          <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">
          <html xmlns="http://www.w3.org/1999/xhtml">
          <head><title>Questions</title>
          <style type="text/css">.tdstyleh1 { color: #003366 } <!-- </html> --></style></head>
          <body><!-- <td class="tdstyleh3">Question N° : <b>1</b></td> -->
          <div id="menu"><a href="/questions/"">Questions écrites et orales</a> | Question écrite N° 7</div>
          <table width="100%%"><tr><td class="tdstyleh1">%s</td></tr></table>
          <table><tr>
          <td class="tdstyleh3">%s</td>
          <td class="tdstyleh3">de %s</td>
          <td class="tdstyleh3">
          <b>%s</b></td>
          </tr></table>
          <table><tr><td>Ministère interrogé &gt; <span class="contenu">Affaires étrangères<//b></span></td>
          <td>Ministère attributaire &gt; <span class="contenu">Écologie et énergie</span></td></tr>
          <tr>%s</tr></table>
          <table><tr><td>%s</td></tr></table>
          %s
          %s
          <div id="pied"><a href="#haut">Haut de page</a></div>
          </body></html>
          """
          .formatted(
              legislature, number, author, type, heading, dates,
              question == null ? "" : text("question", question), answer == null ? "" : text("réponse", answer));
    }

    @Override
    String number(String number) {
      return "Question N° : <b>" + number + "</b>";
    }

    @Override
    String author(String civilityAndName, String inBrackets) {
      return "<b>" + civilityAndName.replace(' ', '\u00A0') + "</b> ( " + inBrackets + " )";
    }

    @Override
    String cell(String label, String value) {
      return "<td>" + label + " > <span class=\"contenu\">" + value + "</span></td>\n";
    }

    @Override
    String date(String label, String date, String page, String reason) {
      return label + " : <b>" + date + "</b>" + (page == null ? "" : "&nbsp;page : <b>" + page + "</b>")
          + (reason == null ? "" : " ( " + reason + " )") + "<br />";
    }

    @Override
    String noAnswer() {
      return null;
    }

    private String text(String which, String text) {
      return "<h2> Texte de la " + which + "</h2>\n<div class=\"contenutexte\">" + text + "<br /></div>";
    }
  },

  SECTIONS {
    @Override
    String page(String legislature, String number, String author, String type, String heading, String dates,
        String question, String answer) {
      return """
          \t<!DOCTYPE html>
          <!--[if IE 8]>         <html class="no-js lt-ie9" lang="fr-FR"> <![endif]-->
          <!--[if gt IE 8]><!--> <html class="no-js" lang="fr-FR"> <!--<![endif]-->    <head>
          <meta charset="utf-8"><title>Question n°199500 - Assemblée nationale</title>
          <script type="text/javascript">if (a < b) { document.write('<h3>Texte de la question</h3>'); }</script>
          </head><body><div class="page">
          <ol class="breadcrumb"><li class="active">Question écrite N°7 de M. Autre</li></ol>
          <div class="contenu-principal"><section class="print_and_pdf"><button>Imprimer</button></section>
                  <header class="question_legislature">%s</header>
                  <hr class="question_hr"/>
                  <section class="question_header">
                      <div class="question_big_content" id="question_col10"> %s</div>
                      <div id="question_col80"> de <span class="question_big_content" >%s )</div>
                      <div class="question_big_content" id="question_col10">%s</div>
                  </section>
                  <section class="question_info"><div class="ministere">
                      <div class="question_col50"><span class="question_big_content ">Ministère interrogé > </span>
                        Affaires étrangères
                      </div><div class="question_col50 no-left-border">
                        <span class="question_big_content">Ministère attributaire &gt; </span> Écologie et énergie
                      </div></div>
                      <div class="analyse_header">%s</div>
                  </section>
                 <!-- <hr class="border-bottom-question-info" />--> -->
                  <div class="question_publish_date">%s
                  </div>
                  <section class="question_answer">
                      <div class="question"><h3>Texte de la question</h3>
                          <p>
                              %s
                          </p></div>
                      <div class="answer"><h3>Texte de la réponse</h3>
                          <div class="reponse_contenu">
                              %s
                          </div></div>
                  </section>
                  <section class="print_and_pdf"><button>Imprimer</button></section>
          </div></div><footer class="site-footer">Questions écrites</footer>
          </body>
          </html>
          """
          .formatted(
              legislature, number, author, type, heading, dates, question == null ? "" : question,
              answer == null ? "" : answer);
    }

    @Override
    String number(String number) {
      return "Question N° " + number;
    }

    @Override
    String author(String civilityAndName, String inBrackets) {
      int place = inBrackets.lastIndexOf(" - ") + 3;
      return "<a href=\"https://www2.assemblee-nationale.fr/deputes/fiche/OMC_PA999001\" title=\"Lien vers la fiche\">"
          + civilityAndName + "</a></span> (" + inBrackets.substring(0, place) + "<span>"
          + inBrackets.substring(place) + "</span>";
    }

    @Override
    String cell(String label, String value) {
      return "<div class=\"question_col33\">\n <p> <span class=\"question_big_content\">" + label + " > </span> "
          + value + " </p>\n</div>";
    }

    @Override
    String date(String label, String date, String page, String reason) {
      String colon = label.startsWith("Question retirée") || label.startsWith("Date") ? ": " : " : ";
      return "\n<div>" + label + colon + bold(date)
          + (page == null ? " " : "  page : " + bold("<a href=\"/static/jo.pdf\">" + page + "</a>"))
          + (reason == null ? "" : " (" + bold(reason) + ")") + "</div>\n";
    }

    @Override
    String noAnswer() {
      return """
          <form action="/alerte" method="post"><label>Courriel</label>
          <button class="btn">Être alerté(e) de la réponse</button></form>""";
    }

    private String bold(String text) {
      return "<span class=\"question_big_content\">" + text + "</span>";
    }
  };

  static final String QUESTION =
      "Mme Odile Varenne interroge M. le ministre sur l'état des « canaux ». Elle lui demande un <i>calendrier</i>.";
  static final String ANSWER =
      "Les canaux sont entretenus par tronçons.<br /><br /><strong>Premier point. </strong>Le calendrier est publié";

  private static final String PUBLISHED = "Question publiée au JO le";
  private static final String ANSWERED = "Réponse publiée au JO le";

  abstract String page(
      String legislature, String number, String author, String type, String heading, String dates, String question,
      String answer);

  abstract String number(String number);

  abstract String author(String civilityAndName, String inBrackets);

  abstract String cell(String label, String value);

  /** A dated line; page and reason may be null. */
  abstract String date(String label, String date, String page, String reason);

  /** What stands in place of an answer; null for nothing, and no heading either. */
  abstract String noAnswer();

  String heading() {
    return cell("Rubrique", "eau") + cell("Tête d'analyse", "canaux") + cell("Analyse", "état. entretien.");
  }

  String published() {
    return date(PUBLISHED, "14/05/2013", "4901", null);
  }

  String answered() {
    return date(ANSWERED, "25/06/2013", "6634", null);
  }

  String author() {
    return author("Mme Odile Varenne", "Écologiste - Hauts-de-Seine");
  }

  /** A written question of the 14th legislature, answered. */
  String base() {
    return with("Question écrite", published() + answered(), QUESTION, ANSWER);
  }

  /** The same, not answered. */
  String unanswered(String... dates) {
    return with("Question écrite", published() + String.join("", dates), QUESTION, noAnswer());
  }

  String with(String type, String dates, String question, String answer) {
    return page(
        "14ème législature", number("199500"), author(), type, heading(), dates, question, answer);
  }

  static ParsedQuestion parse(String page) {
    return Parsers.parse(page.getBytes(UTF_8));
  }

  static void assertRejected(String page, DeadLetterReason reason, String messagePart) {
    var rejected = catchThrowableOfType(RejectedDocumentException.class, () -> parse(page));
    assertThat(rejected).as("a rejection").isNotNull();
    assertThat(rejected).hasMessageContaining(messagePart);
    assertThat(rejected.reason()).isEqualTo(reason);
  }

  /** The page as Firefox writes its view of the source: lines in one block, tags in spans. */
  static String asFirefoxShowsIt(String page) {
    String lines =
        Arrays.stream(page.split("\n"))
            .map(line -> "<span>" + escape(line).replace("&lt;div", "&lt;<span class=\"start-tag\">div</span>") + "</span>")
            .collect(Collectors.joining("\n<span id=\"line2\"></span>"));
    return "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=UTF-8\">"
        + "<title>https://questions.assemblee-nationale.fr/q14/14-7QE.htm</title>"
        + "<link rel=\"stylesheet\" type=\"text/css\" href=\"resource://content-accessible/viewsource.css\"></head>"
        + "<body id=\"viewsource\" class=\"highlight\" style=\"-moz-tab-size: 4\"><pre id=\"line1\">"
        + lines + "\n</pre></body></html>";
  }

  /** The page as Chrome writes its view of the source: each line in a cell. */
  static String asChromeShowsIt(String page) {
    StringBuilder rows = new StringBuilder();
    int number = 1;
    for (String line : page.split("\n")) {
      rows.append("<tr><td class=\"line-number\" value=\"").append(number++).append("\"></td>")
          .append("<td class=\"line-content\">")
          .append(line.isEmpty() ? "<br>" : "<span class=\"html-tag\">" + escape(line) + "</span>")
          .append("</td></tr>");
    }
    return "<!-- saved from url=(0069)view-source:https://questions.assemblee-nationale.fr/q14/14-7QE.htm -->\n"
        + "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">"
        + "<meta name=\"color-scheme\" content=\"light dark\"></head><body>"
        + "<div class=\"line-gutter-backdrop\"></div><form autocomplete=\"off\"><label class=\"line-wrap-control\">"
        + "Retour automatique à la ligne<input type=\"checkbox\"></label></form><table><tbody>"
        + rows + "</tbody></table></body></html>";
  }

  private static String escape(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
