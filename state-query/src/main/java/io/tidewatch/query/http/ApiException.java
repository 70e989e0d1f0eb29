package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

/** A request that gets an error for an answer. */
final class ApiException extends RuntimeException {
  private final transient Problem problem;

  ApiException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = requireNonNull(problem, "problem");
  }

  static ApiException badInput(String field, String expected, String actual) {
    return new ApiException(Problem.badInput(field, expected, actual));
  }

  static ApiException unauthorized(String detail) {
    return new ApiException(Problem.of(Trouble.UNAUTHORIZED, detail));
  }

  static ApiException forbidden(String detail) {
    return new ApiException(Problem.of(Trouble.FORBIDDEN, detail));
  }

  static ApiException notFound(String detail) {
    return new ApiException(Problem.of(Trouble.NOT_FOUND, detail));
  }

  static ApiException changed(String detail) {
    return new ApiException(Problem.of(Trouble.CHANGED_MEANWHILE, detail));
  }

  static ApiException conflict(String detail) {
    return new ApiException(Problem.of(Trouble.CONFLICT, detail));
  }

  static ApiException elsewhere(String detail) {
    return new ApiException(Problem.of(Trouble.ELSEWHERE, detail));
  }

  static ApiException notReady(String detail) {
    return new ApiException(Problem.of(Trouble.NOT_READY, detail));
  }

  static ApiException incomplete(String detail) {
    return new ApiException(Problem.of(Trouble.INCOMPLETE, detail));
  }

  Problem problem() {
    return problem;
  }
}
