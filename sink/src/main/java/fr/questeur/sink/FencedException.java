package fr.questeur.sink;

/** Another sink of the group has moved the position: it owns the partition now. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(String message) {
    super(message);
  }
}
