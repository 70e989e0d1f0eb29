package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsDefaultsTest {
  private final TidewatchSettings defaults =
      new SettingsLoader(Map.of()).load(Optional.empty(), List.of());

  @Test
  void shouldWatchTheTwentySymbolsOfTheOriginalDesign() {
    assertThat(defaults.binanceSpot().symbols())
        .hasSize(20)
        .contains(new SpotSymbol("BTC", "USDT"), new SpotSymbol("POL", "USDT"));
  }

  @Test
  void shouldReadTheLiveVenue() {
    SpotFeed spot = defaults.binanceSpot();

    assertThat(spot)
        .isEqualTo(
            new SpotFeed(
                URI.create("wss://stream.binance.com:9443/stream"),
                URI.create("https://api.binance.com"),
                spot.symbols(),
                10,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofHours(23),
                Duration.ofMinutes(2),
                Optional.empty()));
  }

  @Test
  void shouldHaveTheRuleOfTheOriginalDesign() {
    assertThat(defaults.largeTrades())
        .isEqualTo(
            new LargeTrades(
                new BigDecimal("2000000"),
                Duration.ofMinutes(5),
                new BigDecimal("0.60"),
                new BigDecimal("0.8"),
                Duration.ofMinutes(2),
                Optional.empty(),
                Severity.MAJOR));
    assertThat(defaults.largeTrades().window()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void shouldWatchTenInstrumentsOfOkxAtMost() {
    assertThat(defaults.okx())
        .isEqualTo(
            new OkxFeed(
                URI.create("wss://ws.okx.com/ws/v5/public"),
                URI.create("https://openapi.okx.com"),
                List.of(
                    OkxInstrument.parse("BTC-USDT"),
                    OkxInstrument.parse("ETH-USDT"),
                    OkxInstrument.parse("SOL-USDT")),
                10,
                10,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2)));
  }

  @Test
  void shouldAskRedisAsTheOriginalDesignDoesIfThereIsOne() {
    assertThat(defaults.redis())
        .isEqualTo(
            new Redis(
                Optional.empty(),
                Optional.empty(),
                "config:trading_pairs",
                Duration.ofSeconds(20),
                Duration.ofSeconds(60)));
  }

  @Test
  void shouldWatchFuturesAsTheOriginalDesignDoes() {
    assertThat(defaults.binanceFutures())
        .isEqualTo(
            new FuturesFeed(
                URI.create("wss://fstream.binance.com/market/stream"),
                URI.create("https://fapi.binance.com"),
                150,
                new BigDecimal("5000"),
                Duration.ofMinutes(10),
                100,
                10,
                Duration.ofSeconds(30),
                Duration.ofHours(23),
                Duration.ofMinutes(2),
                Duration.ofSeconds(3),
                Duration.ofMinutes(3),
                Duration.ofMinutes(3),
                Duration.ofMinutes(15)));
    assertThat(defaults.futuresAnomalies())
        .isEqualTo(
            new FuturesAnomalies(
                ScoreMethod.ROBUST,
                FuturesAnomalyRule.On.CLOSED,
                new BigDecimal("60"),
                new BigDecimal("40"),
                new BigDecimal("1"),
                new BigDecimal("2.5"),
                new BigDecimal("2.0"),
                new BigDecimal("2.0"),
                new BigDecimal("0.01"),
                96,
                new BigDecimal("1000000"),
                Duration.ofHours(1),
                new BigDecimal("0.8"),
                Severity.MAJOR,
                new BigDecimal("0.3"),
                20,
                Duration.ofHours(1),
                Severity.CRITICAL));
  }

  @Test
  void shouldWatchTheTokenPoolAsTheOriginalDesignDoes() {
    assertThat(defaults.tokenPool())
        .isEqualTo(
            new TokenPool(
                Duration.ofMinutes(3),
                new BigDecimal("0.8"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(10),
                Severity.MAJOR,
                new BigDecimal("300000"),
                50,
                Duration.ofSeconds(3),
                10,
                Optional.empty()));
    assertThat(defaults.dbotx())
        .isEqualTo(
            new Dbotx(
                URI.create("wss://api-data-v1.dbotx.com/data/ws/"),
                URI.create("https://api-data-v1.dbotx.com"),
                Optional.empty(),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                10,
                Duration.ofSeconds(30),
                BigDecimal.ONE));
  }

  @Test
  void shouldWatchAddressesWithinTheLimitsOfTheVenue() {
    assertThat(defaults.hyperliquid())
        .isEqualTo(
            new Hyperliquid(
                URI.create("wss://api.hyperliquid.xyz/ws"),
                URI.create("https://api.hyperliquid.xyz"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                10,
                100,
                10,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                10,
                Duration.ofSeconds(30)));
  }

  @Test
  void shouldEndOrdersAsTheOriginalDesignDoes() {
    assertThat(defaults.whaleSignals())
        .isEqualTo(
            new WhaleSignals(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                new BigDecimal("100000"),
                new BigDecimal("1000000"),
                SizeClass.LARGE,
                Severity.MAJOR,
                3,
                Duration.ofMinutes(30),
                new BigDecimal("5000000"),
                Duration.ofMinutes(30),
                Severity.MAJOR));
  }

  @Test
  void shouldHandOnNothingUnlessANatsServerIsNamed() {
    assertThat(defaults.nats())
        .isEqualTo(
            new Nats(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "TIDEWATCH_SIGNALS",
                "tidewatch.signals"));
  }

  @Test
  void shouldTellNobodyUnlessAChannelIsNamed() {
    assertThat(defaults.telegram())
        .isEqualTo(
            new Telegram(
                URI.create("https://api.telegram.org"),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    assertThat(defaults.weCom())
        .isEqualTo(new WeCom(URI.create("https://qyapi.weixin.qq.com"), Map.of(), List.of()));
    assertThat(defaults.webhook()).isEqualTo(new Webhook(Map.of(), Optional.empty(), List.of()));
    assertThat(defaults.telling())
        .isEqualTo(
            new Telling(
                12,
                3,
                Duration.ofMinutes(2),
                Duration.ofHours(24),
                Optional.empty(),
                Duration.ofMinutes(1)));
  }

  @Test
  void shouldKeepItsDatabaseInTheDataDirectory() {
    assertThat(defaults.database())
        .isEqualTo(new Database(Optional.empty(), Optional.empty(), Optional.empty(), "UTC"));
  }

  @Test
  void shouldKeepWhatTheOriginalDesignKeepsOfFutures() {
    assertThat(defaults.futuresRetention())
        .isEqualTo(
            new Retention(
                Duration.ofHours(24),
                10_000,
                100,
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofHours(1),
                true));
  }

  @Test
  void shouldServeOnLoopbackWithoutChanges() {
    assertThat(defaults.http())
        .isEqualTo(
            new Http(
                "127.0.0.1",
                8080,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    assertThat(defaults.http().openForReading()).isTrue();
  }

  @Test
  void shouldAnswerNobodyToExcess() {
    assertThat(defaults.callerLimits())
        .isEqualTo(
            new CallerLimits(
                512,
                100,
                8_192,
                100,
                65_536,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30)));
  }

  @Test
  void shouldKeepEverythingInThisJvmAndDirectory() {
    assertThat(defaults.kafka())
        .isEqualTo(
            new Kafka(Optional.empty(), Path.of(".tidewatch"), TopicLayout.OF_THE_CATALOGUE));
  }

  @Test
  void shouldBeAlone() {
    assertThat(defaults.cluster())
        .isEqualTo(
            new Cluster(Optional.empty(), Optional.empty(), Optional.empty(), 1, Optional.empty()));
  }

  @Test
  void shouldWatchLiveVenues() {
    assertThat(defaults.simulation()).isEqualTo(new Simulation(Optional.empty()));
  }

  @Test
  void shouldSpeakChinese() {
    assertThat(defaults.language()).isEqualTo(Language.ZH);
  }
}
