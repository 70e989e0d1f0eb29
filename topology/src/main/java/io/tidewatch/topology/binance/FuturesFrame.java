package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.TimedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What stands on the raw topic of futures bars. */
public sealed interface FuturesFrame extends TimedEvent {
  /** The symbol that the frame names; rows fetched over REST name none. */
  Optional<String> symbol();

  /**
   * A frame of the stream: the newest figures of the running bar.
   *
   * @param eventTime when the venue sent it, epoch milliseconds
   * @param closed whether they are the last ones
   */
  record Live(String name, long eventTime, FuturesKline kline, boolean closed)
      implements FuturesFrame {
    public Live {
      requireNonNull(name, "name");
      requireNonNull(kline, "kline");
    }

    @Override
    public Optional<String> symbol() {
      return Optional.of(name);
    }

    @Override
    public long timeMs() {
      return eventTime;
    }
  }

  /**
   * An answer over REST; its last row may be of the running bar.
   *
   * @param receivedAt epoch milliseconds
   * @param refused rows that cannot be used
   */
  record Rows(long receivedAt, List<FuturesKline> klines, List<RefusedRow> refused)
      implements FuturesFrame {
    public Rows {
      klines = List.copyOf(klines);
      refused = List.copyOf(refused);
    }

    @Override
    public Optional<String> symbol() {
      return Optional.empty();
    }

    @Override
    public long timeMs() {
      return receivedAt;
    }
  }

  /**
   * The contract itself.
   *
   * @param receivedAt epoch milliseconds
   * @param tickSize smallest step of the price, where it was sent
   * @param onboardAt when it was listed, epoch milliseconds, where it was sent
   * @param trading whether its status is TRADING
   */
  record Contract(
      long receivedAt,
      String name,
      Optional<BigDecimal> tickSize,
      Optional<Long> onboardAt,
      boolean trading)
      implements FuturesFrame {
    public Contract {
      requireNonNull(name, "name");
      requireNonNull(tickSize, "tickSize");
      requireNonNull(onboardAt, "onboardAt");
    }

    @Override
    public Optional<String> symbol() {
      return Optional.of(name);
    }

    @Override
    public long timeMs() {
      return receivedAt;
    }
  }
}
