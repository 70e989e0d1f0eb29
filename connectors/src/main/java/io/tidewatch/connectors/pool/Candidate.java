package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/** A token that a template is for, and that has no pair yet. */
record Candidate(
    String token,
    Optional<String> symbol,
    Optional<String> name,
    BigDecimal marketCap,
    Optional<String> twitterUrl,
    Template template) {
  /** Largest market cap first. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::marketCap).reversed().thenComparing(Candidate::token);

  Candidate {
    requireNonNull(token, "token");
    requireNonNull(symbol, "symbol");
    requireNonNull(name, "name");
    requireNonNull(marketCap, "marketCap");
    requireNonNull(twitterUrl, "twitterUrl");
    requireNonNull(template, "template");
  }

  LoadFailure failed(String reason) {
    return new LoadFailure(token, symbol, reason);
  }
}
