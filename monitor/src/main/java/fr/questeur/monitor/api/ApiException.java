package fr.questeur.monitor.api;

import io.javalin.http.HttpStatus;

/** Ends a request with a problem. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  /**
   * A problem.
   *
   * @param detail told to the client as it is
   */
  public ApiException(HttpStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  static ApiException badRequest(String detail) {
    return new ApiException(HttpStatus.BAD_REQUEST, detail);
  }

  HttpStatus status() {
    return status;
  }
}
