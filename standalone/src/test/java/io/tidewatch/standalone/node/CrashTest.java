package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import io.tidewatch.simulator.market.ExpectedAlert;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed again and again, and in the end all is as if it never had been. */
class CrashTest {
  private static final String BTC = "BTCUSDT";
  private static final String ETH = "ETHUSDT";
  private static final String SOL = "SOLUSDT";
  private static final String XRP = "XRPUSDT";
  private static final String ADA = "ADAUSDT";
  private static final List<String> SYMBOLS = List.of(BTC, ETH, SOL, XRP, ADA);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;
  private final WrittenMarket market =
      new WrittenMarket(System.currentTimeMillis() - Duration.ofMinutes(20).toMillis());
  private BinanceSpotServer venue;
  private TelegramServer telegram;
  private NodeProcess node;

  @BeforeEach
  void start() throws Exception {
    venue = BinanceSpotServer.start(Settings.standard());
    SYMBOLS.forEach(symbol -> venue.setPrice(symbol, BigDecimal.ONE));
    telegram = TelegramServer.started(NodeMain.BOT, NodeMain.CHAT);
    // A message is there before the node knows it: so a kill may come between the two.
    telegram.slow(Duration.ofMillis(100), Integer.MAX_VALUE);
    node = new NodeProcess(directory, NodeProcess.Watched.of(venue, SYMBOLS).tellingTo(telegram));
    startNode();
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
    telegram.close();
    venue.close();
  }

  @Test
  void shouldNeitherLoseNorDoubleAnythingWhenKilled() throws Exception {
    live(market.calm(SYMBOLS));
    live(market.wave(SOL, 100, 1, 10_000, true));
    live(market.wave(BTC, 30, 2, 10_000, false));
    awaitRaw(SYMBOLS);
    // Mid wave: nobody knows which of these arrive.
    live(market.wave(BTC, 30, 2, 10_000, false));
    killNode();
    silent(market.wave(BTC, 20, 2, 10_000, false));
    silent(market.wave(ETH, 50, 1, 25_000, false));

    startNode();
    live(market.calm(SYMBOLS));
    live(market.wave(BTC, 25, 2, 10_000, false));
    live(market.wave(SOL, 60, 1, 10_000, true));
    // Right after the alert: its offsets are committed, but hardly anything else has happened.
    await().atMost(PATIENCE).until(() -> alerts().size() == 1);
    killNode();
    silent(market.wave(ETH, 40, 1, 25_000, false));
    silent(market.wave(BTC, 5, 2, 10_000, false));

    startNode();
    live(market.calm(SYMBOLS));
    // Right after the trade that completes an alert, wherever that trade is now.
    live(market.wave(SOL, 40, 1, 10_000, true));
    killNode();
    silent(market.wave(XRP, 90, 1, 25_000, true));

    startNode();
    live(market.calm(SYMBOLS));
    live(market.wave(ADA, 70, 1, 25_000, false));
    market.pause(Duration.ofMinutes(6));
    live(market.calm(SYMBOLS));
    live(market.wave(BTC, 90, 1, 25_000, true));

    awaitRaw(SYMBOLS);
    assertThat(judged()).isTrue();
    List<ExpectedAlert> expected = market.script().expected();
    assertThat(expected)
        .extracting(ExpectedAlert::symbol)
        .containsExactlyInAnyOrder(BTC, ETH, SOL, XRP, BTC);
    assertThat(alerts())
        .extracting(Alert::id, Alert::eventTime, alert -> alert.value().stripTrailingZeros())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .map(e -> tuple(id(e), e.eventTimeMs(), e.totalUsd().stripTrailingZeros()))
                .toList());
    awaitVolumes();
    shouldHaveToldOfEachOnceOrSaidSo(expected);
  }

  private void shouldHaveToldOfEachOnceOrSaidSo(List<ExpectedAlert> expected) {
    List<String> ids = expected.stream().map(CrashTest::id).toList();
    await().atMost(PATIENCE).until(() -> sent().containsAll(ids));

    assertThat(CommittedRecords.values(node.bootstrapServers(), Topics.NOTIFICATIONS))
        .extracting(notification -> notification.alert().id())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(telegram.violations()).isEmpty();
    List<String> messages = telegram.messages().stream().map(TelegramMessage::shown).toList();
    for (ExpectedAlert one : expected) {
      String name = one.symbol().replace("USDT", "/USDT");
      long alerts = expected.stream().filter(e -> e.symbol().equals(one.symbol())).count();
      List<String> naming = messages.stream().filter(text -> text.contains(name)).toList();
      assertThat(naming).as("messages that name %s", name).isNotEmpty();
      assertThat(naming.stream().filter(text -> !text.contains("Possibly repeated")))
          .as("messages that name %s as if for the first time, of %s", name, naming)
          .hasSizeLessThanOrEqualTo(Math.toIntExact(alerts));
    }
  }

  /** Ids of the alerts that reached the chat, as far as the node says. */
  private Set<String> sent() {
    return CommittedRecords.values(node.bootstrapServers(), Topics.DELIVERIES).stream()
        .filter(delivery -> delivery.status() == Delivery.Status.SENT)
        .map(Delivery::alert)
        .collect(Collectors.toSet());
  }

  private void startNode() throws Exception {
    node.start();
    Set<String> streams =
        SYMBOLS.stream().map(s -> s.toLowerCase() + "@trade").collect(Collectors.toSet());
    assertThat(venue.awaitSubscriptions(streams, PATIENCE)).isTrue();
  }

  private void killNode() throws Exception {
    node.kill();
    // The file is still there, but another process must not take its word.
    assertThat(node.directory()).isDirectoryContaining("glob:**/broker.address");
    assertThat(DataDirectory.runningBroker(node.directory())).isEmpty();
  }

  private void live(List<SimTrade> trades) {
    trades.forEach(venue::trade);
  }

  private void silent(List<SimTrade> trades) {
    trades.forEach(venue::ledgerOnly);
  }

  private List<Alert> alerts() {
    return CommittedRecords.alerts(node.bootstrapServers());
  }

  private void awaitRaw(List<String> symbols) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          for (String symbol : symbols) {
            assertThat(CommittedRecords.tradeIds(node.bootstrapServers(), symbol))
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, market.lastId(symbol)).boxed().toList());
          }
        });
  }

  private boolean judged() {
    String group = new LargeTradesTopology(LargeTradesSettings.DEFAULT).applicationId();
    try (Progress progress = new Progress(KafkaAccess.open(node.bootstrapServers()))) {
      return progress.awaitCommitted(group, Topics.BINANCE_SPOT_TRADES.name(), PATIENCE);
    }
  }

  private static String id(ExpectedAlert expected) {
    return AlertId.of(
        LargeTradesRule.ID, expected.symbol(), expected.side(), expected.eventTimeMs(), 1);
  }

  private void awaitVolumes() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          Map<String, RollingVolume> volumes = CommittedRecords.volumes(node.bootstrapServers());
          assertThat(volumes).containsOnlyKeys(SYMBOLS);
          for (RollingVolume volume : volumes.values()) {
            String symbol = volume.symbol();
            long asOf = volume.asOf();
            assertThat(asOf).as(symbol).isGreaterThanOrEqualTo(market.lastTime(symbol));
            assertThat(volume.totalUsd())
                .as(symbol)
                .isEqualByComparingTo(market.totalUsd(symbol, asOf - volume.windowMs(), asOf));
          }
        });
  }
}
