package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.gzip;
import static fr.questeur.ingest.archive.Archives.tar;
import static fr.questeur.ingest.archive.Archives.utf8;
import static fr.questeur.ingest.archive.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  @TempDir Path folder;

  @Test
  void aZipOfTooManyEntriesIsNotOpened() throws IOException {
    Limits limits = new Limits(1_000, 2, 1_000_000, 100, 1_000_000, 3, 100);

    Heard heard = Heard.unpack(folder, "a.zip", zip("a", "1", "b", "2", "c", "3"), limits);

    assertUnsafe(heard, "more than 2 entries");
    assertThat(heard.documents).isEmpty();
    assertThat(Heard.unpack(folder, "b.zip", zip("a", "1", "b", "2"), limits).documents).hasSize(2);
  }

  @Test
  void theEntriesOfAllNestedArchivesAreCountedTogether() throws IOException {
    Limits limits = new Limits(1_000, 4, 1_000_000, 100, 1_000_000, 3, 100);
    byte[] inner = tar("a", "1", "b", "2");

    Heard heard = Heard.unpack(folder, "a.zip", zip(ordered("one.tar", inner, "two.tar", inner)), limits);

    assertUnsafe(heard, "more than 4 entries");
    assertThat(heard.documents).containsKeys("!/one.tar!/a", "!/one.tar!/b").doesNotContainKey("!/two.tar!/b");
  }

  @Test
  void aFileThatUnpacksToTooMuchIsLeftThere() throws IOException {
    Limits limits = new Limits(1_000, 100, 2_500, 1_000, 1_000_000, 3, 100);

    Heard heard =
        Heard.unpack(folder, "a.zip", zip(ordered("a", new byte[1_000], "b", new byte[1_000], "c", new byte[1_000])),
            limits);

    assertUnsafe(heard, "more than 2,500 bytes");
    assertThat(heard.documents).containsOnlyKeys("!/a", "!/b");
  }

  @Test
  void aBombIsKnownByItsRatioAndNotKeptInMemory() throws IOException {
    Limits limits = new Limits(1_000, 100, Long.MAX_VALUE, 100, 10_000, 3, 100);

    for (byte[] bomb : new byte[][] {zip(Map.of("zeros", new byte[5_000_000])), gzip(new byte[5_000_000])}) {
      Heard heard = Heard.unpack(folder, "bomb", bomb, limits);
      assertUnsafe(heard, "more than 100 times its size");
      assertThat(heard.documents).isEmpty();
      assertThat(heard.tooLarge).isEmpty();
    }
  }

  @Test
  void aBombWithinAnArchiveEndsAllOfIt() throws IOException {
    Limits limits = new Limits(1_000, 100, Long.MAX_VALUE, 100, 10_000, 3, 100);
    byte[] bomb = gzip(gzip(new byte[20_000_000]));

    Heard heard =
        Heard.unpack(folder, "a.zip", zip(ordered("a.txt", utf8("before"), "b.gz", bomb, "c.txt", utf8("behind"))),
            limits);

    assertUnsafe(heard, "more than 100 times its size");
    assertThat(heard.documents).containsOnlyKeys("!/a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../q.txt", "14/../../q.txt", "/etc/passwd", "C:/q.txt", "c:q.txt",
      "..\\q.txt", "\\\\host\\q",
      "a\0b.txt"})
  void anEntryThatLeavesTheArchiveIsRefusedAndTheOthersPass(String name) throws IOException {
    Heard heard = Heard.unpack(folder, "a.zip", zip(name, "evil", "q.txt", "good"));

    assertThat(heard.documents).containsOnlyKeys("!/q.txt");
    assertThat(heard.refused).hasSize(1);
    assertThat(heard.refused.values()).allMatch(why -> why.startsWith("unsafe_archive: this entry is not unpacked: "));
    assertThat(heard.failure).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../q.txt", "/etc/passwd", "C:\\q.txt"})
  void anEntryThatLeavesATarIsRefusedToo(String name) throws IOException {
    Heard heard = Heard.unpack(folder, "a.tar", tar(name, "evil", "q.txt", "good"));

    assertThat(heard.documents).containsOnlyKeys("!/q.txt");
    assertThat(heard.refused).hasSize(1);
  }

  @Test
  void linksAndDevicesAreRefused() throws IOException {
    byte[] tar = Archives.bytes(out -> {
      try (TarArchiveOutputStream archive = new TarArchiveOutputStream(out)) {
        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR,
            TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
          TarArchiveEntry special = new TarArchiveEntry("special" + (char) type, type);
          special.setLinkName("/etc/passwd");
          archive.putArchiveEntry(special);
          archive.closeArchiveEntry();
        }
      }
    });
    Heard heard = Heard.unpack(folder, "a.tar", tar);

    assertThat(heard.documents).isEmpty();
    assertThat(heard.refused).hasSize(5);
    assertThat(heard.refused.values()).allMatch(why -> why.startsWith("unsafe_archive"));
  }

  @Test
  void aSymbolicLinkInAZipIsRefused() throws IOException {
    byte[] zip = Archives.bytes(out -> {
      try (ZipArchiveOutputStream archive = new ZipArchiveOutputStream(out)) {
        ZipArchiveEntry link = new ZipArchiveEntry("link");
        link.setUnixMode(UnixStat.LINK_FLAG | 0777);
        archive.putArchiveEntry(link);
        archive.write(utf8("/etc/passwd"));
        archive.closeArchiveEntry();
      }
    });

    assertThat(Heard.unpack(folder, "a.zip", zip).refused).containsOnlyKeys("!/link");
  }

  private static void assertUnsafe(Heard heard, String message) {
    assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("unsafe_archive");
    assertThat(heard.failure.orElseThrow().message()).contains(message);
  }

  private static Map<String, byte[]> ordered(Object... namesAndContents) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      entries.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
    }
    return entries;
  }
}
