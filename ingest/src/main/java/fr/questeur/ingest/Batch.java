package fr.questeur.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents on their way into one transaction, each place once. */
final class Batch {

  private final int mostDocuments;
  private final long mostBytes;
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private long bytes;

  Batch(int mostDocuments, long mostBytes) {
    this.mostDocuments = mostDocuments;
    this.mostBytes = mostBytes;
  }

  boolean contains(String place) {
    return documents.containsKey(place);
  }

  /** Whether so many bytes more fit. Into an empty batch everything fits. */
  boolean hasRoomFor(long moreBytes) {
    return documents.isEmpty() || documents.size() < mostDocuments && bytes + moreBytes <= mostBytes;
  }

  void add(Document document) {
    documents.put(document.file().place(), document);
    bytes += document.isTooLarge() ? 0 : document.bytes().length;
  }

  List<Document> documents() {
    return new ArrayList<>(documents.values());
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  void clear() {
    documents.clear();
    bytes = 0;
  }
}
