package fr.questeur.ingest.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes JSON apart that holds many questions: {@code {"questionsEcrites": {"question": [{...}, ...]}}} as in open data,
 * and other nestings with an array of objects named so; or an array of questions. Each becomes
 * {@code {"question": {...}}}, its object byte for byte as it was.
 */
final class JsonSplitter implements Splitter {

  private static final int LONGEST_NAME = 256;

  /** Of uids and numbers. The parser holds no other values. */
  private static final int LONGEST_VALUE = 1_000;

  private static final int MOST_NESTED = 1_000;

  /** The parser keeps each name of a field once: those of documents repeat. */
  private static final int MOST_NAMES = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_VALUE)
                  .maxNumberLength(LONGEST_VALUE)
                  .maxNestingDepth(MOST_NESTED)
                  .build())
          .build();

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
  private final Set<String> names = new HashSet<>();
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

  private JsonToken token() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.FIELD_NAME && names.add(parser.currentName()) && names.size() > MOST_NAMES) {
      throw new UnsafeArchiveException("it has more than %,d different names of fields".formatted(MOST_NAMES));
    }
    return token;
  }

  private void skipObject() throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = token();
      if (token == null) {
        return;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** Goes to the brace of the next question. */
  private boolean toQuestion() throws IOException {
    for (JsonToken token = token(); token != null; token = token()) {
      if (token == JsonToken.START_OBJECT) {
        JsonStreamContext outside = parser.getParsingContext().getParent();
        if (outside.inArray() ? isElementOfList(outside) : isNestedQuestion(outside)) {
          return true;
        }
        if (isOnlyQuestion(outside)) {
          skipObject();
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
      JsonToken token = token();
      if (token == null) {
        throw new IOException("it ends within its question %,d".formatted(count));
      }
      if (depth == 1 && token == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        token = token();
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
