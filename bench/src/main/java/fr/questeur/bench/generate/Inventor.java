package fr.questeur.bench.generate;

import static fr.questeur.bench.generate.Words.pick;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Invents questions: the same seed and uid give the same question, whichever others are asked for. Rates and delays are
 * about those of real ones; where nothing was measured, the comment says so.
 */
public final class Inventor {

  /**
   * Some of these answers would come after the legislature, so 65 % are left; 55 % of the 15th were answered by 2018,
   * 70 % by 2020.
   */
  private static final double ANSWERED = 0.70;

  /** As in a legislature under way. Estimated. */
  private static final double PENDING = 0.18;
  private static final double WITHDRAWN = 0.04;

  /** Days to the answer of 272 written questions of legislatures 15 to 17: log-normal, median 119, mean 156. */
  private static final double DELAY_MU = 4.705;
  private static final double DELAY_SIGMA = 0.873;

  /** Estimated. */
  private static final double REATTRIBUTED = 0.12;
  private static final double RENEWED = 0.12;
  private static final double SIGNALLED = 0.08;
  private static final double QUESTION_CORRECTED = 0.005;
  private static final double ANSWER_CORRECTED = 0.01;
  private static final double WITHOUT_PAGE = 0.02;

  private static final int PAGES_OF_AN_ISSUE = 240;

  private final long seed;
  private final Legislature legislature;
  private final QuestionType type;

  /**
   * Of one legislature and type.
   *
   * @param legislature 7 to 17
   * @throws IllegalArgumentException if there is no such legislature
   */
  public Inventor(long seed, int legislature, QuestionType type) {
    this.seed = seed;
    this.legislature = Legislature.of(legislature);
    this.type = type;
  }

  /** The question of that number, from 1 on. */
  public Facts question(int number) {
    return new Draft(number).facts();
  }

  /** One question while it is being invented. */
  private final class Draft {

    private final QuestionUid uid;
    private final SplittableRandom random;
    private final LocalDate published;
    private final LocalDate lastIssue;

    Draft(int number) {
      uid = QuestionUid.of(legislature.number(), type, number);
      random = Seeds.random(seed, uid.toString().hashCode());
      published = legislature.issueOf(number);
      lastIssue = legislature.end();
    }

    Facts facts() {
      Deputy author = author();
      Office asked = pick(Words.OFFICES, random);
      Heading heading = heading();
      Integer page = maybe(WITHOUT_PAGE) ? null : page(published);
      if (type == QuestionType.QG) {
        // Put and answered in one session: the document is its debate.
        String debate = Speech.debate(random, author, asked, Lengths.ofAnswer(type).draw(random));
        return new Facts(
            uid, Status.ANSWERED, author, List.of(new Charge(asked, published)), heading,
            new Publication(null, published, page), new Publication(debate, published, page(published)), List.of());
      }
      Status status = status();
      LocalDate closed = closed(status);
      if (status == Status.ANSWERED && closed.isAfter(lastIssue)) {
        status = Status.LAPSED;
        closed = lastIssue;
      }
      String text = Speech.question(random, author, asked, Lengths.ofQuestion(type).draw(random));
      Publication answer = null;
      if (status == Status.ANSWERED) {
        int length = Lengths.ofAnswer(type).draw(random);
        String answerText =
            type == QuestionType.QE
                ? Speech.answer(random, length)
                : Speech.debate(random, author, asked, length);
        answer = new Publication(answerText, closed, page(closed));
      }
      return new Facts(
          uid, status, author, charges(asked, closed), heading, new Publication(text, published, page), answer,
          steps(status, closed));
    }

    private Deputy author() {
      boolean woman = maybe(0.35);
      return new Deputy(
          woman ? "Mme" : "M.",
          pick(woman ? Words.WOMEN : Words.MEN, random),
          Words.lastName(random),
          1_000 + random.nextInt(800_000),
          600_000 + random.nextInt(300_000),
          pick(Words.GROUPS, random),
          pick(Words.DEPARTMENTS, random),
          1 + random.nextInt(12));
    }

