package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.instrument.SpotSymbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {
  private static final String WHOLE =
      """
      tidewatch:
        language: en
        binance-spot:
          web-socket-url: ws://127.0.0.1:1/stream
          rest-url: http://127.0.0.1:2
          symbols: [MATICUSDT, eth/btc, POL/USDT]
          max-reconnect: 3
          connect-timeout: 1s
          read-timeout: 250ms
          rotate-after: 2h
          stale-after: 15s
          api-key: key-of-the-venue
        large-trades:
          threshold: 1000.5
          cooldown: 0s
          side-share: 0.7
          exit-factor: 1
          allowed-lateness: 1m
          escalation-factor: 1.5
          severity: critical
        http:
          host: 0.0.0.0
          port: 0
          admin-token: token-of-the-admin
        kafka:
          bootstrap-servers: a:9092,b:9092
          data-directory: /var/lib/tidewatch
      """;

  @TempDir private Path directory;

  @Test
  void shouldMapEveryKey() throws IOException {
    assertThat(load(WHOLE, Map.of()))
        .isEqualTo(
            new TidewatchSettings(
                new SpotFeed(
                    URI.create("ws://127.0.0.1:1/stream"),
                    URI.create("http://127.0.0.1:2"),
                    List.of(new SpotSymbol("POL", "USDT"), new SpotSymbol("ETH", "BTC")),
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(250),
                    Duration.ofHours(2),
                    Duration.ofSeconds(15),
                    Optional.of(new Secret("key-of-the-venue"))),
                new LargeTrades(
                    new BigDecimal("1000.5"),
                    Duration.ZERO,
                    new BigDecimal("0.7"),
                    new BigDecimal("1"),
                    Duration.ofMinutes(1),
                    Optional.of(new BigDecimal("1.5")),
                    Severity.CRITICAL),
                new Http("0.0.0.0", 0, Optional.of(new Secret("token-of-the-admin"))),
                new Kafka(Optional.of("a:9092,b:9092"), Path.of("/var/lib/tidewatch")),
                Language.EN));
  }

  @Test
  void shouldShowNoSecret() throws IOException {
    assertThat(load(WHOLE, Map.of()).toString())
        .contains("***")
        .doesNotContain("key-of-the-venue", "token-of-the-admin");
  }

  @Test
  void shouldReadTheNamesOfTheOriginalDesign() {
    SettingsLoader loader =
        new SettingsLoader(
            Map.of(
                "LARGE_ORDER_THRESHOLD", "500000",
                "LARGE_ORDER_COOLDOWN", "7",
                "LARGE_ORDER_SYMBOLS", "BTCUSDT, ETHUSDT",
                "MAX_WEBSOCKET_RECONNECT", "4",
                "BINANCE_WS_URL", "wss://stream.binance.com:9443/ws",
                "BINANCE_REST_URL", "https://data-api.binance.vision",
                "BINANCE_API_KEY", "abc"));

    TidewatchSettings settings = loader.load(Optional.empty(), List.of());

    assertThat(settings.largeTrades().threshold()).isEqualTo("500000");
    assertThat(settings.largeTrades().cooldown()).isEqualTo(Duration.ofMinutes(7));
    SpotFeed spot = settings.binanceSpot();
    assertThat(spot.symbols()).extracting(SpotSymbol::base).containsExactly("BTC", "ETH");
    assertThat(spot.maxReconnect()).isEqualTo(4);
    assertThat(spot.webSocketUrl()).hasToString("wss://stream.binance.com:9443/stream");
    assertThat(spot.restUrl()).hasToString("https://data-api.binance.vision");
    assertThat(spot.apiKey()).contains(new Secret("abc"));
  }

  @Test
  void shouldLetTheFileGoBeforeTheDefaults() throws IOException {
    assertThat(port("{tidewatch: {http: {port: 1}}}", Map.of())).isEqualTo(1);
  }

  @Test
  void shouldLetTheEnvironmentGoBeforeTheFile() throws IOException {
    assertThat(port("{tidewatch: {http: {port: 1}}}", Map.of("TIDEWATCH_HTTP_PORT", "2")))
        .isEqualTo(2);
  }

  @Test
  void shouldLetTheOriginalNamesGoBeforeOurs() {
    Map<String, String> environment =
        Map.of("TIDEWATCH_LARGE_TRADES_COOLDOWN", "1m", "LARGE_ORDER_COOLDOWN", "2");

    LargeTrades rule =
        new SettingsLoader(environment).load(Optional.empty(), List.of()).largeTrades();

    assertThat(rule.cooldown()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void shouldLetTheCommandLineGoBeforeAll() throws IOException {
    assertThat(
            port(
                "{tidewatch: {http: {port: 1}}}",
                Map.of("TIDEWATCH_HTTP_PORT", "2"),
                "http.port=3",
                "tidewatch.http.port=4"))
        .isEqualTo(4);
  }

  @Test
  void shouldReplaceAListAndNotMixIt() throws IOException {
    String file = "{tidewatch: {binance-spot: {symbols: [BTCUSDT, ETHUSDT, SOLUSDT]}}}";

    SpotFeed spot = load(file, Map.of("LARGE_ORDER_SYMBOLS", "BNBUSDT")).binanceSpot();

    assertThat(spot.symbols()).containsExactly(new SpotSymbol("BNB", "USDT"));
  }

  @Test
  void shouldTakeASecretAsItIsWritten() {
    SettingsLoader loader = new SettingsLoader(Map.of("BINANCE_API_KEY", "${HOME}\\,x"));

    assertThat(loader.load(Optional.empty(), List.of()).binanceSpot().apiKey())
        .contains(new Secret("${HOME}\\,x"));
  }

  @Test
  void shouldLeaveVariablesAloneThatAreNoSettings() {
    SettingsLoader loader =
        new SettingsLoader(
            Map.of("TIDEWATCH_JAVA_HOME", "/jdk", "TIDEWATCH_PORT_8080_TCP", "tcp://10.0.0.1"));

    assertThat(loader.load(Optional.empty(), List.of()).http().port()).isEqualTo(8080);
  }

  @Test
  void shouldTakeAFileOfCommentsForNone() throws IOException {
    assertThat(port("# nothing to say\n---\n", Map.of())).isEqualTo(8080);
  }

  private int port(String file, Map<String, String> environment, String... assignments)
      throws IOException {
    return load(file, environment, assignments).http().port();
  }

  private TidewatchSettings load(
      String file, Map<String, String> environment, String... assignments) throws IOException {
    Path path = Files.writeString(directory.resolve("settings.yaml"), file);
    return new SettingsLoader(environment).load(Optional.of(path), List.of(assignments));
  }
}
