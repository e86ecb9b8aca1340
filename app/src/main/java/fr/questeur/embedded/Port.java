package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finding a port on the loopback interface. */
public final class Port {

  private static final int TRIES = 100;

  private Port() {}

  /**
   * The first free port from the given one on.
   *
   * @throws IllegalStateException if a hundred are taken
   */
  public static int freeFrom(int port) {
    for (int candidate = port; candidate < port + TRIES; candidate++) {
      if (isFree(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("no free port from " + port + " to " + (port + TRIES - 1));
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port just given up by an earlier run is free, though its connections linger in TIME_WAIT.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Any free port. */
  public static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
