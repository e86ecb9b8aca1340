package fr.questeur.enrich.parse.common;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * The character references of HTML: numeric ones, and the names of HTML 4 for Latin-1 and for punctuation. Those
 * escaped twice ({@code &amp;#8364;}), as open data has them, are read as what was meant.
 */
public final class Entities {

  /** A reference that was read. */
  public record Entity(int codePoint, int end) {}

  private static final int LONGEST = 10;
  private static final String TWICE = "amp;";

  private static final String FROM_160 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2"
          + " sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc"
          + " Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve"
          + " Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute"
          + " acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde"
          + " ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
  private static final String OTHERS =
      "amp & lt < gt > quot \" apos ' OElig Œ oelig œ Yuml Ÿ euro € hellip … ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚"
          + " ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › bull • dagger † permil ‰ trade ™ minus − thinsp \u2009"
          + " ensp \u2002 emsp \u2003 zwnj \u200C zwj \u200D";
  private static final Map<String, Integer> BY_NAME = byName();

  private Entities() {}

  /** Reads the reference that begins with the {@code &} at that position; null if none does. */
  public static Entity at(String text, int ampersand) {
    int start = ampersand + 1;
    if (text.startsWith(TWICE, start)) {
      Entity inner = once(text, start + TWICE.length());
      if (inner != null) {
        return inner;
      }
    }
    return once(text, start);
  }

  private static Entity once(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < LONGEST && isPart(text.charAt(end))) {
      end++;
    }
    if (end == start || end == text.length() || text.charAt(end) != ';') {
      return null;
    }
    String name = text.substring(start, end);
    Integer codePoint = name.charAt(0) == '#' ? numeric(name.substring(1)) : BY_NAME.get(name);
    return codePoint == null ? null : new Entity(codePoint, end + 1);
  }

  private static boolean isPart(char c) {
    return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Integer numeric(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    try {
      int codePoint = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
      if (codePoint >= 0x80 && codePoint < 0xA0) {
        return (int) Charset.forName("windows-1252").decode(ByteBuffer.wrap(new byte[] {(byte) codePoint})).get();
      }
      return Character.isValidCodePoint(codePoint) ? codePoint : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Map<String, Integer> byName() {
    Map<String, Integer> names = new HashMap<>();
    int codePoint = 160;
    for (String name : FROM_160.split(" ")) {
      names.put(name, codePoint++);
    }
    String[] others = OTHERS.split(" ");
    for (int i = 0; i < others.length; i += 2) {
      names.put(others[i], others[i + 1].codePointAt(0));
    }
    return names;
  }
}
