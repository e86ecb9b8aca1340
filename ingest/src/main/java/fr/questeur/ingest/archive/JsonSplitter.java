package fr.questeur.ingest.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes JSON apart that holds many questions: {@code {"questionsEcrites": {"question": [{...}, ...]}}} as in open data,
 * and other nestings with an array of objects named so; or an array of questions. Each becomes
 * {@code {"question": {...}}}, its object byte for byte as it was.
 */
final class JsonSplitter implements Splitter {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] BEFORE = "{\"question\": ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEHIND = "}".getBytes(StandardCharsets.UTF_8);
  private static final String QUESTION = "question";
  private static final String UID = "uid";
  private static final Pattern LIST =
      Pattern.compile("questions?(?:_?(?:ecrites?|orales?|orales?_?sans_?debats?|(?:au_?)?gouvernement))?",
          Pattern.CASE_INSENSITIVE);

  private final CopyingStream in;
  private final JsonParser parser;
  private final int maxDocumentBytes;
  private int count;

  JsonSplitter(InputStream in, int maxDocumentBytes) throws IOException {
    this.in = new CopyingStream(Utf8.of(in));
    this.maxDocumentBytes = maxDocumentBytes;
    parser = FACTORY.createParser(this.in);
  }

  /** Whether a document that begins so holds several questions. */
  static boolean recognises(byte[] head, int length) {
    if (length > 1 && (head[0] == 0 || head[1] == 0)) {
      return false; // UTF-16 that does not say so
    }
    try {
      JsonSplitter splitter = new JsonSplitter(new ByteArrayInputStream(head, 0, length), 0);
      return splitter.toQuestion();
    } catch (IOException e) {
      return false; // the head ends before the first one
    }
  }

  @Override
  public Piece next() throws IOException {
    if (!Faults.asDamage(this::toQuestion)) {
      if (count == 0) {
        throw new IOException("there is no question in it");
      }
      return null;
    }
    count++;
    return Faults.asDamage(this::question);
  }

  /** Goes to the brace of the next question. */
  private boolean toQuestion() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        JsonStreamContext outside = parser.getParsingContext().getParent();
        if (outside.inArray() ? isElementOfList(outside) : isNestedQuestion(outside)) {
          return true;
        }
        if (isOnlyQuestion(outside)) {
          parser.skipChildren();
        }
      }
    }
    return false;
  }

  private static boolean isElementOfList(JsonStreamContext array) {
    JsonStreamContext outside = array.getParent();
    return outside.inObject() && LIST.matcher(outside.getCurrentName()).matches();
  }

  private static boolean isNestedQuestion(JsonStreamContext object) {
    return isQuestion(object) && !object.getParent().inRoot();
  }

  /** {@code {"question": {...}}} is a document already. */
  private static boolean isOnlyQuestion(JsonStreamContext object) {
    return isQuestion(object) && object.getParent().inRoot();
  }

  private static boolean isQuestion(JsonStreamContext object) {
    return object.inObject() && QUESTION.equalsIgnoreCase(object.getCurrentName());
  }

  private Piece question() throws IOException {
    Content content = begin();
    String uid = null;
    int depth = 1;
    boolean first = true;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("it ends within its question %,d".formatted(count));
      }
      if (depth == 1 && token == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        token = parser.nextToken();
        if (first && token == JsonToken.START_OBJECT && QUESTION.equalsIgnoreCase(name)) {
          content = begin(); // what was begun is an object around it
          depth--;
        } else if (uid == null && token == JsonToken.VALUE_STRING && UID.equals(name)) {
          uid = parser.getText();
        }
        first = false;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    in.end(parser.currentLocation().getByteOffset());
    content.append(BEHIND);
    return new Piece(uid, content);
  }

  private Content begin() {
    Content content = new Content(maxDocumentBytes);
    content.append(BEFORE);
    in.begin(content, parser.currentTokenLocation().getByteOffset());
    return content;
  }
}
