package io.tidewatch.simulator.whale;

import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import io.tidewatch.simulator.market.Round;
import io.tidewatch.simulator.whale.WhaleScene.Expected;
import io.tidewatch.simulator.whale.WhaleScene.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Twelve watched addresses for forty minutes, and which signals and alerts must come of what they
 * do when signals above a million USD raise an alert. Ten of them are seen by channels of their
 * own, two by public trades only, one of which does nothing. The same start gives the same script.
 */
public final class WhaleScenes {
  // At seconds in which nothing else happens.
  private static final int FIRST_STATES = 15;
  private static final int STATES_EVERY = 30;

  private final WhaleScript script;
  private final List<WhaleScene> scenes = new ArrayList<>();
  private final List<WhaleStep> steps;

  private WhaleScenes(VenueListing listing, long startMs, int rounds) {
    this.script = new WhaleScript(startMs);
    scenes.addAll(new OrderScenes(script).write());
    PositionScenes positions = new PositionScenes(script);
    scenes.addAll(positions.write());
    for (int round = 1; round < rounds; round++) {
      scenes.addAll(positions.again(Round.beginSeconds(round)));
    }
    for (int second = FIRST_STATES; second < Round.beginSeconds(rounds); second += STATES_EVERY) {
      script.at(second, WhaleStage::pushStates);
    }
    this.steps = script.until(Round.beginSeconds(rounds), new CalmTrades(listing));
  }

  /**
   * Writes them down.
   *
   * @param startMs event time of the start, epoch milliseconds
   * @param rounds how many times forty minutes; from the second on, what can happen again does
   */
  static WhaleScenes standard(VenueListing listing, long startMs, int rounds) {
    return new WhaleScenes(listing, startMs, rounds);
  }

  /** Everybody who must be watched. */
  public List<Whale> whales() {
    return Whale.CAST;
  }

  public List<WhaleScene> all() {
    return List.copyOf(scenes);
  }

  /** Signals of all scenes; there must be no other. */
  public List<Signal> signals() {
    return scenes.stream().flatMap(scene -> scene.signals().stream()).toList();
  }

  /** Alerts of all scenes; there must be no other. */
  public List<Expected> alerts() {
    return scenes.stream().flatMap(scene -> scene.alerts().stream()).toList();
  }

  /** In order of time. */
  public List<WhaleStep> steps() {
    return steps;
  }

  /** What is held before anybody looks. */
  static void begin(WhaleExchange exchange) {
    exchange.block(dealer ->
        dealer.hold(
            Whale.TURNCOAT.address(), "HYPE", new BigDecimal("40000"), new BigDecimal("30")));
  }
}
