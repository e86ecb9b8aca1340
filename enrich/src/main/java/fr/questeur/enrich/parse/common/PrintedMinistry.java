package fr.questeur.enrich.parse.common;

/**
 * A ministry as a document names it.
 *
 * @param label the short form that pages print (abrégé); never null
 * @param fullName the long form (développé); null if not given
 */
public record PrintedMinistry(String label, String fullName) {

  /** Null for a label that says nothing: the cell may be missing or empty. */
  public static PrintedMinistry of(String label) {
    return of(label, null);
  }

  /** Null if neither form says anything; the long form stands for a missing short one. */
  public static PrintedMinistry of(String label, String fullName) {
    String name = fullName == null || fullName.isBlank() ? null : fullName.strip();
    if (label == null || label.isBlank()) {
      return name == null ? null : new PrintedMinistry(name, name);
    }
    return new PrintedMinistry(label.strip(), name);
  }
}
