package fr.questeur.bench.generate;

/**
 * A ministry.
 *
 * @param label as pages print it (abrégé): «Affaires étrangères»
 * @param of the rest of its long form (développé): «des affaires étrangères»
 * @param isLedByWoman how its minister is addressed
 */
record Office(String label, String of, boolean isLedByWoman) {

  String fullName() {
    return "Ministère " + of;
  }

  String minister() {
    return (isLedByWoman ? "Mme la ministre " : "M. le ministre ") + of;
  }

  /** A number for data that number ministries. */
  int id() {
    return 600_000 + Math.floorMod(label.hashCode(), 100_000);
  }
}
