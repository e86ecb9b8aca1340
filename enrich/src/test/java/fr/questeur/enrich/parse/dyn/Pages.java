package fr.questeur.enrich.parse.dyn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.Arrays;

/** Invented questions in the layout of the /dyn/ pages, to be varied. */
final class Pages {

  static final String QUESTION =
      "Mme Odile Varenne interroge M. le ministre sur l'état des « phares » de l'Île-aux-Moutons. Elle lui demande un"
          + " calendrier.";
  static final String ANSWER = "Les phares sont entretenus par tronçons.<br/><br/>Le calendrier est publié.";
  static final String ANSWER_AS_READ = "Les phares sont entretenus par tronçons.\n\nLe calendrier est publié.";
  static final String TABLE =
      "Les crédits sont ceux-ci :<br><table border=\"1\"><tbody><tr><td>Année</td><td>Crédits</td></tr>"
          + "<tr><td>2023</td><td>4 &euro;</td></tr></tbody></table>Ils <i>augmentent</i>.";

  static final String DATES =
      key(" Dates                    :\n   <br/>\n<span class=\"_regular\"> Question publiée le <a class=\"link\""
          + " href=\"https://questions.assemblee-nationale.fr/static/16/questions/jo/jo_anq_202229.pdf\">26 juillet 2022"
          + "</a></span>\n<br/>\n<span class=\"_regular\"> Réponse publiée le <a class=\"link\" href=\"x.pdf\">"
          + "27 septembre 2022</a></span>");
  static final String PUBLICATIONS =
      "<div>\n<a class=\"link\" href=\"a.pdf\">\n     Publication de la question au Journal Officiel\n"
          + "            du 26 juillet 2022, page 3501</a>\n<br/>\n<a class=\"link\" href=\"b.pdf\">\n"
          + "      Publication de la réponse au Journal Officiel\n    du 27 septembre 2022, page 4253</a>\n</div>";
  static final String ASKER = "Mme Odile Varenne (Ile-de-France - Renaissance)";

  static final String ANSWERED =
      page(
          "QANR5L16QE198200", "Question écrite", "16ème", "Phares et balises", PUBLICATIONS, ASKER, QUESTION,
          section("Réponse  publiée        le 27 septembre 2022", ANSWER), DATES);

  static final String PENDING =
      page(
          "QANR5L17QE198201", "Question écrite", "17e", "Phares et balises",
          PUBLICATIONS.substring(0, PUBLICATIONS.indexOf("<br/>")) + "</div>", ASKER, QUESTION, "",
          date("26 juillet 2022"));

  static final String QG =
      page(
          "QANR5L16QG190200", "Question au Gouvernement", "16ème", "PHARES ET BALISES", "",
          "M. Yann Kerbriand (Bretagne - Gauche démocrate et républicaine - NUPES)</span>, posée en séance, et publiée le"
              + " 26 octobre 2022<span>",
          "<br/><span class=\"bold\"> PHARES - ET BALISES  </span><br/><br><strong>Mme la présidente. </strong>La parole"
              + " est à M. Yann Kerbriand.<br><br><strong>M. Yann Kerbriand. </strong>Où en est-on ? <i>(Sourires.)</i>"
              + "<br/><p></p></br></br>",
          "",
          key("Date de la séance :\n <span class=\"_regular\">\n   La question a été posée au Gouvernement en séance,"
              + " parue dans le journal officiel le 26 octobre 2022     </span>\n"));

  static final String QOSD =
      page(
          "QANR5L11QOSD190450", "Question orale sans débat", "11e", "services d'urgence", "",
          "M. Yann Kerbriand<br/>Finistère (4e circonscription) - Radical, Citoyen et Vert", QUESTION,
          section("Réponse en séance, et publiée le 1er juillet 1998", ANSWER),
          key("Dates : <br/><span class=\"_regular\">Question publiée le 24 juin 1998</span><br/>"
              + "<span class=\"_regular\">Réponse publiée le 1er juillet 1998</span>"));

  static final String LEGISLATURE_9 =
      page(
          "QANR5L9QE195222", "Question écrite", "9e", "Montant", "", "M. Kerbriand Yann<br/>- Union du Centre",
          "M Yann Kerbriand appelle l'attention de M le ministre sur les pensions.", "", date("1er mars 1993"));

  private Pages() {}

