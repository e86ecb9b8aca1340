package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

  @Test
  void aTakenPortIsPassedOver() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Port.isFree(taken.getLocalPort())).isFalse();
      assertThat(Port.freeFrom(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
    }
  }
}
