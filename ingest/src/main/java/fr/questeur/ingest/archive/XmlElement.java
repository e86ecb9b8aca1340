package fr.questeur.ingest.archive;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A start tag.
 *
 * @param name with its prefix
 * @param attributes all that stands behind the name, as it is written
 */
record XmlElement(String name, String attributes) {

  private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"']++)\\s*+=\\s*+(\"[^\"]*+\"|'[^']*+')");
  private static final String NAMESPACE = "xmlns";

  static XmlElement of(XmlScanner scanner) {
    String name = scanner.name();
    return new XmlElement(name, scanner.tagText().substring(name.length()));
  }

  /** The name without its prefix, in lower case. */
  String local() {
    return local(name);
  }

  static String local(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** Names and values, the values in their quotation marks. */
  Map<String, String> parsedAttributes() {
    Map<String, String> parsed = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      parsed.put(attribute.group(1), attribute.group(2));
    }
    return parsed;
  }

  /** The namespaces it declares, in one order. */
  Map<String, String> namespaces() {
    Map<String, String> namespaces = new TreeMap<>();
    parsedAttributes().forEach((attribute, value) -> {
      if (attribute.equals(NAMESPACE) || attribute.startsWith(NAMESPACE + ":")) {
        namespaces.put(attribute, value);
      }
    });
    return namespaces;
  }

  boolean hasType() {
    return parsedAttributes().keySet().stream().anyMatch("type"::equalsIgnoreCase);
  }

  /** Opens it where namespaces of the outside are not declared; those it declares itself stay. */
  String tag(Map<String, String> outside) {
    StringBuilder tag = new StringBuilder("<").append(name);
    Map<String, String> own = namespaces();
    outside.forEach((attribute, value) -> {
      if (!own.containsKey(attribute)) {
        tag.append(' ').append(attribute).append('=').append(value);
      }
    });
    return tag.append(attributes).toString();
  }
}
