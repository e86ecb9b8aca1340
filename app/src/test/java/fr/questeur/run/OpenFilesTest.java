package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenFilesTest {

  @Test
  void namesTheLimitAndHowToRaiseIt() {
    assertThatThrownBy(() -> OpenFiles.require(512, 1000)).hasMessage(
        "this process may have 512 files open, and questeur run needs 1000; raise the limit with 'ulimit -n 1000' or, in a"
            + " systemd unit, LimitNOFILE=1000");
  }

  @Test
  void isContentWithTheUsualLimit() {
    assertThatCode(() -> OpenFiles.require(1024, 1000)).doesNotThrowAnyException();
  }
}
