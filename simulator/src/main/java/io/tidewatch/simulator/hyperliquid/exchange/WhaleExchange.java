package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The simulated venue's books: whatever happens is done in blocks, each of one time, and told to
 * listeners when the block is done. One source for all channels and answers, so they agree.
 * Thread-safe; one block at a time, and a listener holds up the next one.
 */
public final class WhaleExchange {
  private final Ledger ledger;
  private final Numbers numbers = new Numbers();
  private final InstantSource clock;
  private final List<Consumer<Block>> listeners = new CopyOnWriteArrayList<>();
  private long time;

  public WhaleExchange(VenueListing listing, InstantSource clock) {
    this.ledger = new Ledger(listing);
    this.clock = requireNonNull(clock, "clock");
  }

  public synchronized VenueListing listing() {
    return ledger.listing();
  }

  /** Told each block, on the thread that made it. */
  public void listen(Consumer<Block> listener) {
    listeners.add(requireNonNull(listener, "listener"));
  }

  /** Makes a block. Its time is never before that of the last one. */
  public void block(Consumer<Dealer> actions) {
    inBlock(dealer -> {
      actions.accept(dealer);
      return true;
    });
  }

  /** Makes a block and gives what the actions give, such as the id of an order. */
  public synchronized <T> T inBlock(Function<Dealer, T> actions) {
    Dealer dealer = new Dealer(ledger, numbers, now());
    T result = actions.apply(dealer);
    Block block = dealer.done();
    listeners.forEach(listener -> listener.accept(block));
    return result;
  }

  /** A contract is not traded any more; whoever holds it goes on holding it. */
  public synchronized void delist(String coin) {
    ledger.list(ledger.listing().without(coin));
  }

  /** A contract is traded from now on, for the first time or again. */
  public synchronized void list(PerpContract contract) {
    ledger.list(ledger.listing().with(contract));
  }

  /** The id of a new TWAP order. */
  public synchronized long newTwap() {
    return numbers.twap();
  }

  /** Looks at an account while no block is made. */
  public synchronized <T> T look(String address, Function<Account, T> reading) {
    return reading.apply(ledger.account(address));
  }

  /** Does something while no block is made. */
  public synchronized void between(Runnable action) {
    action.run();
  }

  /** Price of the last trade. */
  public synchronized BigDecimal price(String coin) {
    return ledger.price(coin);
  }

  /** The venue's time now, epoch milliseconds. */
  public synchronized long now() {
    time = Math.max(time, clock.millis());
    return time;
  }
}
