package fr.questeur.enrich;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.enrich.parse.common.Budget;
import java.util.Collection;

/**
 * The budgets of what a document says: {@link Budget#ENTRIES} of each list, and {@link Budget#FIELD_CHARACTERS} of each
 * field but the texts of question and answer. So neither readers of the topic nor an index of the database meet more.
 */
final class QuestionBudget {

  private QuestionBudget() {}

  /**
   * Gives the question back.
   *
   * @throws fr.questeur.enrich.parse.common.RejectedDocumentException if one of its fields or lists is beyond its budget
   */
  static Question check(Question question) {
    author(question.author());
    ministry(question.ministryAsked());
    Heading heading = question.heading();
    fields(heading.rubric(), heading.analysisHead(), heading.title());
    entries(heading.analyses());
    heading.analyses().forEach(QuestionBudget::fields);
    entries(question.attributions());
    for (Attribution attribution : question.attributions()) {
      ministry(attribution.ministry());
    }
    publication(question.question());
    publication(question.answer());
    entries(question.laterAnswers());
    question.laterAnswers().forEach(QuestionBudget::publication);
    entries(question.answeredWith());
    entries(question.events());
    for (Event event : question.events()) {
      fields(event.reason());
    }
    return question;
  }

  private static void author(Author author) {
    if (author != null) {
      fields(
          author.civility(), author.name(), author.actorId(), author.mandateId(), author.group(), author.groupCode(),
          author.groupId(), author.constituency(), author.region());
    }
  }

  private static void ministry(Ministry ministry) {
    if (ministry != null) {
      fields(ministry.label(), ministry.fullName());
    }
  }

  private static void publication(Publication publication) {
    JournalIssue issue = publication == null ? null : publication.issue();
    if (issue != null) {
      fields(issue.series(), issue.number(), issue.url(), issue.nor());
    }
  }

  private static void entries(Collection<?> list) {
    Budget.ENTRIES.check(list.size());
  }

  private static void fields(String... fields) {
    for (String field : fields) {
      Budget.FIELD_CHARACTERS.check(field == null ? 0 : field.length());
    }
  }
}
