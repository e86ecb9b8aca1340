package fr.questeur.run;

/** How a document of this run can end, for the person who looks on. */
enum Ending {
  STORED("stored"),
  UNCHANGED("unchanged"),
  UNPACKED("unpacked"),
  SUPERSEDED("superseded"),
  DEAD_LETTER("dead letter"),
  UNREADABLE("unreadable"),
  VANISHED("vanished"),
  IGNORED("ignored");

  private final String label;

  Ending(String label) {
    this.label = label;
  }

  /** Whether nothing is left to do about the document. */
  boolean isGood() {
    return this == STORED || this == UNCHANGED || this == SUPERSEDED || this == UNPACKED;
  }

  String label() {
    return label;
  }
}
