package io.tidewatch.simulator.whale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.PlainClient;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.whale.SceneWatcher.Fill;
import io.tidewatch.simulator.whale.WhaleScene.Expected;
import io.tidewatch.simulator.whale.WhaleScene.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class WhaleScenesTest {
  private static final long START = 1_785_000_000_000L;

  private final WhaleMarket market = WhaleMarket.standard(START);
  private final WhaleScenes scenes = market.scenes();

  /** What a client that sees no more than the venue shows must find is what the scenes say. */
  @Test
  void aClientFindsTheSignalsThatTheScenesSay() throws Exception {
    SceneWatcher watcher = played();

    Set<String> distant = Set.of(Whale.DISTANT.address());
    Set<String> found = new TreeSet<>();
    int count = 0;
    for (List<Fill> order : watcher.all(distant)) {
      List<String> signals = signals(order, flush(order, watcher));
      found.addAll(signals);
      count += signals.size();
    }
    Set<String> said =
        scenes.signals().stream()
            .map(WhaleScenesTest::line)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(said, found);
    assertEquals(scenes.signals().size(), count, "each once");
    assertEquals(1, watcher.breaks(), "one fill was missed and fetched");
    statusCameFirst(watcher);
  }

  private SceneWatcher played() throws Exception {
    try (HyperliquidServer server = market.startServer();
        PlainClient client = PlainClient.connect(server)) {
      subscribe(client);
      assertTrue(WhalePlayer.awaitSubscribed(server, market, Duration.ofSeconds(20)));
      SceneWatcher watcher = new SceneWatcher(server, scenes.whales());
      client.soFar();
      try (WhalePlayer player =
          WhalePlayer.start(server, market, () -> Long.MAX_VALUE, client::dataFrames)) {
        while (!player.finished().isDone()) {
          Optional<JsonNode> frame = client.poll();
          if (frame.isPresent()) {
            watcher.take(frame.get());
          }
        }
        assertTrue(player.finished().join());
      }
      for (JsonNode frame : client.soFar()) {
        watcher.take(frame);
      }
      return watcher;
    }
  }

  private void subscribe(PlainClient client) {
    for (Whale whale : scenes.whales()) {
      if (whale.tier() == Tier.FIRST) {
        for (String type :
            List.of("userFills", "orderUpdates", "userTwapSliceFills", "clearinghouseState")) {
          client.subscribe(type, "user", whale.address());
        }
      }
    }
    VenueListing listing = market.exchange().listing();
    listing.perps().forEach(perp -> client.subscribe("trades", "coin", perp.name()));
  }

  private static Flush flush(List<Fill> order, SceneWatcher watcher) {
    long oid = order.getFirst().oid();
    if (oid == 0) {
      return Flush.SESSION;
    }
    JsonNode ended = watcher.ended(oid);
    if (ended == null
        || ended.path("statusTimestamp").asLong() - order.getLast().time() > 300_000) {
      return Flush.TIMEOUT;
    }
    JsonNode told = ended.path("order");
    BigDecimal filled =
        new BigDecimal(told.path("origSz").asString())
            .subtract(new BigDecimal(told.path("sz").asString()));
    BigDecimal summed =
        order.stream().map(Fill::signed).reduce(BigDecimal.ZERO, BigDecimal::add).abs();
    assertEquals(0, filled.compareTo(summed));
    return Flush.STATUS;
  }

  /** What was closed and what was opened, worked out from the ends of the chain. */
  private static List<String> signals(List<Fill> order, Flush flush) {
    Fill first = order.getFirst();
    BigDecimal before = first.start();
    BigDecimal after = order.getLast().end();
    BigDecimal moved = after.subtract(before);
    BigDecimal closed =
        before.signum() * moved.signum() < 0 ? before.abs().min(moved.abs()) : BigDecimal.ZERO;
    BigDecimal opened = moved.abs().subtract(closed);
    boolean flip = closed.signum() > 0 && opened.signum() > 0;
    List<String> signals = new ArrayList<>();
    if (closed.signum() > 0) {
      boolean all = closed.compareTo(before.abs()) == 0;
      signals.add(
          line(
              order,
              all ? PositionChange.CLOSE : PositionChange.REDUCE,
              before,
              closed,
              flip,
              flush));
    }
    if (opened.signum() > 0) {
      boolean fromFlat = flip || before.signum() == 0;
      signals.add(
          line(
              order,
              fromFlat ? PositionChange.OPEN : PositionChange.ADD,
              after,
              opened,
              flip,
              flush));
    }
    return signals;
  }

  private static String line(
      List<Fill> order,
      PositionChange change,
      BigDecimal held,
      BigDecimal size,
      boolean flip,
      Flush flush) {
    return line(
        new Signal(
            order.getFirst().address(),
            order.getFirst().coin(),
            change,
            PositionSide.of(held).orElseThrow(),
            size,
            flip,
            order.size(),
            flush,
            order.getLast().time()));
  }

  private static String line(Signal signal) {
    return "%s %s %s %s %s %s %d %s %d"
        .formatted(
            signal.address(),
            signal.coin(),
            signal.change(),
            signal.side(),
            signal.size().stripTrailingZeros().toPlainString(),
            signal.flip() ? "flip" : "",
            signal.fills(),
            signal.flush(),
            signal.timeMs());
  }

  private static void statusCameFirst(SceneWatcher watcher) {
    int fills = watcher.heard().indexOf("fills " + Whale.HASTY.address());
    int before = watcher.heard().subList(0, fills).size();
    assertTrue(before > 0);
    assertTrue(watcher.heard().get(fills - 1).startsWith("update filled"));
  }

  @Test
  void alertsAreThoseOfSignalsOverAMillionAndOneConsensus() {
    List<Expected> alerts = scenes.alerts();
    assertEquals(10, alerts.size());
    long moves = alerts.stream().filter(alert -> alert.rule().equals("whale-move")).count();
    assertEquals(9, moves);
    Set<String> large =
        scenes.signals().stream()
            .filter(signal -> usd(signal).compareTo(new BigDecimal("1000000")) >= 0)
            .map(signal -> signal.address() + signal.timeMs())
            .collect(Collectors.toSet());
    assertEquals(
        large,
        alerts.stream()
            .filter(alert -> alert.rule().equals("whale-move"))
            .map(alert -> alert.subject() + alert.fromMs())
            .collect(Collectors.toSet()));
  }

  private BigDecimal usd(Signal signal) {
    BigDecimal price = market.exchange().listing().perp(signal.coin()).orElseThrow().price();
    return price.multiply(signal.size());
  }

  @Test
  void whatCanHappenAgainDoesInTheNextRound() {
    WhaleScenes twice = WhaleMarket.standard(START, 2).scenes();
    assertEquals(scenes.alerts().size() + 6, twice.alerts().size());
    assertEquals(scenes.signals().size() + 5, twice.signals().size());
    assertEquals(2 * scenes.steps().size(), twice.steps().size());
  }

  @Test
  void theSameStartGivesTheSameScript() {
    WhaleScenes again = WhaleMarket.standard(START).scenes();
    assertEquals(scenes.signals(), again.signals());
    assertEquals(scenes.steps().size(), again.steps().size());
    assertFalse(scenes.steps().isEmpty());
  }
}
