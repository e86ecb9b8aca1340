package fr.questeur.enrich.parse.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes open data of JSON as the XML that they were made from. */
final class JsonAsXml {

  private JsonAsXml() {}

  /** The one field of an object becomes the root. */
  static String write(JsonNode document) {
    Map.Entry<String, JsonNode> root = document.properties().iterator().next();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element(root.getKey(), root.getValue(), out);
    return out.toString();
  }

  private static void element(String name, JsonNode value, StringBuilder out) {
    if (value.isArray()) {
      value.forEach(item -> element(name, item, out));
      return;
    }
    out.append('<').append(name);
    if (value.isNull()) {
      out.append(" xsi:nil=\"true\"");
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (field.getKey().startsWith("@")) {
        out.append(' ').append(field.getKey().substring(1)).append("=\"");
        out.append(escape(field.getValue().asText())).append('"');
      }
    }
    out.append('>');
    if (value.isValueNode()) {
      out.append(value.isNull() ? "" : escape(value.asText()));
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!field.getKey().startsWith("@")) {
        out.append('\n');
        element(field.getKey(), field.getValue(), out);
      }
    }
    out.append("</").append(name).append('>');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
