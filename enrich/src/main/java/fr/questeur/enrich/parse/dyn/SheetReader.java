package fr.questeur.enrich.parse.dyn;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.Paragraph;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedIdentity;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a question of the parts of a page, however they were got. */
final class SheetReader {

  private static final Pattern PUBLICATION =
      Pattern.compile("publication de la (?:question|reponse) au (?:journal officiel|jo) (?:du|le) ");
  private static final int LONGEST_PUBLICATION = 200;
  private static final Pattern TYPE = Pattern.compile("question (ecrite|au gouvernement|orale)\\b.*");
  /** Of the 7th legislature and part of the 8th, the Assemblée has the headers alone. */
  private static final int LAST_LEGISLATURE_WITHOUT_TEXTS = 8;

  private final Sheet sheet;
  private final QuestionUid uid;
  private final Map<Told, Event> told = new LinkedHashMap<>();

  /** What makes two steps one; that it is printed twice says no more than its page. */
  private record Told(EventType type, Part part, LocalDate date) {}

  private SheetReader(Sheet sheet, Set<QuestionUid> links) {
    this.sheet = sheet;
    this.uid = identity(sheet, links);
  }

  /**
   * Reads the question.
   *
   * @param links by which the document links to itself; may be empty
   * @param actorId null if not linked
   * @throws RejectedDocumentException if something that identifies it is missing, or two things contradict
   */
  static ParsedQuestion read(String layout, Sheet sheet, Set<QuestionUid> links, String actorId) {
    return new SheetReader(sheet, links).read(layout, actorId);
  }

  private ParsedQuestion read(String layout, String actorId) {
    List<Paragraph> question = withoutNotice(sheet.question());
    TreeMap<LocalDate, List<Paragraph>> answers = answers();
    boolean isDebate = uid.type() == QuestionType.QG && answers.isEmpty();
    String debate = isDebate ? Paragraph.join(question) : null;
    tellSteps();
    tellSession(isDebate || !answers.isEmpty());
    List<Event> steps = List.copyOf(told.values());
    List<Event> events = answers.size() > 1 ? steps : Lifecycle.withOneAnswer(steps);
    Lifecycle life = Lifecycle.of(events, uid.type(), debate != null || !answers.isEmpty());
    refuseWithoutTexts(question, answers);
    refuseAnswersWithoutText(answers);
    List<Publication> published = answers.entrySet().stream().map(this::publication).toList();
    ParsedQuestion.Builder builder =
        ParsedQuestion.builder(layout, uid, life)
            .author(author(actorId))
            .ministries(ministry(KeyFacts.MINISTRY_ASKED), ministry(KeyFacts.MINISTRY_IN_CHARGE))
            .heading(heading())
            .texts(
                isDebate ? null : Paragraph.join(question),
                isDebate ? debate : published.isEmpty() ? null : published.get(0).text());
    return published.size() > 1 ? builder.laterAnswers(published.subList(1, published.size())).build() : builder.build();
  }

  private static QuestionUid identity(Sheet sheet, Set<QuestionUid> links) {
    PrintedIdentity identity = new PrintedIdentity();
    links.forEach(identity::uid);
    sheet.header().stream().map(Header::legislature).filter(Objects::nonNull).forEach(identity::legislature);
    if (sheet.title() != null) {
      identity.type(sheet.title().type());
      if (sheet.title().number() != null) {
        identity.number(sheet.title().number());
      }
    }
    String type = sheet.facts().values().get(KeyFacts.TYPE);
    if (type != null) {
      Matcher m = TYPE.matcher(Line.of(type).folded());
      if (m.matches()) {
        identity.type(m.group(1));
      }
    }
    return identity.uid();
  }

  private Author author(String actorId) {
    Author author = sheet.asker().author();
    String key = sheet.facts().values().get(KeyFacts.AUTHOR);
    if (author == null && key != null) {
      author = Asker.author(key, null);
    }
    if (author == null || actorId == null) {
      return author;
    }
    return new Author(
        author.civility(), author.name(), actorId, null, author.group(), null, null, author.constituency(),
        author.region());
  }

  private PrintedMinistry ministry(String label) {
    return PrintedMinistry.of(sheet.facts().values().get(label));
  }

  private Heading heading() {
    String title = sheet.title() == null ? null : sheet.title().title();
    return new Heading(sheet.facts().values().get(KeyFacts.RUBRIC), null, List.of(), title);
  }

