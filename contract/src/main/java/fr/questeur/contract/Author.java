package fr.questeur.contract;

/**
 * The deputy who put the question, as printed.
 *
 * @param civility {@code M.}, {@code Mme} or {@code Mlle}; null if not printed
 * @param name in the order printed, which differs between layouts («Axelle Lemaire», «Zeller Adrien»)
 * @param group the political group (groupe politique); null if not printed
 * @param constituency the département or other place of election (circonscription); null if not printed
 */
public record Author(String civility, String name, String group, String constituency) {}
