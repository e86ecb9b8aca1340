package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads JSON. */
final class JsonTree {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE) // checked here, to say where
                  .maxStringLength(Integer.MAX_VALUE) // the size of a document is limited before
                  .build())
          .build();

  /** An object or a list that is being read; the fields of a list get the name of the list. */
  private record Frame(Node node, String listName) {}

  private static final String NAME_IN_ROOT_LIST = "question";

  /** UTF-8: given characters, Jackson takes the low byte of any for a digit of an escape. */
  private final byte[] text;
  private final Names names = new Names();
  private final Node document = new Node("");
  private final Deque<Frame> open = new ArrayDeque<>();
  private int fields;

  private JsonTree(String text) {
    this.text = text.stripTrailing().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The outermost object or list, a node without a name.
   *
   * @throws RejectedDocumentException if it is cut, not well-formed, or more than one
   */
  static Node read(String text) {
    return new JsonTree(text).read();
  }

  private Node read() {
    try (JsonParser in = FACTORY.createParser(text)) {
      open.push(new Frame(document, in.nextToken() == JsonToken.START_ARRAY ? NAME_IN_ROOT_LIST : null));
      while (!open.isEmpty()) {
        take(in.nextToken(), in);
      }
      refuseMore(in.nextToken());
      return document;
    } catch (StreamConstraintsException e) {
      throw new RejectedDocumentException(NOT_A_QUESTION, "JSON that no question holds: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      boolean atEnd = e instanceof JsonEOFException || at.getByteOffset() >= text.length;
      throw Malformed.of("JSON", at.getLineNr(), column(at), atEnd, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("from memory", e);
    }
  }

  private void take(JsonToken token, JsonParser in) throws IOException {
    if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
      Budget.FIELDS.check(++fields);
    }
    switch (token) {
      case START_OBJECT -> {
        Node child = new Node(name(in));
        open.peek().node().add(child);
        push(new Frame(child, null));
      }
      case START_ARRAY -> push(new Frame(open.peek().node(), name(in)));
      case END_OBJECT, END_ARRAY -> open.pop();
      case FIELD_NAME, VALUE_NULL -> { }
      default -> value(in);
    }
  }

  private void push(Frame frame) {
    Budget.NESTING.check(open.size());
    open.push(frame);
  }

  private void value(JsonParser in) throws IOException {
    String name = name(in);
    if (name.equals("#text")) {
      open.peek().node().add(in.getText());
    } else if (!name.startsWith("@xmlns")) {
      Node child = new Node(name);
      child.add(in.getText());
      open.peek().node().add(child);
    }
  }

  /** Within a list, {@link JsonParser#currentName} is null. */
  private String name(JsonParser in) throws IOException {
    Frame frame = open.peek();
    return frame.listName() == null ? names.of(in.currentName()) : frame.listName();
  }

  /** In characters; Jackson counts bytes. */
  private int column(JsonLocation at) {
    int end = (int) Math.min(at.getByteOffset(), text.length);
    String before = new String(text, 0, end, StandardCharsets.UTF_8);
    return before.length() - before.lastIndexOf('\n');
  }

  private static void refuseMore(JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      throw new RejectedDocumentException(SEVERAL_QUESTIONS, "the document holds several objects of JSON");
    }
    if (token != null) {
      throw new RejectedDocumentException(NOT_A_QUESTION, "text follows the object of JSON");
    }
  }
}
