package fr.questeur.bench.generate;

/**
 * A deputy of invention.
 *
 * @param civility {@code M.} or {@code Mme}
 * @param id the digits of the open data's acteurRef
 * @param mandateId the digits of its mandatRef
 * @param seat the number of the circonscription within the département
 */
record Deputy(
    String civility,
    String firstName,
    String lastName,
    int id,
    int mandateId,
    Group group,
    Department department,
    int seat) {

  /** As pages print it since 1997: {@code Mme Axelle Lemaire}. */
  String fullName() {
    return civility + " " + firstName + " " + lastName;
  }

  boolean isWoman() {
    return civility.equals("Mme");
  }

  /** A political group; the id is the digits of the open data's organeRef. */
  record Group(String name, String code, int id) {}

  /** A département and its region. */
  record Department(String name, String code, String region) {}
}
