package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.bytes;
import static fr.questeur.ingest.archive.Archives.gzip;
import static fr.questeur.ingest.archive.Archives.joined;
import static fr.questeur.ingest.archive.Archives.tar;
import static fr.questeur.ingest.archive.Archives.utf8;
import static fr.questeur.ingest.archive.Archives.zip;
import static fr.questeur.ingest.archive.RawArchives.endOfTar;
import static fr.questeur.ingest.archive.RawArchives.localHeader;
import static fr.questeur.ingest.archive.RawArchives.pax;
import static fr.questeur.ingest.archive.RawArchives.tarEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are not as a library writes them, but as people have them. */
class OddArchivesTest {

  private static final byte[] NONE = new byte[0];

  @TempDir Path folder;

  @Test
  void readsTarsJoined() throws IOException {
    byte[] both = joined(tar("a.txt", "one"), tar("b.txt", "two"));

    byte[] bothCompressed = joined(gzip(tar("a.txt", "one")), gzip(tar("b.txt", "two")));

    for (byte[] archive : new byte[][] {both, gzip(both), bothCompressed}) {
      Heard heard = unpack(archive);
      assertThat(heard.failure).isEmpty();
      assertThat(heard.documents).containsExactly(entry("!/a.txt", "one"), entry("!/b.txt", "two"));
    }
  }

  @Test
  void namesWhatIsBehindATar() throws IOException {
    Heard heard = unpack(joined(tar("a.txt", "one"), utf8("garbage".repeat(200))));

    assertThat(heard.documents).containsExactly(entry("!/a.txt", "one"));
    assertDamage(heard, "what is behind its end is no tar archive, and is not read");
  }

  @Test
  void readsZipsJoined() throws IOException {
    byte[] three = joined(zip("a.txt", "one"), zip("b.txt", "two"), zip("c.txt", "three"));

    Heard heard = unpack(three);
    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents)
        .containsExactly(entry("!/a.txt", "one"), entry("!/b.txt", "two"), entry("!/c.txt", "three"));
    assertThat(heard.left).containsExactly(2L, 1L, 0L);

