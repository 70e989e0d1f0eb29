package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.exchange.Dealer;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The venue as the scenes use it: orders have names, and whatever happens is one block. */
public final class WhaleStage {
  private static final long LOOK_FOR_REQUESTS_MS = 5;

  private final HyperliquidServer server;
  private final Duration patience;
  private final Map<String, Long> orders = new HashMap<>();
  private final Map<Whale, Long> askedBefore = new HashMap<>();
  private long twap;

  /**
   * @param patience how long to wait for what is to be asked of the venue
   */
  WhaleStage(HyperliquidServer server, Duration patience) {
    this.server = requireNonNull(server, "server");
    this.patience = requireNonNull(patience, "patience");
  }

  void block(Consumer<Dealer> actions) {
    server.exchange().block(actions);
  }

  void place(String name, Whale who, String coin, TradeSide side, String price, String size) {
    block(dealer -> orders.put(name, dealer.place(who.address(), coin, side, d(price), d(size))));
  }

  /** Some stranger takes from a resting order. */
  void fill(String name, String price, String size) {
    block(dealer -> dealer.fill(orders.get(name), d(price), d(size)));
  }

  void cancel(String name) {
    block(dealer -> dealer.cancel(orders.get(name)));
  }

  /** An order takes from several resting ones, in one block. */
  void take(Whale who, String coin, TradeSide side, String price, String... sizes) {
    block(dealer -> {
      BigDecimal whole = BigDecimal.ZERO;
      for (String size : sizes) {
        whole = whole.add(d(size));
      }
      long oid = dealer.place(who.address(), coin, side, d(price), whole);
      for (String size : sizes) {
        dealer.fill(oid, d(price), d(size));
      }
    });
  }

  void beginTwap() {
    twap = server.exchange().newTwap();
  }

  void slice(Whale who, String coin, TradeSide side, String price, String size) {
    block(dealer -> dealer.slice(twap, who.address(), coin, side, d(price), d(size)));
  }

  /** A channel of somebody says nothing for a while. */
  void hold(String channel, Whale who) {
    server.hold(channel, who.address());
  }

  void release(String channel, Whale who) {
    server.release(channel, who.address());
  }

  /** The next fills of somebody do not go over the socket. */
  void withhold(Whale who, int fills) {
    server.faults().withholdFills(who.address(), fills);
    askedBefore.put(who, asked(who));
  }

  /**
   * Waits until somebody asks the venue for the fills that were withheld, so that the market does
   * not run away meanwhile; but not for ever: what does not come about shows in the signals.
   */
  void awaitBackfill(Whale who) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (asked(who) <= askedBefore.get(who) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(LOOK_FOR_REQUESTS_MS);
    }
  }

  private long asked(Whale who) {
    return server.asked().stream()
        .filter(body -> body.contains("userFillsByTime") && body.contains(who.address()))
        .count();
  }

  void pushStates() {
    server.pushStates();
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }
}
