package fr.questeur.enrich.parse.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Invented questions in the layouts of this package, and what tests do with them. */
final class Fixtures {

  static final ObjectMapper JSON = new ObjectMapper();
  static final Path CORPUS = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));

  static final String OPEN_DATA =
      """
      {"question": {
        "@xmlns": "http://schemas.assemblee-nationale.fr/referentiel",
        "@xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "@xsi:type": "QuestionEcrite_Type",
        "uid": "QANR5L16QE190001",
        "identifiant": {"numero": "190001", "regime": "5eme Republique", "legislature": "16"},
        "type": "QE",
        "indexationAN": {"rubrique": "eau", "teteAnalyse": "canaux",
          "analyses": {"analyse": ["entretien", "état"]}},
        "auteur": {"identite": {"acteurRef": "PA190002", "mandatRef": "PM190003"},
          "groupe": {"organeRef": "PO190004", "abrege": "ECO", "developpe": "Écologiste"}},
        "minInt": {"abrege": "Transports", "developpe": "Ministère des transports"},
        "minAttribs": {"minAttrib": [
          {"infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2022-10-04", "pageJO": "4401", "numJO": "40"},
           "denomination": {"abrege": "Transports", "developpe": "Ministère des transports"}},
          {"infoJO": {"typeJO": "JO_LOI_DECRET", "dateJO": "2022-11-08", "pageJO": null, "numJO": null},
           "denomination": {"abrege": "Écologie", "developpe": "Ministère de l’écologie"}}]},
        "textesQuestion": {"texteQuestion": {
          "infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2022-10-04", "pageJO": "4401", "numJO": "40",
            "urlLegifrance": "https://example.invalid/jo", "referenceNOR": "INVN2200001Q"},
          "texte": "190001. — 4 octobre 2022. — Mme X interroge M. le ministre sur l'état des canaux.\
       Coût\u00A0: 3 M&#8364;."}},
        "textesReponse": {"texteReponse": {
          "infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2023-01-10", "pageJO": "305", "numJO": "2"},
          "texte": "</p><p align=\\"CENTER\\">Les <i>canaux</i> sont entretenus <a name=PG13></a>.<br><br>Fin."}},
        "cloture": {"codeCloture": "REP_PUB", "libelleCloture": "Réponse publiée", "dateCloture": "2023-01-10",
          "infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2023-01-10", "pageJO": "299", "numJO": "2"}},
        "signalement": {"dateDepotSignal": "2022-12-12",
          "infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2022-12-20", "pageJO": "9", "numJO": "51"}},
        "renouvellements": {"renouvellement": [
          {"infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2022-12-13"}},
          {"infoJO": {"typeJO": "JO_QUESTION", "dateJO": "2022-12-27"}}]}
      }}
      """;

  static final String XML_VIEW =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <QUESTION TYPE="QE">
        <LEGISLATURE>14</LEGISLATURE>
        <DEPOT NUMERO="190010">
          <DATE_JO>07/01/2014</DATE_JO><PAGE_JO>18</PAGE_JO><TYPE_JO>JO_QUESTION</TYPE_JO><NUMERO_JO>1</NUMERO_JO>
        </DEPOT>
        <AUTEUR ID_MANDAT="190011">
          <ID_ACTEUR>190012</ID_ACTEUR><CIVILITE>Mme</CIVILITE><NOM>Varenne-Dübois</NOM><PRENOM>Odile</PRENOM>
        </AUTEUR>
        <GROUPE SIGLE="ECO"><LIBELLE>Écologiste</LIBELLE><ID_GROUPE>190013</ID_GROUPE></GROUPE>
        <CIRCONSCRIPTION NUMERO_CIRCONSCRIPTION="2">
          <CODE_DEPARTEMENT>92</CODE_DEPARTEMENT><DEPARTEMENT>Hauts-de-Seine</DEPARTEMENT>
          <CODE_REGION>11</CODE_REGION><REGION>Île-de-France</REGION>
        </CIRCONSCRIPTION>
        <INDEXATION_AN RUBRIQUE="eau">
          <TETE_ANALYSE>aucune tête d'analyse</TETE_ANALYSE>
          <ANALYSE><ANA>canaux</ANA><ANA>entretien</ANA></ANALYSE>
        </INDEXATION_AN>
        <MINI><ABREGE>Transports</ABREGE><DEVELOPPE>Minsitère des transports</DEVELOPPE><ID_MINI>1</ID_MINI></MINI>
        <MINA>
          <ORDRE NUMERO="2"><ABREGE>Écologie</ABREGE><DEVELOPPE>Ministère de l'écologie</DEVELOPPE>
            <DATE_JO>03/04/2014</DATE_JO><TYPE_JO>JO_LOI_DECRET</TYPE_JO><NUMERO_JO/></ORDRE>
          <ORDRE NUMERO="1"><ABREGE>Transports</ABREGE><DEVELOPPE>Ministère des transports</DEVELOPPE>
            <DATE_JO>07/01/2014</DATE_JO><TYPE_JO>JO_QUESTION</TYPE_JO><NUMERO_JO>1</NUMERO_JO></ORDRE>
        </MINA>
        <DEPOT><TEXTE_DEPOT><![CDATA[Mme Odile Varenne interroge M. le ministre sur les canaux.]]></TEXTE_DEPOT></DEPOT>
        <ERRATUM_QUESTION><DATE_JO>14/01/2014</DATE_JO><PAGE_JO>21</PAGE_JO><TYPE_JO/></ERRATUM_QUESTION>
        <SIGNALEMENT><DATE_JO>22/04/2014</DATE_JO><DATE_DEPOT_SIGNAL>15/04/2014</DATE_DEPOT_SIGNAL><TYPE_JO/>
        </SIGNALEMENT>
        <RENOUVELLEMENT>
          <ORDRE NUMERO="1"><DATE_RENOUVELLEMENT>08/04/2014</DATE_RENOUVELLEMENT><TYPE_JO/></ORDRE>
          <ORDRE NUMERO="2"><DATE_RENOUVELLEMENT>15/04/2014</DATE_RENOUVELLEMENT><TYPE_JO/></ORDRE>
        </RENOUVELLEMENT>
        <CLOTURE>
          <DATE_JO>13/05/2014</DATE_JO><PAGE_JO>3858</PAGE_JO><ABREGE>REP_PUB</ABREGE>
          <LIBELLE>Réponse publiée</LIBELLE><NUMERO_JO>19</NUMERO_JO><TYPE_JO>JO_QUESTION</TYPE_JO>
        </CLOTURE>
        <REPONSE>
          <TEXTE_REPONSE><![CDATA[Voici :<!-- DEBTAB --><table border='1'><tr> <th rowspan=2">LIEU</th> <th>NOMBRE</th>
      </tr><tr><td>Seine</td><td>3</td></tr></table><!-- FINTAB --> Fin.]]></TEXTE_REPONSE>
          <DATE_JO_REPONSE>13/05/2014</DATE_JO_REPONSE><PAGE_JO_REPONSE>3861</PAGE_JO_REPONSE>
        </REPONSE>
        <ERRATUM_REPONSE><DATE_JO>20/05/2014</DATE_JO><PAGE_JO>4000</PAGE_JO><TYPE_JO/></ERRATUM_REPONSE>
      </QUESTION>
      """;

  static final String OLD_FLOW =
      """
      <?xml version="1.0" encoding="UTF-8" ?>
      <QUESTIONS Type='QE'>
      \t<QUESTION source='AN'>
      \t\t<DATE_PUBLICATION_JO>2008-11-25</DATE_PUBLICATION_JO>
      \t\t<PAGE_JO>10107</PAGE_JO>
      \t\t<NUMERO_QUESTION>190020</NUMERO_QUESTION>
      \t\t<MINISTERE id='17'><TITRE_JO>Éducation nationale</TITRE_JO>
      \t\t\t<INTITULE_MIN>M. le ministre de l'éducation nationale</INTITULE_MIN></MINISTERE>
      \t\t<AUTEUR ID_MANDAT='190021'><CIVILITE>M.</CIVILITE><PRENOM>Jean Noël</PRENOM><NOM>Périer</NOM></AUTEUR>
      \t\t<INDEXATION_AN>
      \t\t\t<RUBRIQUE>
      \t\t\t\tenseignement : personnel
      \t\t\t\t<RUB_TA>professeurs</RUB_TA>
      \t\t\t</RUBRIQUE>
      \t\t\t<ANALYSE><ANA>rémunérations</ANA></ANALYSE>
      \t\t</INDEXATION_AN>
      \t\t<TEXTE>
      \t\t\t<AUTEUR_DEV>M. Jean Noël Périer</AUTEUR_DEV>
      \t\t\tattire l'attention de
      \t\t\t<MIN>M. le ministre</MIN>
      \t\t\tsur les professeurs.
      \t\t</TEXTE>
      \t</QUESTION>
      </QUESTIONS>
      """;

  static final String DOSSIER_QUESTION =
      """
      <q:question xmlns:q="http://www.dila.premier-ministre.gouv.fr/solrep/reponses/questions">
        <q:id_question><c:numero_question>190030</c:numero_question><c:type>QE</c:type><c:source>AN</c:source>
          <c:legislature>14</c:legislature></q:id_question>
        <q:date_publication_jo>2013-03-05</q:date_publication_jo>
        <q:page_jo>2401</q:page_jo>
        <q:ministre_depot id="1"><c:titre_jo>Transports</c:titre_jo>
          <c:intitule_min>Ministère des transports</c:intitule_min></q:ministre_depot>
        <q:ministre_attributaire id="2"><c:titre_jo>Écologie</c:titre_jo>
          <c:intitule_min>Ministère de l'écologie</c:intitule_min></q:ministre_attributaire>
        <q:auteur id_mandat="190031"><q:civilite>Mme</q:civilite><q:prenom>Odile</q:prenom><q:nom>Varenne</q:nom>
          <q:grp_pol>Écologiste</q:grp_pol><q:circonscription>Hauts-de-Seine</q:circonscription></q:auteur>
        <q:texte><![CDATA[Mme Odile Varenne interroge M. le ministre sur <b>les canaux</b>.]]></q:texte>
        <q:etat_question>EN_COURS</q:etat_question>
        <q:indexation_an><q:rubrique>eau</q:rubrique><q:rubrique_ta>canaux</q:rubrique_ta>
          <q:analyse>entretien</q:analyse><q:analyse>état</q:analyse></q:indexation_an>
      </q:question>
      """;

  static final String DOSSIER_ANSWER =
      """
      <q:reponse><r:ministre_reponse id="2"><c:titre_jo>Écologie</c:titre_jo><c:intitule_min>Ministère de l'écologie
        </c:intitule_min></r:ministre_reponse><r:texte_reponse><![CDATA[Les canaux sont entretenus.]]></r:texte_reponse>
        <r:date_jo>2013-05-07</r:date_jo><r:page_jo>4900</r:page_jo></q:reponse>
      """;

  static final String WEEKLY_QUESTION =
      """
      <QuestionsPubliees DateJO="2026-03-10" NumJO="20260010"><Section part="QE"><question>
        <idQuestion><numeroQuestion>190040</numeroQuestion><type>QE</type><source>AN</source>
          <legislature>17</legislature></idQuestion>
        <referencePublication><pageJO>2001</pageJO><datePublication>2026-03-10</datePublication>
          <noPublication>20260010</noPublication></referencePublication>
        <ministreJO>Transports</ministreJO><parlementaire>Mme Odile Varenne</parlementaire>
        <Objet>Entretien des canaux</Objet>
        <texteQuestion>190040. — 10 mars 2026. — Mme Odile Varenne interroge M. le ministre.</texteQuestion>
      </question></Section></QuestionsPubliees>
      """;

  static final List<String> ALL =
      List.of(OPEN_DATA, openDataXml(), XML_VIEW, OLD_FLOW, dossier(DOSSIER_ANSWER), WEEKLY_QUESTION);

  private Fixtures() {}

  static ParsedQuestion parse(String document) {
    return Parsers.parse(document.getBytes(UTF_8));
  }

  static void assertRejected(String document, DeadLetterReason reason, String... messageParts) {
    RejectedDocumentException rejection =
        catchThrowableOfType(RejectedDocumentException.class, () -> parse(document));
    assertThat(rejection).as("rejection").isNotNull();
    assertThat(rejection.reason()).as(rejection.getMessage()).isEqualTo(reason);
    assertThat(rejection).hasMessageContainingAll(messageParts);
  }

  /** The question of the open data fixture, to be changed. */
  static ObjectNode openData() {
    return (ObjectNode) tree(OPEN_DATA).get("question");
  }

  static ParsedQuestion parse(JsonNode question) {
    return parse(document(question));
  }

  static String document(JsonNode question) {
    return JSON.createObjectNode().set("question", question).toString();
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String openDataXml() {
    return JsonAsXml.write(tree(OPEN_DATA));
  }

  static String dossier(String answer) {
    return "<questionReponse>" + DOSSIER_QUESTION + answer + "</questionReponse>";
  }

  /** Documents of the corpus; empty where it is not present. */
  static List<Path> corpus(String folder, String suffix) {
    if (!Files.isDirectory(CORPUS.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
