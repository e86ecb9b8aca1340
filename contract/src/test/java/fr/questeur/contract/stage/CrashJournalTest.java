package fr.questeur.contract.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashJournalTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("crashes");
  }

  @Test
  void setsAsideAfterTwoDeathsInTheMiddleOfTheSameInput() {
    CrashJournal.open(file).begin("questions.raw-2@17");

    CrashJournal second = CrashJournal.open(file);
    assertThat(second.isPoison("questions.raw-2@17")).isFalse();
    second.begin("questions.raw-2@17");

    CrashJournal third = CrashJournal.open(file);
    assertThat(third.isPoison("questions.raw-2@17")).isTrue();
    assertThat(third.isPoison("questions.raw-2@18")).isFalse();
  }

  @Test
  void countsNoCrashForWorkThatEnded() {
    CrashJournal.open(file).begin("a").close();
    CrashJournal.open(file).begin("a").close();

    assertThat(CrashJournal.open(file).isPoison("a")).isFalse();
  }

  @Test
  void startsOverWhenTheInputIsFinishedAfterOneCrash() {
    CrashJournal.open(file).begin("a");
    CrashJournal.open(file).begin("a").close();
    CrashJournal.open(file).begin("a");

    assertThat(CrashJournal.open(file).isPoison("a")).isFalse();
  }

  @Test
  void remembersCrashesWhileOtherInputsAreWorkedOn() {
    CrashJournal.open(file).begin("a");
    CrashJournal second = CrashJournal.open(file);
    second.begin("b").close();
    second.begin("a");

    assertThat(CrashJournal.open(file).isPoison("a")).isTrue();
  }

  @Test
  void triesAgainWhatWasForgotten() {
    CrashJournal.open(file).begin("a");
    CrashJournal.open(file).begin("a");
    CrashJournal third = CrashJournal.open(file);
    third.forget("a");

    assertThat(third.isPoison("a")).isFalse();
    assertThat(CrashJournal.open(file).isPoison("a")).isFalse();
  }

  @Test
  void takesInputsWithNamesOfAnyLength() {
    String name = "é".repeat(5_000);
    CrashJournal.open(file).begin(name);
    CrashJournal.open(file).begin(name);

    assertThat(CrashJournal.open(file).isPoison(name)).isTrue();
  }

  @Test
  void hasRoomForNewInputsAfterManyCrashes() {
    for (int crash = 0; crash < 100; crash++) {
      CrashJournal.open(file).begin("input " + crash);
    }
    CrashJournal.open(file).begin("last");
    CrashJournal.open(file).begin("last");

    assertThat(CrashJournal.open(file).isPoison("last")).isTrue();
  }

  @Test
  void startsEmptyOverAFileOfAnotherSize() throws IOException {
    Files.writeString(file, "garbage");

    assertThat(CrashJournal.open(file).isPoison("garbage")).isFalse();
  }
}
