package fr.questeur.enrich.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {

  private static final Path SEEDS = Path.of("..", "seeds");

  @Test
  void theUsersSampleIsReadInEveryField() throws IOException {
    ParsedQuestion seed = seed("000_a6f3ac7e43a7038a");

    assertThat(seed.layout()).isEqualTo("text");
    assertThat(seed.uid()).isEqualTo(QuestionUid.of(14, QuestionType.QE, 26402)).hasToString("QANR5L14QE26402");
    assertThat(seed.status()).isEqualTo(Status.ANSWERED);
    assertThat(seed.author())
        .isEqualTo(
            new Author(
                "Mme", "Axelle Lemaire", "Socialiste, républicain et citoyen", "Français établis hors de France"));
    assertThat(seed.ministryAsked()).isEqualTo(PrintedMinistry.of("Affaires étrangères"));
    assertThat(seed.ministryInCharge()).isEqualTo(PrintedMinistry.of("Affaires étrangères"));
    assertThat(seed.heading())
        .isEqualTo(
            new Heading("politique extérieure", "activités", List.of("diplomatie en ligne", "développement")));
    assertThat(seed.question().date()).isEqualTo("2013-05-14");
    assertThat(seed.question().page()).isNull();
    assertThat(seed.answer().date()).isEqualTo("2013-06-25");
    assertThat(seed.answer().page()).isEqualTo(6634);
    assertThat(seed.events())
        .containsExactly(
            Event.of(EventType.PUBLISHED, LocalDate.of(2013, 5, 14)),
            new Event(EventType.ANSWERED, LocalDate.of(2013, 6, 25), 6634, null, null));
  }

  @Test
  void theTextsOfTheSampleAreWholeAndItsBrokenSentenceIsOneAgain() throws IOException {
    ParsedQuestion seed = seed("000_a6f3ac7e43a7038a");

    assertThat(seed.question().text())
        .startsWith("Mme Axelle Lemaire interroge M. le ministre des affaires étrangères sur l'utilisation")
        .contains("journal « *La Croix* », vouloir", "sur le *web 2.0* » et former", "66 352")
        .endsWith("avec les internautes développée par son ministère.")
        .doesNotContain("\n");
    assertThat(seed.answer().text())
        .startsWith("L'étude interactive de l'AFP")
        .contains("renforcer leur dimension de service public ; apporter le soutien")
        .endsWith("lors des deux dernières conférences des ambassadeurs.")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "pending, QANR5L14QE199001, PENDING, PUBLISHED",
    "withdrawn, QANR5L14QE199002, WITHDRAWN, PUBLISHED WITHDRAWN",
    "lapsed-fin-de-mandat, QANR5L14QE199003, LAPSED, PUBLISHED LAPSED",
    "reattributed, QANR5L14QE199004, ANSWERED, PUBLISHED REATTRIBUTED ANSWERED",
    "signalled, QANR5L14QE199005, ANSWERED, PUBLISHED SIGNALLED ANSWERED",
    "renewed-twice, QANR5L14QE199006, ANSWERED, PUBLISHED RENEWED RENEWED ANSWERED",
    "answer-corrected, QANR5L14QE199007, ANSWERED, PUBLISHED ANSWERED CORRECTED",
    "legislature-15-answered-late, QANR5L15QE199008, ANSWERED, PUBLISHED ANSWERED"
  })
  void everySeedIsWhatItsNameSays(String name, String uid, Status status, String events) throws IOException {
    ParsedQuestion seed = seed(name);

    assertThat(seed.uid()).hasToString(uid);
    assertThat(seed.status()).isEqualTo(status);
    assertThat(seed.events()).extracting(event -> event.type().name()).containsExactly(events.split(" "));
    assertThat(seed.answer() == null).isEqualTo(status != Status.ANSWERED);
  }

  @Test
  void anErratumTellsItsTextAndPage() throws IOException {
    assertThat(seed("answer-corrected").events())
        .contains(new Event(EventType.CORRECTED, LocalDate.of(2015, 12, 1), 8790, Part.ANSWER, null));
  }

  @Test
  void pagesSince2017PrintATitle() throws IOException {
    assertThat(seed("legislature-15-answered-late").heading())
        .isEqualTo(new Heading("établissements de santé", null, List.of(), "Engorgement des services d'urgence"));
  }

  private static ParsedQuestion seed(String name) throws IOException {
    return Parsers.parse(Files.readAllBytes(SEEDS.resolve(name + ".txt")));
  }
}
