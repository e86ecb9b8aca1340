package fr.questeur.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire on the way to a server, which can be cut, or swallow all that is sent. */
final class Proxy implements AutoCloseable {

  private static final int NEVER = Integer.MAX_VALUE;

  private final int target;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  /** How many more pieces clients may send before the wire is cut. */
  private final AtomicInteger left = new AtomicInteger(NEVER);
  private volatile boolean cut;
  private volatile boolean silent;

  Proxy(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Ends all connections and every new one. */
  void cut() {
    cut = true;
    open.forEach(Proxy::end);
  }

  /** Cuts as soon as clients have sent so many more pieces: the last one arrives, its answer does not. */
  void cutAfter(int pieces) {
    left.set(pieces);
  }

  /** Connections stay, but nothing comes through, as behind a firewall that forgot them. */
  void silence() {
    silent = true;
  }

  void mend() {
    left.set(NEVER);
    cut = false;
    synchronized (this) {
      silent = false;
      notifyAll();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        Socket server = cut ? null : connect();
        if (server == null) {
          end(client);
          open.remove(client);
          continue;
        }
        open.add(server);
        daemon(() -> copy(client, server, true));
        daemon(() -> copy(server, client, false));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** Null if the server is down. */
  private Socket connect() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      return null;
    }
  }

  private void copy(Socket from, Socket to, boolean fromClient) {
    byte[] piece = new byte[64 * 1024];
    try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
      for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
        awaitSound();
        out.write(piece, 0, size);
        if (fromClient && left.get() != NEVER && left.decrementAndGet() == 0) {
          cut();
        }
      }
    } catch (IOException e) {
      // One side is gone; so is the other now.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitSound() {
    if (silent) {
      synchronized (this) {
        while (silent) {
          try {
            wait();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    cut();
    mend();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
