package fr.questeur.embedded;

/** Another program listens on the port. */
public final class PortTakenException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  PortTakenException(int port) {
    super("port " + port + " is taken by another program");
  }
}
