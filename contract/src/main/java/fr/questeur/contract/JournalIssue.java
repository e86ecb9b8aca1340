package fr.questeur.contract;

/**
 * An issue of the Journal officiel as the open data names it (infoJO). Every part is null if not given.
 *
 * @param series {@code JO_QUESTION}, {@code JO_DEBAT} or {@code JO_LOI_DECRET} (typeJO)
 * @param number of the issue within its year, as printed (numJO)
 * @param url at Légifrance (urlLegifrance)
 * @param nor the reference of the text (référence NOR)
 */
public record JournalIssue(String series, String number, String url, String nor) {}
