package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.XmlScanner.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes XML apart that holds many questions: open data ({@code questionsEcrites/question}) and the Government's flow
 * ({@code QUESTIONS/QUESTION}, {@code questionReponse}, repeated {@code questions} that begin with their
 * {@code id_question}), with namespaces or without. Each becomes an XML declaration and the element, its bytes as they
 * were, with the namespaces declared that were in scope. An enclosing element that says the type, as {@code QUESTIONS}
 * does for all its questions, is kept around it. What stands between questions belongs to none and is passed over.
 */
final class XmlSplitter implements Splitter {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final Set<String> QUESTIONS = Set.of("question", "questionreponse");
  private static final String SEVERAL = "questions";
  private static final String IDENTITY = "id_question";
  private static final String UID = "uid";

  /** Elements around the questions. */
  private static final int MOST_OPEN = 100;

  /** What is repeated before each question comes from their tags. */
  private static final int MOST_OPEN_CHARACTERS = 64 * 1024;

  private static final int HEAD_DEPTH = 4;

  private final XmlScanner scanner;
  private final int maxDocumentBytes;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private int openCharacters;
  private Tag pending;
  private int count;

  XmlSplitter(InputStream in, int maxDocumentBytes) throws IOException {
    scanner = new XmlScanner(Utf8.of(in));
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** Whether a document that begins so holds several questions. */
  static boolean recognises(byte[] head, int length) {
    boolean several = false;
    try {
      XmlScanner scanner = new XmlScanner(Utf8.of(new ByteArrayInputStream(head, 0, length)));
      if (scanner.next() != Tag.START) {
        return false;
      }
      String root = XmlElement.local(scanner.name());
      if (isQuestion(root) || root.equals("html")) {
        return false;
      }
      several = root.startsWith(SEVERAL) && length == ContainerKind.HEAD;
      String parent = root;
      int depth = 1;
      for (Tag tag = scanner.next(); tag != Tag.NONE; tag = scanner.next()) {
        String name = tag == Tag.END ? "" : XmlElement.local(scanner.name());
        if (depth < HEAD_DEPTH && isQuestion(name)) {
          return true;
        }
        if (parent.equals(SEVERAL) && name.equals(IDENTITY)) {
          return depth > 1;
        }
        depth += tag == Tag.START ? 1 : tag == Tag.END ? -1 : 0;
        parent = name;
      }
    } catch (IOException e) {
      // the head ends in the middle of something
    }
    return several;
  }

  private static boolean isQuestion(String local) {
    return QUESTIONS.contains(local.replace("_", ""));
  }

  @Override
  public Piece next() throws IOException {
    while (true) {
      Tag tag = pending == null ? scanner.next() : pending;
      pending = null;
      if (tag == Tag.NONE) {
        end();
        return null;
      }
      if (tag == Tag.END) {
        close(scanner.name());
      } else {
        Piece piece = element(tag);
        if (piece != null) {
          count++;
          return piece;
        }
      }
    }
  }

  private void end() throws IOException {
    if (!open.isEmpty()) {
      throw new IOException("it ends before </%s>, behind %,d questions".formatted(open.peek().name(), count));
    }
    if (count == 0) {
      throw new IOException("there is no question in it");
    }
  }

  private void close(String name) throws IOException {
    XmlElement element = open.poll();
    openCharacters -= element == null ? 0 : element.name().length() + element.attributes().length();
    if (element == null || !element.name().equals(name)) {
      throw new IOException("</%s> closes nothing, behind %,d questions".formatted(name, count));
    }
  }

  /** Null if it is no question. */
  private Piece element(Tag tag) throws IOException {
    XmlElement element = XmlElement.of(scanner);
    if (!open.isEmpty() && isQuestion(element.local())) {
      return tag == Tag.EMPTY ? empty(element) : question(element, start(element));
    }
    if (tag == Tag.EMPTY) {
      return null;
    }
    if (!open.isEmpty() && element.local().equals(SEVERAL)) {
      Content content = start(element);
      pending = scanner.next();
      if (pending == Tag.START && XmlElement.local(scanner.name()).equals(IDENTITY)) {
        pending = null;
        return question(element, content);
      }
      scanner.endCopy();
    }
    if (open.size() >= MOST_OPEN) {
      throw new UnsafeArchiveException("more than %d elements are open around questions".formatted(MOST_OPEN));
    }
    open.push(element);
    openCharacters += element.name().length() + element.attributes().length();
    if (openCharacters > MOST_OPEN_CHARACTERS) {
      throw new UnsafeArchiveException(
          "the tags around questions have more than %,d characters".formatted(MOST_OPEN_CHARACTERS));
    }
    return null;
  }

  private Content start(XmlElement element) {
    Content content = new Content(maxDocumentBytes);
    content.append(utf8(head(element) + ">"));
    scanner.copyTo(content);
    return content;
  }

  private Piece empty(XmlElement element) {
    Content content = new Content(maxDocumentBytes);
    content.append(utf8(head(element) + "/>" + tail(element)));
    return new Piece(null, content);
  }

  /** Copies to the end of the element. What is inside need not be well-formed: that is for whoever reads it. */
  private Piece question(XmlElement element, Content content) throws IOException {
    String uid = null;
    int depth = 1;
    while (depth > 0) {
      Tag tag = scanner.next();
      if (tag == Tag.NONE) {
        throw new IOException("it ends within its question %,d".formatted(count + 1));
      }
      if (tag == Tag.START && uid == null && XmlElement.local(scanner.name()).equals(UID)) {
        tag = scanner.next();
        uid = tag == Tag.END ? scanner.text() : null;
      }
      if (tag != Tag.EMPTY && scanner.name().equals(element.name())) {
        depth += tag == Tag.START ? 1 : -1;
      }
    }
    scanner.endCopy();
    content.append(utf8(tail(element)));
    return new Piece(uid, content);
  }

  private String head(XmlElement element) {
    Map<String, String> namespaces = namespacesInScope(keepsParent(element));
    return keepsParent(element)
        ? DECLARATION + open.peek().tag(namespaces) + ">" + element.tag(Map.of())
        : DECLARATION + element.tag(namespaces);
  }

  private String tail(XmlElement element) {
    return keepsParent(element) ? "</" + open.peek().name() + ">" : "";
  }

  private boolean keepsParent(XmlElement element) {
    return open.peek().hasType() && !element.hasType();
  }

  private Map<String, String> namespacesInScope(boolean aroundParent) {
    Map<String, String> namespaces = new TreeMap<>();
    Iterator<XmlElement> outermostFirst = open.descendingIterator();
    while (outermostFirst.hasNext()) {
      XmlElement element = outermostFirst.next();
      if (!aroundParent || outermostFirst.hasNext()) {
        namespaces.putAll(element.namespaces());
      }
    }
    return namespaces;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
