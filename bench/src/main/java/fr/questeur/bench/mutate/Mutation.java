package fr.questeur.bench.mutate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to break a document. */
enum Mutation {
  TRUNCATE {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return material.cut(0, random.nextInt(material.length() + 1));
    }
  },
  BEHEAD {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return material.cut(random.nextInt(material.length() + 1), material.length());
    }
  },
  FLIP_BITS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] out = material.bytes().clone();
      for (int i = 1 + random.nextInt(8); i > 0 && out.length > 0; i--) {
        out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return out;
    }
  },
  /** Digits stay digits: other dates, other numbers. */
  CHANGE_DIGITS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] out = material.bytes().clone();
      for (int i = 0, left = 1 + random.nextInt(6); i < 10_000 && left > 0 && out.length > 0; i++) {
        int at = random.nextInt(out.length);
        if (out[at] >= '0' && out[at] <= '9') {
          out[at] = (byte) ('0' + random.nextInt(10));
          left--;
        }
      }
      return out;
    }
  },
  ANY_BYTES {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] noise = new byte[1 + random.nextInt(16)];
      random.nextBytes(noise);
      return material.insert(random.nextInt(material.length() + 1), noise);
    }
  },
  DROP_BYTES {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      int from = random.nextInt(material.length() + 1);
      int to = Math.min(material.length(), from + 1 + random.nextInt(200));
      return material.splice(from, to, new byte[0]);
    }
  },
  SPLICE {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] other = material.other();
      int from = random.nextInt(other.length + 1);
      int to = from + random.nextInt(other.length - from + 1);
      byte[] part = new byte[to - from];
      System.arraycopy(other, from, part, 0, part.length);
      return material.insert(random.nextInt(material.length() + 1), part);
    }
  },
  TWO_DOCUMENTS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return material.insert(material.length(), material.other());
    }
  },
  HALF_AND_HALF {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] other = material.other();
      int from = other.length / 2;
      byte[] half = new byte[other.length - from];
      System.arraycopy(other, from, half, 0, half.length);
      return material.splice(material.length() / 2, material.length(), half);
    }
  },
  DROP_LINE {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, LINE, random, Edit.DROP);
    }
  },
  REPEAT_LINE {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, LINE, random, Edit.REPEAT);
    }
  },
  SWAP_LINES {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, LINE, random, Edit.SWAP);
    }
  },
  DROP_TAG {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, TAG, random, Edit.DROP);
    }
  },
  REPEAT_TAG {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, TAG, random, Edit.REPEAT);
    }
  },
  SWAP_TAGS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, TAG, random, Edit.SWAP);
    }
  },
  DROP_FIELD {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, FIELD, random, Edit.DROP);
    }
  },
  REPEAT_FIELD {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, FIELD, random, Edit.REPEAT);
    }
  },
  SWAP_FIELDS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      return edit(material, FIELD, random, Edit.SWAP);
    }
  },
  /** What parsers look for, where it does not belong. */
  INSERT_TOKEN {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
      return material.insert(random.nextInt(material.length() + 1), token);
    }
  },
  LONG_RUN {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      String unit = RUNS.get(random.nextInt(RUNS.size()));
      // Long ones are rare: they would take all the time.
      int length = 1 << 4 + random.nextInt(random.nextInt(32) == 0 ? 14 : 9);
      byte[] run = unit.repeat(Math.max(1, length / unit.length())).getBytes(StandardCharsets.UTF_8);
      return material.insert(random.nextInt(material.length() + 1), run);
    }
  },
  DEEP_NESTING {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      String[] pair = NESTS[random.nextInt(NESTS.length)];
      int depth = 1 << 4 + random.nextInt(random.nextInt(32) == 0 ? 12 : 8);
      String inside = random.nextBoolean() ? "x" : "";
      String close = random.nextBoolean() ? pair[1].repeat(depth) : "";
      byte[] nest = (pair[0].repeat(depth) + inside + close).getBytes(StandardCharsets.UTF_8);
      return material.insert(random.nextInt(material.length() + 1), nest);
    }
  },
  OTHER_ENCODING {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      Charset from = random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
      String text = new String(material.bytes(), from);
      return switch (random.nextInt(5)) {
        case 0 -> text.getBytes(StandardCharsets.UTF_8);
        case 1 -> text.getBytes(Charset.forName("windows-1252"));
        case 2 -> text.getBytes(StandardCharsets.UTF_16);
        case 3 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        default -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      };
    }
  },
  OTHER_LINE_ENDS {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      String end = List.of("\r\n", "\r", " ", "\n\n").get(random.nextInt(4));
      return latin(latin(material.bytes()).replace("\n", end));
    }
  },
  ESCAPE_TWICE {
    @Override
    byte[] apply(Material material, SplittableRandom random) {
      String text = latin(material.bytes());
      return latin(random.nextBoolean() ? text.replace("&", "&amp;") : text.replace("<", "&lt;").replace(">", "&gt;"));
    }
  };

  private static final Pattern LINE = Pattern.compile("(?:^|\n)[^\n]*+");
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,300}+>");

  /** A pair of tags with what is between them, a field of JSON, a labelled date. */
  private static final Pattern FIELD =
      Pattern.compile(
          "<(\\w{1,40}+)[^<>]{0,200}+>[^<>]{0,2000}+</\\1>|\"\\w{1,40}+\": (?:\"[^\"]{0,2000}+\"|null),? ?"
              + "|(?<=\n|> |^)[A-Z][^:<>\n]{2,50}+: (?:<b>)?\\d{1,2}/\\d{2}/\\d{4}(?:</b>)?");

  private static final List<String> TOKENS =
      List.of(
          "### Texte de la question\n", "\n### Texte de la réponse\n\n", "Réponse publiée au JO le : <b>25/06/2013</b>",
          "Question retirée le : <b>20/06/2017</b> ( fin de mandat )", "Question N° : <b>199999</b>", "<REP>", "</REP>",
          "<DPR>01/02/1990</DPR>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<textarea>", "<title>",
          "</html>", "<plaintext>", "<svg><desc>", "<table><tr>", "<select>", "&", "&#0;", "&#xD800;", "&amp;amp;",
          "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>", "&b;",
          "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "{", "}", "[", "]", "\"", "\\u0000", "\\", "null", ",",
          "\"cloture\": null,", "Réponse publiée le 31 février 2013", "Données clés", "Dates :\n", "01/01/0001",
          "99/99/9999", "2013-13-45", "Question de :", "14ème législature", "\t", "*", "**", "_", "(", ")", " - ", "|",
          "\u0301\u0301\u0301", "\uFDD0", "\u202E", "\u00AD", "\u00A0", "\uD83D\uDE00", "İ", "ﬁ", "ß");

  private static final List<String> RUNS =
      List.of(
          " ", "\n", "\t", "a", "<", ">", "&", "&amp;", "<b>", "</b>", "<br>", "<p>", "(", ")", "*", "**", "_", "-",
          "- ", "|", " | ", "#", "1", "1 ", "é", "«", "\u00A0", "\u0301", "<!--", "-->", "Question ",
          "Question N° : ", "question n° ", "Analyse > ", "a. ", "; ", "&#38;", "\\u0041", "\\", "\"", "{\"a\":",
          "Date de signalement : ", "14ème législature ", "1er mars 1993 ", "Réponse publiée au JO le : ", "x: ",
          "<td>", "<a href=\"", "='", "\r");

  private static final String[][] NESTS = {
    {"<div>", "</div>"}, {"<table><tr><td>", "</td></tr></table>"}, {"<b>", "</b>"}, {"<i><b>", "</b></i>"},
    {"[", "]"}, {"{\"a\":", "}"}, {"(", ")"}, {"<ul><li>", "</li></ul>"}, {"<texte>", "</texte>"}, {"«", "»"},
    {"<font>", "</font>"}, {"<p><span>", "</span></p>"}, {"> ", ""}, {"*(", ")*"}
  };

  private enum Edit {
    DROP,
    REPEAT,
    SWAP
  }

  /** A document, and another one to take parts of. */
  record Material(byte[] bytes, byte[] other) {

    int length() {
      return bytes.length;
    }

    byte[] cut(int from, int to) {
      byte[] out = new byte[to - from];
      System.arraycopy(bytes, from, out, 0, out.length);
      return out;
    }

    byte[] insert(int at, byte[] what) {
      return splice(at, at, what);
    }

    byte[] splice(int from, int to, byte[] what) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + what.length);
      out.write(bytes, 0, from);
      out.write(what, 0, what.length);
      out.write(bytes, to, bytes.length - to);
      return out.toByteArray();
    }
  }

  abstract byte[] apply(Material material, SplittableRandom random);

  private static byte[] edit(Material material, Pattern pattern, SplittableRandom random, Edit edit) {
    String text = latin(material.bytes());
    List<int[]> spans = new ArrayList<>();
    for (Matcher m = pattern.matcher(text); m.find(); ) {
      spans.add(new int[] {m.start(), m.end()});
    }
    if (spans.isEmpty()) {
      return material.bytes();
    }
    int[] one = spans.get(random.nextInt(spans.size()));
    int[] two = spans.get(random.nextInt(spans.size()));
    String first = text.substring(one[0], one[1]);
    return switch (edit) {
      case DROP -> latin(text.substring(0, one[0]) + text.substring(one[1]));
      case REPEAT -> latin(text.substring(0, two[0]) + first + text.substring(two[0]));
      case SWAP -> one[0] < two[0] ? swapped(text, one, two) : one[0] > two[0] ? swapped(text, two, one) : latin(text);
    };
  }

  private static byte[] swapped(String text, int[] one, int[] two) {
    return latin(
        text.substring(0, one[0]) + text.substring(two[0], two[1]) + text.substring(one[1], two[0])
            + text.substring(one[0], one[1]) + text.substring(two[1]));
  }

  /** Bytes as characters, whatever they encode. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