  /** A page with all that stands around a question. */
  static String page(
      String uid, String type, String legislature, String title, String publications, String asker, String question,
      String answer, String dates) {
    String number = uid.replaceFirst(".*[A-Z]", "");
    String path = "/dyn/" + legislature.replaceAll("\\D", "") + "/questions/" + uid;
    return "<!DOCTYPE html>\n<html class=\"no-js\" lang=\"fr\">\n<head>\n<title>Question n°" + number + " : " + title
        + " - Assemblée nationale</title>\n<meta charset=\"utf-8\"/>\n"
        + "<meta content=\"https://www.assemblee-nationale.fr" + path + "\" property=\"og:url\"/>\n</head>\n"
        + "<body>\n<nav><ul><li><a href=\"/dyn/17/questions\">Questions 17<sup>e</sup> législature</a></li>\n"
        + "<li><span title=\"x\">Question n°" + number + "</span></li></ul></nav>\n"
        + "<main id=\"main\" role=\"main\">\n<div class=\"page\">\n"
        + "<div class=\"an-bloc _style-question\" data-actions='{\"blank\":\"\"}' data-id=\"" + uid
        + " / Bloc de style « question »\">\n<div class=\"bloc-content\">\n"
        + "<div class=\"title\">\n<span class=\"h4\">" + type + " n°" + number + " :\n"
        + "        <span class=\"_regular\">" + title + "</span>\n</span>\n</div>\n<hr class=\"hr-flag\"/>\n"
        + "<div>\n<span class=\"h6\">" + legislature + " Législature</span>\n</div>\n" + publications + "\n"
        + "<div class=\"ha-grid\">\n<div class=\"size-3\"><div class=\"_pa-small\">\n<p class=\"_colored-primary\">\n"
        + "<span class=\"_bold\">Question de :</span>\n<span class=\"_regular\">" + asker + "</span> </p>\n"
        + "<p class=\"_pa-small\">" + question + "</p>\n</div>\n" + answer + "</div>\n<div class=\"size-1\">\n"
        + "<span class=\"h5\">Données clés</span>\n<hr class=\"hr-flag\"/>\n"
        + key("Auteur :\n    <span class=\"_regular\"><a class=\"link\" data-document-id=\"PA900100\""
            + " href=\"https://www.assemblee-nationale.fr/dyn/deputes/PA900100\">" + asker.replaceFirst("[,<(].*", "")
            + "</a></span>")
        + key("Type de question :\n <span class=\"_regular\">" + type + "</span>")
        + key("Rubrique :\n <span class=\"_regular\">Mer et littoral</span>")
        + key("Ministère interrogé :\n   <span class=\"_regular\">Mer</span>")
        + key("Ministère répondant :\n   <span class=\"_regular\">Transition écologique</span>")
        + dates + "</div>\n</div>\n</div>\n<div class=\"bloc-actions\"><span>partager</span>\n"
        + "<a href=\"https://twitter.com/intent/tweet?url=" + path + "\"></a></div>\n</div>\n</div>\n</main>\n"
        + "<footer><a href=\"/dyn/17/questions\">Questions écrites et orales</a>"
        + "<span>126 Rue de l'Université</span></footer>\n</body>\n</html>\n";
  }

  static String section(String label, String text) {
    return "<div>\n<div class=\"_pa-small\">\n<p class=\"_colored-green _bold\">\n      " + label
        + "      </p>\n<p class=\"_pa-small\">" + text + "</p>\n</div>\n</div>\n";
  }

  static String key(String html) {
    return "<p class=\"h6 _colored-primary\">" + html + "\n</p>\n";
  }

  static String date(String day) {
    return key("Date :<br/>\n<span class=\"_regular\"> Question publiée le " + day + "</span>");
  }

  /** The pending page with further lines in its «Données clés». */
  static String pendingWith(String... steps) {
    String all = String.join("", Arrays.stream(steps).map(Pages::key).toList());
    return PENDING.replace(date("26 juillet 2022"), date("26 juillet 2022") + all);
  }

  static ParsedQuestion parse(String document) {
    return Parsers.parse(document.getBytes(UTF_8));
  }

  static void assertRejected(String document, DeadLetterReason reason, String messagePart) {
    var rejected = catchThrowableOfType(RejectedDocumentException.class, () -> parse(document));
    assertThat(rejected).as("a rejection").isNotNull();
    assertThat(rejected).hasMessageContaining(messagePart);
    assertThat(rejected.reason()).isEqualTo(reason);
  }
}
