package io.tidewatch.connectors.pool;

import io.tidewatch.contract.instrument.SolanaAddress;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives candidates their pairs. A pair belongs to one token, the one with the larger market cap or
 * that had it before.
 */
final class Pairing {
  private final Map<String, String> tokensByPair = new HashMap<>();
  private final Map<String, String> tokensInLowerCase = new HashMap<>();
  private final List<PoolRow> rows = new ArrayList<>();
  private final List<LoadFailure> failures = new ArrayList<>();

  /**
   * @param standing rows that stay as they are
   */
  Pairing(List<PoolRow> standing) {
    for (PoolRow row : standing) {
      row.pair().ifPresent(pair -> tokensByPair.putIfAbsent(pair, row.token()));
      tokensInLowerCase.putIfAbsent(lower(row.token()), row.token());
    }
  }

  void pair(Candidate candidate, PairSearch.Outcome outcome, Optional<LocalDateTime> createTime) {
    switch (outcome) {
      case PairSearch.Outcome.Found(String pair) -> pair(candidate, pair, createTime);
      case PairSearch.Outcome.NotFound(String reason) -> failures.add(candidate.failed(reason));
      case PairSearch.Outcome.Refused(String reason) -> failures.add(candidate.failed(reason));
      case PairSearch.Outcome.NotAsked(String reason) -> failures.add(candidate.failed(reason));
    }
  }

  private void pair(Candidate candidate, String pair, Optional<LocalDateTime> createTime) {
    String owner = tokensByPair.get(pair);
    String twin = tokensInLowerCase.get(lower(candidate.token()));
    if (owner != null) {
      failures.add(candidate.failed("its pool " + pair + " is the one of token " + owner));
    } else if (twin != null) {
      failures.add(
          candidate.failed(
              "it differs from token " + twin + " in case only, which the database cannot tell"));
    } else {
      tokensByPair.put(pair, candidate.token());
      tokensInLowerCase.put(lower(candidate.token()), candidate.token());
      rows.add(PoolRow.of(candidate, pair, createTime));
    }
  }

  /** Pairs that are known, by token. */
  static Map<String, PoolRow> known(List<PoolRow> rows) {
    Map<String, PoolRow> known = new HashMap<>();
    rows.stream()
        .filter(row -> row.pair().filter(SolanaAddress::isValid).isPresent())
        .forEach(row -> known.putIfAbsent(row.token(), row));
    return known;
  }

  List<PoolRow> rows() {
    return List.copyOf(rows);
  }

  List<LoadFailure> failures() {
    return List.copyOf(failures);
  }

  private static String lower(String token) {
    return token.toLowerCase(Locale.ROOT);
  }
}
