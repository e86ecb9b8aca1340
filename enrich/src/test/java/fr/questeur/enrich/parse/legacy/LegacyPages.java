package fr.questeur.enrich.parse.legacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.EnumMap;
import java.util.Map;

/** Invented pages, in the template of the Assemblée's: badly nested, labels only where there is a value. */
final class LegacyPages {

  static final String QUESTION =
      "<html>M. Étienne Vauquois appelle l'attention de Mme la ministre sur l'état des digues &lt; 3 m&egrave;tres."
          + " <BR>&nbsp; Il lui demande un calendrier.</html> ";
  static final String QUESTION_AS_READ =
      "M. Étienne Vauquois appelle l'attention de Mme la ministre sur l'état des digues < 3 mètres."
          + "\n\nIl lui demande un calendrier.";
  static final String ANSWER = "<html>Les digues sont inspectées chaque année.</html> ";
  static final String ANSWER_AS_READ = "Les digues sont inspectées chaque année.";

  private final Map<LegacyTag, String> values = new EnumMap<>(LegacyTag.class);

  private LegacyPages() {}

  /** An answered question écrite of the 11th legislature. */
  static LegacyPages answered() {
    return pending()
        .with(LegacyTag.DPR, "01/02/1999")
        .with(LegacyTag.PGREP, "612")
        .with(LegacyTag.REP, ANSWER)
        .with(LegacyTag.CODRET, "REP_PUB")
        .with(LegacyTag.REPONSE, "O");
  }

  static LegacyPages pending() {
    return new LegacyPages()
        .with(LegacyTag.LEG, "11ème législature")
        .with(LegacyTag.NUM, "190450")
        .with(LegacyTag.CIV, "M.")
        .with(LegacyTag.AUT, "Vauquois Étienne")
        .with(LegacyTag.GROUPE, "Radical, Citoyen et Vert")
        .with(LegacyTag.DEPT, "Ardèche")
        .with(LegacyTag.NAT, "QE")
        .with(LegacyTag.MINI, "équipement et transports")
        .with(LegacyTag.MINA, "aménagement du territoire et environnement")
        .with(LegacyTag.DPQ, "07/12/1998")
        .with(LegacyTag.PGQ, "6601")
        .with(LegacyTag.RUB, "eau")
        .with(LegacyTag.TANA, "digues")
        .with(LegacyTag.ANA, "entretien. calendrier")
        .with(LegacyTag.QUEST, QUESTION)
        .with(LegacyTag.GRP, "RCV")
        .with(LegacyTag.NLEG, "11")
        .with(LegacyTag.REG, "Rhône-Alpes")
        .with(LegacyTag.REPONSE, "N");
  }

  static ParsedQuestion parse(String page) {
    return Parsers.parse(page.getBytes(ISO_8859_1));
  }

  static ParsedQuestion parseUtf8(String page) {
    return Parsers.parse(page.getBytes(UTF_8));
  }

  static void assertRejected(String page, DeadLetterReason reason, String messagePart) {
    var rejected =
        catchThrowableOfType(RejectedDocumentException.class, () -> Parsers.parse(page.getBytes(UTF_8)));
    assertThat(rejected).as("a rejection").isNotNull();
    assertThat(rejected).hasMessageContaining(messagePart);
    assertThat(rejected.reason()).isEqualTo(reason);
  }

  LegacyPages with(LegacyTag tag, String value) {
    values.put(tag, value);
    return this;
  }

  LegacyPages without(LegacyTag... tags) {
    for (LegacyTag tag : tags) {
      values.remove(tag);
    }
    return this;
  }

  ParsedQuestion parse() {
    return parse(html());
  }

  void assertRejected(DeadLetterReason reason, String messagePart) {
    assertRejected(html(), reason, messagePart);
  }

