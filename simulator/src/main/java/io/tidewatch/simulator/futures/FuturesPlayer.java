package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.futures.BinanceFuturesServer;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import io.tidewatch.simulator.binance.futures.LongShortRatio;
import io.tidewatch.simulator.binance.futures.OpenInterest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Plays the script into a simulated venue, on a thread of its own, as another market's time goes
 * by: it waits while that one waits. Each step waits until the frames before it are received, so
 * that whoever receives on {@link #time} gives each frame the time of its step, however slow the
 * machine is.
 */
public final class FuturesPlayer implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 2;
  private static final long LOOK_FOR_FRAMES_MICROS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final BigDecimal BARS_OF_INTEREST = new BigDecimal("20");
  private static final BigDecimal DRIFT = new BigDecimal("0.0005");

  private final BinanceFuturesServer server;
  private final FuturesLedger ledger;
  private final FuturesScript script;
  private final LongSupplier elapsedMs;
  private final LongSupplier received;
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private final Thread thread;
  private volatile long time;
  private long sent;

  private FuturesPlayer(
      BinanceFuturesServer server,
      FuturesLedger ledger,
      FuturesScript script,
      LongSupplier elapsedMs,
      LongSupplier received) {
    this.server = requireNonNull(server, "server");
    this.ledger = requireNonNull(ledger, "ledger");
    this.script = requireNonNull(script, "script");
    this.elapsedMs = requireNonNull(elapsedMs, "elapsedMs");
    this.received = requireNonNull(received, "received");
    this.time = script.beginMs();
    this.thread = Thread.ofPlatform().daemon().name("futures-player").unstarted(this::run);
  }

  /** Tells a venue what it knows when the script begins: contracts, history, tickers, ratios. */
  public static FuturesLedger ledger(FuturesScript script) {
    FuturesLedger ledger = new FuturesLedger();
    for (ScriptedContract contract : script.contracts()) {
      ledger.list(contract.contract());
      contract.history().forEach(bar -> addOver(ledger, contract, bar));
    }
    return ledger;
  }

  private static void addOver(FuturesLedger ledger, ScriptedContract contract, FuturesBar bar) {
    String symbol = contract.symbol();
    long overMs = bar.openMs() + FuturesBar.LENGTH_MS;
    ledger.bar(symbol, bar);
    ledger.openInterest(symbol, interest(contract, bar, overMs));
    LongShortRatio even = new LongShortRatio(overMs, new BigDecimal("0.55"));
    ledger.topPositions(symbol, even);
    ledger.globalAccounts(symbol, even);
  }

  /** Open interest that drifts with each bar, each contract's in its own way. */
  private static OpenInterest interest(ScriptedContract contract, FuturesBar bar, long timeMs) {
    FuturesBar first = contract.history().getFirst();
    long bars = (bar.openMs() - first.openMs()) / FuturesBar.LENGTH_MS;
    long drift = Math.floorMod(contract.symbol().hashCode(), 7) - 3;
    BigDecimal contracts =
        BARS_OF_INTEREST
            .multiply(first.volume())
            .multiply(BigDecimal.ONE.add(DRIFT.multiply(BigDecimal.valueOf(drift * bars))));
    return new OpenInterest(timeMs, contracts, contracts.multiply(bar.close()));
  }

  /**
   * Begins to play.
   *
   * @param ledger what the server answers from
   * @param elapsedMs time of the other market since its start, milliseconds
   * @param received frames that the subscribers have received
   */
  public static FuturesPlayer start(
      BinanceFuturesServer server,
      FuturesLedger ledger,
      FuturesScript script,
      LongSupplier elapsedMs,
      LongSupplier received) {
    FuturesPlayer player = new FuturesPlayer(server, ledger, script, elapsedMs, received);
    player.thread.start();
    return player;
  }

  /**
   * Waits until somebody has subscribed every contract of the script.
   *
   * @return whether that came about in time
   */
  public static boolean awaitSubscribed(
      BinanceFuturesServer server, FuturesScript script, Duration within)
      throws InterruptedException {
    Set<String> streams =
        script.contracts().stream()
            .map(contract -> FuturesBar.stream(contract.symbol()))
            .collect(Collectors.toSet());
    return server.awaitSubscriptions(streams, within);
  }

  /**
   * Sends the bar of each contract that is running when the script begins, so that whoever watches
   * asks for what was before.
   */
  public static void begin(
      BinanceFuturesServer server, FuturesLedger ledger, FuturesScript script) {
    for (FuturesStep step : FuturesSteps.first(script)) {
      ledger.bar(step.contract().symbol(), step.bar());
      server.publish(step.contract().symbol(), step.bar(), step.timeMs(), false);
    }
  }

  /** Done when playing has ended: true at the last step, false by {@link #close}. */
  public CompletableFuture<Boolean> finished() {
    return finished.copy();
  }

  /** Event time of the step that is being played, epoch milliseconds. */
  public long time() {
    return time;
  }

  private void run() {
    try {
      List<FuturesStep> steps = FuturesSteps.of(script);
      long from = received.getAsLong();
      for (FuturesStep step : steps) {
        while (script.beginMs() + elapsedMs.getAsLong() < step.timeMs()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        await(() -> received.getAsLong() - from >= sent);
        time = step.timeMs();
        play(step);
      }
      finished.complete(true);
    } catch (InterruptedException e) {
      finished.complete(false);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private void play(FuturesStep step) {
    if (step.closed()) {
      addOver(ledger, step.contract(), step.bar());
    } else {
      ledger.bar(step.contract().symbol(), step.bar());
    }
    if (!step.lost()) {
      sent += server.publish(step.contract().symbol(), step.bar(), step.timeMs(), step.closed());
    }
  }

  /** Waits, but not for ever: what does not come about shows in the alerts. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MICROSECONDS.sleep(LOOK_FOR_FRAMES_MICROS);
    }
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
}
