package fr.questeur.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Documents on their way into one transaction, each file once. */
final class Batch {

  private final int mostDocuments;
  private final long mostBytes;
  private final List<Document> documents = new ArrayList<>();
  private final Set<String> files = new HashSet<>();
  private long bytes;

  Batch(int mostDocuments, long mostBytes) {
    this.mostDocuments = mostDocuments;
    this.mostBytes = mostBytes;
  }

  /** Whether a file of that place is among them. */
  boolean contains(String place) {
    return files.contains(place);
  }

  /** Whether so many bytes more fit. Into an empty batch everything fits. */
  boolean hasRoomFor(long moreBytes) {
    return documents.isEmpty() || documents.size() < mostDocuments && bytes + moreBytes <= mostBytes;
  }

  void add(Document document) {
    documents.add(document);
    if (!document.file().isMember()) {
      files.add(document.file().place());
    }
    bytes += document.bytes() == null ? 0 : document.bytes().length;
  }

  List<Document> documents() {
    return new ArrayList<>(documents);
  }

  /** Drops the members of a file; they are the last ones. */
  void dropMembersOf(FoundFile file) {
    while (!documents.isEmpty() && isMemberOf(file, documents.get(documents.size() - 1))) {
      Document dropped = documents.remove(documents.size() - 1);
      bytes -= dropped.bytes() == null ? 0 : dropped.bytes().length;
    }
  }

  private static boolean isMemberOf(FoundFile file, Document document) {
    return document.file().isMember() && document.file().path().equals(file.path());
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  void clear() {
    documents.clear();
    files.clear();
    bytes = 0;
  }
}
