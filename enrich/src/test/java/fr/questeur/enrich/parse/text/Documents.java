package fr.questeur.enrich.parse.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;

/** An invented question in the layout of the seed, to be varied, and what tests say of variations. */
final class Documents {

  static final String NUMBER = "<b>Question N° :</b> <b>198500</b>";
  static final String AUTHOR = "De <b>Mme Odile Varenne</b> ( Écologiste - Hauts-de-Seine )";
  static final String TYPE = "<b>Question écrite</b>";
  static final String DATES =
      "Question publiée au JO le : <b>14/05/2013</b> page : <b>4901</b>"
          + " Réponse publiée au JO le : <b>25/06/2013</b> page : <b>6634</b>";
  static final String QUESTION =
      "Mme Odile Varenne interroge M. le ministre sur l'état des « canaux ». Elle lui demande un *calendrier*.";
  static final String ANSWER =
      "Les canaux sont entretenus par tronçons, afin de\n\n\n\n"
          + "ne pas rompre la navigation.\n\nLe calendrier est publié.";
  static final String ANSWER_AS_READ =
      "Les canaux sont entretenus par tronçons, afin de ne pas rompre la navigation.\n\nLe calendrier est publié.";

  static final String BASE =
      "\n\n## 14ème législature\n\n"
          + NUMBER + "\t" + AUTHOR + "\t" + TYPE + "\n"
          + "<b>Ministère interrogé</b> > Affaires étrangères\t\t<b>Ministère attributaire</b> > Écologie et énergie\n"
          + "<b>Rubrique</b> > eau\t<b>Tête d'analyse</b> > canaux\t<b>Analyse</b> > état. entretien.\n"
          + DATES + "\t\t\n\n"
          + "### Texte de la question\n\n" + QUESTION + "\n\n"
          + "### Texte de la réponse\n\n" + ANSWER;

  private Documents() {}

  static ParsedQuestion parse(String document) {
    return Parsers.parse(document.getBytes(UTF_8));
  }

  /** The base with other dates. */
  static String dated(String dates) {
    return BASE.replace(DATES, dates);
  }

  /** The base with other dates and no answer. */
  static String unanswered(String dates) {
    return dated(dates).replace(ANSWER, "");
  }

  /** The base with another text of the answer. */
  static String answeredWith(String answer) {
    return BASE.replace(ANSWER, answer);
  }

  static void assertRejected(String document, DeadLetterReason reason, String messagePart) {
    assertRejected(document.getBytes(UTF_8), reason, messagePart);
  }

  static void assertRejected(byte[] document, DeadLetterReason reason, String messagePart) {
    var rejected = catchThrowableOfType(RejectedDocumentException.class, () -> Parsers.parse(document));
    assertThat(rejected).as("a rejection").isNotNull();
    assertThat(rejected).hasMessageContaining(messagePart);
    assertThat(rejected.reason()).isEqualTo(reason);
  }
}
