package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

/** What a probe says. */
public sealed interface Health {
  /** All is well. */
  record Fine() implements Health {}

  /** It cannot be said, for example as long as something starts. */
  record Unknown() implements Health {}

  /**
   * Something is wrong.
   *
   * @param detail one sentence for the operator, without secrets
   */
  record Troubled(String detail) implements Health {
    public Troubled {
      requireNonNull(detail, "detail");
    }
  }

  static Health fine() {
    return new Fine();
  }

  static Health unknown() {
    return new Unknown();
  }

  static Health troubled(String detail) {
    return new Troubled(detail);
  }
}
