package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashTableTest {

  private record Hash(long high, long low) {}

  private final HashTable table = new HashTable(2);
  private final Map<Hash, Long> expected = new HashMap<>();

  @Test
  void isAsAMap() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      // Few different hashes, so that most are put again and removed, and their homes lie close together.
      Hash hash = new Hash(random.nextInt(3), random.nextInt(4_000) * (random.nextBoolean() ? 1L : 1L << 40));
      if (random.nextInt(3) == 0) {
        table.remove(hash.high, hash.low);
        expected.remove(hash);
      } else {
        table.put(hash.high, hash.low, i, -i);
        expected.put(hash, (long) i);
      }
      if (i % 10_000 == 0) {
        checkAll();
      }
    }
    checkAll();
  }

  private void checkAll() {
    // The one hash that is not told from another: all zeros are used for "free".
    expected.keySet().removeIf(hash -> hash.high == 0 && hash.low <= 1);
    table.remove(0, 0);
    table.remove(0, 1);
    assertThat(table.size()).isEqualTo(expected.size());
    for (long high = 0; high < 3; high++) {
      for (long low = 2; low < 4_000; low++) {
        check(new Hash(high, low));
        check(new Hash(high, low << 40));
      }
    }
  }

  private void check(Hash hash) {
    int place = table.find(hash.high, hash.low);
    Long number = expected.get(hash);
    assertThat(place >= 0).as(hash.toString()).isEqualTo(number != null);
    if (number != null) {
      assertThat(table.get(place, 0)).isEqualTo(number);
      assertThat(table.get(place, 1)).isEqualTo(-number);
    }
  }

  @Test
  void allZerosAreAHash() {
    assertThat(table.find(0, 0)).isNegative();
    table.put(0, 0, 1, 2);
    assertThat(table.get(table.find(0, 0), 1)).isEqualTo(2);
    table.remove(0, 0);
    assertThat(table.find(0, 0)).isNegative();
  }
}
