package fr.questeur.enrich.tag.reference;

/** The ways the European Communities and the Union have counted their acts. */
final class EuropeanNumber {

  /** From this year on one form for all: {@code (UE) 2016/679}. */
  private static final int ONE_FORM = 2015;

  private static final int FIRST_YEAR = 1958;
  private static final int LAST_YEAR = 2099;

  private EuropeanNumber() {}

  /**
   * The canonical form of a directive's or règlement's number.
   *
   * @param domain {@code CEE}, {@code CE}, {@code UE}, {@code Euratom}; null if not printed
   * @return null if it can be no such act, or leaves a doubt which
   */
  static String canonical(boolean isDirective, String domain, String first, String second) {
    int left = Integer.parseInt(first);
    int right = Integer.parseInt(second);
    boolean isOneForm = left >= ONE_FORM && left <= LAST_YEAR && (domain == null || isOfUnion(domain));
    if (isOneForm) {
      String union = domain == null ? "UE" : domain;
      return right == 0 ? null : word(isDirective) + " (" + union + ") " + left + "/" + right;
    }
    int year = year(isDirective ? first : second);
    int number = isDirective ? right : left;
    if (year < FIRST_YEAR || year >= ONE_FORM || number == 0) {
      return null;
    }
    String community = community(year, domain);
    if (community == null) {
      return null;
    }
    return isDirective
        ? "directive " + (year < 1999 ? Integer.toString(year % 100) : year) + "/" + number + "/" + community
        : "règlement (" + community + ") " + number + "/" + (year < 1999 ? Integer.toString(year % 100) : year);
  }

  private static String word(boolean isDirective) {
    return isDirective ? "directive" : "règlement";
  }

  private static boolean isOfUnion(String domain) {
    return domain.equals("UE") || domain.equals("Euratom");
  }

  private static int year(String printed) {
    return switch (printed.length()) {
      case 2 -> 1900 + Integer.parseInt(printed);
      case 4 -> Integer.parseInt(printed);
      default -> 0;
    };
  }

  /** The year tells it, whatever is printed or not, but for the two years in which the name changed. */
  private static String community(int year, String printed) {
    if ("Euratom".equals(printed)) {
      return printed;
    }
    if (year == 1993 || year == 2009) {
      return printed;
    }
    return year < 1993 ? "CEE" : year < 2009 ? "CE" : "UE";
  }
}
