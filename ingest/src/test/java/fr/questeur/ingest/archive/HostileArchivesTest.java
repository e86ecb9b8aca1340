package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.gzip;
import static fr.questeur.ingest.archive.Archives.joined;
import static fr.questeur.ingest.archive.Archives.utf8;
import static fr.questeur.ingest.archive.RawArchives.MEGABYTE;
import static fr.questeur.ingest.archive.RawArchives.endOfTar;
import static fr.questeur.ingest.archive.RawArchives.gzipOf;
import static fr.questeur.ingest.archive.RawArchives.localHeader;
import static fr.questeur.ingest.archive.RawArchives.pax;
import static fr.questeur.ingest.archive.RawArchives.repeat;
import static fr.questeur.ingest.archive.RawArchives.tarEntry;
import static fr.questeur.ingest.archive.RawArchives.tarHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small archives that ask for much memory or time. None allocates more than a few tens of megabytes in all. */
class HostileArchivesTest {

  /** All that is allocated, and not only what is held at one time. */
  private static final long MOST_ALLOCATED = 40L * MEGABYTE;

  /** More than is allowed. */
  private static final int MUCH = 48 * MEGABYTE;

  private static final byte[] NONE = new byte[0];
  private static final byte[] FIRST = tarEntry("first.txt", '0', "first");

  @TempDir Path folder;

