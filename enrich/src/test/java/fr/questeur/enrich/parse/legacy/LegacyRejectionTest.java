package fr.questeur.enrich.parse.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyRejectionTest {

  private static final int LARGE = 5_000_000;

  @Test
  void severalPagesInOneDocumentAreRefused() {
    String first = LegacyPages.answered().html();
    String second = LegacyPages.answered().with(LegacyTag.NUM, "190451").html();
    String cut = first.substring(0, first.indexOf("Il lui demande"));

    LegacyPages.assertRejected(first + second, DeadLetterReason.SEVERAL_QUESTIONS, "190450");
    LegacyPages.assertRejected(first + first, DeadLetterReason.SEVERAL_QUESTIONS, "190450");
    LegacyPages.assertRejected(cut + second, DeadLetterReason.SEVERAL_QUESTIONS, "190450");
  }

  @Test
  void legislaturesThatDifferAreRefused() {
    LegacyPages.answered().with(LegacyTag.NLEG, "12").assertRejected(DeadLetterReason.CONTRADICTORY, "legislature 12");
  }

  @ParameterizedTest
  @CsvSource({"NUM, number", "NAT, type"})
  void whatIdentifiesAQuestionMustBeThere(LegacyTag tag, String name) {
    LegacyPages.answered().without(tag).assertRejected(DeadLetterReason.INCOMPLETE, name + " (" + tag + ")");
  }

  @Test
  void aLegislatureNeitherShownNorCodedIsMissing() {
    LegacyPages.answered()
        .with(LegacyTag.LEG, "législature")
        .without(LegacyTag.NLEG)
        .assertRejected(DeadLetterReason.INCOMPLETE, "legislature (LEG)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12345678901", "450 et 451"})
  void whatIsNoNumberIsRefused(String number) {
    LegacyPages.answered().with(LegacyTag.NUM, number).assertRejected(DeadLetterReason.CONTRADICTORY, number);
  }

  @Test
  void typesOfQuestionThatAreNotReadAreRefused() {
    LegacyPages.answered().with(LegacyTag.NAT, "QOAD").assertRejected(DeadLetterReason.INCOMPLETE, "«QOAD»");
  }

  @ParameterizedTest
  @EnumSource(value = LegacyTag.class, names = {"AUT", "MINA", "PGQ", "RUB", "CODRET"})
  void aSecondAndDifferentValueIsRefused(LegacyTag tag) {
    LegacyPages page = LegacyPages.answered().with(tag, "12</" + tag + "><" + tag + ">13");

    page.assertRejected(DeadLetterReason.CONTRADICTORY, "«12» and «13»");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<QUEST>", "<NUM>1</NUM><LEG>", "<!--", "<", "</", "&", "<QUEST ", "<a", "<DCA>1</DCA>",
        "<ANA>1</ANA><ANA>2</ANA>", "<COMPREP>a</COMPREP>"
      })
  void largeAndHostileDocumentsAreRefusedOrReadInTime(String piece) {
    String head = LegacyPages.answered().html();
    String before = head.substring(0, head.indexOf("Il lui demande"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Throwable thrown = catchThrowable(() -> LegacyPages.parse(before + piece.repeat(LARGE / piece.length())));
          assertThat(thrown).isInstanceOf(RejectedDocumentException.class);
        });
  }

  @ParameterizedTest
  @EnumSource(LegacyTag.class)
  void aValueOfAnyLengthIsReadOrRefusedInTimeAndNotRepeatedInTheMessage(LegacyTag tag) {
    for (String piece : new String[] {"1 000 ", "1", "IV ", "mme. ", "a; ", "01/01/1999 ", "&lt;", "<B>", "("}) {
      String page = LegacyPages.answered().with(tag, piece.repeat(50_000)).html();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            Throwable thrown = catchThrowable(() -> LegacyPages.parse(page));
            if (thrown != null) {
              assertThat(thrown).isInstanceOf(RejectedDocumentException.class);
              assertThat(thrown.getMessage()).hasSizeLessThan(300);
            }
          });
    }
  }

  @Test
  void aPageWithSomeCharactersWrongIsReadOrRefusedAndNothingElse() {
    Random random = new Random(7);
    String page = LegacyPages.answered().html();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(page);
      for (int j = 0; j < 4; j++) {
        damaged.setCharAt(random.nextInt(damaged.length()), "<>/&; A1é".charAt(random.nextInt(9)));
      }
      Throwable thrown = catchThrowable(() -> LegacyPages.parse(damaged.toString()));
      assertThat(thrown).satisfiesAnyOf(
          none -> assertThat(none).isNull(),
          rejected -> assertThat(rejected).isInstanceOf(RejectedDocumentException.class));
    }
  }
}
