package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

/** A request that gets an error for an answer. */
final class ApiException extends RuntimeException {
  private final int status;
  private final transient ErrorBody body;

  private ApiException(int status, ErrorBody body) {
    super(body.error(), null, false, false);
    this.status = status;
    this.body = requireNonNull(body, "body");
  }

  static ApiException badInput(String field, String expected, String actual) {
    return new ApiException(400, ErrorBody.badInput(field, expected, actual));
  }

  static ApiException unauthorized(String error) {
    return new ApiException(401, ErrorBody.of(error));
  }

  static ApiException forbidden(String error) {
    return new ApiException(403, ErrorBody.of(error));
  }

  static ApiException notFound(String error) {
    return new ApiException(404, ErrorBody.of(error));
  }

  static ApiException conflict(String error) {
    return new ApiException(409, ErrorBody.of(error));
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return body;
  }
}
