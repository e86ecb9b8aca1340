package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.compress;
import static fr.questeur.ingest.archive.Archives.gzip;
import static fr.questeur.ingest.archive.Archives.tar;
import static fr.questeur.ingest.archive.Archives.utf8;
import static fr.questeur.ingest.archive.Archives.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes changed and cut at random (one seed): whatever comes of it, the unpacker returns. */
class DamageTest {

  private static final int ROUNDS = 400;

  @TempDir Path folder;

  @Test
  void noDamageMakesTheUnpackerFailOrHang() {
    byte[] xml = utf8("<questions><question><uid>Q1</uid><![CDATA[x]]></question><question a='b'/></questions>");
    byte[] json = utf8("{\"questions\":[{\"uid\":\"Q1\",\"a\":[1,{}]},{\"b\":\"\\u00e9\"}]}");
    byte[] tar = tar("a.txt", "one", "x".repeat(150), "two");
    List<byte[]> wholes =
        List.of(xml, json, tar, gzip(tar), compress(tar), zip("a.txt", "one", "b.txt", "two"),
            zip(Map.of("a.xml", xml, "b.tgz", gzip(tar), "c.zip", zip("d", "e"))));
    Random random = new Random(7);

    Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
      for (byte[] whole : wholes) {
        for (int round = 0; round < ROUNDS; round++) {
          unpack(damaged(whole, random));
        }
      }
    });
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private void unpack(byte[] bytes) throws IOException {
    if (ContainerKind.of(bytes, bytes.length).isPresent()) {
      Heard.unpack(Files.write(folder.resolve("a"), bytes), Limits.of(1_000));
    }
  }
}
