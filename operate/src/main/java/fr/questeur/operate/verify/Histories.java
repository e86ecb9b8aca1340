package fr.questeur.operate.verify;

import fr.questeur.contract.Change;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Standing;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import fr.questeur.operate.state.Scratch;
import java.time.LocalDate;
import java.util.Objects;

/** Whether {@code questions.changes} tells a chain for each question that leads to where it stands. */
final class Histories {

  private final Scratch last;
  private final Findings findings;
  private boolean isCut;
  private long changes;

  /**
   * An empty one.
   *
   * @param last stays the caller's to close
   */
  Histories(Scratch last, Findings findings) {
    this.last = last;
    this.findings = findings;
  }

  /** Reads all changes, and gives their number. */
  long read(TopicReader reader) {
    reader.readAll(Topics.CHANGES.name(), Change.class, (record, change) -> {
      if (change != null) {
        take(change);
      }
    });
    return changes;
  }

  private void take(Change change) {
    changes++;
    String uid = change.uid().toString();
    byte[] known = last.get(uid);
    Standing before = known == null ? null : QuestionJson.read(known, Standing.class);
    if (known == null && change.before() != null) {
      isCut = true; // its beginning is older than what the topic keeps
    } else if (!Objects.equals(before, change.before())) {
      findings.add("a change does not begin where the one before it ended", uid + " " + change.type().code());
    }
    if (change.after() == null) {
      last.remove(uid);
    } else {
      last.put(uid, QuestionJson.write(change.after()));
    }
  }

  /** Compares with the latest states, on a day in Paris. */
  void compare(Scratch enriched, LocalDate today) {
    enriched.forEach((uid, state) -> {
      byte[] known = last.get(uid);
      if (known == null) {
        if (!isCut) {
          findings.add("in questions.enriched, but questions.changes does not tell of it", uid);
        }
      } else if (!QuestionJson.read(known, Standing.class)
          .saysTheSameAs(Standing.of(QuestionJson.read(state), today))) {
        findings.add("questions.changes leads to something else than questions.enriched", uid);
      }
    });
    last.forEach((uid, standing) -> {
      if (enriched.get(uid) == null) {
        findings.add("in questions.changes, but not in questions.enriched", uid);
      }
    });
  }
}
