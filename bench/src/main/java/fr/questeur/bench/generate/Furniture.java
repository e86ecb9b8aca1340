package fr.questeur.bench.generate;

/**
 * What stands around a question on a page: head, scripts, menus, footer. As much of it, and as many tags, as on real
 * pages; of our own making.
 */
final class Furniture {

  private static final String[] PLACES = {
    "Séance publique", "Commissions", "Organes et délégations", "Textes adoptés", "Rapports d'information", "Pétitions",
    "Comptes rendus", "Calendrier", "Documents de référence", "Histoire et patrimoine", "Visites", "Presse"
  };

  private Furniture() {}

  /** To the opening of the body's content. */
  static String head(int characters, String title) {
    StringBuilder out = new StringBuilder(characters + 1_000);
    out.append("<head>\n<meta charset=\"utf-8\"/>\n<title>").append(title).append("</title>\n");
    for (int i = 0; out.length() < characters / 8; i++) {
      out.append("<link href=\"/static/bench/stylesheets/feuille-").append(i);
      out.append(".css\" rel=\"stylesheet\" type=\"text/css\"/>\n");
    }
    out.append("<script type=\"text/javascript\">\n(function () {\n  var bench = {};\n");
    for (int i = 0; out.length() < characters * 3 / 8; i++) {
      out.append("  bench.f").append(i).append(" = function (a, b) { if (a < b && a !== \"</\") { return a; }");
      out.append(" return b ? 'f").append(i).append("' : a; }; // ").append(PLACES[i % PLACES.length]).append('\n');
    }
    out.append("})();\n</script>\n</head>\n<body>\n<div class=\"page\">\n<nav id=\"menu\">\n");
    links(out, characters - 100);
    return out.append("</nav>\n").toString();
  }

  /** From the end of the content to before the end of the body. */
  static String foot(int characters) {
    StringBuilder out = new StringBuilder(characters + 1_000);
    out.append("<footer class=\"site-footer\">\n");
    links(out, characters - 100);
    return out.append("</footer>\n</div>\n").toString();
  }

  private static void links(StringBuilder out, int until) {
    for (int i = 0; out.length() < until; i++) {
      String place = PLACES[i % PLACES.length];
      out.append("<div class=\"menu--onglet _n").append(i).append("\">\n<ul>\n<li><a class=\"inner\" href=\"/bench/");
      out.append(i).append("\" title=\"").append(place).append("\">").append(place).append("</a></li>\n");
      out.append("<li><img alt=\"\" src=\"/bench/images/icone-").append(i).append(".png\"/></li>\n</ul>\n</div>\n");
    }
  }
}