  /** Texts of one day are one answer. */
  private TreeMap<LocalDate, List<Paragraph>> answers() {
    TreeMap<LocalDate, List<Paragraph>> answers = new TreeMap<>();
    for (Sheet.Answer answer : sheet.answers()) {
      if (!answer.text().isEmpty() && !Vocabulary.saysNoAnswerYet(answer.text())) {
        answers.computeIfAbsent(answer.label().date(), date -> new ArrayList<>()).addAll(answer.text());
      }
    }
    return answers;
  }

  /** Of an answer after the first: the page is that of the step of its day. */
  private Publication publication(Map.Entry<LocalDate, List<Paragraph>> answer) {
    Event step = told.get(new Told(EventType.ANSWERED, null, answer.getKey()));
    return new Publication(Paragraph.join(answer.getValue()), answer.getKey(), step == null ? null : step.page());
  }

  private void tellSteps() {
    Line header = Header.joined(sheet.header());
    Matcher m = PUBLICATION.matcher(header.folded());
    while (m.find()) {
      int end = Math.min(header.folded().length(), m.start() + LONGEST_PUBLICATION);
      tell(Step.in("", header.plain().substring(m.start(), end), header.folded().substring(m.start(), end)));
    }
    sheet.answers().forEach(answer -> tell(answer.label()));
    sheet.facts().steps().forEach(this::tell);
  }

  private void tell(Step step) {
    Event event = step == null ? null : step.event();
    if (event != null) {
      told.merge(new Told(event.type(), event.part(), event.date()), event, SheetReader::merged);
    }
  }

  private static Event merged(Event first, Event second) {
    return new Event(
        first.type(),
        first.date(),
        first.page() == null ? second.page() : first.page(),
        first.part(),
        first.reason() == null ? second.reason() : first.reason());
  }

  private boolean isTold(EventType type) {
    return told.keySet().stream().anyMatch(step -> step.type() == type);
  }

  private void tell(EventType type, LocalDate date) {
    told.put(new Told(type, null, date), Event.of(type, date));
  }

  /** Oral questions are put, and mostly answered, in a session; pages may print that date alone. */
  private void tellSession(boolean isAnswered) {
    LocalDate session = session();
    if (session != null) {
      if (isAnswered && !isTold(EventType.ANSWERED)) {
        tell(EventType.ANSWERED, session);
      }
      if (!isTold(EventType.PUBLISHED)) {
        tell(EventType.PUBLISHED, session);
      }
    }
  }

  private LocalDate session() {
    Step asked = sheet.asker().session();
    Step key = sheet.facts().steps().stream().filter(Step::isSession).findFirst().orElse(null);
    if (asked != null && key != null && key.isPublication() && !asked.date().equals(key.date())) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "two dates, %s and %s, for the publication of the session".formatted(asked.date(), key.date()));
    }
    return asked != null ? asked.date() : key != null ? key.date() : null;
  }

  private void refuseWithoutTexts(List<Paragraph> question, Map<LocalDate, List<Paragraph>> answers) {
    boolean mayLack = uid.legislature() <= LAST_LEGISLATURE_WITHOUT_TEXTS;
    boolean lacks = question.isEmpty() && (uid.type() != QuestionType.QG || answers.isEmpty());
    if (lacks && !mayLack) {
      throw new RejectedDocumentException(
          INCOMPLETE, "no text stands between «Question de» and «Données clés»; only legislatures to the 8th have none");
    }
  }

  /** Of several answers, each text must find its date: the first date is that of the first text. */
  private void refuseAnswersWithoutText(Map<LocalDate, List<Paragraph>> answers) {
    for (Told step : told.keySet()) {
      if (answers.size() > 1 && step.type() == EventType.ANSWERED && !answers.containsKey(step.date())) {
        throw new RejectedDocumentException(
            CONTRADICTORY, "answers of %s, and one of %s without a text".formatted(answers.keySet(), step.date()));
      }
    }
  }

  /** Without what may stand under the question instead of an answer. */
  private static List<Paragraph> withoutNotice(List<Paragraph> question) {
    int end = question.size();
    while (end > 0 && isNotice(question.get(end - 1))) {
      end--;
    }
    return question.subList(0, end);
  }

  private static boolean isNotice(Paragraph paragraph) {
    return Vocabulary.saysNoAnswerYet(List.of(paragraph));
  }
}
