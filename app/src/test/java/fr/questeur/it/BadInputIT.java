package fr.questeur.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input has its documented fate, and stops nothing. */
class BadInputIT {

  @TempDir Path directory;

  @Test
  void everyBadDocumentHasItsFateAndTheGoodOnesAreStored() throws IOException {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    byte[] good = Documents.answered(1).getBytes(UTF_8);
    Documents.drop(inbox, "bad/empty.txt", new byte[0]);
    Documents.drop(inbox, "bad/blank.txt", " \n\u00a0\n");
    Documents.drop(inbox, "bad/binary.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
    Documents.drop(inbox, "bad/nul.txt", Documents.answered(2).replace("combien", "com\0bien"));
    Documents.drop(inbox, "bad/half.txt", Arrays.copyOf(good, good.length - 20));
    Documents.drop(inbox, "bad/cut-in-a-letter.txt", Arrays.copyOf(good, indexOfEAcute(good) + 1));
    Documents.drop(inbox, "bad/no-number.txt", Documents.answered(3).replace("<b>3</b>", ""));
    Documents.drop(inbox, "bad/answered-before-asked.txt", Documents.answered(4).replace("25/06/2013", "25/06/2012"));
    Documents.drop(inbox, "bad/two.txt", Documents.answered(5) + "\n\n" + Documents.answered(6));
    Documents.drop(inbox, "bad/mixed-encodings.txt", mixedEncodings());
    Documents.drop(inbox, "bad/recipe.txt", "Prendre trois œufs et de la farine.\n");
    Documents.drop(inbox, "bad/11-megabytes.txt", Documents.answered(7, "Long. ".repeat(11_000_000 / 6)));
    Files.createSymbolicLink(inbox.resolve("bad/link.txt"), Files.writeString(directory.resolve("outside.txt"), "x"));
    Documents.drop(inbox, "bad/.hidden", "x");
    Documents.drop(inbox, "bad/writing.part", "x");
    Documents.drop(inbox, "good/a name with spaces, é and a\nnewline.txt", Documents.answered(8));
    Documents.drop(inbox, "good/latin-1.txt", Documents.answered(9).getBytes(ISO_8859_1));
    Documents.drop(inbox, "good/10-megabytes.txt", Documents.answered(10, distinctWords(10_000_000)));

    LocalInstallation local = new LocalInstallation(directory.resolve("data"));
    QuesteurProcess run = local.run("--once", inbox.toString());
    assertThat(run.await(Duration.ofSeconds(180))).as(run.output()).isEqualTo(3);
    assertThat(run.output()).contains("3 stored", "12 dead letter", "3 ignored");
    assertThat(run.output()).contains("a name with spaces, é and a\\u000anewline.txt");

    local.inspect(installation -> {
      assertThat(installation.query("SELECT number FROM question ORDER BY number")).containsExactly("8", "9", "10");
      assertThat(installation.query("SELECT count(*) FROM question WHERE answer_text LIKE '%à la question 9.'"))
          .containsExactly("1");
      assertThat(reasons(installation))
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("inbox/bad/empty.txt", DeadLetterReason.EMPTY),
                  Map.entry("inbox/bad/blank.txt", DeadLetterReason.EMPTY),
                  Map.entry("inbox/bad/binary.png", DeadLetterReason.BINARY),
                  Map.entry("inbox/bad/nul.txt", DeadLetterReason.BINARY),
                  Map.entry("inbox/bad/half.txt", DeadLetterReason.TRUNCATED),
                  Map.entry("inbox/bad/cut-in-a-letter.txt", DeadLetterReason.TRUNCATED),
                  Map.entry("inbox/bad/no-number.txt", DeadLetterReason.INCOMPLETE),
                  Map.entry("inbox/bad/answered-before-asked.txt", DeadLetterReason.CONTRADICTORY),
                  Map.entry("inbox/bad/two.txt", DeadLetterReason.SEVERAL_QUESTIONS),
                  Map.entry("inbox/bad/mixed-encodings.txt", DeadLetterReason.UNDECODABLE),
                  Map.entry("inbox/bad/recipe.txt", DeadLetterReason.NOT_A_QUESTION),
                  Map.entry("inbox/bad/11-megabytes.txt", DeadLetterReason.TOO_LARGE)));
      assertThat(original(installation, "inbox/bad/nul.txt").value())
          .isEqualTo(Documents.answered(2).replace("combien", "com\0bien").getBytes(UTF_8));
      Stub stub = QuestionJson.read(original(installation, "inbox/bad/11-megabytes.txt").value(), Stub.class);
      assertThat(stub.path()).isEqualTo("inbox/bad/11-megabytes.txt");
      assertThat(stub.size()).isGreaterThan(Topics.MAX_DOCUMENT_BYTES);
      assertThat(stub.sha256()).isNull();
    });
  }

  private static int indexOfEAcute(byte[] document) {
    String text = new String(document, UTF_8);
    return text.substring(0, text.lastIndexOf('é')).getBytes(UTF_8).length;
  }

  private static byte[] mixedEncodings() {
    byte[] document = Documents.answered(11).getBytes(UTF_8);
    int place = new String(document, ISO_8859_1).indexOf("combien");
    document[place] = (byte) 0xe9;
    return document;
  }

  /** Too many different words for one entry of the full-text index. */
  private static String distinctWords(int bytes) {
    Random random = new Random(42);
    StringBuilder words = new StringBuilder(bytes + 16);
    while (words.length() < bytes) {
      words.append(Long.toString(random.nextLong() >>> 1, 36)).append(' ');
    }
    return words.append("fin.").toString();
  }

  private static Map<String, DeadLetterReason> reasons(Installation installation) {
    return installation.deadLetters().stream().collect(Collectors.toMap(DeadLetter::path, DeadLetter::reason));
  }

  private static ConsumerRecord<byte[], byte[]> original(Installation installation, String path) {
    return installation.read(Topics.DEAD_LETTER.name()).stream()
        .filter(record -> path.equals(DeadLetter.read(record.headers()).path()))
        .findFirst()
        .orElseThrow();
  }
}
