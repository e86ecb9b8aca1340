package fr.questeur.enrich.parse.common;

/** Numbers of legislatures, «13» or «XIII». */
public final class RomanNumeral {

  /** In folded text; up to 39. */
  public static final String FORM = "x{0,3}(?:ix|iv|v?i{0,3})";

  private RomanNumeral() {}

  /** Of Arabic digits or folded Roman ones, I to L; 0 for none. */
  public static int value(String numeral) {
    if (!numeral.isEmpty() && Character.isDigit(numeral.charAt(0))) {
      return Integer.parseInt(numeral);
    }
    int total = 0;
    int last = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int value = switch (numeral.charAt(i)) {
        case 'i' -> 1;
        case 'v' -> 5;
        case 'x' -> 10;
        default -> 50;
      };
      total += value < last ? -value : value;
      last = Math.max(last, value);
    }
    return total;
  }
}