    private Heading heading() {
      Set<String> analyses = new LinkedHashSet<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        analyses.add(pick(Words.ANALYSES, random));
      }
      String head = pick(Words.ANALYSIS_HEADS, random);
      String title = capitalised(pick(Words.ANALYSES, random)) + " : " + head;
      return new Heading(pick(Words.RUBRICS, random), head, List.copyOf(analyses), title);
    }

    private Status status() {
      double draw = random.nextDouble();
      if (type == QuestionType.QOSD || draw < ANSWERED) {
        return Status.ANSWERED;
      }
      if (draw < ANSWERED + PENDING) {
        return Status.PENDING;
      }
      return draw < ANSWERED + PENDING + WITHDRAWN ? Status.WITHDRAWN : Status.LAPSED;
    }

    /** When the question was answered or ended; for one that is open, when it was last heard of. */
    private LocalDate closed(Status status) {
      if (status == Status.LAPSED || status == Status.PENDING) {
        return lastIssue;
      }
      double median = type == QuestionType.QE ? DELAY_MU : 2;
      double days = Math.exp(median + DELAY_SIGMA * Lengths.gaussian(random));
      LocalDate day = published.plusDays(1 + Math.min(1_500, (long) days));
      LocalDate issue = type == QuestionType.QE ? Legislature.issueFrom(day) : day;
      return status == Status.WITHDRAWN && issue.isAfter(lastIssue) ? lastIssue : issue;
    }

    private List<Charge> charges(Office asked, LocalDate closed) {
      List<Charge> charges = new ArrayList<>();
      charges.add(new Charge(asked, published));
      double again = REATTRIBUTED;
      LocalDate day = published;
      while (type == QuestionType.QE && maybe(again)) {
        day = day.plusDays(2 + random.nextInt(150));
        if (day.isAfter(closed)) {
          break;
        }
        // A new government renews the charge of the same ministry, too.
        charges.add(new Charge(maybe(0.4) ? asked : pick(Words.OFFICES, random), day));
        again = 0.25;
      }
      return charges;
    }

    private List<Event> steps(Status status, LocalDate closed) {
      List<Event> steps = new ArrayList<>();
      if (type == QuestionType.QE) {
        double again = RENEWED;
        LocalDate day = published.plusMonths(3);
        while (maybe(again)) {
          addIssue(steps, EventType.RENEWED, day, closed);
          day = day.plusMonths(3);
          again = 0.3;
        }
        if (maybe(SIGNALLED)) {
          addIssue(steps, EventType.SIGNALLED, published.plusMonths(2), closed);
        }
        if (maybe(QUESTION_CORRECTED)) {
          LocalDate issue = Legislature.issueFrom(published.plusDays(7));
          steps.add(new Event(EventType.CORRECTED, issue, page(issue), Part.QUESTION, null));
        }
      }
      if (status == Status.ANSWERED && maybe(ANSWER_CORRECTED)) {
        LocalDate issue = Legislature.issueFrom(closed.plusDays(7));
        steps.add(new Event(EventType.CORRECTED, issue, page(issue), Part.ANSWER, null));
      }
      if (status == Status.WITHDRAWN) {
        steps.add(new Event(EventType.WITHDRAWN, closed, null, null, "retrait à l'initiative de l'auteur"));
      } else if (status == Status.LAPSED) {
        steps.add(new Event(EventType.LAPSED, closed, null, null, "fin de mandat"));
      }
      return steps;
    }

    private void addIssue(List<Event> steps, EventType type, LocalDate from, LocalDate closed) {
      LocalDate issue = Legislature.issueFrom(from);
      if (issue.isBefore(closed)) {
        steps.add(Event.of(type, issue));
      }
    }

    private int page(LocalDate issue) {
      return (issue.getDayOfYear() - 1) / 7 * PAGES_OF_AN_ISSUE + 1 + random.nextInt(PAGES_OF_AN_ISSUE);
    }

    private boolean maybe(double rate) {
      return random.nextDouble() < rate;
    }

    private static String capitalised(String word) {
      return word.substring(0, 1).toUpperCase(Locale.FRENCH) + word.substring(1);
    }
  }
}
