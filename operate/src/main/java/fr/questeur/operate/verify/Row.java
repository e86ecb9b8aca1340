package fr.questeur.operate.verify;

import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import java.time.LocalDate;

/** What a row of the table {@code question} says, as far as it is compared; null where it says nothing. */
record Row(
    String uid, String status, String author, String portfolioInCharge, String rubric, String questionText,
    LocalDate publishedOn, String answerText, LocalDate answeredOn, String sourcePath, int attributions, int events,
    int references) {

  static Row of(Question question) {
    Publication asked = question.question();
    Publication answer = question.answer();
    Ministry ministry = question.ministryInCharge();
    return new Row(
        question.uid().toString(),
        question.status().code(),
        question.author() == null ? null : question.author().name(),
        ministry == null ? null : ministry.portfolio(),
        question.heading() == null ? null : question.heading().rubric(),
        asked == null ? null : asked.text(),
        asked == null ? null : asked.date(),
        answer == null ? null : answer.text(),
        answer == null ? null : answer.date(),
        question.source().path(),
        question.attributions().size(),
        question.events().size(),
        question.references().size());
  }
}
