/**
 * What other services depend on: the {@link fr.questeur.contract.Question} record and its parts, their JSON form
 * ({@link fr.questeur.contract.QuestionJson}) and, in {@code kafka}, the topics, headers and serializers.
 *
 * <p>All dates are calendar dates of the Journal officiel, in France ({@link fr.questeur.contract.JournalOfficiel#ZONE});
 * all instants are UTC. A {@code null} says that the document does not say; nothing is ever made up.
 */
package fr.questeur.contract;
