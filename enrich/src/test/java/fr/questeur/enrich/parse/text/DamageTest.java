package fr.questeur.enrich.parse.text;

import static fr.questeur.contract.DeadLetterReason.TRUNCATED;
import static fr.questeur.enrich.parse.Damage.damaged;
import static fr.questeur.enrich.parse.Damage.parseOrNull;
import static fr.questeur.enrich.parse.text.Documents.BASE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to its bytes, a document is read or rejected, soon, and nothing is made up. */
class DamageTest {

  private static final int TWO_MILLION = 2_000_000;

  @Test
  void halfOfTheSampleIsTruncated() throws IOException {
    Documents.assertRejected(Arrays.copyOf(sample(), 2977), TRUNCATED, "the document");
  }

  @Test
  void theSampleCutAnywhereIsRejectedUnlessTheCutIsASentencesEnd() throws IOException {
    byte[] sample = sample();
    ParsedQuestion whole = Parsers.parse(sample);
    int accepted = 0;
    for (int length = 0; length < sample.length; length++) {
      ParsedQuestion cut = parseOrNull(Arrays.copyOf(sample, length));
      if (cut != null) {
        accepted++;
        String text = cut.answer().text();
        assertThat(text).as("cut at %d", length).matches("(?s).*[.!?…:;»\"”)\\]]");
        assertThat(whole.answer().text()).startsWith(text);
        assertThat(cut.events()).isEqualTo(whole.events());
        assertThat(cut.question()).isEqualTo(whole.question());
        assertThat(cut.author()).isEqualTo(whole.author());
      }
    }
    assertThat(accepted).as("cuts at an end, of %d", sample.length).isBetween(10, 100);
  }

  @Test
  void damagedDocumentsAreReadOrRejected() {
    Random random = new Random(20130514);
    byte[] base = BASE.getBytes(UTF_8);
    int rejected = 0;
    for (int i = 0; i < 4000; i++) {
      rejected += parseOrNull(damaged(base, random)) == null ? 1 : 0;
    }
    assertThat(rejected).isBetween(400, 3900);
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        " ", "(", "<b>", "<i>x</i>", "<", "&", "&amp;", "<!--", "_ a", "_", "* ", "\n", "[1", "question n° ", "\t", "|",
        "\u0301\u0323", "Analyse > ", "1\n\n", "- a\n", "Date de signalement : 1/1/2014 ", "| a | b |\n", "["
      })
  void twoMillionBytesOfOneThingTakeNoLongerThanTheyAreLong(String unit) {
    String filler = unit.repeat(TWO_MILLION / unit.getBytes(UTF_8).length);

    parseOrNull(filler.getBytes(UTF_8));
    parseOrNull(BASE.replace("### Texte de la q", filler + "\n\n### Texte de la q").getBytes(UTF_8));
    try {
      ParsedQuestion longAnswer = Parsers.parse((BASE + "\n\n" + filler + "\n\nFin.").getBytes(UTF_8));
      assertThat(longAnswer.answer().text()).startsWith(Documents.ANSWER_AS_READ).endsWith("Fin.");
    } catch (RejectedDocumentException e) {
      assertThat(e.reason()).isEqualTo(DeadLetterReason.OVER_BUDGET);
    }
  }

  private static byte[] sample() throws IOException {
    return Files.readAllBytes(Path.of("..", "seeds", "000_a6f3ac7e43a7038a.txt"));
  }
}
