package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A token that should be in the pool and is not.
 *
 * @param token its address, as the database has it
 * @param reason one sentence
 */
public record LoadFailure(String token, Optional<String> symbol, String reason) {
  public LoadFailure {
    requireNonNull(token, "token");
    symbol = symbol == null ? Optional.empty() : symbol;
    requireNonNull(reason, "reason");
  }
}
