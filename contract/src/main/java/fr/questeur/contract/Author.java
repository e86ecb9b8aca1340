package fr.questeur.contract;

/**
 * The deputy who put the question, as printed. Every part is null if the documents do not say it.
 *
 * @param civility {@code M.}, {@code Mme} or {@code Mlle}
 * @param name in the order printed, which differs between layouts («Axelle Lemaire», «Zeller Adrien»); the open data
 *     names nobody and gives {@code actorId} instead
 * @param actorId the person in the Assemblée's open data (acteurRef), {@code PA720614}
 * @param mandateId the mandate there (mandatRef), {@code PM797055}
 * @param group the political group (groupe politique)
 * @param groupCode its short form there, {@code RN}
 * @param groupId the group in the open data (organeRef), {@code PO800520}
 * @param constituency the département or other place of election (circonscription)
 * @param region the region, which some pages print instead of or beside it
 */
public record Author(
    String civility,
    String name,
    String actorId,
    String mandateId,
    String group,
    String groupCode,
    String groupId,
    String constituency,
    String region) {

  /** An author as most pages print them. */
  public Author(String civility, String name, String group, String constituency) {
    this(civility, name, null, null, group, null, null, constituency, null);
  }
}
