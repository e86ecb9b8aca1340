package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.PrintedMinistry;

/** A ministry by its two names (abrégé, développé). */
final class Ministries {

  /** A misspelling that the Assemblée's own data hold. */
  private static final String MISSPELT = "Minsitère";

  private Ministries() {}

  /** Null if the field names none. */
  static PrintedMinistry read(Node field) {
    String fullName = field.text("developpe");
    return PrintedMinistry.of(
        field.text("abrege"), fullName == null ? null : fullName.replace(MISSPELT, "Ministère"));
  }
}
