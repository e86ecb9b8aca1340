package fr.questeur.enrich.tag.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ReferenceType;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All sentences are invented. */
class ReferenceFinderTest {

  private static final QuestionUid OWN = QuestionUid.parse("QANR5L14QE90001");

  /** Not the clock on the wall: the machine may be busy. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final ReferenceFinder finder = new ReferenceFinder();

  /** What is found is in brackets; its canonical forms follow. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "la [loi n° 2004-575 du 21 juin 2004] pour la confiance | loi 2004-575",
        "la [Loi N°2004-575] et ses suites | loi 2004-575",
        "la [loi no 2004 - 575 du 21/06/2004] | loi 2004-575",
        "la [loi numéro 2004-575] | loi 2004-575",
        "la [loi 2004-575 du 21 juin 2004] | loi 2004-575",
        "la [loi n° 83-634 du 13 juillet 1983] | loi 83-634",
        "la [loi n° 1983-634 du 13 juillet 1983] | loi 83-634",
        "la [loi n° 83‑634 modifiée du 13 juillet 1983] | loi 83-634",
        "la [loi organique n° 2001-692 du 1er août 2001] | loi 2001-692",
        "la [loi constitutionnelle du 23 juillet 2008] | loi 2008-07-23",
        "la [loi d'avenir pour les chemins creux n° 2014-1170 du 13 octobre 2014] | loi 2014-1170",
        "la [loi Chemins (n° 2014-1170]) | loi 2014-1170",
        "la [loi du 29 juillet 1881] sur la presse | loi 1881-07-29",
        "la [loi précitée du 1er juillet 1901] | loi 1901-07-01",
        "la [loi du 1 er juillet 1901] | loi 1901-07-01",
        "la [loi Sapin II du 9 décembre 2016] | loi 2016-12-09",
        "la [loi dite « Chemins et sentiers » du 9 décembre 2016] | loi 2016-12-09",
        "la [loi-cadre n° 2005-32 du 18 janvier 2005] | loi 2005-32",
        "les [lois n° 83-634 du 13 juillet 1983] et [n° 84-16 du 11 janvier 1984] | loi 83-634; loi 84-16",
        "les [lois du 13 juillet 1983] et du [11 janvier 1984] | loi 1983-07-13; loi 1984-01-11",
        "la [loi de finances pour 2012] | loi de finances 2012",
        "la [loi de finances initiale (LFI) pour 2012] | loi de finances 2012",
        "la [loi de finances rectificative pour l'année 2014] | loi de finances rectificative 2014",
        "les [lois de finances pour 2019], [2020] et [2021] | loi de finances 2019; loi de finances 2020; loi de"
            + " finances 2021",
        "la [loi de finances rectificative n° 2020-473 du 25 avril 2020] | loi 2020-473",
        "la [loi n° 2020-473 du 25 avril 2020] de finances rectificative pour 2020 | loi 2020-473",
        "la [loi de financement de la sécurité sociale pour 2020] | loi de financement de la sécurité sociale 2020",
        "la [LFSS 2020] et le PLFSS 2021 | loi de financement de la sécurité sociale 2020",
        "l'[ordonnance n° 45-2658 du 2 novembre 1945] | ordonnance 45-2658",
        "l'[ordonnance du 2 février 1945] relative à l'enfance | ordonnance 1945-02-02",
        "le [décret n° 2010-1234 du 5 mai 2010] | décret 2010-1234",
        "le [décret en Conseil d'État du 5 mai 2010] | décret 2010-05-05",
        "le [décret-loi du 30 octobre 1935] | décret 1935-10-30",
        "les [décrets n° 2013-721] et [n° 2013-722 du 2 août 2013] | décret 2013-721; décret 2013-722",
        "l'[arrêté du 26 avril 1999] | arrêté 1999-04-26",
        "l'[ARRETE ministériel en date du 26 avril 1999] | arrêté 1999-04-26"
      })
  void frenchActs(String marked, String canonicals) {
    assertFound(marked, canonicals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "l'[article L. 1110-4] du code de la santé publique | code de la santé publique L. 1110-4",
        "l'[article L1110-4] du CSP | code de la santé publique L. 1110-4",
        "l'[article l.1110-4] du Code de la Santé  Publique | code de la santé publique L. 1110-4",
        "l'[art. L. 1110–4] du code de la sante publique | code de la santé publique L. 1110-4",
        "([L. 1110-4] du code de la santé publique) | code de la santé publique L. 1110-4",
        "les [articles L. 123-1] et [L. 123-2] du code de commerce | code de commerce L. 123-1; code de commerce"
            + " L. 123-2",
        "les [articles L. 1] à [L. 5] et [R.* 12-1] du code électoral | code électoral L. 1; code électoral L. 5;"
            + " code électoral R. 12-1",
        "les [articles L. 123-1] et suivants du code de commerce | code de commerce L. 123-1",
        "l'[article 227-17] du code pénal | code pénal 227-17",
        "les [articles 227-17], [227-18] et [227-19-1] du code pénal | code pénal 227-17; code pénal 227-18; code"
            + " pénal 227-19-1",
        "l'[article 278-0 bis] du CGI | code général des impôts 278-0 bis",
        "l'[article 1649 quater B] du code général des impôts | code général des impôts 1649 quater B",
        "l'[article 81 A] du code général des impôts | code général des impôts 81 A",
        "l'[article 219] I du code général des impôts | code général des impôts 219",
        "l'[article L.O. 6211-1] du CGCT | code général des collectivités territoriales LO 6211-1",
        "l'[article L. 103] du livre des procédures fiscales | livre des procédures fiscales L. 103",
        "l'[article L. 211-27] du code rural | code rural et de la pêche maritime L. 211-27",
        "le code du travail ([article L. 1221-1]) prévoit | code du travail L. 1221-1",
        "le code du travail, en son [article L. 1221-1], prévoit | code du travail L. 1221-1",
        "l'[article L. 12] du code du sport et l'[article L. 13] du même code | code du sport L. 12; code du sport"
            + " L. 13",
        "les [articles L. 12] du code du sport et [L. 13] du code du tourisme | code du sport L. 12; code du"
            + " tourisme L. 13"
      })
  void articlesOfCodes(String marked, String canonicals) {
    assertFound(marked, canonicals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "la [directive 95/46/CE] du Parlement européen | directive 95/46/CE",
        "la [directive européenne n° 2003/88/CE] | directive 2003/88/CE",
        "la [directive européenne 2003/88] ce jour | directive 2003/88/CE",
        "la [directive 92/43/CE] | directive 92/43/CEE",
        "la [directive « oiseaux » 2009/147/CE] | directive 2009/147/CE",
        "la [directive (UE) 2016/680] | directive (UE) 2016/680",
        "la [directive 2016/680/UE] | directive (UE) 2016/680",
        "les [directives 2014/23/UE] et [2014/24/UE] | directive 2014/23/UE; directive 2014/24/UE",
        "le [règlement (UE) n° 2016/679] | règlement (UE) 2016/679",
        "le [règlement européen 2016/679] | règlement (UE) 2016/679",
        "le [règlement d'exécution (UE) 2021/808] | règlement (UE) 2021/808",
        "le [règlement (CE) n° 1107/2009] | règlement (CE) 1107/2009",
        "le [règlement CE 1107/2009] | règlement (CE) 1107/2009",
        "le [règlement (CEE) n° 1408/71] | règlement (CEE) 1408/71"
      })
  void europeanActs(String marked, String canonicals) {
    assertFound(marked, canonicals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "sa [question écrite n° 26402] est restée | QANR5L14QE26402",
        "sa [question n° 26 402] est restée | QANR5L14QE26402",
        "sa [question écrite de mars, n° 26402], est restée | QANR5L14QE26402",
        "les [questions écrites n°s 26402] et [26403] | QANR5L14QE26402; QANR5L14QE26403",
        "sa [QE 26402] | QANR5L14QE26402",
        "la [question orale sans débat n° 450] | QANR5L14QOSD450",
        "la [question au Gouvernement n° 200] | QANR5L14QG200",
        "la [question écrite n° 95910] posée sous la XIIIe législature | QANR5L13QE95910",
        "la [question écrite n° 95910] de la 12ème législature | QANR5L12QE95910",
        "lors de la précédente législature ([question écrite n° 95910]) | QANR5L13QE95910",
        "la réponse à la [question écrite n° 9591] publiée au Journal officiel du 3 mai 2011 | QANR5L13QE9591",
        "la réponse à la [question écrite n° 9591] publiée au JO du 7/05/2013 | QANR5L14QE9591"
      })
  void otherQuestions(String marked, String canonicals) {
    assertFound(marked, canonicals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "le projet de loi n° 2004-575",
        "le projet de loi de finances pour 2025",
        "la proposition de loi du 3 mars 2020",
        "le projet de décret du 3 mars 2020",
        "la loi de 1905",
        "la loi n° 2004-575 du 21 juin 2005",
        "la loi du 31 février 2005",
        "la loi du pays n° 2009-12",
        "la loi relative à la circulaire n° 2012-123",
        "la loi prévoit que l'article du 3 mars 2020",
        "les ordonnances du 22 septembre 2017",
        "par ordonnance du 6 mars 2021, le juge des référés du Conseil d'État",
        "l'arrêté préfectoral du 3 mars 2020",
        "l'arrêté du 3 mars 2020 du maire",
        "dans un arrêté du 6 juillet 2023, la Cour européenne",
        "arrêté le 3 mars 2020 à son domicile",
        "le décret du 8 avril dernier",
        "l'article L. 1110-4 prévoit",
        "l'article 4 de la Constitution",
        "l'article L. 12 du code de déontologie",
        "l'article 371 du code civil belge",
        "l'article L. 12 du même code",
        "l'article L. 1 du code de déontologie des sports puis l'article L. 12 du même code",
        "le règlement intérieur 12/2009",
        "la directive européenne de 2013",
        "le règlement du 3 mars 2020",
        "la question écrite n° 90001",
        "la question écrite n° 95910",
        "sa question n° 7",
        "une question qui reste sans réponse",
        "la question écrite n° 1234 du sénateur Essai",
        "la question écrite n° 1234 posée au Sénat",
        "la question écrite n° 01234 publiée",
        "la question écrite n° 123 de la 13e puis de la 12e législature, de la XIe législature",
        "une question sur la route n° 118"
      })
  void whatLeavesADoubtIsNoReference(String text) {
    assertThat(finder.find(OWN, Part.QUESTION, text)).isEmpty();
  }

  @Test
  void anAnswerMayNameYoungerQuestionsThanItsOwn() {
    assertThat(finder.find(OWN, Part.ANSWER, "la question écrite n° 90123"))
        .extracting(Found::canonical)
        .containsExactly("QANR5L14QE90123");
    assertThat(finder.find(QuestionUid.parse("QANR5L14QE5"), Part.ANSWER, "la question écrite n° 90123")).isEmpty();
  }

  @Test
  void allKindsComeInTheOrderOfTheirPlace() {
    String text =
        "L'article 12 du code civil, le décret n° 2010-1234, la directive 95/46/CE, la loi n° 2004-575, l'arrêté du 3 "
            + "mars 2020, l'ordonnance n° 2020-12, le règlement (UE) 2016/679 et la question écrite n° 26402.";
    assertThat(finder.find(OWN, Part.QUESTION, text))
        .extracting(Found::type)
        .containsExactly(
            ReferenceType.CODE_ARTICLE,
            ReferenceType.DECREE,
            ReferenceType.EU_DIRECTIVE,
            ReferenceType.LAW,
            ReferenceType.ORDER,
            ReferenceType.ORDINANCE,
            ReferenceType.EU_REGULATION,
            ReferenceType.QUESTION);
  }

  @Test
  void noTextHasNone() {
    assertThat(finder.find(OWN, Part.ANSWER, null)).isEmpty();
    assertThat(finder.find(OWN, Part.ANSWER, "")).isEmpty();
  }

  /** Texts of 1 MB that a pattern with nested repetition, or a search that goes back, would not survive. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "loi ", "article L. 1, ", "articles L. 1 et ", "directive ", "question écrite ", "code de ", "code civil ",
        "article L. 1 du même code ", "décrets n° 2013-721 et ", "L. ", "n° ", "1-", "les lois du 3 mars 2020, ", "à "
      })
  void timeIsInProportionToTheLength(String repeated) {
    String text = repeated.repeat(1_000_000 / repeated.length());
    long start = CPU.getCurrentThreadCpuTime();
    try {
      finder.find(OWN, Part.QUESTION, text);
    } catch (RejectedDocumentException e) {
      assertThat(e.reason()).isEqualTo(DeadLetterReason.OVER_BUDGET);
    }
    assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void tenMegabytesOfProseTakeSeconds() {
    String prose =
        "Mme Anne Essai appelle l'attention de Mme la ministre sur l'entretien des chemins creux. La loi"
            + " n° 2004-575 du 21 juin 2004 et l'article L. 12-3 du code rural en chargent les communes, qui n'en"
            + " ont pas"
            + " les moyens ; elle lui demande donc quelles mesures elle entend prendre à la suite de sa question"
            + " écrite n° 26402, restée sans"
            + " réponse depuis deux ans, et rappelle que la directive 95/46/CE n'y changera rien.\n\n";
    String text = (prose + "Les chemins creux sont de la compétence des communes. ".repeat(40)).repeat(4_000);
    long start = CPU.getCurrentThreadCpuTime();
    List<Found> found = finder.find(OWN, Part.QUESTION, text);
    assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(found).hasSize(4 * 4_000);
  }

  @Test
  void rejectsTextWithMoreReferencesThanTheBudget() {
    String text = "la loi n° 2004-575, ".repeat(Budget.REFERENCES.limit() + 1);
    assertThatThrownBy(() -> finder.find(OWN, Part.QUESTION, text))
        .isInstanceOf(RejectedDocumentException.class)
        .hasMessage("more than 20,000 references in a text");
  }

  private void assertFound(String marked, String canonicals) {
    String text = marked.replace("[", "").replace("]", "");
    List<Found> found = finder.find(OWN, Part.QUESTION, text);
    assertThat(found).extracting(Found::canonical).containsExactly(canonicals.split("; "));
    StringBuilder again = new StringBuilder(text);
    for (int i = found.size() - 1; i >= 0; i--) {
      again.insert(found.get(i).end(), ']').insert(found.get(i).start(), '[');
    }
    assertThat(again).hasToString(marked);
  }
}
