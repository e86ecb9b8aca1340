package fr.questeur.monitor.api;

/**
 * Says what went wrong, in the form of RFC 9457.
 *
 * @param type always {@code about:blank}: the status says it
 * @param title of the status
 * @param status of the response
 * @param detail for a person; null for none
 */
record Problem(String type, String title, int status, String detail) {

  static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail);
  }
}
