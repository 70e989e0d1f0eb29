package io.tidewatch.connectors.pool;

import java.util.List;

/**
 * The pool could not be loaded or published. Nothing was written then, except where the message
 * says so. The message names every finding on a line of its own.
 */
public final class PoolException extends RuntimeException {
  private final List<String> findings;

  PoolException(String finding) {
    super(finding);
    this.findings = List.of(finding);
  }

  PoolException(String headline, List<String> findings) {
    super(headline + ":\n  " + String.join("\n  ", findings));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, each in one sentence. */
  public List<String> findings() {
    return findings;
  }
}
