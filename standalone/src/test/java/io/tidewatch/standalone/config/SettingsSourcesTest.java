package io.tidewatch.standalone.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        okx:
          web-socket-url: ws://127.0.0.1:3/ws/v5/public
          rest-url: http://127.0.0.1:4
          instruments: [btc-usdt, BTC-USDT-SWAP]
          max-instruments: 5
          max-reconnect: 6
          connect-timeout: 2s
          ping-after: 3s
          pong-within: 4s
          stale-after: 65s
        binance-futures:
          web-socket-url: ws://127.0.0.1:8/market/stream
          rest-url: http://127.0.0.1:9
          top-symbols: 20
          min-quote-volume: 100.5
          refresh-interval: 1m
          streams-per-connection: 10
          max-reconnect: 4
          connect-timeout: 3s
          rotate-after: 1h
          stale-after: 30s
          close-after: 2s
          ticker-interval: 4m
          open-interest-interval: 5m
          ratio-interval: 30m
        futures-anomalies:
          method: classic
          on: running
          score: 70
          watch-score: 50
          classic-score: 1.5
          price-z: 3
          volume-z: 2.5
          volatility-z: 2.4
          min-return: 0.02
          baseline: 672
          min-quote-volume: 5000
          cooldown: 30m
          exit-factor: 0.7
          severity: minor
          market-share: 0.4
          market-min-symbols: 10
          market-cooldown: 15m
          market-severity: major
        dbotx:
          web-socket-url: ws://127.0.0.1:6/data/ws/
          rest-url: http://127.0.0.1:7
          api-key: key-of-the-pairs
          start-every: 5ms
          heartbeat: 6s
          stale-after: 7m
          max-reconnect: 8
          connect-timeout: 9s
          pushes-per-second: 0.5
        hyperliquid:
          web-socket-url: ws://127.0.0.1:10/ws
          rest-url: http://127.0.0.1:11
          addresses: ["0x00000000000000000000000000000000000000AA"]
          first-addresses: ["0x00000000000000000000000000000000000000bb"]
          coins: [BTC, ETH]
          spot-pairs: ["@107"]
          max-connections: 5
          max-subscriptions: 50
          max-users: 4
          address-reload-interval: 1m
          reconcile-interval: 2m
          max-reconnect: 3
          connect-timeout: 4s
        whale-signals:
          order-timeout: 4m
          scan-interval: 20s
          medium: 50000
          large: 500000
          alert-class: medium
          severity: minor
          consensus-addresses: 4
          consensus-window: 20m
          consensus-net: 1000000
          consensus-cooldown: 10m
          consensus-severity: major
        nats:
          url: nats://127.0.0.1:4222
          user: bridge
          password: password-of-the-bridge
          token: token-of-the-bridge
          credentials-file: bridge.creds
          stream: SIGNALS
          subject: signals
        telegram:
          url: http://127.0.0.1:6
          bot-token: 1:token-of-the-bot
          targets: [desk=-100123, me=4711]
          routes: [rule=wall-* severity=critical+major -> desk, system subject=okx/* -> me]
          command-chats: -100123
          command-users: [4711, 4712]
          command-admins: 4711
          api-url: http://127.0.0.1:9
          api-token: token-of-the-api
        wecom:
          url: http://127.0.0.1:7
          keys: group=key-of-the-robot
        webhook:
          urls: desk=http://127.0.0.1:8/path-of-the-hook
          signing-secret: secret-of-the-hook
        delivery:
          per-minute: 30
          digest-above: 5
          late-after: 1m
          expire-after: 2h
          heartbeat-url: http://127.0.0.1:9/path-of-the-heart
          heartbeat-every: 2m
        token-pool:
          cooldown: 4m
          exit-factor: 0.9
          min-liquidity: 20000
          min-trades: 10
          stale-after: 5m
          severity: minor
          min-market-cap: 1000000
          search-batch: 20
          search-pause: 0s
          search-concurrency: 2
          failures-file: failed.json
        database:
          url: jdbc:mariadb://db:3306/crypto_web3
          user: watcher
          password: password-of-the-database
          time-zone: Asia/Shanghai
          retention:
            max-age: 36h
            max-rows-per-symbol: 96
            max-size-mb: 7
            whale-orders-max-age: 2d
            whale-signals-max-age: 3d
            every: 30m
            auto-cleanup: false
        order-books:
          analysis-interval: 200ms
          levels-interval: 2s
          depth-anomaly-threshold: 70
          liquidity-shrink-threshold: 40
          wall-threshold: 100000
          level-broken-threshold: 30
          cooldown: 1m
          severity: major
        redis:
          address: cache:6379
          password: password-of-the-cache
          trading-pairs-key: pairs
          poll-interval: 1s
          expire-after: 10s
        time-series:
          url: http://127.0.0.1:5
          token: token-of-the-series
          organization: us
          bucket: books
          spool-megabytes: 7
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
          read-token: token-of-the-reader
          tokens-file: /run/secrets/tokens
          without-tokens: anyone-may-read
          allowed-hosts: [watch.example, other.example]
          limits:
            connections: 11
            requests-per-second: 12
            header-bytes: 2048
            headers: 13
            body-bytes: 4096
            receive-time: 1s
            request-time: 2s
            idle-time: 7s
          tls:
            keystore: /run/secrets/keys.p12
            keystore-password: password-of-the-keys
        kafka:
          bootstrap-servers: a:9092,b:9092
          data-directory: /var/lib/tidewatch
          replication-factor: 3
          partitions: 16
          retention:
            alerts: 90d
            alerts.outcomes: 31d
            raw:
              okx.frames: 7d
        cluster:
          advertised-address: tidewatch-1:8081
          listen-host: 0.0.0.0
          instance-id: first
          standby-replicas: 2
          peer-secret: secret-of-the-cluster
        simulation:
          clock: http://127.0.0.1:10
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
                new OkxFeed(
                    URI.create("ws://127.0.0.1:3/ws/v5/public"),
                    URI.create("http://127.0.0.1:4"),
                    List.of(OkxInstrument.parse("BTC-USDT"), OkxInstrument.parse("BTC-USDT-SWAP")),
                    5,
                    6,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(65)),
                new FuturesFeed(
                    URI.create("ws://127.0.0.1:8/market/stream"),
                    URI.create("http://127.0.0.1:9"),
                    20,
                    new BigDecimal("100.5"),
                    Duration.ofMinutes(1),
                    10,
                    4,
                    Duration.ofSeconds(3),
                    Duration.ofHours(1),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30)),
                new Dbotx(
                    URI.create("ws://127.0.0.1:6/data/ws/"),
                    URI.create("http://127.0.0.1:7"),
                    Optional.of(new Secret("key-of-the-pairs")),
                    Duration.ofMillis(5),
                    Duration.ofSeconds(6),
                    Duration.ofMinutes(7),
                    8,
                    Duration.ofSeconds(9),
                    new BigDecimal("0.5")),
                new Hyperliquid(
                    URI.create("ws://127.0.0.1:10/ws"),
                    URI.create("http://127.0.0.1:11"),
                    List.of("0x00000000000000000000000000000000000000aa"),
                    List.of("0x00000000000000000000000000000000000000bb"),
                    List.of("BTC", "ETH"),
                    List.of("@107"),
                    5,
                    50,
                    4,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    3,
                    Duration.ofSeconds(4)),
                new LargeTrades(
                    new BigDecimal("1000.5"),
                    Duration.ZERO,
                    new BigDecimal("0.7"),
                    new BigDecimal("1"),
                    Duration.ofMinutes(1),
                    Optional.of(new BigDecimal("1.5")),
                    Severity.CRITICAL),
                new OrderBooks(
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    new BigDecimal("70"),
                    new BigDecimal("40"),
                    new BigDecimal("100000"),
                    new BigDecimal("30"),
                    Optional.of(Duration.ofMinutes(1)),
                    Optional.of(Severity.MAJOR)),
                new FuturesAnomalies(
                    ScoreMethod.CLASSIC,
                    FuturesAnomalyRule.On.RUNNING,
                    new BigDecimal("70"),
                    new BigDecimal("50"),
                    new BigDecimal("1.5"),
                    new BigDecimal("3"),
                    new BigDecimal("2.5"),
                    new BigDecimal("2.4"),
                    new BigDecimal("0.02"),
                    672,
                    new BigDecimal("5000"),
                    Duration.ofMinutes(30),
                    new BigDecimal("0.7"),
                    Severity.MINOR,
                    new BigDecimal("0.4"),
                    10,
                    Duration.ofMinutes(15),
                    Severity.MAJOR),
                new TokenPool(
                    Duration.ofMinutes(4),
                    new BigDecimal("0.9"),
                    Optional.of(new BigDecimal("20000")),
                    Optional.of(10),
                    Duration.ofMinutes(5),
                    Severity.MINOR,
                    new BigDecimal("1000000"),
                    20,
                    Duration.ZERO,
                    2,
                    Optional.of(Path.of("failed.json"))),
                new WhaleSignals(
                    Duration.ofMinutes(4),
                    Duration.ofSeconds(20),
                    new BigDecimal("50000"),
                    new BigDecimal("500000"),
                    SizeClass.MEDIUM,
                    Severity.MINOR,
                    4,
                    Duration.ofMinutes(20),
                    new BigDecimal("1000000"),
                    Duration.ofMinutes(10),
                    Severity.MAJOR),
                new Database(
                    Optional.of("jdbc:mariadb://db:3306/crypto_web3"),
                    Optional.of("watcher"),
                    Optional.of(new Secret("password-of-the-database")),
                    "Asia/Shanghai"),
                new Retention(
                    Duration.ofHours(36),
                    96,
                    7,
                    Duration.ofDays(2),
                    Duration.ofDays(3),
                    Duration.ofMinutes(30),
                    false),
                new Redis(
                    Optional.of("cache:6379"),
                    Optional.of(new Secret("password-of-the-cache")),
                    "pairs",
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10)),
                new TimeSeries(
                    Optional.of(URI.create("http://127.0.0.1:5")),
                    Optional.of(new Secret("token-of-the-series")),
                    "us",
                    "books",
                    7),
                new Nats(
                    Optional.of(URI.create("nats://127.0.0.1:4222")),
                    Optional.of("bridge"),
                    Optional.of(new Secret("password-of-the-bridge")),
                    Optional.of(new Secret("token-of-the-bridge")),
                    Optional.of(Path.of("bridge.creds")),
                    "SIGNALS",
                    "signals"),
                new Telegram(
                    URI.create("http://127.0.0.1:6"),
                    Optional.of(new Secret("1:token-of-the-bot")),
                    Map.of("desk", "-100123", "me", "4711"),
                    List.of(
                        new AlertRoute(
                            false,
                            new AlertMatcher(
                                Optional.of("wall-*"),
                                Optional.empty(),
                                Set.of(Severity.CRITICAL, Severity.MAJOR)),
                            "desk"),
                        new AlertRoute(
                            true,
                            new AlertMatcher(Optional.empty(), Optional.of("okx/*"), Set.of()),
                            "me")),
                    List.of("-100123"),
                    List.of("4711", "4712"),
                    List.of("4711"),
                    Optional.of(URI.create("http://127.0.0.1:9")),
                    Optional.of(new Secret("token-of-the-api"))),
                new WeCom(
                    URI.create("http://127.0.0.1:7"),
                    Map.of("group", new Secret("key-of-the-robot")),
                    AlertRoute.everythingTo(Set.of("group"))),
                new Webhook(
                    Map.of("desk", new Secret("http://127.0.0.1:8/path-of-the-hook")),
                    Optional.of(new Secret("secret-of-the-hook")),
                    AlertRoute.everythingTo(Set.of("desk"))),
                new Telling(
                    30,
                    5,
                    Duration.ofMinutes(1),
                    Duration.ofHours(2),
                    Optional.of(new Secret("http://127.0.0.1:9/path-of-the-heart")),
                    Duration.ofMinutes(2)),
                new Http(
                    "0.0.0.0",
                    0,
                    Optional.of(new Secret("token-of-the-admin")),
                    Optional.of(new Secret("token-of-the-reader")),
                    Optional.of(Path.of("/run/secrets/tokens")),
                    Optional.of("anyone-may-read"),
                    List.of("watch.example", "other.example")),
                new CallerLimits(
                    11,
                    12,
                    2_048,
                    13,
                    4_096,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(7)),
                new HttpTls(
                    Optional.of(Path.of("/run/secrets/keys.p12")),
                    Optional.of(new Secret("password-of-the-keys"))),
                new Kafka(
                    Optional.of(KafkaAccess.open("a:9092,b:9092")),
                    Path.of("/var/lib/tidewatch"),
                    new TopicLayout(
                        Replication.of(3),
                        Partitions.of(16),
                        Map.of(
                            Topics.ALERTS.name(),
                            Duration.ofDays(90),
                            Topics.ALERT_OUTCOMES.name(),
                            Duration.ofDays(31),
                            Topics.OKX_FRAMES.name(),
                            Duration.ofDays(7)))),
                new Cluster(
                    Optional.of("tidewatch-1:8081"),
                    Optional.of("0.0.0.0"),
                    Optional.of("first"),
                    2,
                    Optional.of(new Secret("secret-of-the-cluster"))),
                new Simulation(Optional.of(URI.create("http://127.0.0.1:10"))),
                Language.EN));
  }

  @Test
  void shouldKnowHostAndPortOfACacheOfIpVersionSix() {
    Redis redis =
        new SettingsLoader(Map.of("REDIS_ADDR", "[::1]:6380"))
            .load(Optional.empty(), List.of())
            .redis();

    assertThat(redis.host()).hasValue("::1");
    assertThat(redis.port()).hasValue(6_380);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIDEWATCH_WECOM_KEYS", "TIDEWATCH_WEBHOOK_URLS"})
  void shouldShowNoSecretThatCannotBeUsed(String variable) {
    assertThatThrownBy(() ->
            new SettingsLoader(Map.of(variable, "desk=a-secret,desk=another-secret"))
                .load(Optional.empty(), List.of()))
        .hasMessageContaining("expected name=secret pairs")
        .hasMessageNotContaining("a-secret");
    assertThatThrownBy(() ->
            new SettingsLoader(Map.of("TIDEWATCH_WEBHOOK_URLS", "desk=a-secret"))
                .load(Optional.empty(), List.of()))
        .hasMessageContaining("expected addresses of http or https")
        .hasMessageNotContaining("a-secret");
    assertThatThrownBy(() ->
            new SettingsLoader(Map.of("TIDEWATCH_TELEGRAM_BOT_TOKEN", "a-secret"))
                .load(Optional.empty(), List.of()))
        .hasMessageContaining("expected a bot token of digits")
        .hasMessageNotContaining("a-secret");
    assertThatThrownBy(() ->
            new SettingsLoader(Map.of("TIDEWATCH_DELIVERY_HEARTBEAT_URL", "a-secret"))
                .load(Optional.empty(), List.of()))
        .hasMessageContaining("expected an address of http or https")
        .hasMessageNotContaining("a-secret");
  }

  @Test
  void shouldShowNoSecret() throws IOException {
    assertThat(load(WHOLE, Map.of()).toString())
        .contains("***")
        .doesNotContain(
            "key-of-the-venue",
            "token-of-the-bot",
            "key-of-the-robot",
            "path-of-the-hook",
            "secret-of-the-hook",
            "path-of-the-heart",
            "key-of-the-pairs",
            "password-of-the-database",
            "token-of-the-admin",
            "password-of-the-cache",
            "token-of-the-series",
            "password-of-the-bridge",
            "token-of-the-bridge");
  }

  @Test
  void shouldReadTheNamesOfTheOriginalDesign() {
    SettingsLoader loader =
        new SettingsLoader(
            Map.ofEntries(
                entry("LARGE_ORDER_THRESHOLD", "500000"),
                entry("LARGE_ORDER_COOLDOWN", "7"),
                entry("LARGE_ORDER_SYMBOLS", "BTCUSDT, ETHUSDT"),
                entry("MAX_WEBSOCKET_RECONNECT", "4"),
                entry("BINANCE_WS_URL", "wss://stream.binance.com:9443/ws"),
                entry("BINANCE_REST_URL", "https://data-api.binance.vision"),
                entry("BINANCE_API_KEY", "abc"),
                entry("DBOTX_API_KEY", "def"),
                entry("REDIS_ADDR", "localhost:6379"),
                entry("REDIS_PASSWORD", ""),
                entry("REDIS_TRADING_PAIRS_KEY", "other:pairs"),
                entry("TRADING_PAIRS_POLL_INTERVAL", "30")));

    TidewatchSettings settings = loader.load(Optional.empty(), List.of());

    assertThat(settings.largeTrades().threshold()).isEqualTo("500000");
    assertThat(settings.largeTrades().cooldown()).isEqualTo(Duration.ofMinutes(7));
    SpotFeed spot = settings.binanceSpot();
    assertThat(spot.symbols()).extracting(SpotSymbol::base).containsExactly("BTC", "ETH");
    assertThat(spot.maxReconnect()).isEqualTo(4);
    assertThat(spot.webSocketUrl()).hasToString("wss://stream.binance.com:9443/stream");
    assertThat(spot.restUrl()).hasToString("https://data-api.binance.vision");
    assertThat(spot.apiKey()).contains(new Secret("abc"));
    assertThat(settings.dbotx().apiKey()).contains(new Secret("def"));
    assertThat(settings.redis())
        .isEqualTo(
            new Redis(
                Optional.of("localhost:6379"),
                Optional.empty(),
                "other:pairs",
                Duration.ofSeconds(30),
                Duration.ofSeconds(60)));
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
  void shouldTakeASecretOutOfAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "secret-in-a-file\n");

    TidewatchSettings settings =
        new SettingsLoader(Map.of()).load(Optional.empty(), List.of("dbotx.api-key-file=" + file));

    assertThat(settings.dbotx().apiKey()).contains(new Secret("secret-in-a-file"));
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

  @Test
  void shouldTellWhichSecretsStandThereAndWhereverTheyDo(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("nats"), "secret-of-nats\n");
    List<Secret> secrets = new ArrayList<>();

    new SettingsLoader(
            Map.of(
                "TIDEWATCH_HTTP_ADMIN_TOKEN",
                "secret-of-admin-1234",
                "TIDEWATCH_NATS_PASSWORD_FILE",
                file.toString(),
                "TIDEWATCH_NATS_USER",
                "watch",
                "TIDEWATCH_WECOM_KEYS",
                "desk=secret-of-wecom"))
        .load(Optional.empty(), List.of(), secrets::addAll);

    assertThat(secrets)
        .extracting(Secret::reveal)
        .containsExactlyInAnyOrder(
            "secret-of-admin-1234", "secret-of-nats", "desk=secret-of-wecom");
  }
}
