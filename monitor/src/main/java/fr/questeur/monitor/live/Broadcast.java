package fr.questeur.monitor.live;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends events to every page that is open. A page that cannot keep up is let go; its browser comes back by itself. */
final class Broadcast implements AutoCloseable {

  static final int MOST = 40;
  static final int QUEUE = 100;

  private record Message(String event, String json) {}

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "questeur-page");
    thread.setDaemon(true);
    return thread;
  });

  boolean isFull() {
    return pages.size() >= MOST;
  }

  int size() {
    return pages.size();
  }

  /** One more page, and its first event. */
  synchronized void join(SseClient client, String event, String json) {
    if (isFull()) {
      client.close();
      return;
    }
    Page page = new Page(client);
    page.queue.add(new Message(event, json));
    pages.add(page);
    client.keepAlive();
    client.onClose(() -> leave(page));
    senders.execute(page);
  }

  synchronized void send(String event, String json) {
    for (Page page : pages) {
      if (page.client.terminated() || !page.queue.offer(new Message(event, json))) {
        leave(page);
      }
    }
  }

  private void leave(Page page) {
    pages.remove(page);
    page.left = true;
    page.queue.clear();
    page.queue.offer(Page.END);
  }

  @Override
  public void close() {
    pages.forEach(this::leave);
    senders.shutdownNow();
  }

  /** Has a thread of its own: one that does not read must not hold up the others. */
  private static final class Page implements Runnable {

    private static final Message END = new Message("", "");

    private final SseClient client;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean left;

    Page(SseClient client) {
      this.client = client;
    }

    @Override
    public void run() {
      try {
        while (!left && !client.terminated()) {
          Message message = queue.take();
          if (message != END) {
            client.sendEvent(message.event(), message.json());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        client.close();
      }
    }
  }
}
