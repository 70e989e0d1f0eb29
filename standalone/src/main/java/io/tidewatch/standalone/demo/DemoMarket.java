package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.book.BookPlayer;
import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.market.MarketPlayer;
import io.tidewatch.simulator.market.Pace;
import io.tidewatch.simulator.market.PlaySettings;
import io.tidewatch.simulator.pool.PoolHands;
import io.tidewatch.simulator.pool.PoolPlayer;
import io.tidewatch.simulator.whale.WhalePlayer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The scripts, and the simulated venues on which they are played to a house. */
record DemoMarket(
    Scripts scripts, DemoVenues venues, DemoClocks clocks, PoolHands pool, int speed) {
  DemoMarket {
    requireNonNull(scripts, "scripts");
    requireNonNull(venues, "venues");
    requireNonNull(clocks, "clocks");
    requireNonNull(pool, "pool");
  }

  /** How it ended. */
  enum Ending {
    /** Everything was played. */
    PLAYED,
    /** Somebody had enough of it. */
    ENDED,
    /** The house broke, or did not watch. */
    FAILED
  }

  /**
   * Waits until the house watches everything that is in the scripts, and says on stderr what it
   * does not.
   */
  boolean awaitWatched(DemoHouse house, Duration within) throws InterruptedException {
    if (!PoolPlayer.awaitSubscribed(venues.dbotx(), scripts.pool(), within)) {
      System.err.println("tidewatch: the scripted pool was not subscribed in time");
      return false;
    }
    if (!venues.futures().begin(scripts.futures(), house, within)) {
      System.err.println("tidewatch: the scripted contracts were not followed in time");
      return false;
    }
    if (!venues.whales().awaitWatched(house, within)) {
      System.err.println("tidewatch: the scripted addresses were not watched in time");
      return false;
    }
    return true;
  }

  /**
   * Plays them, and returns when they are over.
   *
   * @param running is run once they run
   * @param end done when somebody wants it to end
   */
  Ending play(DemoHouse house, Runnable running, CompletableFuture<?> end) {
    try (MarketPlayer player =
            MarketPlayer.start(
                venues.binance(),
                scripts.trades(),
                PlaySettings.of(scripts.trades(), new Pace.Times(speed)));
        BookPlayer books = BookPlayer.start(venues.okx(), scripts.books(), player.marketTime());
        PoolPlayer tokens =
            PoolPlayer.start(
                venues.dbotx(), scripts.pool(), player.marketTime(), pool, house::poolFrames);
        FuturesPlayer futures =
            FuturesPlayer.start(
                venues.futures().server(),
                venues.futures().ledger(),
                scripts.futures(),
                () -> player.marketTime().getAsLong() - scripts.trades().startMs(),
                house::futuresFrames);
        WhalePlayer whales =
            WhalePlayer.start(
                venues.whales().server(),
                scripts.whales(),
                player.marketTime(),
                house::whaleFrames)) {
      clocks.follow(player, tokens, futures);
      running.run();
      CompletableFuture<Void> played =
          CompletableFuture.allOf(
              player.finished(),
              books.finished(),
              tokens.finished(),
              futures.finished(),
              whales.finished());
      CompletableFuture.anyOf(played, end, house.failure()).join();
      if (end.isDone()) {
        return Ending.ENDED;
      }
      if (house.failure().isDone()) {
        return Ending.FAILED;
      }
      if (player.finished().join() != MarketPlayer.Outcome.PLAYED) {
        System.err.println("tidewatch: the script could not be played: the feed did not subscribe");
        return Ending.FAILED;
      }
      return Ending.PLAYED;
    }
  }

  /** How long it takes at its speed, seconds. */
  long lengthSeconds() {
    return scripts.trades().lengthMs() / 1_000 / speed;
  }
}
