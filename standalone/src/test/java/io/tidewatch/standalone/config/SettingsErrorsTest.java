package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsErrorsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          large-trades.cooldown=abc | a duration such as 5m, 30s or 500ms
          large-trades.cooldown=5 | a duration such as 5m, 30s or 500ms
          large-trades.cooldown=-5m | a duration such as 5m, 30s or 500ms
          large-trades.cooldown= | a duration such as 5m, 30s or 500ms
          large-trades.threshold=0 | an amount above 0 such as 2000000
          large-trades.threshold=-1 | an amount above 0 such as 2000000
          large-trades.threshold=many | a decimal number such as 2000000 or 0.8
          large-trades.threshold=NaN | a decimal number such as 2000000 or 0.8
          large-trades.threshold=1e999999999 | a decimal number such as 2000000 or 0.8
          large-trades.exit-factor=0 | a factor above 0 and at most 1
          large-trades.exit-factor=1.1 | a factor above 0 and at most 1
          large-trades.side-share=0.5 | a share above 0.5 and at most 1
          large-trades.escalation-factor=1 | a factor above 1
          large-trades.allowed-lateness=6m | a duration of at most the window of 5m
          large-trades.severity=worst | one of critical, major, minor
          binance-spot.symbols= | at least one pair such as BTCUSDT
          binance-spot.symbols=, | at least one pair such as BTCUSDT
          binance-spot.web-socket-url=https://a | a URL such as wss://host:443/stream
          binance-spot.web-socket-url=wss:// | a URL
          binance-spot.web-socket-url=wss://user@a/ | a URL such as wss://host:443/stream
          binance-spot.web-socket-url=wss://a/stream?timeUnit=MICROSECOND | a URL such as wss://host:443/stream
          binance-spot.rest-url=ftp://a | a URL such as https://host
          binance-spot.max-reconnect=0 | a whole number of at least 1
          binance-spot.max-reconnect=ten | a whole number
          binance-spot.connect-timeout=0s | a duration above 0
          binance-spot.rotate-after=24h | a duration above 0 and below the venue's cut at 24h
          okx.instruments=BTCUSDT | instruments such as BTC-USDT or BTC-USDT-SWAP
          okx.max-instruments=0 | a whole number from 1 to 1000
          okx.web-socket-url=http://a | a URL such as wss://host/ws/v5/public
          okx.ping-after=30s | a duration above 0 and below the venue's cut at 30s
          order-books.depth-anomaly-threshold=101 | a number above 0 and at most 100
          order-books.wall-threshold=0 | an amount above 0 such as 250000
          order-books.analysis-interval=0ms | a duration above 0
          database.retention.max-age=59m | a duration from 1h to 3650d
          database.retention.max-age=3651d | a duration from 1h to 3650d
          database.retention.max-rows-per-symbol=-1 | a whole number from 0 to 100000000
          database.retention.max-size-mb=-1 | a whole number from 0 to 100000000
          database.retention.every=30s | a duration of at least 1m
          database.retention.auto-cleanup=yes | true or false
          binance-futures.web-socket-url=wss://a/stream | a URL such as wss://host/market/stream, as the venue sends bars on no other route
          binance-futures.web-socket-url=wss://a | a URL such as wss://host/market/stream, as the venue sends bars on no other route
          binance-futures.close-after=5s | a duration above 0 and below 5s, so that every bar is there when the market is judged
          binance-futures.close-after=0s | a duration above 0 and below 5s, so that every bar is there when the market is judged
          futures-anomalies.baseline=48 | a whole number from 96 to 672
          futures-anomalies.min-return=0 | a number over 0 and at most 100
          futures-anomalies.classic-score=4 | a number over 0 and at most 3
          futures-anomalies.watch-score=61 | a number over 0 and at most 60
          futures-anomalies.price-z=0 | a number over 0 and at most 1000
          futures-anomalies.min-quote-volume=-1 | a number over -1 and at most 1000000000000
          futures-anomalies.exit-factor=1.1 | a number over 0 and at most 1
          futures-anomalies.cooldown=25h | a duration of at most 24h
          futures-anomalies.market-share=0 | a number over 0 and at most 1
          futures-anomalies.market-min-symbols=10001 | a whole number from 2 to 10000
          hyperliquid.addresses=0x12 | addresses of 0x and 40 hexadecimal digits
          hyperliquid.web-socket-url=https://a | a URL such as wss://host/ws
          hyperliquid.max-connections=0 | a whole number from 1 to 100
          hyperliquid.max-subscriptions=3 | a whole number from 4 to 1000
          hyperliquid.reconcile-interval=9s | a duration of at least 10s
          whale-signals.medium=0 | an amount such as 100000
          whale-signals.large=100000 | an amount above that of medium
          whale-signals.alert-class=huge | one of small, medium, large
          whale-signals.consensus-addresses=1 | a whole number from 2 to 1000
          whale-signals.order-timeout=25h | a duration of at most 24h
          nats.url=http://a | a URL such as nats://localhost:4222
          nats.stream=a.b | a name of letters, digits, - and _ such as TIDEWATCH_SIGNALS
          nats.subject=a.* | a subject without wildcards such as tidewatch.signals
          telegram.url=ftp://a | a URL such as https://api.telegram.org
          telegram.targets=desk | chats such as desk=-1001234567890, each named
          telegram.targets=desk=1 | no targets where there is no bot-token
          telegram.command-users=me | ids, which are whole numbers
          telegram.command-admins=1 | users that stand in command-users too
          telegram.routes=* -> desk | routes to the targets there are, []
          telegram.routes=desk | routes such as 'rule=wall-* severity=critical+major -> desk' or 'system -> ops'
          telegram.routes=when=now -> desk | routes such as 'rule=wall-* severity=critical+major -> desk' or 'system -> ops'
          telegram.routes=rule= -> desk | routes such as 'rule=wall-* severity=critical+major -> desk' or 'system -> ops'
          wecom.url=nowhere | a URL such as https://qyapi.weixin.qq.com
          delivery.per-minute=0 | a whole number from 1 to 10000
          delivery.digest-above=0 | a whole number from 1 to 1000
          delivery.expire-after=1m | a duration above that of late-after
          delivery.heartbeat-every=0s | a duration above 0
          redis.address=localhost | a server such as localhost:6379
          redis.address=localhost:65536 | a server such as localhost:6379
          redis.address=localhost:0 | a server such as localhost:6379
          redis.address=::1:6379 | a server such as localhost:6379
          redis.poll-interval=0s | a duration above 0
          redis.poll-interval=999999d | a duration of at most 24d
          okx.connect-timeout=25d | a duration of at most 24d
          okx.stale-after=60s | a duration above 1m, in which the venue sends a frame even of a quiet book
          time-series.url=ftp://a | a URL such as http://localhost:8086
          time-series.spool-megabytes=0 | a whole number from 1 to 1000000
          http.port=65536 | a port from 1 to 65535, or 0 for any free one
          http.port=-1 | a port from 1 to 65535, or 0 for any free one
          http.host= | a host name or address such as 127.0.0.1
          kafka.bootstrap-servers=nowhere | servers such as host1:9092,host2:9092
          kafka.data-directory= | a path
          kafka.replication-factor=0 | a whole number from 1 to 9
          kafka.replication-factor=two | a whole number
          kafka.partitions=0 | a whole number from 1 to 1000
          kafka.partitions=-4 | a whole number from 1 to 1000
          kafka.partitions=1001 | a whole number from 1 to 1000
          kafka.partitions=many | a whole number
          kafka.replication-factor=3 | 1 or nothing where kafka.bootstrap-servers is not set, since the broker in this JVM is alone
          kafka.retention.alerts=29d | at least 30d, which is what the catalogue says and others count on
          kafka.retention.feed.commands=59m | at least 1h, which is what the catalogue says and others count on
          kafka.retention.alerts=for ever | a duration such as 5m, 30s or 500ms
          cluster.advertised-address=somewhere | an address such as tidewatch-1:8081
          cluster.advertised-address=a:0 | an address such as tidewatch-1:8081
          cluster.advertised-address=a:65536 | an address such as tidewatch-1:8081
          cluster.advertised-address=http://a:8081 | an address such as tidewatch-1:8081
          cluster.listen-host=two words | a host name or address such as 0.0.0.0
          cluster.instance-id=a/b | 1 to 100 letters, digits, dots, dashes or underscores, unique on the cluster
          cluster.standby-replicas=-1 | a whole number from 0 to 10
          cluster.standby-replicas=11 | a whole number from 0 to 10
          cluster.standby-replicas=some | a whole number
          language=fr | one of zh, en
          """)
  void shouldSayWhatWasExpectedAndWhatWasFound(String assignment, String expected) {
    String key = assignment.substring(0, assignment.indexOf('='));
    String actual = assignment.substring(assignment.indexOf('=') + 1);

    assertThat(message(Map.of(), assignment))
        .isEqualTo(
            "configuration: tidewatch.%s: expected %s, was '%s' (from command line)",
            key, expected, actual);
  }

  @Test
  void shouldRefuseAScoreThatTheBaselineCannotReach() {
    assertThat(message(Map.of(), "futures-anomalies.score=99.9"))
        .startsWith("configuration: tidewatch.futures-anomalies.score: expected a number over 0")
        .endsWith("was '99.9' (from command line)");
  }

  @Test
  void shouldNameTheVariableOfTheOriginalDesign() {
    assertThat(message(Map.of("LARGE_ORDER_COOLDOWN", "abc")))
        .isEqualTo(
            "configuration: tidewatch.large-trades.cooldown: expected a duration such as 5m, 30s"
                + " or 500ms, was 'abc' (from environment LARGE_ORDER_COOLDOWN)");
  }

  @Test
  void shouldNameOurVariable() {
    assertThat(message(Map.of("TIDEWATCH_HTTP_PORT", "70000")))
        .endsWith("was '70000' (from environment TIDEWATCH_HTTP_PORT)");
  }

  @ParameterizedTest
  @CsvSource({"BTCXYZ", "BTC/XYZ", "BTC", "USDT", "BTC-USDT", "<b>USDT"})
  void shouldNameTheSymbolThatIsNone(String symbol) {
    assertThat(message(Map.of("LARGE_ORDER_SYMBOLS", "ETHUSDT," + symbol)))
        .isEqualTo(
            "configuration: tidewatch.binance-spot.symbols: expected pairs such as BTCUSDT or"
                + " BTC/USDT with a known quote asset, was '%s' (from environment"
                + " LARGE_ORDER_SYMBOLS)",
            symbol);
  }

  @Test
  void shouldNameAnUnknownKeyAndTheNearestKnownOne() {
    assertThat(message(Map.of(), "large-trade.threshold=1"))
        .isEqualTo(
            "configuration: tidewatch.large-trade.threshold: expected a known key, was an unknown"
                + " one; did you mean tidewatch.large-trades.threshold? (from command line)");
  }

  @Test
  void shouldRefuseAnUnknownKeyInTheFile() throws IOException {
    assertThat(messageOfFile("tidewatch: {nothing: {like: it}}"))
        .startsWith("configuration: tidewatch.nothing.like: expected a known key")
        .endsWith("settings.yaml)");
  }

  @Test
  void shouldRefuseAKeyOutsideOfTidewatchInTheFile() throws IOException {
    assertThat(messageOfFile("large-trades: {threshold: 1}"))
        .startsWith("configuration: large-trades.threshold: expected a known key");
  }

  @Test
  void shouldRefuseAVariableThatIsNoKey() {
    assertThat(message(Map.of("TIDEWATCH_LARGE_TRADES_COOLDWN", "1m")))
        .isEqualTo(
            "configuration: expected a variable of a known key, was the variable"
                + " TIDEWATCH_LARGE_TRADES_COOLDWN");
  }

  @Test
  void shouldRefuseAnAssignmentWithoutAValue() {
    assertThat(message(Map.of(), "http.port"))
        .isEqualTo("configuration: --set: expected key=value, was 'http.port' (from command line)");
  }

  @Test
  void shouldRefuseASecretOnTheCommandLineAndNotRepeatIt() {
    assertThat(message(Map.of(), "http.admin-token=confidential"))
        .startsWith("configuration: tidewatch.http.admin-token: expected a secret in a file")
        .doesNotContain("confidential");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "watch.example"})
  void shouldNotLetOthersReachItWithoutTokens(String host) {
    assertThat(message(Map.of("TIDEWATCH_HTTP_HOST", host)))
        .startsWith("configuration: tidewatch.http.host: expected a loopback address")
        .contains("http.tokens-file", "http.without-tokens=anyone-may-read", "was '" + host + "'")
        .doesNotContain("\n");
  }

  @Test
  void shouldNotCloseStreamsOnWhichNothingHappens() {
    assertThat(message(Map.of("TIDEWATCH_HTTP_LIMITS_IDLE_TIME", "4s")))
        .startsWith("configuration: tidewatch.http.limits.idle-time: expected a duration of at")
        .contains("5s", "was '4s'")
        .doesNotContain("\n");
  }

  @Test
  void shouldNotPassForANameOfOthersWithoutTokens() {
    assertThat(message(Map.of("TIDEWATCH_HTTP_ALLOWED_HOSTS", "watch.example")))
        .startsWith("configuration: tidewatch.http.allowed-hosts: expected no name for others")
        .contains("http.tokens-file", "http.without-tokens=anyone-may-read", "watch.example")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "TIDEWATCH_HTTP_ADMIN_TOKEN, token-of-the-admin, false",
    "TIDEWATCH_HTTP_READ_TOKEN, token-of-the-reader, false",
    "TIDEWATCH_HTTP_TOKENS_FILE, /run/secrets/tokens, false",
    "TIDEWATCH_HTTP_WITHOUT_TOKENS, anyone-may-read, true"
  })
  void shouldLetOthersReachItIfThatIsMeant(String variable, String value, boolean open) {
    Http http =
        new SettingsLoader(Map.of("TIDEWATCH_HTTP_HOST", "0.0.0.0", variable, value))
            .load(Optional.empty(), List.of())
            .http();

    assertThat(http.host()).isEqualTo("0.0.0.0");
    assertThat(http.openForReading()).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void shouldNotAskForTokensOnLoopback(String host) {
    Http http =
        new SettingsLoader(Map.of("TIDEWATCH_HTTP_HOST", host))
            .load(Optional.empty(), List.of())
            .http();

    assertThat(http.openForReading()).isTrue();
  }

  @Test
  void shouldAskForATokenOnLoopbackOnceThereIsOneToReadWith() {
    Http http =
        new SettingsLoader(Map.of("TIDEWATCH_HTTP_READ_TOKEN", "token-of-the-reader"))
            .load(Optional.empty(), List.of())
            .http();

    assertThat(http.openForReading()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIDEWATCH_HTTP_ADMIN_TOKEN", "TIDEWATCH_HTTP_READ_TOKEN"})
  void shouldRefuseATokenThatIsEasyToGuess(String variable) {
    assertThat(message(Map.of(variable, "open-sesame")))
        .contains("expected a token of at least 16 characters, was another text")
        .doesNotContain("sesame");
  }

  @Test
  void shouldRefuseAPeerSecretThatIsEasyToGuess() {
    assertThat(message(Map.of("TIDEWATCH_CLUSTER_PEER_SECRET", "open-sesame")))
        .contains(
            "tidewatch.cluster.peer-secret: expected a secret of at least 16 characters, was"
                + " another text")
        .doesNotContain("sesame");
  }

  @Test
  void shouldRefuseAPeerSecretOnTheCommandLineAndNotRepeatIt() {
    assertThat(message(Map.of(), "cluster.peer-secret=what-these-processes-know"))
        .startsWith("configuration: tidewatch.cluster.peer-secret: expected a secret in a file")
        .doesNotContain("what-these-processes-know");
  }

  @Test
  void shouldWantASecretAmongOthers() {
    assertThat(
            message(
                Map.of(),
                "cluster.advertised-address=tidewatch-1:8081",
                "cluster.instance-id=tidewatch-1"))
        .startsWith("configuration: tidewatch.cluster.peer-secret: expected a secret that all");
  }

  @Test
  void shouldWantANameAmongOthers() {
    assertThat(
            message(
                Map.of("TIDEWATCH_CLUSTER_PEER_SECRET", "what-these-processes-know"),
                "cluster.advertised-address=tidewatch-1:8081"))
        .startsWith("configuration: tidewatch.cluster.instance-id: expected 1 to 100 letters,");
  }

  @Test
  void shouldWantAPasswordWithTheKeystore() {
    assertThat(message(Map.of("TIDEWATCH_HTTP_TLS_KEYSTORE", "keys.p12")))
        .contains("tidewatch.http.tls.keystore: expected a PKCS12 file together with");
  }

  @Test
  void shouldTakeNoOtherWordsForLettingAnyoneRead() {
    assertThat(message(Map.of("TIDEWATCH_HTTP_WITHOUT_TOKENS", "true")))
        .contains("tidewatch.http.without-tokens: expected the words anyone-may-read");
  }

  @Test
  void shouldNotRepeatAWrongSecret() {
    assertThat(message(Map.of("BINANCE_API_KEY", "confi dential")))
        .isEqualTo(
            "configuration: tidewatch.binance-spot.api-key: expected a secret of visible ASCII"
                + " characters, was another text (from environment BINANCE_API_KEY)");
  }

  @ParameterizedTest
  @CsvSource({
    "TIDEWATCH_TIME_SERIES_URL,http://me:sesame@host:8086",
    "TIDEWATCH_TIME_SERIES_URL,http://me:ses/ame@host:8086",
    "REDIS_ADDR,redis://:sesame@host:6379",
    "REDIS_ADDR,me:sesame@host:6379"
  })
  void shouldNotRepeatAPasswordInAnAddress(String variable, String address) {
    assertThat(message(Map.of(variable, address)))
        .contains("***@host")
        .doesNotContain("ame@", "sesame");
  }

  @Test
  void shouldNotRepeatAPasswordInTheUrlOfADatabase() {
    assertThat(message(Map.of(), "database.url=jdbc:mariadb://host/db?user=me&password=sesame"))
        .contains("expected a URL such as jdbc:mariadb://", "password=***")
        .doesNotContain("sesame");
  }

  @Test
  void shouldRefuseASecretInTwoPlaces() {
    assertThat(
            message(
                Map.of("DBOTX_API_KEY", "confidential", "TIDEWATCH_DBOTX_API_KEY_FILE", "pom.xml")))
        .contains("tidewatch.dbotx.api-key-file: expected")
        .doesNotContain("confidential");
  }

  @Test
  void shouldStayOnOneLineWhateverTheValueIs() {
    assertThat(message(Map.of("LARGE_ORDER_COOLDOWN", "a\u001b[31m\nb" + "c".repeat(1000))))
        .doesNotContain("\n", "\u001b")
        .hasSizeLessThan(300)
        .endsWith("(from environment LARGE_ORDER_COOLDOWN)");
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    Path absent = directory.resolve("absent.yaml");

    assertThat(message(Optional.of(absent), Map.of()))
        .isEqualTo(
            "configuration: --config %s: expected a YAML file, was missing", absent.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a: [b", "- a", "just text", "tidewatch: !!java.net.URL [a]"})
  void shouldRefuseWhatIsNoYamlOfKeys(String text) throws IOException {
    assertThat(messageOfFile(text)).startsWith("configuration: ").doesNotContain("\n");
  }

  private String messageOfFile(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), text);
    return message(Optional.of(file), Map.of());
  }

  private static String message(Map<String, String> environment, String... assignments) {
    return message(Optional.empty(), environment, assignments);
  }

  private static String message(
      Optional<Path> file, Map<String, String> environment, String... assignments) {
    return catchThrowableOfType(
            ConfigurationException.class,
            () -> new SettingsLoader(environment).load(file, List.of(assignments)))
        .getMessage();
  }
}
