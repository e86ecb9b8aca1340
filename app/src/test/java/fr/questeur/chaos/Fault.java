package fr.questeur.chaos;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Something that is done, and undone again.
 *
 * @param name of its kind, in words
 * @param needs what no other fault may be at meanwhile
 */
record Fault(String name, List<ReentrantLock> needs, Action action) {

  /** What is done; when it returns, all is mended that can be from outside. */
  interface Action {
    void happen() throws InterruptedException;
  }
}
