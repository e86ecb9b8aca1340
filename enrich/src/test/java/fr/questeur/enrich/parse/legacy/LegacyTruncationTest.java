package fr.questeur.enrich.parse.legacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LegacyTruncationTest {

  static Stream<byte[]> pages() {
    String answered = LegacyPages.answered().html();
    String lapsed = LegacyPages.pending().with(LegacyTag.CODRET, "FL").html();
    String withdrawn =
        LegacyPages.pending().with(LegacyTag.RET, "Question retirée").with(LegacyTag.CODRET, "AU").html();
    String crossed = answered.replace("</html> </REP>", "</REP> </html>");
    String oral = LegacyPages.answered().with(LegacyTag.NAT, "QG").with(LegacyTag.COMPREP, "Suite.").html();
    return Stream.of(
        answered.getBytes(ISO_8859_1),
        answered.getBytes(UTF_8),
        answered.replace("\n", "\r\n").getBytes(ISO_8859_1),
        Jsoup.parse(answered).outerHtml().getBytes(UTF_8),
        lapsed.getBytes(ISO_8859_1),
        withdrawn.getBytes(ISO_8859_1),
        oral.getBytes(ISO_8859_1),
        crossed.getBytes(ISO_8859_1),
        withoutHidden(answered).getBytes(ISO_8859_1),
        withoutHidden(crossed).getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageCutAtAnyByteIsRefusedOrSaysAllThatTheWholeSays(byte[] page) {
    ParsedQuestion whole = Parsers.parse(page);
    int accepted = 0;
    for (int length = 0; length < page.length; length++) {
      try {
        assertThat(Parsers.parse(Arrays.copyOf(page, length))).as("cut at %d", length).isEqualTo(whole);
        accepted++;
      } catch (RejectedDocumentException e) {
        assertThat(accepted).as("once nothing is missing, nothing is missing in longer parts").isZero();
      }
    }
    assertThat(accepted).isLessThanOrEqualTo("\r\n</span>\r\n</TABLE>\r\n</BODY></HTML>\r\n".length());
  }

  @Test
  void aCutPageIsCalledOne() {
    String page = LegacyPages.answered().html();

    for (String last : new String[] {"<NUM>1904", "<DPR>01/02", "Les digues", "</REP>", "<CODRET>REP", "</REG>"}) {
      String cut = page.substring(0, page.indexOf(last) + last.length());
      LegacyPages.assertRejected(cut, DeadLetterReason.TRUNCATED, "the page ");
    }
  }

  @Test
  void aPageWithAPieceMissingFromOneTextToTheOtherIsRefused() {
    String page = LegacyPages.answered().html();
    int from = page.indexOf("Il lui demande");
    int to = page.indexOf("chaque année");

    LegacyPages.assertRejected(page.substring(0, from) + page.substring(to), DeadLetterReason.TRUNCATED, "REP");
    LegacyPages.assertRejected(
        page.substring(0, page.indexOf("<TEXTES>")) + page.substring(page.indexOf("</TEXTES>")),
        DeadLetterReason.TRUNCATED,
        "texts");
  }

  /** As a filter leaves it that takes out what is not shown. */
  private static String withoutHidden(String page) {
    return page.substring(0, page.lastIndexOf("<span")) + page.substring(page.lastIndexOf("</span>") + 7);
  }
}
