package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.WORD_END;
import static fr.questeur.enrich.tag.reference.Notation.WORD_START;

import fr.questeur.contract.ReferenceType;
import fr.questeur.enrich.parse.common.Folding;
import java.util.regex.Pattern;

/** The kinds of French acts that are named by number or date. */
enum ActKind {
  LAW(
      ReferenceType.LAW,
      "loi",
      "(?<!-)(lois?(?:-(?:cadre|programme))?)",
      "organique|constitutionnelle|ordinaire|modifiee|precitee|susvisee|susmentionnee|d'orientation|d'avenir"
          + "|de\\hprogrammation(?:\\hmilitaire)?|pour\\hle\\hplein\\hemploi|paysage|littoral|montagne|handicap"
          + "|de\\hfinances(?:\\h(?:initiale|rectificative))?"
          + "|(?:de|sur\\hle)\\hfinancement(?:\\hrectificative)?\\hde\\hla\\hsecurite\\hsociale"),
  ORDINANCE(ReferenceType.ORDINANCE, "ordonnance", "(ordonnances?)", "modifiee|precitee|susvisee|susmentionnee"),
  DECREE(
      ReferenceType.DECREE,
      "décret",
      "(decrets?(?:-lois?)?)",
      "modifie|precite|susvise|susmentionne|d'application|simple|en\\hconseil\\hd'etat"),
  ORDER(
      ReferenceType.ORDER,
      "arrêté",
      "(arretes?)",
      "ministeriel|interministeriel|conjoint|modifie|precite|susvise|susmentionne|d'application");

  final ReferenceType type;

  /** The word that a canonical form begins with. */
  final String word;

  /** What the keyword begins with, in folded text. */
  final String beginning;

  /** In folded text. */
  final Pattern keyword;

  /** What may stand between the word and «du» with a date, without leaving a doubt that the date is the act's. */
  final Pattern qualifiers;

  ActKind(ReferenceType type, String word, String keyword, String qualifiers) {
    this.type = type;
    this.word = word;
    this.beginning = Folding.fold(word);
    this.keyword = Pattern.compile(WORD_START + keyword + WORD_END);
    this.qualifiers = Pattern.compile("(?:\\h{1,2}(?:" + qualifiers + ")s?(?![\\p{L}\\d])){0,3}");
  }
}
