package fr.questeur.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document was made of is what is read from it: every field that its layout prints, no other. */
final class RoundTripTest {

  private static final int DOCUMENTS_OF_EACH = 70;
  private static final long SEED = 20_261_124;

  /** A layout, and the legislatures whose documents are in it or differ in it. */
  private record Case(Layout layout, QuestionType type, int legislature) {}

  static Stream<Case> cases() {
    return Stream.of(
            // One line for each layout that has a parser.
            of(Layout.TEXT, 13, 14, 15),
            of(Layout.PAGE_LEGACY, 7, 8, 10, 12),
            of(Layout.PAGE_TABLE, 13, 14),
            of(Layout.PAGE_2017, 14, 15, 16),
            of(Layout.PAGE_DYN, 9, 16, 17),
            of(Layout.TEXT_DYN, 9, 16, 17),
            of(Layout.XML_VIEW, 14),
            of(Layout.OPEN_DATA_XML, 14, 15, 17),
            of(Layout.OPEN_DATA_JSON, 14, 15, 16),
            of(Layout.GOVERNMENT_FLOW, 14))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsWrittenIsRead(Case of) {
    Inventor inventor = new Inventor(SEED, of.legislature, of.type);
    for (int number = 1; number <= DOCUMENTS_OF_EACH; number++) {
      Facts facts = inventor.question(number);
      byte[] document = of.layout.document(facts);
      assertThat(read(document, of.layout))
          .as(() -> new String(document, of.layout.charset()))
          .usingRecursiveComparison()
          .isEqualTo(of.layout.printed(facts));
    }
  }

  private static ParsedQuestion read(byte[] document, Layout layout) {
    try {
      return Parsers.parse(document);
    } catch (RejectedDocumentException e) {
      throw new AssertionError("refused: " + e.getMessage() + "\n" + new String(document, layout.charset()), e);
    }
  }

  private static List<Case> of(Layout layout, int... legislatures) {
    return Stream.of(QuestionType.values())
        .flatMap(type -> Arrays.stream(legislatures).mapToObj(each -> new Case(layout, type, each)))
        .toList();
  }
}