  String html() {
    StringBuilder page = new StringBuilder("<HTML><BODY align=center>\n<TITLE>FICHE QUESTION</TITLE>\n<CENTER><B>\n");
    page.append(element(LegacyTag.LEG)).append("</B></CENTER>\n<TABLE BORDER=2  WIDTH=100% BORDERCOLOR=BLUE>\n");
    page.append("<TR><TD ALIGN=Center width=20%> Question N° : <B>\n").append(element(LegacyTag.NUM));
    page.append("</B></TD>\n</TD><TD ALIGN=CENTER>&nbsp;de&nbsp;<B>\n").append(element(LegacyTag.CIV));
    page.append("&nbsp;\n").append(element(LegacyTag.AUT)).append("</B>(\n").append(element(LegacyTag.GROUPE));
    page.append(" - ").append(element(LegacyTag.DEPT)).append(")</TD><TD ALIGN=CENTER><B>\n");
    page.append(element(LegacyTag.NAT)).append("</TD></TR>\n");
    withdrawal(page);
    page.append("<TR><TD align=left>\nMinistère interrogé :&nbsp;</TD><TD colspan=2>\n");
    page.append(element(LegacyTag.MINI)).append("</TD></TR><TR><TD align=left>\n");
    page.append("Ministère attributaire :&nbsp;</TD><TD colspan=2>\n").append(element(LegacyTag.MINA));
    page.append("</TD></TR>\n");
    publication(page, "Question publiée au JO le", LegacyTag.DPQ, LegacyTag.PGQ);
    publication(page, "Réponse publiée au JO le", LegacyTag.DPR, LegacyTag.PGREP);
    publication(page, "Erratum de la question publié au JO le", LegacyTag.DERQ, LegacyTag.PGERQ);
    publication(page, "Erratum de la réponse publié au JO le", LegacyTag.DERR, LegacyTag.PGERREP);
    page.append("<TR><TD BORDER=0 align=left></TD><TD BORDER=0 align=left colspan=2> \n");
    labelled(page, "Date de signalement", LegacyTag.DSIGN);
    labelled(page, "Rappel", LegacyTag.DRAPS);
    labelled(page, "Date de changement d'attribution", LegacyTag.DCA);
    page.append("</TD></TR>\n<RUBRIQUAGE> \n</TD></TR><TR><TD align=left>\nRubrique :&nbsp;\n");
    page.append("</TD><TD colspan=2 align=left>\n").append(element(LegacyTag.RUB)).append("</TD></TR><TR><TD>\n");
    page.append("Tête d'analyse :&nbsp;\n</TD><TD colspan=2 align=left>\n").append(element(LegacyTag.TANA));
    page.append("</TD></TR><TR><TD align=left>\nAnalyse :&nbsp;\n</TD><TD colspan=2 align=left>\n");
    page.append(element(LegacyTag.ANA)).append("<span style=\"visibility: hidden\">\n<DC></DC>\n");
    page.append("</RUBRIQUAGE></span>\n</TD></TR>\n");
    texts(page);
    page.append("</TEXTES>\n</TABLE>\n<span style=\"visibility: hidden\">\n");
    for (LegacyTag tag : LegacyTag.values()) {
      page.append(tag.isHidden() ? element(tag) : "");
    }
    return page.append("</span>\n</TABLE>\n</BODY></HTML>\n").toString();
  }

  private void withdrawal(StringBuilder page) {
    if (value(LegacyTag.RET).isEmpty()) {
      page.append(element(LegacyTag.RET)).append(element(LegacyTag.DRET)).append(element(LegacyTag.CRET));
      return;
    }
    page.append("<TR><TD align=left></TD><TD colspan=2>\n<RET><B>").append(value(LegacyTag.RET));
    page.append("</RET></B> le : ").append(element(LegacyTag.DRET)).append(" ( ").append(element(LegacyTag.CRET)).append(" )</TD></TR>\n");
  }

  private void publication(StringBuilder page, String label, LegacyTag date, LegacyTag number) {
    if (value(date).isEmpty()) {
      page.append(element(date)).append(element(number));
      return;
    }
    page.append("<TR><TD BORDER=0 align=left></TD><TD BORDER=0 align=left colspan=2> \n").append(label);
    page.append(" :&nbsp;\n<B>").append(element(date).strip()).append("</B>\n&nbsp;page :&nbsp;\n<B>");
    page.append(element(number).strip()).append("</B>\n</TD></TR>\n");
  }

  private void labelled(StringBuilder page, String label, LegacyTag tag) {
    page.append(value(tag).isEmpty() ? "" : label + " :&nbsp;\n").append(element(tag));
  }

  private void texts(StringBuilder page) {
    if (value(LegacyTag.NAT).equals("QG")) {
      page.append("<QUEST> </QUEST>\n</TD></TR><TR><TD align=center>\n<B><U>DEBAT : </U></B>\n");
    } else {
      page.append("<TR><TD align=center>\n<TEXTES>\n<B><U>Texte de la QUESTION : </U></B>\n");
      page.append("</TD><TD colspan=2 align=left>\n").append(element(LegacyTag.QUEST));
      page.append("</TD></TR><TR><TD align=center>\n<B><U>Texte de la REPONSE : </U></B>\n");
    }
    page.append("</TD><TD colspan=2 align=left>\n").append(element(LegacyTag.REP)).append(element(LegacyTag.COMPREP));
  }

  private String element(LegacyTag tag) {
    return "<" + tag + ">" + value(tag) + "</" + tag + ">\n";
  }

  private String value(LegacyTag tag) {
    return values.getOrDefault(tag, "");
  }
}
