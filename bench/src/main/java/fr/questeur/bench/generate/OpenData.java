package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A question as the Assemblée's open data says it, in JSON and XML alike: maps, lists, strings and nulls. It names no
 * author, and how it gives errata was not seen, so it gives none.
 */
final class OpenData {

  private OpenData() {}

  /** The fields of a question, in their order. */
  static Map<String, Object> question(Facts facts, Function<LocalDate, String> dates) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("uid", facts.uid().toString());
    question.put(
        "identifiant",
        map(
            "numero", Integer.toString(facts.uid().number()), "regime", "5eme Republique", "legislature",
            Integer.toString(facts.uid().legislature())));
    question.put("type", facts.uid().type().name());
    List<String> analyses = analyses(facts);
    question.put(
        "indexationAN",
        map(
            "rubrique", facts.heading().rubric(), "teteAnalyse",
            Headings.haveTitle(facts) ? null : facts.heading().analysisHead(), "analyses",
            map("analyse", oneOrMany(analyses))));
    Deputy deputy = facts.author();
    question.put(
        "auteur",
        map(
            "identite", map("acteurRef", "PA" + deputy.id(), "mandatRef", "PM" + deputy.mandateId()),
            "groupe",
            map(
                "organeRef", "PO" + deputy.group().id(), "abrege", deputy.group().code(), "developpe",
                deputy.group().name())));
    question.put("minInt", office(facts.asked()));
    question.put("minAttribs", map("minAttrib", oneOrMany(facts.charges().stream().map(charge -> {
      boolean first = charge == facts.charges().get(0);
      String series = first ? series(facts) : "JO_LOI_DECRET";
      return (Object) map("infoJO", issue(series, charge.date(), null, dates), "denomination", office(charge.office()));
    }).toList())));
    question.put("textesQuestion", text("texteQuestion", facts, facts.question(), dates));
    question.put("textesReponse", text("texteReponse", facts, facts.answer(), dates));
    question.put("cloture", closing(facts, dates));
    Event signalled = facts.steps(EventType.SIGNALLED).stream().findFirst().orElse(null);
    question.put(
        "signalement",
        signalled == null
            ? null
            : map(
                "dateDepotSignal", dates.apply(signalled.date()), "infoJO",
                issue("JO_QUESTION", signalled.date(), null, dates)));
    List<Object> renewals =
        facts.steps(EventType.RENEWED).stream()
            .map(renewal -> (Object) map("infoJO", issue("JO_QUESTION", renewal.date(), null, dates)))
            .toList();
    question.put("renouvellements", renewals.isEmpty() ? null : map("renouvellement", oneOrMany(renewals)));
    return question;
  }

  static ParsedQuestion printed(Facts facts, Layout layout) {
    Deputy deputy = facts.author();
    boolean isDebate = facts.uid().type() == QuestionType.QG;
    Publication question = isDebate ? Pages.without(facts.question()) : withIssue(facts, facts.question());
    return Printed.asData(facts, layout.id())
        .author(
            new Author(
                null, null, "PA" + deputy.id(), "PM" + deputy.mandateId(), deputy.group().name(),
                deputy.group().code(), "PO" + deputy.group().id(), null, null))
        .heading(
            new Heading(
                facts.heading().rubric(), Headings.haveTitle(facts) ? null : facts.heading().analysisHead(),
                analyses(facts)))
        .question(question)
        .answer(withIssue(facts, facts.answer()))
        .events(
            Closing.life(facts).stream()
                .filter(event -> event.type() != EventType.CORRECTED)
                .map(event -> isDebate && event.type() == EventType.PUBLISHED
                    ? Event.of(event.type(), event.date())
                    : event)
                .toList())
        .build();
  }

  private static Publication withIssue(Facts facts, Publication publication) {
    return publication == null
        ? null
        : new Publication(
            publication.text(), publication.date(), publication.page(),
            new JournalIssue(series(facts), number(publication.date()), null, null));
  }

  /** Since the 15th legislature the title of the page stands in place of the analyses. */
  private static List<String> analyses(Facts facts) {
    return Headings.haveTitle(facts) ? List.of(facts.heading().title()) : facts.heading().analyses();
  }

  private static Object text(String name, Facts facts, Publication publication, Function<LocalDate, String> dates) {
    if (publication == null || publication.text() == null) {
      return null;
    }
    return map(
        name,
        map(
            "infoJO", issue(series(facts), publication.date(), publication.page(), dates),
            "texte", Html.unbroken(Html.prose(publication.text(), "<br><br>"))));
  }

  private static Object closing(Facts facts, Function<LocalDate, String> dates) {
    Closing closing = Closing.of(facts);
    return closing == null
        ? null
        : map(
            "codeCloture", closing.code(), "libelleCloture", closing.label(), "dateCloture",
            dates.apply(closing.date()), "infoJO", issue(series(facts), closing.date(), closing.page(), dates));
  }

  private static Map<String, Object> issue(
      String series, LocalDate date, Integer page, Function<LocalDate, String> dates) {
    return map(
        "typeJO", series, "dateJO", dates.apply(date), "pageJO", page == null ? null : page.toString(), "numJO",
        series.equals("JO_LOI_DECRET") ? null : number(date), "urlLegifrance", null, "referenceNOR", null);
  }

  private static String series(Facts facts) {
    return facts.uid().type() == QuestionType.QE ? "JO_QUESTION" : "JO_DEBAT";
  }

  private static String number(LocalDate issue) {
    return Integer.toString(1 + issue.getDayOfYear() / 7);
  }

  private static Map<String, Object> office(Office office) {
    return map("abrege", office.label(), "developpe", office.fullName());
  }

  /** An XML list turned into JSON: one entry stands by itself. */
  private static Object oneOrMany(List<?> entries) {
    return entries.size() == 1 ? entries.get(0) : entries;
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
