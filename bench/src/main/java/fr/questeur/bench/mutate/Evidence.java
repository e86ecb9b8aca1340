package fr.questeur.bench.mutate;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.Folding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * What is printed in a document, found without knowing its layout. Where tags and escapes are broken there is more than
 * one way to read them, so there are several readings; what one of them holds is printed.
 */
final class Evidence {

  private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern EMPHASIS = Pattern.compile("[*_]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]+");
  private static final List<String> MONTHS =
      List.of(
          "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:er)?\\s+("
              + String.join("|", MONTHS)
              + ")\\s+(\\d{4})");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[\\s\u00A0.]+(?=\\d)");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final int READINGS = 13;

  private final String text;
  private final List<String> readings = new ArrayList<>();

  /** Of a document that can be decoded. */
  Evidence(byte[] bytes) {
    text = Document.of(bytes).text();
  }

  boolean prints(LocalDate date) {
    for (int i = 0; i < READINGS; i++) {
      if (dates(reading(i)).contains(date)) {
        return true;
      }
    }
    return false;
  }

  boolean printsNumber(int number) {
    String digits = Integer.toString(number);
    for (int i = 0; i < READINGS; i++) {
      if (reading(i).contains(digits) || BETWEEN_DIGITS.matcher(reading(i)).replaceAll("").contains(digits)) {
        return true;
      }
    }
    return false;
  }

  /** Words of a text, runs of letters of that length or longer, that no reading holds. */
  List<String> wordsNotPrinted(String of, int shortest) {
    Set<String> missing = words(of, shortest);
    for (int i = 0; i < READINGS && !missing.isEmpty(); i++) {
      String reading = reading(i);
      Set<String> printed = words(reading, shortest);
      missing.removeIf(word -> printed.contains(word) || reading.contains(word));
      if (!missing.isEmpty()) {
        // jsoup writes the names of tags that it does not know in lower case.
        String lowerCase = reading.toLowerCase(Locale.ROOT);
        missing.removeIf(lowerCase::contains);
        // As the parsers compose what escapes bring in, where it is not too long: the sign for ohm is an omega.
        String composed = Normalizer.normalize(reading, Normalizer.Form.NFC);
        missing.removeIf(composed::contains);
      }
    }
    return List.copyOf(missing);
  }

  private String reading(int index) {
    while (readings.size() <= index) {
      readings.add(read(readings.size()));
    }
    return readings.get(index);
  }

  private String read(int index) {
    // Else what is in it would look like one long tag.
    String unescaped = unescapedTwice(unescapedJson(text.replace("<![CDATA[", "")));
    return INVISIBLE
        .matcher(
            switch (index) {
              case 0 -> TAG.matcher(unescaped).replaceAll("");
              case 1 -> TAG.matcher(unescaped).replaceAll(" ");
              case 2 -> unescaped;
              case 3 -> unescapedTwice(TAG.matcher(unescapedJson(text)).replaceAll(""));
              case 4 -> Parser.unescapeEntities(Jsoup.parse(text).wholeText(), false);
              case 5 -> Parser.unescapeEntities(Jsoup.parse(unescaped).wholeText(), false);
              case 6 -> unescapedTwice(TAG.matcher(text).replaceAll(""));
              case 7 -> text;
              case 8 -> EMPHASIS.matcher(text).replaceAll("");
              case 9 -> COMMENT.matcher(unescaped).replaceAll("");
              case 10 -> TAG.matcher(unescapedTwice(unescapedJson(encodedOnce(text)))).replaceAll("");
              case 11 -> TAG.matcher(encodedOnce(unescaped)).replaceAll(" ");
              default -> encodedOnce(unescaped);
            })
        .replaceAll("");
  }

  /** What was encoded as UTF-8 twice («Ã©» for «é»), read as it was meant; some of the Assemblée's data are so. */
  private static String encodedOnce(String text) {
    StringBuilder out = new StringBuilder(text.length());
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      byte[] encoded = c < 0x100 ? new byte[] {(byte) c} : String.valueOf(c).getBytes(WINDOWS_1252);
      if (c >= 0x80 && encoded[0] != '?') {
        run.write(encoded[0]);
      } else {
        out.append(run.toString(UTF_8)).append(c);
        run.reset();
      }
    }
    return out.append(run.toString(UTF_8)).toString();
  }

  private static String unescapedTwice(String html) {
    return html.indexOf('&') < 0
        ? html
        : Parser.unescapeEntities(Parser.unescapeEntities(html, false), false);
  }

  private static String unescapedJson(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return JSON_ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                        : switch (escape.group(2)) {
                          case "n", "r", "t", "b", "f" -> " ";
                          default -> escape.group(2);
                        }));
  }

  private static Set<LocalDate> dates(String reading) {
    Set<LocalDate> dates = new HashSet<>();
    Matcher m = DATE.matcher(Folding.fold(reading.replace('\u00A0', ' ')));
    for (int from = 0; m.find(from); from = m.start() + 1) {
      add(dates, m);
    }
    return dates;
  }

  private static void add(Set<LocalDate> dates, Matcher m) {
    try {
      if (m.group(3) != null) {
        dates.add(date(m.group(3), Integer.parseInt(m.group(2)), m.group(1)));
      } else if (m.group(4) != null) {
        dates.add(date(m.group(4), Integer.parseInt(m.group(5)), m.group(6)));
      } else {
        dates.add(date(m.group(9), MONTHS.indexOf(m.group(8)) + 1, m.group(7)));
      }
    } catch (DateTimeException e) {
      // A day that does not exist is no date, and no parser may make one of it.
      return;
    }
  }

  private static LocalDate date(String year, int month, String day) {
    return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
  }

  private static Set<String> words(String text, int shortest) {
    Set<String> words = new HashSet<>();
    for (int start = 0; start < text.length(); ) {
      int end = start;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (end - start >= shortest) {
        words.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return words;
  }
}
