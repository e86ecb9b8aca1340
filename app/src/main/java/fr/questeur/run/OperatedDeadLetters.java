package fr.questeur.run;

import fr.questeur.monitor.api.DeadLetterDesk;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import fr.questeur.operate.deadletters.NotReplayableException;
import fr.questeur.operate.deadletters.Resolver;
import java.time.Clock;
import java.util.Map;

/** The dead-letter tools for the live page, as {@code questeur dead-letters} has them. One at a time. */
final class OperatedDeadLetters implements DeadLetterDesk {

  private final Map<String, Object> kafka;
  private final Clock clock;

  OperatedDeadLetters(Map<String, Object> kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  @Override
  public synchronized Result replay(String id) {
    LetterId letterId;
    try {
      letterId = LetterId.parse(id);
    } catch (IllegalArgumentException e) {
      return new Result(Outcome.UNKNOWN, e.getMessage());
    }
    try (TopicReader reader = new TopicReader(kafka)) {
      Letter letter = new DeadLetterBox(reader).get(letterId);
      if (letter == null) {
        return new Result(Outcome.UNKNOWN, "there is no dead letter " + letterId);
      }
      if (!letter.isOpen()) {
        return new Result(Outcome.DONE_BEFORE, letterId + " is " + letter.resolution().state().code() + " already");
      }
      try (Resolver resolver = new Resolver(kafka, reader, clock)) {
        resolver.replay(letter);
        return new Result(Outcome.REPLAYED, null);
      } catch (NotReplayableException e) {
        return new Result(Outcome.NOT_REPLAYABLE, e.getMessage());
      }
    }
  }
}
