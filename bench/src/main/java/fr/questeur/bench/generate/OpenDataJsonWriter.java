package fr.questeur.bench.generate;

import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The open data's JSON, a file for each question; all but ASCII escaped, as in the files at hand. */
final class OpenDataJsonWriter implements LayoutWriter {

  private static final int WITH_FRENCH_DATES = 15;

  @Override
  public void write(Facts facts, StringBuilder out) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("@xmlns", "http://schemas.assemblee-nationale.fr/referentiel");
    question.put("@xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    question.put("@xsi:type", xsiType(facts));
    question.putAll(OpenData.question(facts, dates(facts)));
    out.append("{\"question\": ");
    value(question, out);
    out.append('}');
  }

  /** One entry of the list that the file of a whole legislature holds. */
  static void entry(Facts facts, StringBuilder out) {
    value(OpenData.question(facts, dates(facts)), out);
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    return OpenData.printed(facts, Layout.OPEN_DATA_JSON);
  }

  static String xsiType(Facts facts) {
    return switch (facts.uid().type()) {
      case QE -> "QuestionEcrite_Type";
      case QG -> "QuestionGouvernement_Type";
      case QOSD -> "QuestionOrale_Type";
    };
  }

  private static Function<LocalDate, String> dates(Facts facts) {
    return facts.uid().legislature() == WITH_FRENCH_DATES ? French::digits : LocalDate::toString;
  }

  private static void value(Object value, StringBuilder out) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator);
        string((String) entry.getKey(), out);
        out.append(": ");
        value(entry.getValue(), out);
        separator = ", ";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object entry : list) {
        out.append(separator);
        value(entry, out);
        separator = ", ";
      }
      out.append(']');
    } else {
      string((String) value, out);
    }
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 0xF, 16));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
