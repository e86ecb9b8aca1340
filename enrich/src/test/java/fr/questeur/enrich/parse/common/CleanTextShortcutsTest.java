package fr.questeur.enrich.parse.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** The short ways through cleaning come out where the long ones do. */
class CleanTextShortcutsTest {

  @Test
  void everyCharacterIsCleanedTheSameWayAloneAndAfterOneThatIsNotPlain() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 17) {
      StringBuilder slow = new StringBuilder();
      CleanText.append(slow, c);
      String expected = c == '\r' ? "\n" : slow.toString();
      String character = new String(Character.toChars(c));
      assertThat(CleanText.of(character)).as("U+%04X", c).isEqualTo(expected);
      assertThat(CleanText.of("\u00A0" + character)).as("U+%04X", c).isEqualTo(" " + expected);
    }
  }

  @Test
  void everyCharacterIsComposedWithThoseAroundIt() {
    for (char c = 1; c < Character.MIN_SURROGATE; c++) {
      for (String text : new String[] {"" + c, "e" + c, c + "\u0301", "e\u0301" + c}) {
        assertThat(CleanText.composed(text)).as("U+%04X", (int) c)
            .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
      }
    }
  }
}
