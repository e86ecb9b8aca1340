package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The XML view of the site as it was ({@code …/q14/14-47351QE/vue/xml}). Its group is the author's when the document
 * was made, not when the question was put.
 */
public final class XmlViewParser implements DocumentParser {

  @Override
  public String layout() {
    return "xml-view";
  }

  @Override
  public boolean recognises(Document document) {
    return "QUESTION".equals(XmlRoot.of(document)) && !XmlRoot.isFlow(document);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    Node root = XmlTree.read(Mojibake.repaired(document.text())).child("question");
    if (root.has("question")) {
      throw new RejectedDocumentException(SEVERAL_QUESTIONS, "one question stands within another");
    }
    return read(root).parsed(layout());
  }

  private static Told read(Node root) {
    QuestionUid uid = Identity.of(root.text("legislature"), root.text("@type"), number(root));
    Told told = new Told(uid);
    told.author(author(root));
    told.heading(Headings.read(root.child("indexationan")));
    told.ministries(Ministries.read(root.child("mini")), null);
    for (Node order : orders(root, "mina")) {
      told.attribution(Ministries.read(order), JournalReference.of(order));
    }
    told.question(question(root, uid));
    answer(root, told);
    corrections(root, "erratumquestion", Part.QUESTION, told);
    corrections(root, "erratumreponse", Part.ANSWER, told);
    for (Node signal : root.all("signalement")) {
      JournalReference journal = JournalReference.of(signal).orDate(Values.date(signal.text("datedepotsignal")));
      if (journal.date() != null) {
        told.event(journal.event(EventType.SIGNALLED));
      }
    }
    for (Node order : orders(root, "renouvellement")) {
      told.event(
          JournalReference.of(order).orDate(Values.date(order.text("daterenouvellement"))).event(EventType.RENEWED));
    }
    return told;
  }

  /** Of the two DEPOT fields, one says where the question stands and one what it says. */
  private static Publication question(Node root, QuestionUid uid) {
    String text = null;
    JournalReference journal = new JournalReference(null, null, null);
    for (Node deposit : root.all("depot")) {
      JournalReference found = JournalReference.of(deposit);
      journal = journal.date() == null ? found : journal;
      text = text == null ? deposit.child("textedepot").prose() : text;
    }
    return journal.publication(JournalLead.of(text, uid.number()).text());
  }

  private static String number(Node root) {
    return root.all("depot").stream()
        .map(deposit -> deposit.text("@numero"))
        .filter(number -> number != null)
        .findFirst()
        .orElse(null);
  }

  private static Author author(Node root) {
    Node who = root.child("auteur");
    Author named = Authors.named(who);
    Node group = root.child("groupe");
    Node place = root.child("circonscription");
    Author author =
        new Author(
            named == null ? null : named.civility(),
            named == null ? null : named.name(),
            Values.id("PA", who.text("idacteur")),
            Values.id("PM", who.text("@idmandat")),
            group.text("libelle"),
            group.text("@sigle"),
            Values.id("PO", group.text("idgroupe")),
            place.text("departement"),
            place.text("region"));
    return author.equals(new Author(null, null, null, null)) ? null : author;
  }

  /** The closure of an answered question says in which issue the answer stands. */
  private static void answer(Node root, Told told) {
    Node cloture = root.child("cloture");
    JournalReference closed = JournalReference.of(cloture);
    Closure closure = Closure.of(cloture.text("abrege"), cloture.text("libelle"));
    boolean answered = closure != null && closure.isAnswer();
    Node answer = root.child("reponse");
    String text = answer.child("textereponse").prose();
    LocalDate date = Values.date(answer.text("datejoreponse"));
    date = date == null && answered ? closed.date() : date;
    if (text != null || date != null || answered) {
      JournalIssue issue = answered && date != null && date.equals(closed.date()) ? closed.issue() : null;
      told.answer(new Publication(text, date, Values.number(answer.text("pagejoreponse")), issue));
    }
    if (closure != null && !answered) {
      told.event(closure.event(closed.date()));
    } else if (closure == null && closed.date() != null && !told.hasAnswer()) {
      told.event(Event.of(EventType.CLOSED, closed.date()));
    }
  }

  /** An erratum that did not appear is there too, with empty fields. */
  private static void corrections(Node root, String name, Part part, Told told) {
    root.all(name).stream()
        .map(JournalReference::of)
        .filter(journal -> journal.date() != null)
        .forEach(journal -> told.event(journal.correction(part)));
  }

  private static List<Node> orders(Node root, String name) {
    return root.all(name).stream()
        .flatMap(all -> all.all("ordre").stream())
        .sorted(Comparator.comparing(XmlViewParser::rank, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static Integer rank(Node order) {
    return Values.number(order.text("@numero"));
  }
}
