/**
 * The enrich stage: {@code questions.raw} to {@code questions.enriched}.
 *
 * <p>{@code parse} reads documents, {@code tag} adds what is known about ministries and deadlines, and {@link
 * fr.questeur.enrich.Enricher} is the two together; {@code merge} makes one question of what documents in several
 * layouts say of it. All of that is pure code. {@code stream} runs it on Kafka.
 */
package fr.questeur.enrich;
