/**
 * The enrich stage: {@code questions.raw} to {@code questions.enriched}.
 *
 * <p>{@code parse} reads documents, {@code tag} adds what is known about ministries and deadlines; both are pure code,
 * and {@link fr.questeur.enrich.Enricher} is the two together. {@code stream} runs them on Kafka.
 */
package fr.questeur.enrich;
