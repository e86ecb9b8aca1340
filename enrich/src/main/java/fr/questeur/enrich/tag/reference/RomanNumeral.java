package fr.questeur.enrich.tag.reference;

/** Numbers of legislatures, «13» or «XIII». */
final class RomanNumeral {

  /** In folded text; up to 39. */
  static final String FORM = "x{0,3}(?:ix|iv|v?i{0,3})";

  private RomanNumeral() {}

  /** Of Arabic digits or folded Roman ones; 0 for none. */
  static int value(String numeral) {
    if (!numeral.isEmpty() && Character.isDigit(numeral.charAt(0))) {
      return Integer.parseInt(numeral);
    }
    int value = 0;
    int before = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int digit = numeral.charAt(i) == 'x' ? 10 : numeral.charAt(i) == 'v' ? 5 : 1;
      value += digit < before ? -digit : digit;
      before = digit;
    }
    return value;
  }
}
