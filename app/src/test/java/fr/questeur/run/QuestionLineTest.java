package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.enrich.Enricher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuestionLineTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2013-08-01T22:30:00Z"), ZoneOffset.UTC);

  @Test
  void anAnswerStandsWithItsDelay() {
    assertThat(line("Réponse publiée au JO le : 25/06/2013 page : 6634", "Oui."))
        .isEqualTo(
            "QANR5L14QE7 · Défense (defense) · asked 14/05/2013 · answered 25/06/2013 · "
                + "42 days, within the extension (deadline 14/06/2013, at most 14/07/2013)");
  }

  @Test
  void aLateAnswerSaysByHowMuch() {
    assertThat(line("Réponse publiée au JO le : 16/07/2013 page : 6634", "Oui."))
        .endsWith("63 days, late by 2 (deadline 14/07/2013)");
  }

  @Test
  void aPendingQuestionSaysHowItStandsTodayInParis() {
    assertThat(line("", null)).endsWith("asked 14/05/2013 · pending · J+19 (deadline 14/07/2013)");
  }

  @Test
  void aWithdrawnQuestionHasNoDelay() {
    assertThat(line("Question retirée le : 21/05/2013 ( retrait à l'initiative de l'auteur )", null))
        .endsWith("asked 14/05/2013 · withdrawn");
  }

  private static String line(String dates, String answer) {
    String document =
        """
        ## 14ème législature

        <b>Question N° :</b> <b>7</b>\tDe <b>Mme Essai</b> ( Groupe - Allier )\t<b>Question écrite</b>
        <b>Ministère interrogé</b> > Défense\t\t<b>Ministère attributaire</b> > Défense
        Question publiée au JO le : <b>14/05/2013</b> %s

        ### Texte de la question

        Elle demande si oui.
        %s"""
            .formatted(dates, answer == null ? "" : "\n### Texte de la réponse\n\n" + answer + "\n");
    return QuestionLine.of(
        new Enricher().enrich(document.getBytes(StandardCharsets.UTF_8), "a.txt", Instant.EPOCH), CLOCK);
  }
}
