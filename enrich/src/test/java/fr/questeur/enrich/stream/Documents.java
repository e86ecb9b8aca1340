package fr.questeur.enrich.stream;

import java.nio.charset.StandardCharsets;

/** Documents of one question, in the layout of the text conversion, to send through the topology. */
final class Documents {

  static final String UID = "QANR5L14QE100";

  private Documents() {}

  static byte[] pending(String text) {
    return document("", text, "");
  }

  static byte[] signalled(String text) {
    return document("Date de signalement : <b>03/09/2013</b>\n", text, "");
  }

  static byte[] answered(String text) {
    return document(
        "Réponse publiée au JO le : <b>24/09/2013</b> page : <b>10012</b>\n",
        text,
        "\n### Texte de la réponse\n\nLe ministre répond que oui.\n");
  }

  private static byte[] document(String dates, String text, String answer) {
    return ("""
        ## 14ème législature

        <b>Question N° :</b> <b>100</b>\tDe <b>M. Jean Essai</b> ( Groupe - Allier )\t<b>Question écrite</b>
        <b>Ministère interrogé</b> > Défense\t\t<b>Ministère attributaire</b> > Défense
        <b>Rubrique</b> > défense\t<b>Tête d'analyse</b> > armée\t<b>Analyse</b> > effectifs.
        Question publiée au JO le : <b>02/07/2013</b>
        """
            + dates
            + "\n### Texte de la question\n\n"
            + text
            + "\n"
            + answer)
        .getBytes(StandardCharsets.UTF_8);
  }
}
