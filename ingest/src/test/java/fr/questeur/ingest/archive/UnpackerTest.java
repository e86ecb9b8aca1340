package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.compress;
import static fr.questeur.ingest.archive.Archives.gzip;
import static fr.questeur.ingest.archive.Archives.tar;
import static fr.questeur.ingest.archive.Archives.utf8;
import static fr.questeur.ingest.archive.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.questeur.ingest.common.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackerTest {

  @TempDir Path folder;

  @Test
  void theDocumentsOfAZipComeWithTheirPathsAndTimes() throws IOException {
    Heard heard = unpack("a.zip", zip("q.txt", "one", "14/été/q.html", "two", "empty", ""));

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsExactly(entry("!/q.txt", "one"), entry("!/14/été/q.html", "two"), entry("!/empty", ""));
    assertThat(heard.times.values()).containsOnly(Archives.ENTRY_TIME);
    assertThat(heard.left).containsExactly(2L, 1L, 0L);
    assertThat(heard.percent).isPositive();
  }

  @Test
  void anEmptyZipHoldsNothing() throws IOException {
    Heard heard = unpack("a.zip", zip());

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).isEmpty();
  }

  @Test
  void theDocumentsOfATarComeWithTheirPathsAndTimes() throws IOException {
    String longName = "x".repeat(120) + "/q.txt";
    Heard heard = unpack("a.tar", tar("./q.txt", "one", longName, "two"));

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).containsExactly(entry("!/q.txt", "one"), entry("!/" + longName, "two"));
    assertThat(heard.times.values()).containsOnly(Archives.ENTRY_TIME);
    assertThat(heard.left).containsOnly(-1L);
  }

  @Test
  void aTazIsATarInsideUnixCompressOrGzip() throws IOException {
    byte[] tar = tar("q.txt", "one", "p.txt", "two");

    for (byte[] taz : new byte[][] {compress(tar), gzip(tar)}) {
      Heard heard = unpack("ANQ20170025.taz", taz);
      assertThat(heard.failure).isEmpty();
      assertThat(heard.documents).containsExactly(entry("!/q.txt", "one"), entry("!/p.txt", "two"));
    }
  }

  @Test
  void aCompressedDocumentHasTheNameOfItsFileWithoutTheEnding() throws IOException {
    assertThat(unpack("q.txt.gz", gzip(utf8("one"))).documents).containsExactly(entry("!/q.txt", "one"));
    assertThat(unpack("q.txt.Z", compress(utf8("two"))).documents).containsExactly(entry("!/q.txt", "two"));
    assertThat(unpack("noending", gzip(utf8("three"))).documents)
        .containsExactly(entry("!/noending.unpacked", "three"));
  }

  @Test
  void twoGzipsOneBehindTheOtherAreOneDocument() throws IOException {
    ByteBuffer both = ByteBuffer.allocate(1_000).put(gzip(utf8("one "))).put(gzip(utf8("two")));
    byte[] bytes = new byte[both.position()];
    both.flip().get(bytes);

    assertThat(unpack("q.gz", bytes).documents).containsExactly(entry("!/q", "one two"));
  }

  @Test
  void archivesInArchivesAreUnpackedToADepthOfThree() throws IOException {
    byte[] third = gzip(tar("c.html", "deep"));
    byte[] tooDeep = zip(Map.of("x.zip", zip("d.html", "too deep"), "c.txt", utf8("third")));
    Heard heard =
        unpack("a.zip", zip(Map.of("b.zip", zip(Map.of("c.tgz", third)), "e.tar", tar(Map.of("f.zip", tooDeep)))));

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsOnly(entry("!/b.zip!/c.tgz!/c.html", "deep"), entry("!/e.tar!/f.zip!/c.txt", "third"));
    assertThat(heard.refused).hasSize(1);
    assertThat(heard.refused.get("!/e.tar!/f.zip!/x.zip")).startsWith("unsafe_archive: ").contains("depth of 3");
  }

  @Test
  void aDocumentOfAnOfficeProgramIsNotUnpackedInsideAnArchiveEither() throws IOException {
    byte[] docx = zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>");

    Heard heard = unpack("a.zip", zip(Map.of("q.docx", docx)));

    assertThat(heard.bytes.get("!/q.docx")).isEqualTo(docx);
    assertThat(heard.bytes).hasSize(1);
  }

  @Test
  void aZipWithoutAZoneIsReadAsParis() throws IOException {
    byte[] zip = Archives.bytes(out -> {
      try (ZipArchiveOutputStream archive = new ZipArchiveOutputStream(out)) {
        ZipArchiveEntry summer = new ZipArchiveEntry("summer");
        summer.setTimeLocal(LocalDateTime.of(2017, 7, 1, 12, 0));
        archive.putArchiveEntry(summer);
        archive.closeArchiveEntry();
        archive.putArchiveEntry(new ZipArchiveEntry("unknown") {
          @Override
          public long getTime() {
            return LocalDateTime.of(1980, 1, 1, 0, 0).atZone(ZoneId.systemDefault()).toEpochSecond() * 1000;
          }
        });
        archive.closeArchiveEntry();
      }
    });

    Heard heard = unpack("a.zip", zip);

    assertThat(heard.times.get("!/summer")).isEqualTo(Instant.parse("2017-07-01T10:00:00Z"));
    assertThat(heard.times.get("!/unknown")).isEqualTo(Heard.FILE_TIME);
  }

  @Test
  void whatAScanWouldIgnoreIsIgnoredAndAFolderIsSaidOnce() throws IOException {
    Heard heard =
        unpack("a.zip", zip("__MACOSX/._q.txt", "x", "__MACOSX/14/._q.txt", "x", "14/", "", "14/.DS_Store", "x",
            ".git/a/b", "x", ".git/c", "x", "14/q.txt", "one", "14/q.txt.part", "half"));

    assertThat(heard.documents).containsExactly(entry("!/14/q.txt", "one"));
    assertThat(heard.ignored.keySet())
        .containsExactly("!/__MACOSX", "!/14/.DS_Store", "!/.git", "!/14/q.txt.part");
    assertThat(heard.refused).isEmpty();
  }

  @Test
  void aDocumentAboveTheLimitIsHashedAndNotKept() throws IOException {
    byte[] large = new byte[100_000];
    Heard heard = unpack("a.zip", zip(Map.of("large", large, "allowed", new byte[1_000])));

    assertThat(heard.documents).containsOnlyKeys("!/allowed");
    assertThat(heard.tooLarge)
        .containsExactly("!/large 100000 " + Sha256.hex(large));
  }

  @Test
  void aWrongCheckSumIsDamageOfTheEntryAlone() throws IOException {
    byte[] zip = stored("a.txt", "first", "b.txt", "second", "c.txt", "third");
    zip[indexOf(zip, "second")] ^= 1;

    Heard heard = unpack("a.zip", zip);

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).containsOnlyKeys("!/a.txt", "!/c.txt");
    assertThat(heard.refused).containsOnlyKeys("!/b.txt");
    assertThat(heard.refused.get("!/b.txt")).startsWith("damaged_archive: ").contains("CRC");
  }

  @Test
  void aWrongCheckSumInANestedZipIsFoundToo() throws IOException {
    byte[] inner = stored("a.txt", "first", "b.txt", "second");
    inner[indexOf(inner, "first")] ^= 1;

    Heard heard = unpack("a.zip", zip(Map.of("b.zip", inner)));

    assertThat(heard.documents).containsOnlyKeys("!/b.zip!/b.txt");
    assertThat(heard.refused).containsOnlyKeys("!/b.zip!/a.txt");
  }

  @Test
  void anEncryptedEntryIsRefusedAndTheOthersPass() throws IOException {
    byte[] zip = zip("a.txt", "first", "b.txt", "second");
    int header = indexOf(zip, "PK\1\2");
    zip[header + 8] |= 1;

    Heard heard = unpack("a.zip", zip);

    assertThat(heard.documents).containsOnlyKeys("!/b.txt");
    assertThat(heard.refused.get("!/a.txt")).isEqualTo("damaged_archive: this entry cannot be read: it is encrypted");
  }

  @Test
  void aMethodThatIsNotSupportedIsRefusedAndTheOthersPass() throws IOException {
    byte[] zip = zip("a.txt", "first", "b.txt", "second");
    zip[indexOf(zip, "PK\1\2") + 10] = 98; // PPMd

    Heard heard = unpack("a.zip", zip);

    assertThat(heard.documents).containsOnlyKeys("!/b.txt");
    assertThat(heard.refused.get("!/a.txt")).contains("not supported: PPMD");
  }

  @Test
  void ofAZipThatWasCutWhatStandsBeforeTheCutIsRead() throws IOException {
    byte[] whole = stored("a.txt", "first", "b.txt", "second", "c.txt", "third");
    for (int cut : new int[] {indexOf(whole, "third") + 2, indexOf(whole, "PK\1\2"), indexOf(whole, "PK\5\6")}) {
      Heard heard = unpack("a.zip", Arrays.copyOf(whole, cut));

      assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
      assertThat(heard.documents).containsKeys("!/a.txt", "!/b.txt");
      assertThat(heard.documents.values()).doesNotContain("th");
    }
  }

  @Test
  void ofANestedZipThatWasCutBetweenEntriesTheDamageIsSaid() throws IOException {
    byte[] whole = stored("a.txt", "first", "b.txt", "second");
    byte[] cut = Arrays.copyOf(whole, indexOf(whole, "PK\1\2"));

    Heard heard = unpack("a.zip", zip(Map.of("b.zip", cut)));

    assertThat(heard.documents).containsOnlyKeys("!/b.zip!/a.txt", "!/b.zip!/b.txt");
    assertThat(heard.refused).containsOnlyKeys("!/b.zip");
    assertThat(heard.refused.get("!/b.zip")).startsWith("damaged_archive");
  }

  @Test
  void ofATarThatWasCutWhatStandsBeforeTheCutIsRead() throws IOException {
    byte[] whole = tar("a.txt", "first", "b.txt", "second");
    for (int cut : new int[] {1024 + 512 + 3, 1024 + 200, 2048}) {
      Heard heard = unpack("a.tar", Arrays.copyOf(whole, cut));

      assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
      assertThat(heard.documents).containsEntry("!/a.txt", "first");
      assertThat(heard.documents.values()).doesNotContain("sec");
    }
  }

  @Test
  void aGzipThatWasCutGivesNoHalfDocument() throws IOException {
    byte[] whole = gzip(utf8("a question, and its answer"));

    for (int cut : new int[] {whole.length - 10, whole.length - 4}) {
      Heard heard = unpack("q.txt.gz", Arrays.copyOf(whole, cut));
      assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
      assertThat(heard.documents).isEmpty();
    }
  }

  @Test
  void aGzipWithAWrongCheckSumIsDamaged() throws IOException {
    byte[] whole = gzip(tar("a.txt", "first"));
    whole[whole.length - 6] ^= 1;

    Heard heard = unpack("a.tgz", whole);

    assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
    assertThat(heard.documents).containsOnlyKeys("!/a.txt");
  }

  @Test
  void ofATgzThatWasCutWhatStandsBeforeTheCutIsRead() throws IOException {
    byte[] random = new byte[5_000];
    new Random(1).nextBytes(random);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.txt", utf8("first"));
    entries.put("b.bin", random);
    byte[] whole = gzip(tar(entries));

    Heard heard = unpack("a.tgz", Arrays.copyOf(whole, whole.length - 2_000));

    assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
    assertThat(heard.documents).containsOnlyKeys("!/a.txt");
  }

  private Heard unpack(String name, byte[] content) throws IOException {
    return Heard.unpack(folder, name, content);
  }

  private static byte[] stored(String... namesAndTexts) {
    return Archives.bytes(out -> {
      try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
        zip.setMethod(ZipArchiveOutputStream.STORED);
        for (Map.Entry<String, byte[]> entry : Archives.entries(namesAndTexts).entrySet()) {
          ZipArchiveEntry header = new ZipArchiveEntry(entry.getKey());
          CRC32 crc = new CRC32();
          crc.update(entry.getValue());
          header.setSize(entry.getValue().length);
          header.setCrc(crc.getValue());
          zip.putArchiveEntry(header);
          zip.write(entry.getValue());
          zip.closeArchiveEntry();
        }
      }
    });
  }

  private static int indexOf(byte[] bytes, String part) {
    int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(part);
    assertThat(index).isNotNegative();
    return index;
  }
}
