package fr.questeur.contract;

import java.util.Objects;

/**
 * A ministry under the name of its day and under one that outlives governments.
 *
 * @param label as printed on pages, such as «Europe et affaires étrangères»
 * @param fullName the long form, such as «Ministère de l’Europe et des affaires étrangères»; null if not given
 * @param portfolio the canonical id, such as {@code affaires-etrangeres}. A label that {@link Portfolios} does not know
 *     keeps its own name here, written as an id.
 */
public record Ministry(String label, String fullName, String portfolio) {

  public Ministry {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(portfolio, "portfolio");
  }

  /** A ministry of which only the label is given. */
  public Ministry(String label, String portfolio) {
    this(label, null, portfolio);
  }
}
