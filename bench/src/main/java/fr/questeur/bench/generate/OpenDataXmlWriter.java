package fr.questeur.bench.generate;

import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The open data's XML, a file for each question. None is at hand: the elements are those of the JSON. */
final class OpenDataXmlWriter implements LayoutWriter {

  private static final int FIRST_WITH_FRENCH_DATES = 15;
  private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<question");
    out.append(" xmlns=\"http://schemas.assemblee-nationale.fr/referentiel\"").append(XSI).append(" xsi:type=\"");
    out.append(OpenDataJsonWriter.xsiType(facts)).append("\">\n");
    OpenData.question(facts, dates(facts)).forEach((name, value) -> element(name, value, 1, out));
    out.append("</question>\n");
  }

  /** One entry of the list that the file of a whole legislature holds, without namespace. */
  static void entry(Facts facts, StringBuilder out) {
    out.append("  <question").append(XSI).append(">\n");
    OpenData.question(facts, dates(facts)).forEach((name, value) -> element(name, value, 2, out));
    out.append("  </question>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    return OpenData.printed(facts, Layout.OPEN_DATA_XML);
  }

  private static Function<LocalDate, String> dates(Facts facts) {
    return facts.uid().legislature() >= FIRST_WITH_FRENCH_DATES ? French::digits : LocalDate::toString;
  }

  private static void element(String name, Object value, int depth, StringBuilder out) {
    if (value instanceof List<?> list) {
      list.forEach(entry -> element(name, entry, depth, out));
      return;
    }
    out.append("  ".repeat(depth)).append('<').append(name);
    if (value == null) {
      out.append(" xsi:nil=\"true\"/>\n");
    } else if (value instanceof Map<?, ?> map) {
      out.append(">\n");
      map.forEach((child, of) -> element((String) child, of, depth + 1, out));
      out.append("  ".repeat(depth)).append("</").append(name).append(">\n");
    } else {
      out.append('>').append(Html.escape((String) value)).append("</").append(name).append(">\n");
    }
  }
}
