package fr.questeur.enrich.parse.dyn;

import static fr.questeur.enrich.parse.Damage.parseOrNull;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to its bytes, a document is read or rejected, soon, and nothing is made up. */
class DynDamageTest {

  private static final int LONG = 500_000;

  static Stream<String> pages() {
    return Stream.of(
        Pages.ANSWERED,
        Pages.PENDING,
        Pages.QG,
        Pages.QOSD,
        Pages.LEGISLATURE_9,
        Pages.ANSWERED.replace(Pages.ANSWER, Pages.TABLE),
        Pages.ANSWERED.replace(Pages.ANSWER, "Ni ceci <!-- </main></body></html> --> n'est la fin."),
        Pages.pendingWith("Date de cloture :<br/><span>20 juin 2024</span><br/><span>Fin de mandat</span>"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageCutAnywhereIsRefusedOrWhole(String page) {
    byte[] bytes = page.getBytes(UTF_8);
    ParsedQuestion whole = Parsers.parse(bytes);
    int wholes = 0;
    // Every byte where the layout has marks of its end, every 7th before.
    int dense = page.lastIndexOf("Type de question");
    for (int length = 0; length <= bytes.length; length += length < dense ? 7 : 1) {
      ParsedQuestion cut = parseOrNull(Arrays.copyOf(bytes, length));
      if (cut != null) {
        assertThat(cut).as("cut at %d of %d", length, bytes.length).isEqualTo(whole);
        wholes++;
      }
    }
    assertThat(wholes).isBetween(1, bytes.length - page.lastIndexOf("</main>"));
  }

  static Stream<String> conversions() {
    return Stream.of(
        Conversions.ANSWERED,
        Conversions.ANSWERED.replace("partager\n", ""),
        Conversions.PENDING,
        Conversions.PENDING.replace("\n\npartager\n", ""));
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void aConversionCutAnywhereIsRefusedOrWhole(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ParsedQuestion whole = Parsers.parse(bytes);
    for (int length = 0; length < bytes.length; length++) {
      ParsedQuestion cut = parseOrNull(Arrays.copyOf(bytes, length));
      if (cut != null) {
        assertThat(cut).as("cut at %d of %d", length, bytes.length).isEqualTo(whole);
      }
    }
  }

  /** Nothing announces the end of a question: cut before it, the document is that of an earlier day. */
  @Test
  void aConversionCutBeforeTheClotureIsThatOfAPendingQuestion() {
    byte[] bytes = Conversions.CLOSED.getBytes(UTF_8);
    ParsedQuestion whole = Parsers.parse(bytes);
    int pending = 0;
    for (int length = 0; length < bytes.length; length++) {
      ParsedQuestion cut = parseOrNull(Arrays.copyOf(bytes, length));
      if (cut != null && cut.status() == Status.PENDING) {
        assertThat(cut.events()).isEqualTo(whole.events().subList(0, 1));
        pending++;
      } else if (cut != null) {
        assertThat(cut).as("cut at %d", length).isEqualTo(whole);
      }
    }
    assertThat(pending).isLessThanOrEqualTo("\n\n".length() + 1);
  }

  @Test
  @Timeout(60)
  void damagedDocumentsAreReadOrRejected() {
    Random random = new Random(20240718);
    int rejected = 0;
    for (String base : new String[] {Pages.ANSWERED, Pages.QG, Conversions.ANSWERED, Conversions.CLOSED}) {
      for (int i = 0; i < 1000; i++) {
        rejected += parseOrNull(damage(base.getBytes(UTF_8), random)) == null ? 1 : 0;
      }
    }
    assertThat(rejected).isBetween(400, 3900);
  }

  @ParameterizedTest
  @Timeout(30)
  @ValueSource(
      strings = {
        "Réponse publiée le 1er mai 2020\n", "Auteur : x\n", "Auteur : x\nType de question : y\n", "Question de :\n",
        "Question de : M. X (\n", "Question écrite n° 1 :\n", "a\n", "Date de cloture :\n1er mai 2020\n", "1er mai ",
        "Publication de la question au journal officiel du ", "- ", "Données clés\n", "\n", "Dates :\n",
        "(1e circonscription) - ",
      })
  void hostileTextsAreRefusedSoon(String part) {
    String many = part.repeat(LONG / part.length());
    parseOrNull(("Question écrite n° 190001 :\n" + many).getBytes(UTF_8));
    parseOrNull((Conversions.PENDING.replace("Rubrique : ", "Rubrique : " + many)).getBytes(UTF_8));
    parseOrNull((Conversions.PENDING.replace(Conversions.QUESTION, many)).getBytes(UTF_8));
    parseOrNull((Conversions.PENDING.replace("partager", many)).getBytes(UTF_8));
    parseOrNull((Conversions.PENDING.replace("Question de : ", "Question de : " + many)).getBytes(UTF_8));
  }

  @ParameterizedTest
  @Timeout(30)
  @ValueSource(
      strings = {
        "<div>", "<b><p>", "<table>", "<a href=x>", "<i>", "<p>", "<br>", "&", "<!--", "<font><div>", "<form>", "</p>",
        "<ul><li>", "<svg><a>", "<select>", "<td>", "<table><tr><td>", "<a data-document-id=PA1>Auteur",
      })
  void hostilePagesAreRefusedSoon(String part) {
    parseOrNull(Pages.ANSWERED.replace(Pages.ANSWER, part.repeat(LONG / part.length())).getBytes(UTF_8));
    parseOrNull((part.repeat(LONG / part.length()) + Pages.ANSWERED).getBytes(UTF_8));
  }

  private static byte[] damage(byte[] base, Random random) {
    byte[] bytes = base.clone();
    for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) (32 + random.nextInt(95));
        case 1 -> bytes = without(bytes, at, Math.min(bytes.length, at + random.nextInt(200)));
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), (byte) '\n');
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] rest = new byte[bytes.length - (to - from)];
    System.arraycopy(bytes, 0, rest, 0, from);
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }
}
