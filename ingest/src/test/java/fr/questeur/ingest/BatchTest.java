package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchTest {

  private final Batch batch = new Batch(2, 10);

  @Test
  void itIsFullBySize() {
    batch.add(document("/a", 6));

    assertThat(batch.hasRoomFor(4)).isTrue();
    assertThat(batch.hasRoomFor(5)).isFalse();
  }

  @Test
  void itIsFullByNumber() {
    batch.add(document("/a", 0));
    batch.add(document("/b", 0));

    assertThat(batch.hasRoomFor(0)).isFalse();
  }

  @Test
  void anEmptyBatchHasRoomForAnyDocument() {
    assertThat(batch.hasRoomFor(1_000)).isTrue();
  }

  @Test
  void aDocumentThatDoesNotTravelTakesNoRoom() {
    batch.add(Document.tooLarge(TestFiles.file("/big", 1_000, Instant.EPOCH), "f".repeat(64)));

    assertThat(batch.hasRoomFor(10)).isTrue();
  }

  @Test
  void clearingItEmptiesIt() {
    batch.add(document("/a", 10));
    batch.clear();

    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.contains("/a")).isFalse();
    batch.add(document("/b", 5));
    assertThat(batch.hasRoomFor(5)).isTrue();
  }

  private static Document document(String place, int size) {
    return Document.whole(TestFiles.file(place, size, Instant.EPOCH), new byte[size]);
  }
}
