package io.tidewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.SimulatedNode;
import io.tidewatch.standalone.record.RecordCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The recorded session with its connection cut while the first alert was due. */
class CutSessionTest {
  private static final String SYMBOL = "BTCUSDT";
  private static final Set<String> STREAM = Set.of("btcusdt@trade");
  private static final long CUT_FROM = 3735685500L;
  private static final long CUT_TO = 3735685900L;

  @Test
  void shouldRaiseTheSameAlertsAsWithoutTheCutAndOnceMoreFromItsRecording(@TempDir Path directory)
      throws Exception {
    List<SimTrade> trades = Recordings.trades();
    try (SimulatedNode house = new SimulatedNode(List.of(SYMBOL))) {
      assertThat(house.venue().awaitSubscriptions(STREAM, Duration.ofSeconds(60))).isTrue();
      for (SimTrade trade : trades) {
        play(house, trade);
      }
      assertThat(house.node().drain(Duration.ofSeconds(60))).isTrue();

      long start = 1_723_161_369_264L;
      assertThat(house.alerts())
          .extracting(Alert::id)
          .containsExactly(
              AlertId.of("large-trades", SYMBOL, Side.BOTH, start, 1),
              AlertId.of("large-trades", SYMBOL, Side.BOTH, start, 2));
      assertThat(house.alerts().getFirst().evidence().feed().backfilledTrades()).isPositive();

      Path recording = directory.resolve("session.jsonl.gz");
      assertThat(record(house, recording)).isEqualTo(ExitCode.OK);
      ReplayRun replayed = ReplayRun.of(recording.toString());
      assertThat(replayed.exitCode()).as(replayed.summary()).isEqualTo(ExitCode.OK);
      assertThat(replayed.alerts())
          .extracting(Alert::id)
          .containsExactlyElementsOf(house.alerts().stream().map(Alert::id).toList());
    }
  }

  private static int record(SimulatedNode house, Path recording) {
    return new CommandLine(new RecordCommand())
        .execute(
            "--from-beginning",
            "--until-now",
            "--set",
            "kafka.bootstrap-servers=" + house.node().kafka().bootstrapServers(),
            recording.toString());
  }

  private static void play(SimulatedNode house, SimTrade trade) throws InterruptedException {
    if (trade.id() == CUT_FROM) {
      awaitReceived(house, trade.id() - 1);
      house.venue().refuseConnections(true);
      house.venue().dropConnections();
    }
    if (trade.id() >= CUT_FROM && trade.id() <= CUT_TO) {
      house.venue().ledgerOnly(trade);
    } else {
      house.venue().trade(trade);
      if (trade.id() % 2 == 0) {
        house.venue().publish("btcusdt@trade", again(trade));
      }
    }
    if (trade.id() == CUT_TO) {
      house.venue().refuseConnections(false);
      assertThat(house.venue().awaitSubscriptions(STREAM, Duration.ofSeconds(60))).isTrue();
    }
    if (trade.id() == 3735703162L) {
      awaitReceived(house, trade.id());
    }
  }

  private static void awaitReceived(SimulatedNode house, long id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            house
                        .node()
                        .feeds()
                        .binanceSpot()
                        .orElseThrow()
                        .subscriptions()
                        .getFirst()
                        .lastTradeId()
                        .orElse(0)
                    >= id
                && house
                        .node()
                        .feeds()
                        .binanceSpot()
                        .orElseThrow()
                        .subscriptions()
                        .getFirst()
                        .held()
                    == 0);
  }

  private static String again(SimTrade trade) {
    return "{\"e\":\"trade\",\"E\":"
        + trade.timeMs()
        + ",\"s\":\"BTCUSDT\",\"t\":"
        + trade.id()
        + ",\"p\":\""
        + trade.price().toPlainString()
        + "\",\"q\":\""
        + trade.quantity().toPlainString()
        + "\",\"T\":"
        + trade.timeMs()
        + ",\"m\":"
        + trade.buyerIsMaker()
        + ",\"M\":true}";
  }
}
