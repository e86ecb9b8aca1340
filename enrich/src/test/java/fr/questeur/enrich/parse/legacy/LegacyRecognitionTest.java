package fr.questeur.enrich.parse.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyRecognitionTest {

  private static final Pattern TAG = Pattern.compile("</?[A-Z]+");
  private static final String PAGE = LegacyPages.answered().html();
  private static final ParsedQuestion AS_SERVED = LegacyPages.parse(PAGE);

  private final LegacyParser parser = new LegacyParser();

  @Test
  void theEncodingDoesNotMatter() {
    assertThat(LegacyPages.parseUtf8(PAGE)).isEqualTo(AS_SERVED);
    assertThat(LegacyPages.parseUtf8('\uFEFF' + PAGE)).isEqualTo(AS_SERVED);
  }

  @Test
  void lineEndsDoNotMatter() {
    assertThat(LegacyPages.parse(PAGE.replace("\n", "\r\n"))).isEqualTo(AS_SERVED);
    assertThat(LegacyPages.parse(PAGE.replace("\n", "\r"))).isEqualTo(AS_SERVED);
    assertThat(LegacyPages.parse(PAGE.replace('\n', ' '))).isEqualTo(AS_SERVED);
  }

  @Test
  void theCaseOfTagsDoesNotMatter() {
    String lower = TAG.matcher(PAGE).replaceAll(tag -> tag.group().toLowerCase(Locale.ROOT));

    assertThat(lower).contains("<leg>", "</reponse>").doesNotContain("<LEG>");
    assertThat(LegacyPages.parse(lower)).isEqualTo(AS_SERVED);
  }

  @Test
  void attributesOfTheTagsDoNotMatter() {
    Matcher values = Pattern.compile("<(NUM|LEG|QUEST|REP|DPQ|DRET|REPONSE)>").matcher(PAGE);

    assertThat(LegacyPages.parse(values.replaceAll("<$1 class=\"valeur\" style='color: red'>"))).isEqualTo(AS_SERVED);
  }

  @Test
  void aPageThatABrowserSavedAsItShowedItSaysTheSame() {
    var saved = Jsoup.parse(PAGE);
    saved.head().prepend("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">");
    saved.charset(UTF_8);
    String comment = "<!-- saved from url=(0067)https://questions.assemblee-nationale.fr/q11/11-190450QE.htm -->";

    assertThat(saved.outerHtml()).contains("<tbody>", "<leg>");
    for (boolean pretty : new boolean[] {true, false}) {
      saved.outputSettings().prettyPrint(pretty);
      assertThat(LegacyPages.parseUtf8(comment + "\r\n" + saved.outerHtml())).isEqualTo(AS_SERVED);
    }
  }

  @Test
  void aWithdrawalSavedByABrowserSaysTheSame() {
    String page =
        LegacyPages.pending()
            .with(LegacyTag.RET, "Question retirée")
            .with(LegacyTag.DRET, "12/04/1999")
            .with(LegacyTag.CRET, "Retrait à l'initiative de l'auteur")
            .with(LegacyTag.CODRET, "AU")
            .html();

    assertThat(LegacyPages.parseUtf8(Jsoup.parse(page).outerHtml())).isEqualTo(LegacyPages.parse(page));
  }

  @Test
  void aPageMadeXhtmlSaysTheSame() {
    var page = Jsoup.parse(PAGE, Parser.xmlParser());
    page.outputSettings().syntax(org.jsoup.nodes.Document.OutputSettings.Syntax.xml);

    assertThat(page.outerHtml()).containsPattern("<DERQ ?/>|<DERQ></DERQ>");
    assertThat(LegacyPages.parseUtf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + emptied(page.outerHtml())))
        .isEqualTo(AS_SERVED);
  }

  @Test
  void whatStandsInCommentsIsNotInThePage() {
    String commented = PAGE.replace("<QUEST>", "<!-- <NUM>1</NUM> <DRET>01/01/1999</DRET> </QUEST> --><QUEST>");

    assertThat(LegacyPages.parse(commented)).isEqualTo(AS_SERVED);
  }

  @Test
  void anArchivesBannerBeforeThePageDoesNotMatter() {
    String banner = "<!-- BEGIN TOOLBAR --><script>if (a<b) { document.write('<p>'); }</script>".repeat(100);

    assertThat(LegacyPages.parse(PAGE.replace("<TITLE>", banner + "<TITLE>"))).isEqualTo(AS_SERVED);
  }

  @Test
  void aPageIsClaimedFromItsFirstValuesOn() {
    assertThat(recognised(PAGE.substring(0, PAGE.indexOf("</LEG>")))).isTrue();
    assertThat(recognised(PAGE.substring(PAGE.indexOf("<TABLE")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## 11ème législature\n\nQuestion N° : 450\n\n### Texte de la question",
        "Texte de la QUESTION :\n|\nM. Vauquois demande.\n|",
        "{\"question\": {\"uid\": \"QANR5L16QG1\", \"page\": \"<LEG>11</LEG><NUM>450</NUM><NAT>QE</NAT>\"}}",
        "<?xml version=\"1.0\"?><QUESTION TYPE=\"QE\"><LEGISLATURE>14</LEGISLATURE><DEPOT NUMERO=\"190001\"/>"
            + "<INDEXATION_AN><ANALYSE><ANA>a</ANA></ANALYSE></INDEXATION_AN><MINI><ABREGE>x</ABREGE></MINI>"
            + "<MINA></MINA><REPONSE></REPONSE></QUESTION>",
        "<html><head><title>Question n° 190001</title></head><body><td class=\"tdstyleh1\">14ème législature</td>"
            + "<td class=\"tdstyleh3\">Question N° : <b>190001</b></td></body></html>",
        "<!DOCTYPE html><html><body><header class=\"question_legislature\">15ème législature</header></body></html>",
        "<html><body><p>Le code est &lt;LEG&gt; puis &lt;NUM&gt;.</p></body></html>", "<", "<!--", "LEG NUM"
      })
  void otherLayoutsAreNotClaimed(String document) {
    assertThat(recognised(document)).isFalse();
  }

  private boolean recognised(String document) {
    return parser.recognises(Document.of(document.getBytes(UTF_8)));
  }

  private static String emptied(String xhtml) {
    return xhtml.replaceAll("<([A-Z]+)></\\1>", "<$1/>");
  }
}
