package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;
import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.enrich.parse.dyn.Pages.assertRejected;
import static fr.questeur.enrich.parse.dyn.Pages.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.questeur.contract.Author;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pages, and real conversions with invented texts in the place of theirs, where they are present. */
class DynCorpusTest {

  private static final Path CORPUS = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));
  private static final String QUESTION =
      "Mme Odile Varenne attire l'attention de M. le ministre sur les « phares » - et le reste. Elle demande quand.";
  private static final String ANSWER = "Les phares sont automatisés.\n\nLe reste le sera.";

  @Test
  void theRealWrittenQuestionIsRead() {
    ParsedQuestion read = parse(page("dyn-16-qe.html"));

    assertThat(read.layout()).isEqualTo("page-dyn");
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L16QE200"));
    assertThat(read.author())
        .isEqualTo(
            new Author(
                "Mme", "Marie-Pierre Rixain", "PA722252", null, "Renaissance", null, null, null, "Ile-de-France"));
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of("Agriculture et souveraineté alimentaire"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("Agriculture et souveraineté alimentaire"));
    assertThat(read.heading()).isEqualTo(new Heading("Agriculture", null, List.of(), "Agriculture biologique"));
    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.question().text())
        .startsWith("Mme Marie-Pierre Rixain appelle l'attention")
        .endsWith("transition agro-écologique.")
        .doesNotContain("\n")
        .hasSizeBetween(1500, 1800);
    assertThat(read.answer().text())
        .startsWith("Le secteur biologique a connu")
        .endsWith("ces dernières années.")
        .doesNotContain("\n");
    assertThat(read.events())
        .containsExactly(
            new Event(EventType.PUBLISHED, LocalDate.of(2022, 7, 26), 3501, null, null),
            new Event(EventType.ANSWERED, LocalDate.of(2022, 9, 27), 4253, null, null));
  }

  @Test
  void theRealQuestionToTheGovernmentIsRead() {
    ParsedQuestion read = parse(page("dyn-16-qg.html"));

    LocalDate day = LocalDate.of(2022, 10, 26);
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L16QG200"));
    assertThat(read.author())
        .isEqualTo(
            new Author("M.", "Sacha Houlié", "PA722150", null, "Renaissance", null, null, null, "Nouvelle-Aquitaine"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("Intérieur et outre-mer"));
    assertThat(read.heading().rubric()).isEqualTo("Sécurité des biens et des personnes");
    assertThat(read.question()).isEqualTo(new Publication(null, day, null));
    assertThat(read.answer().date()).isEqualTo(day);
    assertThat(read.answer().text())
        .startsWith(read.heading().title() + "\n\n**Mme la présidente.** La parole est à M. Sacha Houlié.\n\n")
        .contains("\n\n**M. Gérald Darmanin,** *ministre de l’intérieur et des outre-mer.* ")
        .endsWith("*(Applaudissements sur de nombreux bancs des groupes RE et Dem.)*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dyn-16-qe.html", "dyn-16-qg.html"})
  void aRealPageCutAnywhereIsRefusedOrWhole(String name) {
    byte[] bytes = page(name).getBytes(UTF_8);
    ParsedQuestion whole = Parsers.parse(bytes);
    int read = 0;
    for (int length = 0; length < bytes.length; length += 97) {
      try {
        assertThat(Parsers.parse(Arrays.copyOf(bytes, length))).isEqualTo(whole);
        read++;
      } catch (RejectedDocumentException e) {
        assertThat(e.reason())
            .isIn(DeadLetterReason.TRUNCATED, DeadLetterReason.EMPTY, NOT_A_QUESTION);
      }
    }
    assertThat(read * 97).isLessThan(bytes.length / 2);
  }

  @Test
  void theConversionOfAnAnsweredQuestionIsReadThoughItsAnswerWasLost() {
    ParsedQuestion read = parse(skeleton("dyn11_QANR5L11QE66107"));

    assertThat(read.layout()).isEqualTo("text-dyn");
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L11QE66107"));
    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.author())
        .isEqualTo(new Author("M.", "Christian Estrosi", "Rassemblement pour la République", "Alpes-Maritimes"));
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of("industrie"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("industrie"));
    assertThat(read.heading()).isEqualTo(new Heading("Propriété intellectuelle", null, List.of(), "brevets"));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(2001, 9, 24), null));
    assertThat(read.answer()).isEqualTo(new Publication(null, LocalDate.of(2001, 10, 22), null));
  }

  @Test
  void theConversionOfAPendingQuestionIsRead() {
    ParsedQuestion read = parse(skeleton("dyn9_QANR5L9QE5537"));

    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L9QE5537"));
    assertThat(read.status()).isEqualTo(Status.PENDING);
    assertThat(read.author())
        .isEqualTo(new Author("M.", "Lequiller Pierre", "Union pour la démocratie française", null));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("anciens combattants et victimes de guerre"));
    assertThat(read.heading()).isEqualTo(new Heading("Decorations", null, List.of(), "Legion d'honneur"));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(1988, 11, 21), null));
    assertThat(read.answer()).isNull();
  }

  /** All that was lost is the header; with one, the rest says what it must. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "dyn11_QANR5L11QE11184|M.|Jean-Pierre Balligand|Socialiste|Aisne|Industrie|santé|1998-03-09|1998-11-09",
        "dyn11_QANR5L11QE14848|M.|Michel Crépeau|Radical, Citoyen et Vert|Charente-Maritime|Industrie|santé|1998-05-25"
            + "|1998-11-09",
        "dyn11_QANR5L11QE73408|M.|Christian Estrosi|Rassemblement pour la République|Alpes-Maritimes|Gens du voyage"
            + "|intérieur|2002-02-25|-",
        "dyn9_QANR5L9QE15222|M.|Terrot Michel|Rassemblement pour la République|-|Pensions militaires d'invalidite et"
            + " des victimes de guerre|anciens combattants et victimes de guerre|1989-07-03|-",
        "dyn9_QANR5L9QE67507|M.|Zeller Adrien|Union du Centre|-|Anciens combattants et victimes de guerre|Service du"
            + " Premier Ministre|1993-03-01|-",
      })
  void conversionsWithoutAHeaderLackOnlyThat(
      String name, String civility, String author, String group, String place, String rubric, String ministry,
      LocalDate put, LocalDate answered) {
    String text = skeleton(name);
    assertRejected(text, INCOMPLETE, "not printed: legislature, number");

    ParsedQuestion read = parse("Question écrite n° 190001 :\n" + text.replaceFirst("\n", "\n\n11e Législature\n\n"));
    assertThat(read.author()).isEqualTo(new Author(civility, author, group, place));
    assertThat(read.heading().title()).isEqualTo(text.lines().findFirst().orElseThrow());
    assertThat(read.heading().rubric()).isEqualTo(rubric);
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of(ministry));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of(ministry));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, put, null));
    assertThat(read.answer()).isEqualTo(answered == null ? null : new Publication(null, answered, null));
  }

  @Test
  void theConversionWithoutItsKeyFactsHasNoDate() {
    assertRejected(skeleton("dyn17_QANR5L17QE6287"), INCOMPLETE, "Données clés");
  }

  @Test
  void theConversionOfTheLayoutBeforeIsReadByItsParser() {
    ParsedQuestion read = parse(skeleton("q15_15-11613QE"));

    assertThat(read.layout()).isEqualTo("text");
    assertThat(read.uid()).isEqualTo(QuestionUid.parse("QANR5L15QE11613"));
    assertThat(read.status()).isEqualTo(Status.ANSWERED);
    assertThat(read.author()).isEqualTo(new Author("M.", "Daniel Fasquelle", "Les Républicains", "Pas-de-Calais"));
    assertThat(read.ministryAsked()).isEqualTo(PrintedMinistry.of("Relations avec le Parlement"));
    assertThat(read.ministryInCharge()).isEqualTo(PrintedMinistry.of("Relations avec le Parlement"));
    assertThat(read.heading())
        .isEqualTo(
            new Heading(
                "Parlement", null, List.of(), "Délai de réponse aux questions écrites au Gouvernement"));
    assertThat(read.question()).isEqualTo(new Publication(QUESTION, LocalDate.of(2018, 8, 7), 7073));
    assertThat(read.answer()).isEqualTo(new Publication(ANSWER, LocalDate.of(2018, 8, 28), 7662));
  }

  @ParameterizedTest
  @ValueSource(strings = {"q11_11-73828QE", "q12_12-101463QE", "q13_13-113799QE", "q13_13-15537QE"})
  void aTextAloneLacksWhatIdentifiesIt(String name) {
    assertRejected(skeleton(name), INCOMPLETE, "not printed: legislature, type, number");
  }

  @ParameterizedTest
  @CsvSource({
    "senat_1991_qSEQ910414918, Sénat",
    "senat_2008_qSEQ080203308, Sénat",
    "senat_2012_qSEQ120523519, Sénat",
    "senat_2019_qSEQ190912357, Sénat",
    "nosdeputes_QE_123773, nosdeputes.fr",
  })
  void whatIsNotOfTheAssembleeIsNamed(String name, String whose) {
    assertRejected(skeleton(name), NOT_A_QUESTION, whose);
  }

  private static String page(String name) {
    return read(CORPUS.resolve("html").resolve(name));
  }

  private static String skeleton(String name) {
    return read(CORPUS.resolve("text_skeletons").resolve(name + ".skeleton.txt"))
        .replaceAll("\\[texte question[^\\n]*\\]", QUESTION)
        .replaceAll("\\[texte réponse[^\\n]*\\]", ANSWER);
  }

  private static String read(Path file) {
    assumeTrue(Files.exists(file), "no corpus here");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
