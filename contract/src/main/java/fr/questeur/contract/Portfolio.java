package fr.questeur.contract;

/**
 * A field of government that stays the same while governments rename the ministry in charge of it.
 *
 * @param id lower-case ASCII words joined by hyphens, such as {@code affaires-etrangeres}
 * @param name in French, such as «Affaires étrangères»
 */
public record Portfolio(String id, String name) {}
