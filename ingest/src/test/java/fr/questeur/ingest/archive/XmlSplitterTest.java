package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.questeur.ingest.common.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSplitterTest {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  @TempDir Path folder;

  @Test
  void eachQuestionOfTheOpenDataBecomesADocumentNamedByItsUid() throws IOException {
    Heard heard =
        split("<?xml version='1.0'?>\n<questionsEcrites>\n  <question><uid>QANR5L14QE190001</uid><a/></question>\n"
            + "  <question>\n<uid>QANR5L14QE190002</uid></question>\n</questionsEcrites>\n");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsExactly(
            entry("#QANR5L14QE190001", DECLARATION + "<question><uid>QANR5L14QE190001</uid><a/></question>"),
            entry("#QANR5L14QE190002", DECLARATION + "<question>\n<uid>QANR5L14QE190002</uid></question>"));
    assertThat(heard.times.values()).containsOnly(Heard.FILE_TIME);
  }

  @Test
  void aQuestionTakesTheNamespacesInScopeWithIt() throws IOException {
    Heard heard =
        split("<e:export xmlns:e='urn:e' xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns='urn:outer'"
            + " xsi:schemaLocation='a b'><list xmlns='urn:inner'>"
            + "<question xmlns:own='urn:own' xsi:type='QuestionEcrite_Type'><own:x xsi:nil='true'/></question>"
            + "<question xmlns='urn:other'/></list></e:export>");

    assertThat(heard.documents)
        .containsExactly(
            entry("#1", DECLARATION + "<question xmlns='urn:inner' xmlns:e='urn:e'"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:own='urn:own'"
                + " xsi:type='QuestionEcrite_Type'><own:x xsi:nil='true'/></question>"),
            entry("#2", DECLARATION + "<question xmlns:e='urn:e'"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns='urn:other'/>"));
    assertWellFormed(heard);
  }

  @Test
  void whatIsWithinAQuestionIsCopiedByteForByte() throws IOException {
    String question =
        "<question  a = '>' b=\"</question>\">\r\n\t&#8364;&amp;&eacute; é <!-- </question> -- -->"
            + "<texte><![CDATA[ <td rowspan=2\"> </question> ]]]]><![CDATA[> ]]></texte>"
            + "<?pi </question> ?><x/></question >";

    Heard heard = split("<questions>" + question + "</questions>");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents.values()).containsExactly(DECLARATION + question);
  }

  @Test
  void theSameQuestionInAnotherAggregateIsTheSameBytes() throws IOException {
    String question = "<question><uid>QANR5L14QE190001</uid>é</question>";
    String bulk = "x".repeat(40_000);
    Heard one = split("<questionsEcrites xmlns='urn:q' date='1'>" + question + "</questionsEcrites>");
    Heard two =
        split("<!-- later --><questionsEcrites date='2' xmlns='urn:q'><question>" + bulk + "</question>\n" + question
            + "<question>" + bulk + "</question></questionsEcrites>", Limits.of(100_000));

    assertThat(two.bytes.get("#QANR5L14QE190001")).isEqualTo(one.bytes.get("#QANR5L14QE190001")).isNotNull();
    assertThat(two.documents).containsKeys("#1", "#3");
  }

  @Test
  void theFlowOfTheGovernmentKeepsTheTypeThatItsRootSays() throws IOException {
    Heard heard =
        split("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<QUESTIONS Type='QE'>\n"
            + "<QUESTION source='AN'><NUMERO_QUESTION>190001</NUMERO_QUESTION></QUESTION>"
            + "<QUESTION source='AN' type='QG'/></QUESTIONS>");

    assertThat(heard.documents)
        .containsExactly(
            entry("#1", DECLARATION + "<QUESTIONS Type='QE'><QUESTION source='AN'>"
                + "<NUMERO_QUESTION>190001</NUMERO_QUESTION></QUESTION></QUESTIONS>"),
            entry("#2", DECLARATION + "<QUESTION source='AN' type='QG'/>"));
    assertWellFormed(heard);
  }

  @Test
  void theModernFlowRepeatsQuestionsOrPutsQuestionAndAnswerTogether() throws IOException {
    Heard repeated =
        split("<r:response xmlns:r='urn:r'><r:statut>OK</r:statut>"
            + "<r:questions><r:id_question>1</r:id_question><r:x/></r:questions>"
            + "<r:questions><r:id_question>2</r:id_question></r:questions></r:response>");
    assertThat(repeated.documents)
        .containsExactly(
            entry("#1", DECLARATION
                + "<r:questions xmlns:r='urn:r'><r:id_question>1</r:id_question><r:x/></r:questions>"),
            entry("#2", DECLARATION + "<r:questions xmlns:r='urn:r'><r:id_question>2</r:id_question></r:questions>"));

    String together = "<questionReponse><question>1</question><reponse>Oui.</reponse></questionReponse>";
    assertThat(split("<request>" + together + "</request>").documents.values())
        .containsExactly(DECLARATION + together);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "ISO-8859-15", "UTF-8"})
  void everyEncodingBecomesUtf8(String encoding) throws IOException {
    String xml =
        "<?xml version='1.0' encoding='" + encoding + "'?><questions><question>été, œuvre: €</question></questions>";
    Charset charset = Charset.forName(encoding.equals("ISO-8859-1") ? "windows-1252" : encoding);

    Heard heard = Heard.unpack(folder, "a.xml", xml.getBytes(charset));

    assertThat(heard.documents).containsExactly(entry("#1", DECLARATION + "<question>été, œuvre: €</question>"));
  }

  @Test
  void charactersBeyondTheFirstPlaneSurviveAnotherEncoding() throws IOException {
    String text = "\uD83D\uDE00".repeat(20_001);
    String xml = "<?xml version='1.0' encoding='UTF-16'?><questions> <question>x" + text + "</question></questions>";

    Heard heard = Heard.unpack(folder, "a.xml", xml.getBytes(StandardCharsets.UTF_16), Limits.of(1_000_000));

    assertThat(heard.documents.values()).containsExactly(DECLARATION + "<question>x" + text + "</question>");
  }

  @Test
  void noEntityIsExpandedAndNoDocumentTypeRead() throws IOException {
    Heard heard =
        split("<!DOCTYPE questions [ <!ENTITY a \"]>&b;\"> <!ENTITY x SYSTEM 'file:///etc/passwd'> ]>"
            + "<questions><question>&a;&x;</question></questions>");

    assertThat(heard.documents.values()).containsExactly(DECLARATION + "<question>&a;&x;</question>");
  }

  @Test
  void aQuestionThatIsNotWellFormedHarmsNoOther() throws IOException {
    Heard heard =
        split("<questions><question><p>1 < 2 <br></question><question><p>a</p></question></questions>");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents.values())
        .containsExactly(DECLARATION + "<question><p>1 < 2 <br></question>",
            DECLARATION + "<question><p>a</p></question>");
  }

  @Test
  void aQuestionAboveTheLimitIsHashedAndNotKept() throws IOException {
    String question = "<question>" + "x".repeat(200_000) + "</question>";

    Heard heard = split("<questions>" + question + "<question>small</question></questions>");

    String hash = Sha256.hex(utf8(DECLARATION + question));
    assertThat(heard.tooLarge).containsExactly("#1 " + utf8(DECLARATION + question).length + " " + hash);
    assertThat(heard.documents).containsOnlyKeys("#2");
  }

  @Test
  void ofAnAggregateThatWasCutNoHalfQuestionIsGiven() throws IOException {
    String whole = "<questions><question>one</question><question>two</question></questions>";
    for (int length : new int[] {whole.indexOf("two") + 2, whole.length() - 3}) {
      Heard heard = split(whole.substring(0, length));
      assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
      assertThat(heard.documents.values()).contains(DECLARATION + "<question>one</question>")
          .doesNotContain(DECLARATION + "<question>tw");
    }
    assertThat(split(whole.substring(0, whole.indexOf("two"))).failure.orElseThrow().message())
        .contains("within its question 2");
  }

  @Test
  void twoStatesOfOneQuestionAreBothGiven() throws IOException {
    Heard heard =
        split("<questions><question><uid>Q1</uid>a</question><question><uid>Q1</uid>b</question></questions>");

    assertThat(heard.failure).isEmpty();
    assertThat(heard.given).isEqualTo(2);
  }

  @Test
  void aUidThatIsNoneIsNotUsedAsAName() throws IOException {
    Heard heard =
        split("<questions><question><uid>../../x</uid></question><question><uid><b/></uid></question></questions>");

    assertThat(heard.documents).containsOnlyKeys("#1", "#2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<question><uid>Q1</uid><question/></question>",
        "<?xml version='1.0'?><!-- x --><q:question xmlns:q='urn:q'/>",
        "<QUESTION TYPE=\"QE\"><DEPOT/></QUESTION>",
        "<!DOCTYPE html><html><body><question/></body></html>",
        "<HTML><LEG>8</LEG><QUEST>x</QUEST></HTML>",
        "<questionReponse><question/><reponse/></questionReponse>",
        "<questions><id_question>1</id_question></questions>",
        "<a><b><c><d><e><question/></e></d></c></b></a>",
        "<a>text</a>", "<", "< question", "", "<questions/>", "<questions>", "plain <question>"
      })
  void aDocumentOfOneQuestionOrNoneIsLeftAsItIs(String document) {
    assertThat(ContainerKind.of(utf8(document), utf8(document).length)).isEmpty();
  }

  private Heard split(String xml) throws IOException {
    return split(xml, Limits.of(1_000));
  }

  private Heard split(String xml, Limits limits) throws IOException {
    return Heard.unpack(folder, "a.xml", utf8(xml), limits);
  }

  private static void assertWellFormed(Heard heard) {
    for (Map.Entry<String, byte[]> document : heard.bytes.entrySet()) {
      try {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.parse(new ByteArrayInputStream(document.getValue()));
      } catch (Exception e) {
        throw new AssertionError(document.getKey(), e);
      }
    }
  }
}