  static Stream<Arguments> tars() {
    return Stream.of(
        arguments("a long name of GNU", "entry is not unpacked: its name has more than 4,096",
            (Archives.Writing) out -> {
              header("././@LongLink", 'L', MUCH, 'A').to(out);
              out.write(tarEntry("x", '0', "x"));
            }),
        arguments("a long name of a link", null, header("././@LongLink", 'K', MUCH, 'A')),
        arguments("a pax header", "unsafe_archive: the headers of an entry have more than 1,048,576 bytes",
            header("PaxHeaders/x", 'x', MUCH, 'A')),
        arguments("a global pax header", "unsafe_archive: the headers of an entry have more than 1,048,576 bytes",
            header("PaxHeaders/x", 'g', MUCH, 'A')),
        arguments("many long names", "its name has more than 4,096", (Archives.Writing) out -> {
          for (int i = 0; i < 45; i++) {
            header("././@LongLink", 'L', MEGABYTE, 'a' + i % 26).to(out);
            out.write(tarEntry("x" + i, '0', "x"));
          }
        }),
        arguments("many global headers", null, (Archives.Writing) out -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] global = pax("key" + i, "value");
            global[156] = 'g';
            out.write(RawArchives.withCheckSum(Arrays.copyOf(global, 512)));
            out.write(global, 512, 512);
          }
        }),
        arguments("many headers without an entry", null, (Archives.Writing) out -> {
          byte[] headers = joined(pax("path", "x"), tarHeader("x", 'L', 0));
          for (int i = 0; i < 20_000; i++) {
            out.write(headers);
          }
        }),
        arguments("a number of pax without end", "damaged_archive: a pax header is damaged",
            written(pax("size", "9".repeat(100_000)))),
        arguments("a time of pax with an exponent", "damaged_archive: a pax header is damaged",
            written(pax("mtime", "1e999999999"))),
        arguments("a negative size", "damaged_archive: a header has no size",
            written(tarHeader("x", '0', -512))),
        arguments("a size of 4 EB", "damaged_archive: it ends too early",
            written(tarHeader("x", '0', 1L << 62))),
        arguments("an old sparse file with headers without end", "it is a sparse file", (Archives.Writing) out -> {
          byte[] sparse = tarHeader("sparse", 'S', 0);
          sparse[482] = 1;
          out.write(RawArchives.withCheckSum(sparse));
          byte[] more = new byte[512];
          more[504] = 1;
          for (int i = 0; i < 100_000; i++) {
            out.write(more);
          }
          out.write(new byte[512]);
        }),
        arguments("a sparse file of pax", "it is a sparse file",
            written(pax("GNU.sparse.major", "1"), pax("GNU.sparse.realsize", "999999999999"),
                tarEntry("GNUSparseFile.0/x", '0', "1\n0\n999999999999\n"))),
        arguments("the rest of another volume", "the rest of a file", written(tarEntry("x", 'M', "rest"))),
        arguments("folders alone", "unsafe_archive: it has more than 50,000 entries, too many for its size",
            (Archives.Writing) out -> {
              byte[] folder = tarHeader("folder/", '5', 0);
              for (int i = 0; i < 60_000; i++) {
                out.write(folder);
              }
            }),
        arguments("many hidden folders with long names", null, (Archives.Writing) out -> {
          for (int i = 0; i < 1_000; i++) {
            out.write(tarEntry("././@LongLink", 'L', "." + i + "x".repeat(4_000) + "/a"));
            out.write(tarEntry("x", '0', "x"));
          }
        }));
  }

  private static Archives.Writing header(String name, char type, int size, int character) {
    return out -> {
      out.write(tarHeader(name, type, size));
      repeat(out, character, size);
    };
  }

  private static Archives.Writing written(byte[]... parts) {
    return out -> out.write(joined(parts));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tars")
  void boundsTars(String what, String message, Archives.Writing hostile) throws IOException {
    byte[] tgz = gzipOf(out -> {
      out.write(FIRST);
      hostile.to(out);
      out.write(tarEntry("last.txt", '0', "last"));
      out.write(endOfTar());
    });

    Heard heard = unpackWithinBounds("a.tgz", tgz);

    assertThat(heard.documents).containsEntry("!/first.txt", "first");
    assertSaid(heard, message);
    if (heard.failure.isEmpty()) {
      assertThat(heard.documents.values()).contains("first").containsAnyOf("last", "x");
    }
  }

  static Stream<Arguments> others() {
    byte[] stored = utf8("first");
    return Stream.of(
        arguments("a stored entry with a descriptor", "damaged_archive: it ends too early", gzipOf(out -> {
          out.write(localHeader("a", 8, 0));
          repeat(out, 0, MUCH);
        })),
        arguments("a name of gzip", "unsafe_archive: a name in its gzip header has more than 65,536 bytes",
            gzipOf(out -> {
              out.write(gzipHeader(8));
              repeat(out, 'A', MUCH);
            })),
        arguments("a comment of gzip", "unsafe_archive: a comment in its gzip header has more than 65,536 bytes",
            gzipOf(out -> {
              out.write(gzipHeader(16));
              repeat(out, 'A', MUCH);
            })),
        arguments("a million empty members of gzip", null, gzipOf(out -> {
          byte[] empty = gzip(NONE);
          byte[] thousand = new byte[1_000 * empty.length];
          for (int i = 0; i < 1_000; i++) {
            System.arraycopy(empty, 0, thousand, i * empty.length, empty.length);
          }
          for (int i = 0; i < 1_000; i++) {
            out.write(thousand);
          }
        })),
        arguments("gzip in gzip in gzip", "depth of 3", nested(6)),
        arguments("extra fields of ZIP", null, zipOf(300, i -> utf8(i + ".txt"), emptyFields(16_383), stored)),
        arguments("long names of ZIP", "its name has more than 4,096 characters",
            zipOf(300, i -> utf8("n".repeat(60_000) + i), NONE, stored)),
        arguments("a directory of a ZIP that says it has 10^12 entries",
            "unsafe_archive: it has more than 50,000 entries", huge()),
        arguments("a comment of a ZIP full of false ends", null,
            new RawArchives.Zip().entry(utf8("a"), NONE, stored).bytes(falseEnds())),
        arguments("one entry of a ZIP listed often",
            "unsafe_archive: it unpacks to more than 200 times", overlapping()),
        arguments("ZIP files joined", "unsafe_archive: it is made of more than 100 zips", joinedZips(120)),
        arguments("methods of ZIP", "it is compressed by a method that is not supported", methods()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void boundsOtherArchives(String what, String message, byte[] hostile) throws IOException {
    Heard heard = unpackWithinBounds("a", hostile);

    assertSaid(heard, message);
  }

  static Stream<Arguments> aggregates() {
    return Stream.of(
        arguments("tags around questions", "unsafe_archive: the tags around questions have more than 65,536 characters",
            "<questions><question/><list " + attributes("xmlns:n", 200_000) + "><question/></list></questions>"),
        arguments("elements that are open", "unsafe_archive: more than 100 elements are open around questions",
            "<questions><question/>" + "<a>".repeat(1_000_000)),
        arguments("elements in a question", null,
            "<questions><question>" + "<a>".repeat(200_000) + "</question></questions>"),
        arguments("the name of an element", "a tag has more than 1,048,576 bytes",
            "<questions><question/><" + "a".repeat(3 * MEGABYTE) + "/></questions>"),
        arguments("attributes without a value", null,
            "<questions><question " + "a".repeat(1_000_000) + "></question></questions>"),
        arguments("spaces between attributes", null,
            "<questions><question a" + " ".repeat(1_000_000) + "></question></questions>"),
        arguments("a comment, a section and a document type", null,
            "<!DOCTYPE questions [" + "<!ENTITY a '&b;'>".repeat(100) + "]><questions><!--" + "-".repeat(2 * MEGABYTE)
                + "--><question><![CDATA[" + "]".repeat(2 * MEGABYTE) + "]]></question></questions>"),
        arguments("names of fields", "unsafe_archive: it has more than 10,000 different names of fields",
            "{\"questions\":[{}," + different(200_000) + "]}"),
        arguments("a name of a field", "damaged_archive",
            "{\"questions\":[{},{\"" + "n".repeat(8 * MEGABYTE) + "\":1}]}"),
        arguments("a number", "damaged_archive", "{\"questions\":[{},{\"a\":" + "1".repeat(8 * MEGABYTE) + "}]}"),
        arguments("a fraction", "damaged_archive", "{\"questions\":[{},{\"a\":0." + "1".repeat(8 * MEGABYTE) + "}]}"),
        arguments("a uid", "damaged_archive", "{\"questions\":[{},{\"uid\":\"" + "1".repeat(8 * MEGABYTE) + "\"}]}"),
        arguments("arrays", "damaged_archive", "{\"questions\":[{},{\"a\":" + "[".repeat(1_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("aggregates")
  void boundsAggregates(String what, String message, String hostile) throws IOException {
    Heard heard = unpackWithinBounds("a", utf8(hostile));

    assertSaid(heard, message);
    assertThat(heard.given + heard.tooLarge.size()).isPositive();
  }

  @Test
  void boundsWhatIsRepeatedBeforeEachQuestion() throws IOException {
    Limits limits = new Limits(MEGABYTE, 10, Long.MAX_VALUE, 10, MEGABYTE, 3, 10);
    String xml = "<questions " + attributes("xmlns:n", 20_000) + ">" + "<question/>".repeat(5_000) + "</questions>";

    Heard heard = Heard.unpack(folder, "a", utf8(xml), limits);

    assertSaid(heard, "unsafe_archive: it unpacks to more than 10 times its size");
  }

  @Test
  void readsLongTextsOfDocuments() throws IOException {
    String text = "t".repeat(800_000);

    Heard heard = unpackWithinBounds("a", utf8("{\"questions\":[{\"text\":\"" + text + "\"}]}"));

    assertThat(heard.documents).containsEntry("#1", "{\"question\": {\"text\":\"" + text + "\"}}");
  }

  private Heard unpackWithinBounds(String name, byte[] content) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Limits limits = Limits.of(MEGABYTE);
    Limits small =
        new Limits(MEGABYTE, limits.maxEntries(), limits.maxUnpackedBytes(), limits.maxRatio(), 128L * MEGABYTE,
            limits.maxDepth(), limits.freeEntries());
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    Heard heard = Heard.unpack(folder, name, content, small);
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).as("allocated").isLessThan(MOST_ALLOCATED);
    return heard;
  }

  /** Of the whole, or of one entry; null if nothing is. */
  private static void assertSaid(Heard heard, String message) {
    Stream<String> said =
        Stream.concat(
            heard.failure.stream().map(failure -> failure.reason().code() + ": " + failure.message()),
            heard.refused.values().stream());
    if (message == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).isNotEmpty().anyMatch(line -> line.contains(message));
    }
  }

  private static byte[] gzipHeader(int flags) {
    return new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 0, 0, 0, 0, 0, 3};
  }

  private static byte[] nested(int depth) {
    byte[] content = utf8("deep");
    for (int i = 0; i < depth; i++) {
      content = gzip(content);
    }
    return content;
  }

  private static byte[] emptyFields(int count) {
    ByteBuffer fields = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      fields.putShort((short) (0x2000 + i)).putShort((short) 0);
    }
    return fields.array();
  }

  private static byte[] zipOf(int count, IntFunction<byte[]> name, byte[] extra, byte[] content) {
    RawArchives.Zip zip = new RawArchives.Zip();
    for (int i = 0; i < count; i++) {
      zip.entry(name.apply(i), extra, content);
    }
    return zip.bytes();
  }

  private static byte[] huge() {
    byte[] zip = new RawArchives.Zip().entry(utf8("a"), NONE, utf8("first")).bytes();
    int end = zip.length - 22;
    ByteBuffer end64 = ByteBuffer.allocate(76).order(ByteOrder.LITTLE_ENDIAN);
    end64.putInt(ZipDirectory.END_64).putLong(44).putInt(0).putInt(0).putInt(0);
    end64.putLong(1_000_000_000_000L).putLong(1_000_000_000_000L).putLong(47).putLong(36);
    end64.putInt(ZipDirectory.LOCATOR_64).putInt(0).putLong(end).putInt(1);
    return joined(Arrays.copyOf(zip, end), end64.array(), Arrays.copyOfRange(zip, end, zip.length));
  }

  private static byte[] falseEnds() {
    ByteBuffer ends = ByteBuffer.allocate(65_532).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 12; i++) {
      ends.putInt(i * 22, ZipDirectory.END);
    }
    return ends.array();
  }

  private static byte[] overlapping() {
    byte[] content = new byte[2_000_000];
    CRC32 crc = new CRC32();
    crc.update(content);
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] compressed = new byte[4_000];
    deflater.deflate(compressed);
    deflater.end();
    RawArchives.Zip zip = new RawArchives.Zip();
    zip.entry(utf8("0"), NONE, 8, (int) crc.getValue(), content.length, compressed);
    for (int i = 1; i < 500; i++) {
      zip.listed(utf8("" + i), NONE, 8, (int) crc.getValue(), compressed.length, content.length, 0);
    }
    return zip.bytes();
  }

  private static byte[] joinedZips(int count) {
    return joined(
        IntStream.range(0, count)
            .mapToObj(i -> new RawArchives.Zip().entry(utf8(i + ".txt"), NONE, utf8("text")).bytes())
            .toArray(byte[][]::new));
  }

  private static byte[] methods() {
    RawArchives.Zip zip = new RawArchives.Zip();
    byte[] garbage = new byte[1_000];
    Arrays.fill(garbage, (byte) 0x5A);
    for (int method : new int[] {1, 2, 3, 4, 5, 6, 9, 10, 12, 14, 18, 93, 95, 96, 97, 98, 99, 0xFFFF}) {
      zip.entry(utf8(method + ".txt"), NONE, method, 0, 1 << 30, garbage);
    }
    return zip.bytes();
  }

  private static String attributes(String name, int length) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; attributes.length() < length; i++) {
      attributes.append(name).append(i).append("='' ");
    }
    return attributes.toString();
  }

  private static String different(int count) {
    StringBuilder fields = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      fields.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":1");
    }
    return fields.append("}").toString();
  }
}
