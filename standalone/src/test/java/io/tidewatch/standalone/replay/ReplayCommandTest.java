package io.tidewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.simulator.market.ExpectedAlert;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.standalone.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @Test
  void shouldRaiseTheTwoAlertsOfTheRecordedSession() {
    ReplayRun run =
        ReplayRun.of(Recordings.files().stream().map(Path::toString).toArray(String[]::new));

    assertThat(run.exitCode()).as(run.summary()).isEqualTo(ExitCode.OK);
    assertThat(run.alerts())
        .extracting(alert -> ((Inputs.LargeTrades) alert.evidence().inputs()).completedBy())
        .containsExactly(3735685715L, 3735695794L);
    assertThat(run.summary())
        .contains("frames   19,904 sent, 79,670 of other channels skipped")
        .contains("trades   19,904 read, 0 duplicates")
        .contains("rejects  0")
        .contains("alerts   2,");
  }

  @Test
  void shouldReplayAScriptWithPoisonAndOtherChannels(@TempDir Path directory) throws Exception {
    long start = 1_750_000_000_000L;
    ScriptedMarket script = ScriptedMarket.standard(start);
    List<String> lines = new ArrayList<>();
    for (SimTrade trade : script.trades()) {
      lines.add(trade.timeMs() * 1_000_000 + " " + frame(trade));
    }
    lines.add(5_000, (start + 1_000) * 1_000_000 + " {\"stream\":\"btcusdt@trade\",\"data\":{");
    lines.add(6_000, (start + 1_000) * 1_000_000 + " {\"stream\":\"btcusdt@depth\",\"data\":{}}");
    lines.add(7_000, "not a line of a recording");
    Path file = Files.write(directory.resolve("script.txt"), lines);

    ReplayRun run = ReplayRun.of(file.toString());

    assertThat(run.exitCode()).as(run.summary()).isEqualTo(ExitCode.OK);
    assertThat(run.alerts())
        .extracting(alert ->
            new ExpectedAlert(
                alert.subject(),
                alert.side(),
                alert.eventTime(),
                ((Inputs.LargeTrades) alert.evidence().inputs()).completedBy(),
                alert.value()))
        .usingElementComparator(ReplayCommandTest::compare)
        .containsExactlyInAnyOrderElementsOf(script.expected());
    assertThat(run.summary())
        .contains("1 of other channels skipped, 1 unreadable lines")
        .contains("rejects  1");
  }

  @Test
  void shouldSayWhenThereIsNothingToReplay(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("empty"), "");

    ReplayRun run = ReplayRun.of(file.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.summary()).contains("expected recordings with @trade frames");
  }

  @Test
  void shouldSayWhenThereIsNoSuchRecording(@TempDir Path directory) {
    ReplayRun run = ReplayRun.of(directory.resolve("none.gz").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.summary()).contains("expected a readable recording");
  }

  private static int compare(ExpectedAlert a, ExpectedAlert b) {
    return a.symbol().equals(b.symbol())
            && a.side() == b.side()
            && a.eventTimeMs() == b.eventTimeMs()
            && a.tradeId() == b.tradeId()
            && a.totalUsd().compareTo(b.totalUsd()) == 0
        ? 0
        : 1;
  }

  private static String frame(SimTrade trade) {
    return "{\"stream\":\""
        + trade.symbol().toLowerCase(java.util.Locale.ROOT)
        + "@trade\",\"data\":{\"e\":\"trade\",\"E\":"
        + trade.timeMs()
        + ",\"s\":\""
        + trade.symbol()
        + "\",\"t\":"
        + trade.id()
        + ",\"p\":\""
        + trade.price().toPlainString()
        + "\",\"q\":\""
        + trade.quantity().toPlainString()
        + "\",\"T\":"
        + trade.timeMs()
        + ",\"m\":"
        + trade.buyerIsMaker()
        + ",\"M\":true}}";
  }
}
