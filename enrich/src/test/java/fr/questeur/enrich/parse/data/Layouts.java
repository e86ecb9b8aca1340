package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Comparing what two layouts say. */
final class Layouts {

  private Layouts() {}

  static ParsedQuestion renamed(ParsedQuestion q, String layout) {
    return new ParsedQuestion(
        layout, q.uid(), q.status(), q.author(), q.ministryAsked(), q.ministryInCharge(), q.attributions(), q.heading(),
        q.question(), q.answer(), q.laterAnswers(), q.answeredWith(), q.events());
  }
}
