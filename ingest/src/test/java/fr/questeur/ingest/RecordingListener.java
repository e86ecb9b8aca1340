package fr.questeur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears, as {@code FATE path}. */
final class RecordingListener implements IngestListener {

  final List<String> found = new CopyOnWriteArrayList<>();
  final List<String> fates = new CopyOnWriteArrayList<>();
  final List<String> unpacking = new CopyOnWriteArrayList<>();
  final List<String> details = new CopyOnWriteArrayList<>();

  @Override
  public void onFound(String path) {
    found.add(path);
  }

  @Override
  public void onUnpacking(String path, long documents, long left, int percent) {
    unpacking.add("%s %d of %s, %d %%".formatted(path, documents, left < 0 ? "?" : documents + left, percent));
  }

  @Override
  public void onFate(FileFate fate, String path, String detail) {
    fates.add(fate + " " + path);
    details.add(detail);
  }

  /** What was heard since the last time. */
  List<String> takeFates() {
    List<String> taken = new ArrayList<>(fates);
    fates.clear();
    return taken;
  }
}
