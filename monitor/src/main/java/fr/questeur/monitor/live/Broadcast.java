package fr.questeur.monitor.live;

import fr.questeur.monitor.http.Exchange;
import fr.questeur.monitor.http.Places;
import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Sends events to every page that is open. A page that cannot keep up is let go; its browser comes back by itself. */
final class Broadcast implements AutoCloseable {

  static final int MOST = 40;
  static final int MOST_OF_ADDRESS = 10;
  static final int QUEUE = 100;

  private record Message(String event, String json) {}

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();
  private final Places places = new Places(MOST, MOST_OF_ADDRESS);
  private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "questeur-page");
    thread.setDaemon(true);
    return thread;
  });

  /** Keeps a place for a page of this address; false if there is none. */
  boolean enter(String address) {
    return places.enter(address);
  }

  /** Gives back the place of a page that has not joined. */
  void leave(String address) {
    places.leave(address);
  }

  int size() {
    return pages.size();
  }

  /** One more page, for which a place is kept, and its first event. */
  synchronized void join(SseClient client, String event, String json) {
    Exchange exchange = Exchange.of(client.ctx().req());
    exchange.unlimit();
    Page page = new Page(client, exchange);
    page.queue.add(new Message(event, json));
    pages.add(page);
    client.keepAlive();
    client.onClose(() -> leave(page));
    try {
      senders.execute(page);
    } catch (RejectedExecutionException e) {
      // The server is closing.
      leave(page);
      client.close();
    }
  }

  synchronized void send(String event, String json) {
    for (Page page : pages) {
      if (page.client.terminated()) {
        leave(page);
      } else if (!page.queue.offer(new Message(event, json))) {
        leave(page);
        // Its thread may be in a write that would never end.
        page.exchange.abort();
      }
    }
  }

  private void leave(Page page) {
    if (pages.remove(page)) {
      places.leave(page.exchange.address());
    }
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
    private final Exchange exchange;
    private volatile boolean left;

    Page(SseClient client, Exchange exchange) {
      this.client = client;
      this.exchange = exchange;
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
