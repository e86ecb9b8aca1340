package fr.questeur.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InventorTest {

  private static final int MANY = 4_000;

  private final Inventor inventor = new Inventor(1, 14, QuestionType.QE);

  @Test
  void theSameSeedGivesTheSameBytesInEveryLayout() {
    Inventor again = new Inventor(1, 14, QuestionType.QE);
    for (Layout layout : Layout.values()) {
      assertThat(layout.document(inventor.question(77))).isEqualTo(layout.document(again.question(77)));
    }
  }

  @Test
  void noTwoDocumentsAreTheSame() {
    Set<Integer> seen = new HashSet<>();
    for (long seed = 1; seed <= 2; seed++) {
      Inventor of = new Inventor(seed, 14, QuestionType.QE);
      IntStream.rangeClosed(1, 500).forEach(i -> seen.add(Arrays.hashCode(Layout.TEXT.document(of.question(i)))));
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void lengthsAreThoseMeasured() {
    List<Facts> many = many();
    double[] questions = many.stream().mapToDouble(facts -> facts.question().text().length()).sorted().toArray();
    double[] answers =
        many.stream().filter(facts -> facts.answer() != null).mapToDouble(facts -> facts.answer().text().length())
            .sorted().toArray();
    assertThat(questions[questions.length / 2]).isCloseTo(1803, within(150.0));
    assertThat(answers[answers.length / 2]).isCloseTo(2892, within(200.0));
    assertThat(answers[answers.length * 9 / 10]).isCloseTo(5679, within(500.0));
    assertThat(answers[answers.length - 1]).isGreaterThan(11_698);
  }

  @Test
  void everyStateOfAQuestionIsMet() {
    List<Facts> many = many();
    assertThat(share(many, Status.ANSWERED)).isCloseTo(0.65, within(0.03));
    assertThat(share(many, Status.PENDING)).isCloseTo(0.18, within(0.03));
    assertThat(share(many, Status.WITHDRAWN)).isPositive();
    assertThat(share(many, Status.LAPSED)).isPositive();
    assertThat(many.stream().flatMap(facts -> facts.life().stream()).map(Event::type).distinct())
        .containsExactlyInAnyOrder(
            EventType.PUBLISHED, EventType.SIGNALLED, EventType.RENEWED, EventType.REATTRIBUTED, EventType.ANSWERED,
            EventType.CORRECTED, EventType.WITHDRAWN, EventType.LAPSED);
    assertThat(many).anyMatch(facts -> facts.steps(EventType.RENEWED).size() > 1);
    assertThat(many).anyMatch(facts -> facts.charges().size() > 2);
  }

  @Test
  void aLifeBeginsWithItsPublicationWithinTheLegislature() {
    Legislature legislature = Legislature.of(14);
    assertThat(many())
        .allSatisfy(
            facts -> {
              assertThat(facts.question().date()).isBetween(legislature.start(), legislature.end());
              assertThat(facts.life().get(0).type()).isEqualTo(EventType.PUBLISHED);
            });
  }

  private List<Facts> many() {
    // Far apart, so that they are spread over the legislature.
    return IntStream.range(0, MANY).mapToObj(i -> inventor.question(1 + i * 26)).toList();
  }

  private static double share(List<Facts> of, Status status) {
    return (double) of.stream().filter(facts -> facts.status() == status).count() / of.size();
  }
}
