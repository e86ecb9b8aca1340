package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.OVER_BUDGET;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;
import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.Damage.parseOrNull;
import static fr.questeur.enrich.parse.data.Fixtures.OPEN_DATA;
import static fr.questeur.enrich.parse.data.Fixtures.XML_VIEW;
import static fr.questeur.enrich.parse.data.Fixtures.assertRejected;
import static fr.questeur.enrich.parse.data.Fixtures.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.text.TextParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document holds, it is read or rejected, soon, and nothing outside of it is touched. */
@Timeout(60)
class HostileDataTest {

  private static final int TEN_MILLION = 10_000_000;
  private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  static Stream<String> documents() throws IOException {
    return Stream.concat(
        Fixtures.ALL.stream(),
        Stream.concat(
                Fixtures.corpus("xml_view", ".xml").stream(),
                Fixtures.corpus("opendata_json", ".json").stream().limit(1))
            .map(HostileDataTest::read));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentCutAtAnyByteIsRejectedUnlessOnlySpaceIsMissing(String document) {
    byte[] whole = document.getBytes(UTF_8);
    int content = document.stripTrailing().getBytes(UTF_8).length;
    ParsedQuestion expected = Parsers.parse(whole);
    int cut = 0;
    for (int length = 0; length < whole.length; length += whole.length < 8000 || length % 97 == 0 ? 1 : 13) {
      ParsedQuestion parsed = parseOrNull(Arrays.copyOf(whole, length));
      if (length < content) {
        assertThat(parsed).as("cut at %d of %d", length, content).isNull();
        cut++;
      } else {
        assertThat(parsed).isEqualTo(expected);
      }
    }
    assertThat(cut).isPositive();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void onceItsLayoutIsKnownACutIsCalledACut(String document) {
    int content = document.stripTrailing().length();
    for (int length = 400; length < content; length += 37) {
      assertRejected(document.substring(0, length), TRUNCATED, "line", "column");
    }
  }

  @Test
  void aCommentAfterTheEndMayBeCutToNothing() {
    assertThat(parse(XML_VIEW + "<!-- fin -->\n")).isEqualTo(parse(XML_VIEW));
    assertRejected(XML_VIEW + "<!-- f", TRUNCATED, "XML");
    assertRejected(XML_VIEW + "fin", NOT_A_QUESTION, "line");
    assertRejected(XML_VIEW + "<QUESTION/>", NOT_A_QUESTION, "line");
  }

  @Test
  void faultsWithinAreNotCuts() {
    assertRejected(XML_VIEW.replace("</LEGISLATURE>", "</LEGISLATIVE>"), NOT_A_QUESTION, "XML at line 3, column");
    assertRejected(XML_VIEW.replace("<LIBELLE>É", "<LIBELLE>& É"), NOT_A_QUESTION, "not well-formed XML");
    assertRejected(OPEN_DATA.replace("\"QE\",", "\"QE\""), NOT_A_QUESTION, "JSON at line 8, column");
  }

  /** Jackson reads the low byte of any character as a digit when it is given characters. */
  @Test
  void anEscapeWithoutDigitsIsNoLetter() {
    assertRejected(OPEN_DATA.replace("\"eau\"", "\"\\u\u4030\u4030\u4036\u4031\""), NOT_A_QUESTION, "JSON at line");
  }

  @Test
  void columnsAreCountedInCharacters() {
    assertRejected("{\"question\": {\"né\": \"é\" \"\"}}", NOT_A_QUESTION, "JSON at line 1, column 25");
  }

  @Test
  void entitiesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder(PROLOG + "<!DOCTYPE QUESTION [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    bomb.append("]>").append(XML_VIEW.substring(PROLOG.length()).replace("Fin.", "]]>&a29;<![CDATA["));
    assertRejected(bomb.toString(), NOT_A_QUESTION, "DTD");
  }

  @Test
  void nothingIsFetched(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(200);
      String remote = "http://localhost:" + server.getLocalPort() + "/x.dtd";
      for (String type : List.of(
          "<!DOCTYPE QUESTION SYSTEM \"" + remote + "\">",
          "<!DOCTYPE QUESTION [<!ENTITY % p SYSTEM \"" + remote + "\"> %p;]>",
          "<!DOCTYPE QUESTION [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")) {
        assertRejected(
            PROLOG + type + XML_VIEW.substring(PROLOG.length()).replace("eau", "&x;"), NOT_A_QUESTION, "DTD");
      }
      assertThat(parseOrNull(XML_VIEW.replace("<LIBELLE>É", "<LIBELLE>&x;É").getBytes(UTF_8))).isNull();
      assertThatThrownBy(server::accept)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void rejectsDeepNesting() {
    int deep = 10_000;
    String elements = "<a>".repeat(deep) + "</a>".repeat(deep);
    assertRejected(XML_VIEW.replace("<MINI>", elements + "<MINI>"), OVER_BUDGET, "more than 64 fields within");
    String lists = "[".repeat(deep) + "]".repeat(deep);
    assertRejected(OPEN_DATA.replace("\"type\"", "\"x\": " + lists + ", \"type\""), OVER_BUDGET, "within one another");
    String objects = "{\"a\":".repeat(deep) + "1" + "}".repeat(deep);
    assertRejected(OPEN_DATA.replace("\"type\"", "\"x\": " + objects + ", \"type\""), OVER_BUDGET, "within one another");
  }

  @Test
  void greatFieldsTakeNoTime() {
    String long1 = "x".repeat(TEN_MILLION);
    assertThat(parse(XML_VIEW.replace("<MINI>", "<MINI X=\"" + long1 + "\">"))).isEqualTo(parse(XML_VIEW));
    assertThat(parse(OPEN_DATA.replace("\"eau\"", "\"" + long1 + "\"")).heading().rubric()).hasSize(TEN_MILLION);
    assertThat(parse(OPEN_DATA.replace("\"eau\"", "\"" + "& < ".repeat(90_000) + "\""))).isNotNull();
    String digits = "9".repeat(TEN_MILLION / 10);
    String number = OPEN_DATA.replace("\"numero\": \"190001\"", "\"numero\": " + digits);
    assertThat(parseOrNull(number.getBytes(UTF_8))).isNull();
    assertThat(parseOrNull(OPEN_DATA.replace("\"190001\"", "\"" + digits + "\"").getBytes(UTF_8))).isNull();
  }

  @Test
  void manyFieldsTakeNoTime() {
    StringBuilder distinct = new StringBuilder();
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 90_000; i++) {
      distinct.append("<f").append(i).append("/>");
      attributes.append(" a").append(i).append("=\"\"");
    }
    assertThat(parse(XML_VIEW.replace("<MINI>", distinct + "<MINI>"))).isEqualTo(parse(XML_VIEW));
    assertThat(parseOrNull(XML_VIEW.replace("<MINI>", "<MINI" + attributes + ">").getBytes(UTF_8))).isNull();
    String many = "\"x\", ".repeat(90_000);
    assertThat(parse(OPEN_DATA.replace("[\"entretien\"", "[" + many + "\"entretien\"")).heading().analyses())
        .hasSize(90_002);
    String orders = "<ORDRE NUMERO=\"3\"><DATE_JO>05/05/2014</DATE_JO></ORDRE>".repeat(20_000);
    assertRejected(XML_VIEW.replace("</MINA>", orders + "</MINA>"), OVER_BUDGET, "1,000 entries");
  }

  @Test
  void manyQuestionsAreCountedOrRefusedSoon() {
    String flow = "<QUESTION><NUMERO_QUESTION>1</NUMERO_QUESTION><TEXTE>x</TEXTE></QUESTION>".repeat(16_000);
    assertRejected("<QUESTIONS Type='QE'>" + flow + "</QUESTIONS>", SEVERAL_QUESTIONS, "16000");
  }

  @Test
  void damagedDocumentsAreReadOrRejected() {
    Random random = new Random(20220713);
    int rejected = 0;
    for (int i = 0; i < 6000; i++) {
      byte[] base = Fixtures.ALL.get(i % Fixtures.ALL.size()).getBytes(UTF_8);
      rejected += parseOrNull(damage(base, random)) == null ? 1 : 0;
    }
    assertThat(rejected).isBetween(600, 5900);
  }

  @Test
  void otherDocumentsAreNotRecognised() {
    for (String other : List.of(
        "<html><body>question</body></html>", "{\"a\": 1}", "[]", "<", "<?xml", "<!-- <question>",
        "<root><question/></root>", "une question écrite", "<questionnaire/>")) {
      Document document = Document.of(other.getBytes(UTF_8));
      for (var parser : List.of(
          new OpenDataJsonParser(), new OpenDataXmlParser(), new XmlViewParser(), new GovernmentFlowParser())) {
        assertThat(parser.recognises(document)).as("%s: %s", parser.layout(), other).isFalse();
      }
    }
  }

  @Test
  void eachDocumentIsRecognisedByOneParser() {
    for (String known : Fixtures.ALL) {
      Document document = Document.of(known.getBytes(UTF_8));
      assertThat(
              Stream.of(
                      new OpenDataJsonParser(), new OpenDataXmlParser(), new XmlViewParser(),
                      new GovernmentFlowParser(), new TextParser())
                  .filter(parser -> parser.recognises(document)))
          .as(known.substring(0, 60))
          .hasSize(1);
    }
  }

  private static byte[] damage(byte[] base, Random random) {
    byte[] damaged = base.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> {
          int end = Math.min(damaged.length, at + random.nextInt(40));
          byte[] shorter = Arrays.copyOf(damaged, damaged.length - (end - at));
          System.arraycopy(damaged, end, shorter, at, damaged.length - end);
          damaged = shorter;
        }
        default -> damaged[at] = (byte) "<>&\"{}[],:/=;#0".charAt(random.nextInt(15));
      }
    }
    return damaged;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
