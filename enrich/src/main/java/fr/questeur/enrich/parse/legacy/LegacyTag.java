package fr.questeur.enrich.parse.legacy;

import java.util.Arrays;

/** The tags of the layout that hold values, in the order of its template. An empty one holds none. */
enum LegacyTag {
  /** The legislature in words: «8ème législature». */
  LEG,
  NUM,
  CIV,
  /** «Nom Prénom». */
  AUT,
  GROUPE,
  DEPT,
  /** The type: QE, QG, QOSD. */
  NAT,
  /** «Question retirée», then its date, which may be empty, and its cause. */
  RET,
  DRET,
  CRET,
  MINI,
  MINA,
  DPQ,
  PGQ,
  DPR,
  PGREP,
  /** Errata of the question and of the answer: dates and pages. */
  DERQ,
  PGERQ,
  DERR,
  PGERREP,
  /** Signalement, rappel, changement d'attribution. */
  DSIGN,
  DRAPS,
  DCA,
  RUB,
  TANA,
  ANA,
  QUEST,
  REP,
  /** The rest of an answer (complément de réponse). */
  COMPREP,
  /** From here on not shown: group code, legislature in digits, code of the end, region, answered (O or N). */
  GRP,
  NLEG,
  CODRET,
  REG,
  REPONSE;

  static final int COUNT = values().length;

  private static final LegacyTag[][] BY_LENGTH = byLength();

  /** The tag of that name, in upper or lower case; null if it is none of the layout's. */
  static LegacyTag named(String text, int start, int end) {
    int length = end - start;
    if (length >= BY_LENGTH.length) {
      return null;
    }
    for (LegacyTag tag : BY_LENGTH[length]) {
      if (text.regionMatches(true, start, tag.name(), 0, length)) {
        return tag;
      }
    }
    return null;
  }

  /** Whether it belongs to the end of the page, which readers do not see. */
  boolean isHidden() {
    return ordinal() >= GRP.ordinal();
  }

  boolean isText() {
    return this == QUEST || this == REP || this == COMPREP;
  }

  /** Whether several of them in one page say several things, not one thing in two ways. */
  boolean mayRepeat() {
    return switch (this) {
      case DPQ, DPR, DRET, DERQ, PGERQ, DERR, PGERREP, DSIGN, DRAPS, DCA, ANA, QUEST, REP, COMPREP -> true;
      default -> false;
    };
  }

  private static LegacyTag[][] byLength() {
    int longest = Arrays.stream(values()).mapToInt(tag -> tag.name().length()).max().orElseThrow();
    LegacyTag[][] tags = new LegacyTag[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      tags[length] = Arrays.stream(values()).filter(tag -> tag.name().length() == wanted).toArray(LegacyTag[]::new);
    }
    return tags;
  }
}
