package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.SimTrade;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a script into a simulated venue, on a thread of its own. Thread-safe.
 *
 * <p>In an outage it drops every connection and refuses new ones, and trades reach only the venue's
 * ledger. Afterwards the market stands still until the streams are subscribed again.
 */
public final class MarketPlayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarketPlayer.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final BinanceSpotServer server;
  private final ScriptedMarket script;
  private final PlaySettings settings;
  private final MarketClock clock;
  private final CompletableFuture<Outcome> finished = new CompletableFuture<>();
  private final Map<String, Long> lostIds = new HashMap<>();
  private final Thread thread;
  private boolean outage;

  private MarketPlayer(BinanceSpotServer server, ScriptedMarket script, PlaySettings settings) {
    this.server = requireNonNull(server, "server");
    this.script = requireNonNull(script, "script");
    this.settings = requireNonNull(settings, "settings");
    this.clock = new MarketClock(settings.pace(), System::nanoTime, script.startMs());
    this.thread = Thread.ofPlatform().daemon().name("market-player").unstarted(this::run);
  }

  /** How playing ended. */
  public enum Outcome {
    /** To the last step. */
    PLAYED,
    /** By {@link MarketPlayer#close}. */
    STOPPED,
    /** Nobody subscribed to the awaited streams in time. */
    NOT_SUBSCRIBED
  }

  /** Lists the script's symbols at the venue, then waits for subscriptions and plays. */
  public static MarketPlayer start(
      BinanceSpotServer server, ScriptedMarket script, PlaySettings settings) {
    MarketPlayer player = new MarketPlayer(server, script, settings);
    script.openingPrices().forEach(server::setPrice);
    player.thread.start();
    return player;
  }

  /** Event time of the market, epoch milliseconds; it stands still while the player waits. */
  public LongSupplier marketTime() {
    return clock::millis;
  }

  /** Done when playing has ended; exceptionally if the script could not be played. */
  public CompletableFuture<Outcome> finished() {
    return finished.copy();
  }

  /** Stops at once and returns when nothing more is sent. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      finished.complete(play());
    } catch (InterruptedException e) {
      finished.complete(Outcome.STOPPED);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    } finally {
      server.refuseConnections(false);
    }
  }

  private Outcome play() throws InterruptedException {
    if (!subscribed()) {
      return Outcome.NOT_SUBSCRIBED;
    }
    for (Step step : script.steps()) {
      awaitTimeOf(step);
      if (!happens(step)) {
        return Outcome.NOT_SUBSCRIBED;
      }
    }
    return Outcome.PLAYED;
  }

  private void awaitTimeOf(Step step) throws InterruptedException {
    clock.runTo(script.startMs() + step.offsetMs());
    long nanos = clock.nanosToWait();
    while (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
      nanos = clock.nanosToWait();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    clock.reached();
  }

  private boolean happens(Step step) throws InterruptedException {
    return switch (step) {
      case Step.Trade(long offsetMs, SimTrade trade) -> {
        trade(trade);
        yield true;
      }
      case Step.Outage(long offsetMs, boolean begin) -> begin ? beginOutage() : endOutage();
      case Step.BackFillDue(long offsetMs) -> {
        awaitBackFill();
        yield true;
      }
    };
  }

  private void trade(SimTrade trade) {
    if (outage) {
      server.ledgerOnly(trade);
      lostIds.put(trade.symbol(), trade.id());
    } else {
      server.trade(trade);
    }
  }

  private boolean beginOutage() {
    outage = true;
    lostIds.clear();
    server.refuseConnections(true);
    server.dropConnections();
    return true;
  }

  private boolean endOutage() throws InterruptedException {
    outage = false;
    clock.hold();
    server.refuseConnections(false);
    return subscribed();
  }

  private void awaitBackFill() throws InterruptedException {
    clock.hold();
    long deadline = System.nanoTime() + settings.backFillTimeout().toNanos();
    while (!server.servedOverRest(lostIds) && System.nanoTime() - deadline < 0) {
      Thread.sleep(LOOK_AGAIN);
    }
    if (!server.servedOverRest(lostIds)) {
      LOG.warn(
          "no client fetched the trades of the outage within {}; the market goes on without",
          settings.backFillTimeout());
    }
  }

  private boolean subscribed() throws InterruptedException {
    return server.awaitSubscriptions(settings.awaited(), settings.subscribeTimeout());
  }
}
