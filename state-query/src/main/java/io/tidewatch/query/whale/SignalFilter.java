package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhaleSignal;
import java.util.Optional;

/**
 * Which signals are asked for.
 *
 * @param coin as the venue writes it, or the symbol for people
 * @param since no signal before this time, epoch milliseconds
 */
public record SignalFilter(Optional<String> address, Optional<String> coin, Optional<Long> since) {
  public SignalFilter {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(since, "since");
  }

  boolean matches(WhaleSignal signal) {
    return address.map(signal.address()::equals).orElse(true)
        && coin.map(name -> name.equals(signal.coin()) || name.equalsIgnoreCase(signal.symbol()))
            .orElse(true)
        && since.map(time -> signal.timestamp() >= time).orElse(true);
  }
}
