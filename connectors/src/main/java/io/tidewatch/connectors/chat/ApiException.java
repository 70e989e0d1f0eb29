package io.tidewatch.connectors.chat;

import io.tidewatch.connectors.feed.LogText;

/** The HTTP API of Tidewatch did not do what it was asked for. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status 0 if there was no answer
   */
  ApiException(int status, String message) {
    super(LogText.bounded(message));
    this.status = status;
  }

  int status() {
    return status;
  }

  boolean isNotFound() {
    return status == 404;
  }
}
