package io.tidewatch.connectors.redis.sink;

import io.tidewatch.connectors.redis.sink.HashChange.Mark;
import io.tidewatch.contract.alert.Alert;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cooldowns of tokens that are still to be told: {@code sol:ws:cooldown:<token>} is there as long
 * as no further alert of the token is due, for readers of the original design. The detector itself
 * does not look there. For one thread.
 */
final class Cooldowns {
  private static final String RULE = "token-pool";
  private static final String PARAMETER = "cooldown";
  private static final String KEY = "sol:ws:cooldown:";

  /** Epoch milliseconds, by key. */
  private final Map<String, Long> until = new HashMap<>();

  void hear(Alert alert) {
    if (alert.rule().equals(RULE)) {
      end(alert).ifPresent(end -> until.merge(KEY + alert.subject(), end, Math::max));
    }
  }

  private static Optional<Long> end(Alert alert) {
    String cooldown = alert.evidence().rule().parameters().get(PARAMETER);
    if (cooldown == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Math.addExact(alert.eventTime(), Duration.parse(cooldown).toMillis()));
    } catch (DateTimeException | ArithmeticException e) {
      // No detector writes such a one.
      return Optional.empty();
    }
  }

  /**
   * What waits and is not over.
   *
   * @param now epoch milliseconds of the wall clock
   */
  List<HashChange> changes(long now) {
    until.values().removeIf(end -> end <= now);
    return until.entrySet().stream()
        .<HashChange>map(entry -> new Mark(entry.getKey(), entry.getValue() - now))
        .toList();
  }

  /** Redis has it. */
  void done(Mark mark) {
    until.remove(mark.key());
  }

  int size() {
    return until.size();
  }
}
