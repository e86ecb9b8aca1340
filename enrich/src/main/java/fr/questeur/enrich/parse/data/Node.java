package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;

import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.CleanText;
import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Lines;
import fr.questeur.enrich.parse.common.Markup;
import fr.questeur.enrich.parse.common.Prose;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field with its text and the fields within it, of XML or JSON. A list of JSON is a repeated field, an attribute of
 * XML a field whose name begins with {@code @}. Names are as {@link Names} writes them. Null and {@code xsi:nil} are no
 * field.
 */
final class Node {

  static final Node ABSENT = new Node("");

  private final String name;
  /** Texts and Nodes, in order; texts beside one another, of which XML makes one at each reference, are one. */
  private final List<Object> parts = new ArrayList<>(4);

  Node(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(Node child) {
    parts.add(child);
  }

  void add(String text) {
    int last = parts.size() - 1;
    if (last < 0 || parts.get(last) instanceof Node) {
      parts.add(text);
    } else if (parts.get(last) instanceof StringBuilder before) {
      before.append(text);
    } else {
      parts.set(last, new StringBuilder((String) parts.get(last)).append(text));
    }
  }

  /** Whether it says anything, itself or in what is within: templates leave their fields empty. */
  boolean isPresent() {
    boolean says = false;
    for (Object part : parts) {
      if (part instanceof Node child && child.name.equals("@nil")) {
        return "false".equals(child.text()) || "0".equals(child.text());
      }
      says = says || (part instanceof Node child ? child.isPresent() : !part.toString().isBlank());
    }
    return says;
  }

  Stream<Node> children() {
    return parts.stream().filter(Node.class::isInstance).map(Node.class::cast).filter(Node::isPresent);
  }

  /** All fields of any of these names, in order. */
  List<Node> all(String... names) {
    List<Node> found = List.of();
    for (Object part : parts) {
      if (part instanceof Node child && child.isOneOf(names)) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(child);
      }
    }
    return found;
  }

  /** The first field of any of these names; never null, {@link #ABSENT} if there is none. */
  Node child(String... names) {
    for (Object part : parts) {
      if (part instanceof Node child && child.isOneOf(names)) {
        return child;
      }
    }
    return ABSENT;
  }

  boolean has(String... names) {
    return child(names) != ABSENT;
  }

  private boolean isOneOf(String... names) {
    for (String wanted : names) {
      if (name.equals(wanted)) {
        return isPresent();
      }
    }
    return false;
  }

  /**
   * The value of a field that has one.
   *
   * @param names alternatives; no document should use two
   * @return null if it is missing or empty
   * @throws RejectedDocumentException if it is there twice, with different values
   */
  String text(String... names) {
    String value = null;
    for (Node field : all(names)) {
      String said = field.text();
      if (value != null && said != null && !said.equals(value)) {
        throw new RejectedDocumentException(
            CONTRADICTORY, "two values for %s: «%s» and «%s»".formatted(names[0], value, said));
      }
      value = value == null ? said : value;
    }
    return value;
  }

  /** Its own text on one line, without that of the fields within; null if there is none. */
  String text() {
    String value = Lines.fold(plain(ownText()));
    return value.isEmpty() ? null : value;
  }

  /** Paragraphs of the text with all that is in it; null if there is none. */
  String prose() {
    return Prose.of(markup());
  }

  /** The text with what is in it: elements that HTML could have as their tags, those of other names without. */
  String markup() {
    if (parts.size() == 1 && parts.get(0) instanceof CharSequence only) {
      return clean(only.toString());
    }
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return clean(out.toString());
  }

  /** Recursion here and above goes no deeper than a tree may, {@link Budget#NESTING}. */
  private void writeTo(StringBuilder out) {
    for (Object part : parts) {
      if (part instanceof CharSequence text) {
        out.append(text);
      } else if (part instanceof Node child && !child.name.startsWith("@")) {
        boolean html = child.name.length() <= "strong".length();
        out.append(html ? "<" + child.name + ">" : "");
        child.writeTo(out);
        out.append(html ? "</" + child.name + ">" : "");
      }
    }
  }

  private String ownText() {
    if (parts.size() == 1) {
      return parts.get(0) instanceof CharSequence only ? clean(only.toString()) : "";
    }
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(part instanceof CharSequence text ? text : ""));
    return clean(out.toString());
  }

  /** Escapes of JSON and XML can bring back what the decoding of the document took out. */
  private static String clean(String text) {
    return CleanText.composed(CleanText.of(text));
  }

  /** Open data are escaped twice here and there. */
  private static String plain(String text) {
    return text.indexOf('&') < 0 && text.indexOf('<') < 0 ? text : Emphasis.strip(Markup.toPlain(text));
  }
}
