package fr.questeur.enrich.parse.common;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The form in which labels are compared: lower case, without accents, one kind of apostrophe, dash and degree sign. */
public final class Folding {

  /** Latin-1 Supplement and Latin Extended-A: all letters with accents that French texts hold. */
  private static final char[] LATIN = latin();

  private Folding() {}

  /** Folds character by character: the result is as long as the text, so positions in one hold in the other. */
  public static String fold(String text) {
    byte[] out = new byte[text.length()];
    for (int i = 0; i < out.length; i++) {
      char folded = fold(text.charAt(i));
      if (folded > 0xFF) {
        return foldWide(text);
      }
      out[i] = (byte) folded;
    }
    return new String(out, StandardCharsets.ISO_8859_1);
  }

  /** Of what does not fit into a byte a character as most of French does: hardly more than «œ» and «…». */
  private static String foldWide(String text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = fold(text.charAt(i));
    }
    return new String(out);
  }

  private static char fold(char c) {
    if (c < LATIN.length) {
      return LATIN[c];
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC', '\u2032' -> '\'';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\u02DA' -> '°';
      default -> Character.toLowerCase(c);
    };
  }

  private static char[] latin() {
    char[] folded = new char[0x180];
    for (char c = 0; c < folded.length; c++) {
      char base = c < 0xC0 ? c : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
      folded[c] = Character.toLowerCase(base);
    }
    folded['º'] = '°';
    folded['´'] = '\'';
    folded['`'] = '\'';
    return folded;
  }
}
