package fr.questeur.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

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

  /** Any free port, below those that a system gives to outgoing connections: one of these could take it before its use. */
  public static int any() {
    return freeFrom(ThreadLocalRandom.current().nextInt(20_000, 32_000));
  }
}
