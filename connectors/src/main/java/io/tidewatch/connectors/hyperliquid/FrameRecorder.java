package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes the data frames of one connection, each with whose it is, and before public trades which
 * ones are missing. Socket thread only, except where a method says otherwise.
 */
final class FrameRecorder {
  private final ConnectionId id;
  private final HyperliquidParts parts;
  private final TradeContinuity continuity;
  private final BiConsumer<String, TradeContinuity.Lost> missed;
  private volatile Optional<String> exclusive = Optional.empty();
  private long seq;

  /**
   * @param missed told of a coin once it is written that trades of it are missing
   */
  FrameRecorder(
      ConnectionId id,
      HyperliquidParts parts,
      TradeContinuity continuity,
      BiConsumer<String, TradeContinuity.Lost> missed) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
    this.continuity = requireNonNull(continuity, "continuity");
    this.missed = requireNonNull(missed, "missed");
  }

  /** Whose order updates the frames that name nobody are from now on. Any thread. */
  void exclusive(Optional<String> address) {
    exclusive = address;
  }

  /** The venue said something; the repeated trades follow at once, and must be known as such. */
  void noticed(Notice notice, long receivedUs) {
    if (notice instanceof Notice.Acknowledged(boolean subscribed, Subscription subscription)
        && !subscription.isOfUser()) {
      if (subscribed) {
        continuity.subscribed(subscription.target(), id.epoch(), receivedUs / 1_000);
      } else {
        continuity.unsubscribed(subscription.target(), id.epoch());
      }
    }
  }

  /** The connection ended. Any thread. */
  void ended() {
    continuity.ended(id.epoch());
  }

  private void trades(String coin, FrameScan.Times times, long receivedUs) {
    if (!continuity.areRepeated(coin, id.epoch())) {
      parts.common().counters().timed(times.newest(), receivedUs);
    }
    continuity
        .came(coin, id.epoch(), times, receivedUs / 1_000)
        .ifPresent(lost -> missed(coin, lost));
  }

  /** Writes a frame; answers what it belongs to, unless that cannot be read. */
  Optional<Subscription> write(FrameScan.Head head, byte[] bytes, long receivedUs) {
    FeedCounters counters = parts.common().counters();
    counters.came(bytes);
    boolean trades = head.channel().equals(HyperliquidRecords.TRADES);
    Optional<String> user = trades ? Optional.empty() : user(head);
    Optional<String> target = trades ? head.coin() : user;
    if (target.isEmpty()) {
      counters.unreadableFrames.increment();
    }
    if (trades && head.coin().isPresent() && head.times().isPresent()) {
      trades(head.coin().get(), head.times().get(), receivedUs);
    }
    RawHeaders headers =
        new RawHeaders(
            HyperliquidRecords.VENUE,
            head.channel(),
            id.id(),
            id.epoch(),
            seq++,
            receivedUs,
            parts.common().clock().source());
    parts.write(target.orElse(head.channel()), bytes, headers, user);
    return target.map(name -> new Subscription(head.channel(), name));
  }

  private Optional<String> user(FrameScan.Head head) {
    return head.channel().equals(HyperliquidRecords.ORDER_UPDATES) ? exclusive : head.user();
  }

  // Before the trades that came, so that they are not taken for the next ones.
  private void missed(String coin, TradeContinuity.Lost lost) {
    parts.publishOwn(
        HyperliquidRecords.LOST_TRADES,
        coin,
        Optional.empty(),
        OwnRecords.lostTrades(coin, lost.from(), lost.to()));
    missed.accept(coin, lost);
  }
}
