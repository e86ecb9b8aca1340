package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class FatesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecordingListener heard = new RecordingListener();
  private final Fates fates = new Fates(registry, heard);

  @Test
  void aFileIsFoundOnceAndWaitsForItsFate() {
    fates.found("/in/a", "in/a");
    fates.found("/in/a", "in/a");

    assertThat(heard.found).containsExactly("in/a");
    assertThat(registry.get("questeur.ingest.waiting").gauge().value()).isOne();

    fates.done(FileFate.PUBLISHED, "/in/a", "in/a", "sha");

    assertThat(heard.fates).containsExactly("PUBLISHED in/a");
    assertThat(registry.get("questeur.ingest.waiting").gauge().value()).isZero();
    assertAddsUp();
  }

  @Test
  void aFateWithoutAFindIsFoundFirst() {
    fates.done(FileFate.IGNORED, "/in/link", "in/link", "a symbolic link");

    assertThat(heard.found).containsExactly("in/link");
    assertAddsUp();
  }

  @Test
  void whatStaysIgnoredOrUnreadableIsSaidOnce() {
    for (int scan = 0; scan < 3; scan++) {
      fates.scanBegins();
      fates.done(FileFate.IGNORED, "/in/link", "in/link", "a symbolic link");
      fates.found("/in/closed", "in/closed");
      fates.done(FileFate.UNREADABLE, "/in/closed", "in/closed", "permission denied");
      fates.scanEnds();
    }

    assertThat(heard.found).containsExactly("in/link", "in/closed");
    assertThat(heard.fates).containsExactly("IGNORED in/link", "UNREADABLE in/closed");
    assertAddsUp();
  }

  @Test
  void aFileThatBecomesReadableIsFoundAnewAndPublished() {
    fates.done(FileFate.UNREADABLE, "/in/a", "in/a", "permission denied");
    fates.found("/in/a", "in/a");
    fates.done(FileFate.PUBLISHED, "/in/a", "in/a", "sha");

    assertThat(heard.fates).containsExactly("UNREADABLE in/a", "PUBLISHED in/a");
    assertThat(heard.found).hasSize(2);
    assertAddsUp();
  }

  @Test
  void whatAScanNoLongerFindsIsForgotten() {
    fates.scanBegins();
    fates.done(FileFate.IGNORED, "/in/link", "in/link", "a symbolic link");
    fates.scanEnds();
    fates.scanBegins();
    fates.scanEnds();

    fates.done(FileFate.IGNORED, "/in/link", "in/link", "a symbolic link");

    assertThat(heard.fates).containsExactly("IGNORED in/link", "IGNORED in/link");
    assertAddsUp();
  }

  @Test
  void theBytesPublishedAreCounted() {
    fates.published(3);
    fates.published(4);

    assertThat(registry.get("questeur.ingest.bytes").counter().count()).isEqualTo(7);
  }

  private void assertAddsUp() {
    double outcomes =
        registry.get("questeur.ingest.files").counters().stream().mapToDouble(counter -> counter.count()).sum();
    double waiting = registry.get("questeur.ingest.waiting").gauge().value();
    assertThat(registry.get("questeur.ingest.found").counter().count()).isEqualTo(outcomes + waiting);
    assertThat(heard.found).hasSize((int) (outcomes + waiting));
  }
}
