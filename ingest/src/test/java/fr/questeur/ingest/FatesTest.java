package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FatesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MovingClock clock = new MovingClock();
  private final RecordingListener heard = new RecordingListener();
  private final Fates fates = new Fates(new IngestMeters(registry, clock), heard);

  @Test
  void aFileIsFoundOnceAndWaitsForItsFate() {
    fates.found("/in/a", "in/a", 5);
    fates.found("/in/a", "in/a", 5);

    assertThat(heard.found).containsExactly("in/a");
    assertThat(registry.get("questeur.inbox.files").gauge().value()).isOne();

    fates.done(FileFate.PUBLISHED, "/in/a", "in/a", "sha");

    assertThat(heard.fates).containsExactly("PUBLISHED in/a");
    assertThat(registry.get("questeur.inbox.files").gauge().value()).isZero();
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
      fates.found("/in/closed", "in/closed", 5);
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
    fates.found("/in/a", "in/a", 5);
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

    assertThat(registry.get("questeur.published").counter().count()).isEqualTo(7);
  }

  @Test
  void whatWaitsIsTold() {
    fates.found("/in/a", "in/a", 5);
    clock.go(Duration.ofSeconds(7));
    fates.found("/in/b", "in/b", 6);
    clock.go(Duration.ofSeconds(2));

    assertThat(gauge("questeur.inbox.files")).isEqualTo(2);
    assertThat(gauge("questeur.inbox")).as("bytes").isEqualTo(11);
    assertThat(gauge("questeur.inbox.oldest")).as("seconds").isEqualTo(9);

    fates.done(FileFate.PUBLISHED, "/in/a", "in/a", "sha");
    fates.done(FileFate.VANISHED, "/in/b", "in/b", "gone");

    assertThat(gauge("questeur.inbox.files")).isZero();
    assertThat(gauge("questeur.inbox")).isZero();
    assertThat(gauge("questeur.inbox.oldest")).isZero();
    assertAddsUp();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private void assertAddsUp() {
    double outcomes =
        registry.get(MeterNames.DOCUMENTS).counters().stream().mapToDouble(counter -> counter.count()).sum();
    double waiting = registry.get("questeur.inbox.files").gauge().value();
    assertThat(registry.get("questeur.found").counter().count()).isEqualTo(outcomes + waiting);
    assertThat(gauge(MeterNames.UNACCOUNTED)).isZero();
    assertThat(heard.found).hasSize((int) (outcomes + waiting));
  }
}