    assertThat(unpack(zip(Map.of("in.zip", three))).documents)
        .containsExactly(entry("!/in.zip!/a.txt", "one"), entry("!/in.zip!/b.txt", "two"),
            entry("!/in.zip!/c.txt", "three"));
  }

  @Test
  void namesAZipWithoutDirectoryBeforeAnother() throws IOException {
    byte[] cut = Arrays.copyOf(zip("a.txt", "one"), 60);

    Heard heard = unpack(joined(cut, zip("b.txt", "two")));

    assertThat(heard.documents).containsExactly(entry("!/b.txt", "two"));
    assertDamage(heard, "the first 60 bytes are not read");
  }

  @Test
  void namesWhatIsBehindANestedZip() throws IOException {
    Heard heard = unpack(tar(Map.of("in.zip", joined(zip("a.txt", "one"), utf8("garbage")))));

    assertThat(heard.documents).containsExactly(entry("!/in.zip!/a.txt", "one"));
    assertThat(heard.refused.get("!/in.zip")).contains("what is behind its end is no zip, and is not read");
  }

  @Test
  void readsGzipWithPadding() throws IOException {
    Heard heard = unpack("q.txt.gz", joined(gzip(utf8("one")), new byte[10_000]));
    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).containsExactly(entry("!/q.txt", "one"));

    assertThat(unpack("a.tgz", joined(gzip(tar("q.txt", "one")), new byte[700])).failure).isEmpty();
    assertThat(unpack("a", joined(gzip(utf8("one")), new byte[20], gzip(utf8(" two")))).documents)
        .containsExactly(entry("!/a.unpacked", "one two"));
  }

  @Test
  void namesWhatIsBehindGzip() throws IOException {
    for (byte[] rest : new byte[][] {utf8("garbage"), {0, 0, 1}, {0x1F}, {0x1F, 0x1F}}) {
      Heard heard = unpack("q.txt.gz", joined(gzip(utf8("one")), rest));

      assertThat(heard.documents).containsExactly(entry("!/q.txt", "one"));
      assertDamage(heard, "what is behind its compressed data is no gzip, and is not read");
    }
    Heard nested = unpack("a.zip", zip(Map.of("q.txt.gz", joined(gzip(utf8("one")), utf8("x")))));
    assertThat(nested.documents).containsExactly(entry("!/q.txt.gz!/q.txt", "one"));
    assertThat(nested.refused).containsOnlyKeys("!/q.txt.gz");
  }

  @Test
  void readsGzipWithAllPartsOfAHeader() throws IOException {
    byte[] plain = gzip(utf8("one"));
    byte[] header = {0x1F, (byte) 0x8B, 8, 0x1E, 1, 0, 0, 0x60, 0, 3, 2, 0, 9, 9};
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);

    Heard heard = unpack("a.gz", joined(header, utf8("réponse.txt\0a comment\0"), new byte[2], rest));

    assertThat(heard.documents).containsExactly(entry("!/réponse.txt", "one"));
    assertThat(heard.times.get("!/réponse.txt")).isEqualTo(Instant.ofEpochSecond(0x60000001L));
  }

  @Test
  void readsBzip2() throws IOException {
    assertThat(unpack("q.txt.bz2", bzip2(utf8("one"))).documents).containsExactly(entry("!/q.txt", "one"));
    assertThat(unpack("a.tbz", bzip2(tar("q.txt", "one"))).documents).containsExactly(entry("!/q.txt", "one"));
    assertThat(unpack("a", joined(bzip2(utf8("one")), bzip2(utf8(" two")))).documents.values())
        .containsExactly("one two");
  }

  @Test
  void readsZipsBehindAProgramOrAMarker() throws IOException {
    byte[] zip = zip("a.txt", "one");

    for (String stub : new String[] {"MZ" + "\0".repeat(70_000), "#!/bin/sh\n", "PK00", "PK\7\10"}) {
      byte[] whole = joined(utf8(stub), zip);
      assertThat(kind(whole)).hasValue(ContainerKind.ZIP);
      Heard heard = unpack(ContainerKind.ZIP, whole);
      assertThat(heard.failure).isEmpty();
      assertThat(heard.documents).containsExactly(entry("!/a.txt", "one"));
    }
    assertThat(unpack(tar(Map.of("in.zip", joined(utf8("PK00"), zip)))).documents)
        .containsExactly(entry("!/in.zip!/a.txt", "one"));
  }

  @Test
  void leavesDocumentsThatOnlyMentionAZip() throws IOException {
    assertThat(kind(utf8("see PK\5\6, which is how a directory ends " + "\0".repeat(30)))).isEmpty();
    assertThat(kind(joined(utf8("%PDF"), zip("a.txt", "one"), new byte[70_000]))).isEmpty();
    assertThat(kind(joined(utf8("#!"), zip("META-INF/MANIFEST.MF", "x")))).isEmpty();
    assertThat(kind(zip("[Content_Types].xml", "x"))).isEmpty();
  }

  @Test
  void namesPartsOfASplitZip() throws IOException {
    byte[] whole = zip("a.txt", "one", "b.txt", "two");
    whole[whole.length - 22 + 4] = 1;
    whole[whole.length - 22 + 6] = 1;
    byte[] marked = joined(utf8("PK\7\10"), whole);
    int cut = new String(marked, StandardCharsets.ISO_8859_1).indexOf("b.txt") + 6;

    Heard first = unpack(Arrays.copyOf(marked, cut));
    assertDamage(first, "it is the first part of a split zip: make one file of its parts");
    assertThat(first.documents).containsEntry("!/a.txt", "one");

    byte[] last = Arrays.copyOfRange(marked, cut, marked.length);
    assertThat(kind(last)).hasValue(ContainerKind.ZIP);
    assertDamage(unpack(ContainerKind.ZIP, last), "it is the last part of a split zip: make one file of its parts");

    Heard joined = unpack(marked);
    assertThat(joined.failure).isEmpty();
    assertThat(joined.documents).containsExactly(entry("!/a.txt", "one"), entry("!/b.txt", "two"));
  }

  @Test
  void readsNamesOfZipsInCodePages() throws IOException {
    String name = "réponse_ç.txt";
    byte[] dos = name.getBytes(Charset.forName("IBM850"));
    CRC32 crc = new CRC32();
    crc.update(utf8("x.txt"));
    byte[] unicode =
        ByteBuffer.allocate(9 + utf8(name).length).order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x7075).putShort((short) (5 + utf8(name).length)).put((byte) 1)
            .putInt((int) crc.getValue()).put(utf8(name)).array();

    for (byte[] raw : new byte[][] {utf8(name), dos, name.getBytes(StandardCharsets.ISO_8859_1)}) {
      assertThat(unpack(new RawArchives.Zip().entry(raw, NONE, utf8("one")).bytes()).documents)
          .containsOnlyKeys("!/" + name);
    }
    assertThat(unpack(new RawArchives.Zip().entry(utf8("x.txt"), unicode, utf8("one")).bytes()).documents)
        .containsOnlyKeys("!/" + name);
    assertThat(unpack(new RawArchives.Zip().entry(utf8("y.txt"), unicode, utf8("one")).bytes()).documents)
        .containsOnlyKeys("!/y.txt");
  }

  @Test
  void keepsNamesOfTarsApartThatAreNotUtf8() throws IOException {
    byte[] tar =
        joined(
            tarEntry(new byte[] {(byte) 0xE9}, '0', utf8("one")),
            tarEntry(new byte[] {(byte) 0xE8}, '0', utf8("two")),
            tarEntry(new byte[] {(byte) 0x81}, '0', utf8("three")),
            tarEntry(new byte[] {(byte) 0x8D}, '0', utf8("four")),
            endOfTar());

    assertThat(unpack(tar).documents)
        .containsExactly(entry("!/é", "one"), entry("!/è", "two"),
            entry("!/\u0081", "three"), entry("!/\u008D", "four"));
  }

  @Test
  void readsEntriesOfTheSameName() throws IOException {
    byte[] tar = joined(tarEntry("a.txt", '0', "one"), tarEntry("a.txt", '0', "two"), endOfTar());
    byte[] zip =
        new RawArchives.Zip().entry(utf8("a.txt"), NONE, utf8("one")).entry(utf8("a.txt"), NONE, utf8("two")).bytes();

    assertThat(unpack(tar).given).isEqualTo(2);
    assertThat(unpack(zip).given).isEqualTo(2);
  }

  @Test
  void readsLongNamesOfEveryFormatOfTar() throws IOException {
    String name = "é".repeat(100) + ".txt";
    byte[] gnu = joined(tarEntry("././@LongLink", 'L', name + "\0"), tarEntry("cut", '0', "one"), endOfTar());
    byte[] posix = joined(pax("path", name), pax("mtime", "1500000000.5"), tarEntry("cut", '0', "one"), endOfTar());
    byte[] global = pax("mtime", "1500000000");
    global[156] = 'g';
    RawArchives.withCheckSum(global);

    assertThat(unpack(gnu).documents).containsExactly(entry("!/" + name, "one"));
    assertThat(unpack(posix).documents).containsExactly(entry("!/" + name, "one"));
    assertThat(unpack(posix).times.get("!/" + name)).isEqualTo(Instant.parse("2017-07-14T02:40:00.5Z"));
  }

  @Test
  void passesOnNoTimesThatOthersCannotRead() throws IOException {
    for (long year : new long[] {1601, 1700, 9999, 30_000}) {
      Instant time = Instant.ofEpochSecond((year - 1970) * 31_556_952L + 86_400);
      long units = (time.getEpochSecond() + 11_644_473_600L) * 10_000_000;
      byte[] ntfs =
          ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x000A).putShort((short) 32)
              .putInt(0).putShort((short) 1).putShort((short) 24).putLong(units).array();

      Heard heard = unpack(new RawArchives.Zip().entry(utf8("a"), ntfs, utf8("one")).bytes());

      assertThat(heard.times.get("!/a")).isEqualTo(year > 9999 ? Heard.FILE_TIME : time);
    }
    byte[] pax = joined(pax("mtime", "99999999999999"), tarEntry("a", '0', "one"), endOfTar());
    assertThat(unpack(pax).times.get("!/a")).isEqualTo(Heard.FILE_TIME);
  }

  @Test
  void readsNestedZipsThatSayTheirSizesBehind() throws IOException {
    byte[] deflated = bytes(out -> {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (String name : new String[] {"a.txt", "b.txt~", "c.txt"}) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(utf8(name.repeat(5_000)));
          zip.closeEntry();
        }
      }
    });
    CRC32 crc = new CRC32();
    byte[] content = utf8("PK\7\10 is how a descriptor begins, PK\7\10".repeat(400));
    crc.update(content);
    byte[] descriptor =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(ZipHeader.DESCRIPTOR)
            .putInt((int) crc.getValue()).putInt(content.length).putInt(content.length).array();
    byte[] stored = joined(localHeader("s.txt", 8, 0), content, descriptor, deflated);

    Heard heard = Heard.unpack(folder, "a.tar", tar(Map.of("a.zip", stored)), Limits.of(100_000));

    assertThat(heard.refused).isEmpty();
    assertThat(heard.documents)
        .containsExactly(entry("!/a.zip!/s.txt", new String(content, StandardCharsets.UTF_8)),
            entry("!/a.zip!/a.txt", "a.txt".repeat(5_000)), entry("!/a.zip!/c.txt", "c.txt".repeat(5_000)));
  }

  @Test
  void readsOldMethodsOfZip() throws IOException {
    // "shrunk": codes of 9 bits, here each a byte of its own
    byte[] text = utf8("abcabc");
    byte[] codes = new byte[7];
    for (int i = 0; i < text.length; i++) {
      int bits = text[i] << i % 8;
      codes[9 * i / 8] |= (byte) bits;
      codes[9 * i / 8 + 1] |= (byte) (bits >> 8);
    }
    CRC32 crc = new CRC32();
    crc.update(text);
    byte[] zip =
        new RawArchives.Zip().entry(utf8("a.txt"), NONE, 1, (int) crc.getValue(), text.length, codes)
            .entry(utf8("b.txt"), NONE, 12, crcOf("two"), 3, bzip2(utf8("two"))).bytes();

    assertThat(unpack(zip).documents).containsExactly(entry("!/a.txt", "abcabc"), entry("!/b.txt", "two"));
  }

  private static int crcOf(String text) {
    CRC32 crc = new CRC32();
    crc.update(utf8(text));
    return (int) crc.getValue();
  }

  private static byte[] bzip2(byte[] content) {
    return bytes(out -> {
      try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out, 1)) {
        bzip2.write(content);
      }
    });
  }

  /** As a file in a folder. */
  private Optional<ContainerKind> kind(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("kind"), content);
    try (FileChannel channel = FileChannel.open(file)) {
      return ContainerKind.of(content, content.length, channel);
    }
  }

  private Heard unpack(byte[] content) throws IOException {
    return unpack("a", content);
  }

  private Heard unpack(String name, byte[] content) throws IOException {
    return Heard.unpack(folder, name, content);
  }

  private Heard unpack(ContainerKind kind, byte[] content) throws IOException {
    return Heard.unpack(Files.write(folder.resolve("a"), content), kind, Limits.of(1_000));
  }

  private static void assertDamage(Heard heard, String message) {
    assertThat(heard.failure.orElseThrow().reason().code()).isEqualTo("damaged_archive");
    assertThat(heard.failure.orElseThrow().message()).contains(message);
  }
}
