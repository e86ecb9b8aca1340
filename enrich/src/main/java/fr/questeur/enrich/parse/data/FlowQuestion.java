package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedAuthor;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a question of the flow. */
final class FlowQuestion {

  /** «M. le ministre de …» is a person; the long name of a ministry is wanted. */
  private static final Pattern PERSON = Pattern.compile("(?:M\\.|Mme|Mlle)\\s.*");

  private final FlowEntry entry;
  private final Node question;

  private FlowQuestion(FlowEntry entry) {
    this.entry = entry;
    this.question = entry.question();
  }

  static Told read(FlowEntry entry) {
    return new FlowQuestion(entry).read();
  }

  private Told read() {
    Publication published = published();
    QuestionUid uid = entry.id().uid(published.date());
    Told told = new Told(uid);
    told.question(published);
    told.author(author());
    told.heading(Headings.read(question.child("indexationan"), question.text("objet")));
    Node answer = entry.answer();
    PrintedMinistry inCharge = ministry(question.child("ministreattributaire"));
    told.ministries(
        ministry(question.child("ministredepot", "ministre", "ministere", "ministrejo")),
        inCharge == null ? ministry(answer.child("ministrereponse")) : inCharge);
    answer(answer, told);
    state(told);
    return told;
  }

  /**
   * Among the answers of an issue, the reference is that of the answer; the day of the question is what its text begins
   * with.
   */
  private Publication published() {
    JournalReference journal =
        JournalReference.of(question.has("referencepublication") ? question.child("referencepublication") : question);
    Node text = question.child("texte", "textequestion");
    Node content = text.has("content") ? text.child("content") : text;
    JournalLead lead = JournalLead.of(FlowText.prose(content), number());
    return entry.ofAnswers()
        ? new Publication(lead.text(), lead.date(), null)
        : journal.orDate(lead.date()).publication(lead.text());
  }

  private int number() {
    Integer number = Values.number(entry.id().number());
    return number == null ? 0 : number;
  }

  private Author author() {
    Node who = question.child("auteur");
    Author named = who.isPresent() ? Authors.named(who) : null;
    if (named == null) {
      String printed = question.text("parlementaire");
      return printed == null ? null : PrintedAuthor.of(printed);
    }
    return new Author(
        named.civility(),
        named.name(),
        null,
        Values.id("PM", who.text("@idmandat")),
        who.text("grppol"),
        null,
        null,
        who.text("circonscription"),
        null);
  }

  private static PrintedMinistry ministry(Node field) {
    String title = field.text("titrejo");
    String name = field.text("intitulemin");
    boolean isPerson = name != null && PERSON.matcher(name).matches();
    return PrintedMinistry.of(title == null ? field.text() : title, isPerson ? null : name);
  }

  private void answer(Node answer, Told told) {
    if (answer.isPresent()) {
      Node at = answer.has("referencepublication") ? answer.child("referencepublication") : answer;
      told.answer(JournalReference.of(at).publication(FlowText.prose(answer.child("textereponse"))));
    }
    if (answer.isPresent() || entry.ofAnswers()) {
      entry.beside().filter(FlowId::isWhole).forEach(id -> told.answeredWith(id.uid(null)));
    }
  }

  /** The state (etat_question); only a withdrawal has a date. */
  private void state(Told told) {
    LocalDate withdrawn = Values.date(question.text("dateretrait"));
    String printed = question.text("etatquestion");
    String state = printed == null ? "EN_COURS" : Folding.fold(printed).replace(' ', '_').toUpperCase(Locale.ROOT);
    switch (state) {
      case "EN_COURS", "RETIRE", "RETIREE" -> { }
      case "REPONDU" -> {
        if (!told.hasAnswer()) {
          told.answer(new Publication(null, null, null));
        }
      }
      case "SIGNALE" -> told.event(Event.of(EventType.SIGNALLED, null));
      case "RENOUVELLE" -> told.event(Event.of(EventType.RENEWED, null));
      case "CADUQUE" -> told.event(Event.of(EventType.LAPSED, null));
      case "CLOTURE_AUTRE" -> told.event(Event.of(EventType.CLOSED, null));
      default ->
          throw new RejectedDocumentException(CONTRADICTORY, "the schema knows no state «" + printed + "»");
    }
    if (withdrawn != null || state.startsWith("RETIRE")) {
      told.event(Event.of(EventType.WITHDRAWN, withdrawn));
    }
  }
}
