package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

/**
 * What a request carries.
 *
 * @param isRequired whether a request without it is refused
 */
public record Body(Shape shape, boolean isRequired) {
  public Body {
    requireNonNull(shape, "shape");
  }
}
