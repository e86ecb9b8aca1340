package fr.questeur.ingest.archive;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A start tag. Its attributes are read once: the questions in an element ask for them again and again.
 *
 * @param name with its prefix
 * @param attributes all that is behind the name, as it is written
 * @param namespaces those it declares, in one order; the values in their quotation marks
 * @param hasType whether an attribute says the type of what is in it
 */
record XmlElement(String name, String attributes, Map<String, String> namespaces, boolean hasType) {

  private static final String NAMESPACE = "xmlns";
  private static final String TYPE = "type";

  static XmlElement of(XmlScanner scanner) {
    String name = scanner.name();
    String attributes = scanner.tagText().substring(name.length());
    Map<String, String> namespaces = new TreeMap<>();
    boolean hasType = false;
    for (int equals = attributes.indexOf('='); equals >= 0; ) {
      String attribute = wordBefore(attributes, equals);
      int open = skipSpaces(attributes, equals + 1);
      int close = isQuote(attributes, open) ? attributes.indexOf(attributes.charAt(open), open + 1) : -1;
      if (close >= 0 && !attribute.isEmpty()) {
        hasType |= attribute.equalsIgnoreCase(TYPE);
        if (attribute.equals(NAMESPACE) || attribute.startsWith(NAMESPACE + ":")) {
          namespaces.put(attribute, attributes.substring(open, close + 1));
        }
      }
      equals = attributes.indexOf('=', Math.max(close, equals) + 1);
    }
    return new XmlElement(name, attributes, namespaces, hasType);
  }

  /** The name of an attribute, which may have spaces behind it. Stops at the sign before, so that none is read twice. */
  private static String wordBefore(String text, int end) {
    int last = end;
    while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    int first = last;
    while (first > 0 && !isEndOfWord(text.charAt(first - 1))) {
      first--;
    }
    return text.substring(first, last);
  }

  private static boolean isEndOfWord(char character) {
    return Character.isWhitespace(character) || character == '=' || character == '"' || character == '\'';
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isQuote(String text, int at) {
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
  }

  /** The name without its prefix, in lower case. */
  String local() {
    return local(name);
  }

  static String local(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** Opens it where namespaces of the outside are not declared; those it declares itself stay. */
  String tag(Map<String, String> outside) {
    StringBuilder tag = new StringBuilder("<").append(name);
    outside.forEach((attribute, value) -> {
      if (!namespaces.containsKey(attribute)) {
        tag.append(' ').append(attribute).append('=').append(value);
      }
    });
    return tag.append(attributes).toString();
  }
}
