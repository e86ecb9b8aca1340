package fr.questeur.enrich.parse.dyn;

/** Invented questions as conversions to text have them. */
final class Conversions {

  static final String QUESTION =
      "M. Yann Kerbriand attire l'attention de M. le ministre sur les « phares » - et sur les balises.\n\n"
          + "Il lui demande un calendrier.";
  static final String ANSWER = "Les phares sont entretenus par tronçons.\n\nLe calendrier est publié.";
  static final String PLACE = "Finistère (4e circonscription) - Rassemblement pour la République";

  static final String ANSWERED =
      document(
          "Question écrite n° 196107 :\nphares et balises", "11e Législature", PLACE,
          QUESTION + "\n\nRéponse publiée le 22 octobre 2001\n\n" + ANSWER,
          "Dates :\nQuestion publiée le 24 septembre 2001\nRéponse publiée le 22 octobre 2001");

  static final String PENDING =
      document(
          "Question écrite n° 195537 :\nphares", "9e Législature", "- Union pour la démocratie française", QUESTION,
          "Date :\nQuestion publiée le 1er mars 1993");

  static final String CLOSED =
      document(
          "Question écrite n° 194415 :\nphares", "15e Législature", PLACE, QUESTION,
          "Date :\nQuestion publiée le 22 février 2022\n\nDate de cloture :\n21 juin 2022\nFin de mandat");

  private Conversions() {}

  static String document(String title, String legislature, String place, String texts, String dates) {
    return title + "\n\n" + legislature + "\n\nQuestion de : M. Yann Kerbriand\n" + place + "\n\n" + texts
        + "\n\nDonnées clés\n\nAuteur : M. Yann Kerbriand\n\nType de question : Question écrite\n\n"
        + "Rubrique : Mer et littoral\n\nMinistère interrogé : mer\n\nMinistère répondant : transition écologique\n\n"
        + dates + "\n\npartager\n";
  }

  /** As another converter has it: no empty lines, no header, no heading, no buttons. */
  static String withoutHeader(String document) {
    return document
        .replaceFirst("(?s)^[^\\n]*:\\n", "")
        .replaceFirst("\\d+e Législature\\n", "")
        .replace("Question de : ", "Question de :\n")
        .replace("Données clés\n", "")
        .replace("partager\n", "")
        .replaceAll("\\n+", "\n");
  }
}
