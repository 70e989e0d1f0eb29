package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.peer.PeerSecret;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns text into records, and a record's refusal into an error that names key and origin. */
final class SettingsReader {
  private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,100}");

  private final Layers layers;

  SettingsReader(Layers layers) {
    this.layers = requireNonNull(layers, "layers");
  }

  TidewatchSettings read() {
    return new TidewatchSettings(
        read("tidewatch.binance-spot", SettingsReader::binanceSpot),
        read("tidewatch.okx", SettingsReader::okx),
        read("tidewatch.binance-futures", SettingsReader::binanceFutures),
        read("tidewatch.dbotx", SettingsReader::dbotx),
        read("tidewatch.hyperliquid", SettingsReader::hyperliquid),
        read("tidewatch.large-trades", SettingsReader::largeTrades),
        read("tidewatch.order-books", SettingsReader::orderBooks),
        read("tidewatch.futures-anomalies", SettingsReader::futuresAnomalies),
        read("tidewatch.token-pool", SettingsReader::tokenPool),
        read("tidewatch.whale-signals", SettingsReader::whaleSignals),
        read("tidewatch.database", SettingsReader::database),
        read("tidewatch.database.retention", SettingsReader::retention),
        read("tidewatch.redis", SettingsReader::redis),
        read("tidewatch.time-series", SettingsReader::timeSeries),
        read("tidewatch.nats", SettingsReader::nats),
        read("tidewatch.telegram", SettingsReader::telegram),
        read("tidewatch.wecom", SettingsReader::weCom),
        read("tidewatch.webhook", SettingsReader::webhook),
        read("tidewatch.delivery", SettingsReader::telling),
        read("tidewatch.http", SettingsReader::http),
        read("tidewatch.http.limits", SettingsReader::callerLimits),
        read("tidewatch.http.tls", SettingsReader::httpTls),
        read("tidewatch.kafka", SettingsReader::kafka),
        read("tidewatch.cluster", SettingsReader::cluster),
        read("tidewatch.simulation", SettingsReader::simulation),
        layers.setting("tidewatch.language").oneOf(Language.class));
  }

  private static SpotFeed binanceSpot(Section section) {
    return new SpotFeed(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("symbols").symbols(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("read-timeout").duration(),
        section.setting("rotate-after").duration(),
        section.setting("stale-after").duration(),
        section.secret("api-key"));
  }

  private static LargeTrades largeTrades(Section section) {
    return new LargeTrades(
        section.setting("threshold").decimal(),
        section.setting("cooldown").duration(),
        section.setting("side-share").decimal(),
        section.setting("exit-factor").decimal(),
        section.setting("allowed-lateness").duration(),
        section.setting("escalation-factor").optional(Setting::decimal),
        section.setting("severity").oneOf(Severity.class));
  }

  private static OkxFeed okx(Section section) {
    return new OkxFeed(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("instruments").instruments(),
        section.setting("max-instruments").wholeNumber(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("ping-after").duration(),
        section.setting("pong-within").duration(),
        section.setting("stale-after").duration());
  }

  private static OrderBooks orderBooks(Section section) {
    return new OrderBooks(
        section.setting("analysis-interval").duration(),
        section.setting("levels-interval").duration(),
        section.setting("depth-anomaly-threshold").decimal(),
        section.setting("liquidity-shrink-threshold").decimal(),
        section.setting("wall-threshold").decimal(),
        section.setting("level-broken-threshold").decimal(),
        section.setting("cooldown").optional(Setting::duration),
        section.setting("severity").optional(severity -> severity.oneOf(Severity.class)));
  }

  private static FuturesFeed binanceFutures(Section section) {
    return new FuturesFeed(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("top-symbols").wholeNumber(),
        section.setting("min-quote-volume").decimal(),
        section.setting("refresh-interval").duration(),
        section.setting("streams-per-connection").wholeNumber(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("rotate-after").duration(),
        section.setting("stale-after").duration(),
        section.setting("close-after").duration(),
        section.setting("ticker-interval").duration(),
        section.setting("open-interest-interval").duration(),
        section.setting("ratio-interval").duration());
  }

  private static FuturesAnomalies futuresAnomalies(Section section) {
    FuturesAnomalies anomalies =
        new FuturesAnomalies(
            section.setting("method").oneOf(ScoreMethod.class),
            section.setting("on").oneOf(FuturesAnomalyRule.On.class),
            section.setting("score").decimal(),
            section.setting("watch-score").decimal(),
            section.setting("classic-score").decimal(),
            section.setting("price-z").decimal(),
            section.setting("volume-z").decimal(),
            section.setting("volatility-z").decimal(),
            section.setting("min-return").decimal(),
            section.setting("baseline").wholeNumber(),
            section.setting("min-quote-volume").decimal(),
            section.setting("cooldown").duration(),
            section.setting("exit-factor").decimal(),
            section.setting("severity").oneOf(Severity.class),
            section.setting("market-share").decimal(),
            section.setting("market-min-symbols").wholeNumber(),
            section.setting("market-cooldown").duration(),
            section.setting("market-severity").oneOf(Severity.class));
    // Made here once, so that a value that they refuse is told with its key.
    anomalies.anomalyRule();
    anomalies.marketRule();
    return anomalies;
  }

  private static Dbotx dbotx(Section section) {
    return new Dbotx(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.secret("api-key"),
        section.setting("start-every").duration(),
        section.setting("heartbeat").duration(),
        section.setting("stale-after").duration(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("pushes-per-second").decimal());
  }

  private static Hyperliquid hyperliquid(Section section) {
    return new Hyperliquid(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("addresses").addresses(),
        section.setting("first-addresses").addresses(),
        section.setting("coins").texts(),
        section.setting("spot-pairs").texts(),
        section.setting("max-connections").wholeNumber(),
        section.setting("max-subscriptions").wholeNumber(),
        section.setting("max-users").wholeNumber(),
        section.setting("address-reload-interval").duration(),
        section.setting("reconcile-interval").duration(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration());
  }

  private static WhaleSignals whaleSignals(Section section) {
    return new WhaleSignals(
        section.setting("order-timeout").duration(),
        section.setting("scan-interval").duration(),
        section.setting("medium").decimal(),
        section.setting("large").decimal(),
        section.setting("alert-class").oneOf(SizeClass.class),
        section.setting("severity").oneOf(Severity.class),
        section.setting("consensus-addresses").wholeNumber(),
        section.setting("consensus-window").duration(),
        section.setting("consensus-net").decimal(),
        section.setting("consensus-cooldown").duration(),
        section.setting("consensus-severity").oneOf(Severity.class));
  }

  private static Nats nats(Section section) {
    return new Nats(
        section.setting("url").optional(Setting::url),
        section.setting("user").optional(Setting::text),
        section.secret("password"),
        section.secret("token"),
        section.setting("credentials-file").optional(Setting::path),
        section.setting("stream").text(),
        section.setting("subject").text());
  }

  private static Simulation simulation(Section section) {
    return new Simulation(section.setting("clock").optional(Setting::url));
  }

  private static Telegram telegram(Section section) {
    Map<String, String> targets =
        NamedTexts.parse(section.setting("targets").texts())
            .orElseThrow(() ->
                section.setting("targets").wrong("chats such as desk=-1001234567890, each named"));
    Optional<Secret> token = section.secret("bot-token");
    require(
        token.stream().allMatch(some -> BOT_TOKEN.matcher(some.reveal()).matches()),
        section.setting("bot-token"),
        "a bot token of digits, a colon, letters, digits, _ and -");
    return new Telegram(
        section.setting("url").url(),
        token,
        targets,
        routes(section, targets.keySet()),
        section.setting("command-chats").texts(),
        section.setting("command-users").texts(),
        section.setting("command-admins").texts(),
        section.setting("api-url").optional(Setting::url),
        section.secret("api-token"));
  }

  private static WeCom weCom(Section section) {
    Map<String, Secret> keys = section.namedSecrets("keys");
    return new WeCom(section.setting("url").url(), keys, routes(section, keys.keySet()));
  }

  private static Webhook webhook(Section section) {
    Map<String, Secret> urls = section.namedSecrets("urls");
    require(
        urls.values().stream().allMatch(Secret::isWebAddress),
        section.setting("urls"),
        "addresses of http or https");
    return new Webhook(urls, section.secret("signing-secret"), routes(section, urls.keySet()));
  }

  private static List<AlertRoute> routes(Section section, Set<String> targets) {
    return AlertRoute.of("routes", section.setting("routes").texts(), targets);
  }

  /** For secrets, of which an error shows nothing. */
  private static void require(boolean valid, Setting setting, String expected) {
    if (!valid) {
      throw new ConfigurationException(
          setting.key() + ": expected " + expected + ", was another text");
    }
  }

  private static Telling telling(Section section) {
    Optional<Secret> heartbeat = section.secret("heartbeat-url");
    require(
        heartbeat.stream().allMatch(Secret::isWebAddress),
        section.setting("heartbeat-url"),
        "an address of http or https");
    return new Telling(
        section.setting("per-minute").wholeNumber(),
        section.setting("digest-above").wholeNumber(),
        section.setting("late-after").duration(),
        section.setting("expire-after").duration(),
        heartbeat,
        section.setting("heartbeat-every").duration());
  }

  private static TokenPool tokenPool(Section section) {
    return new TokenPool(
        section.setting("cooldown").duration(),
        section.setting("exit-factor").decimal(),
        section.setting("min-liquidity").optional(Setting::decimal),
        section.setting("min-trades").optional(Setting::wholeNumber),
        section.setting("stale-after").duration(),
        section.setting("severity").oneOf(Severity.class),
        section.setting("min-market-cap").decimal(),
        section.setting("search-batch").wholeNumber(),
        section.setting("search-pause").duration(),
        section.setting("search-concurrency").wholeNumber(),
        section.setting("failures-file").optional(Setting::path));
  }

  private static Database database(Section section) {
    return new Database(
        section.setting("url").optional(Setting::text),
        section.setting("user").optional(Setting::text),
        section.secret("password"),
        section.setting("time-zone").text());
  }

  private static Retention retention(Section section) {
    return new Retention(
        section.setting("max-age").duration(),
        section.setting("max-rows-per-symbol").wholeNumber(),
        section.setting("max-size-mb").wholeNumber(),
        section.setting("whale-orders-max-age").duration(),
        section.setting("whale-signals-max-age").duration(),
        section.setting("every").duration(),
        section.setting("auto-cleanup").truth());
  }

  private static Redis redis(Section section) {
    return new Redis(
        section.setting("address").optional(Setting::text),
        section.secret("password"),
        section.setting("trading-pairs-key").text(),
        section.setting("poll-interval").duration(),
        section.setting("expire-after").duration());
  }

  private static TimeSeries timeSeries(Section section) {
    return new TimeSeries(
        section.setting("url").optional(Setting::url),
        section.secret("token"),
        section.setting("organization").text(),
        section.setting("bucket").text(),
        section.setting("spool-megabytes").wholeNumber());
  }

  private static Http http(Section section) {
    return new Http(
        section.setting("host").text(),
        section.setting("port").wholeNumber(),
        accessToken(section, "admin-token"),
        accessToken(section, "read-token"),
        section.setting("tokens-file").optional(Setting::path),
        section.setting("without-tokens").optional(Setting::text),
        section.setting("allowed-hosts").texts());
  }

  private static Optional<Secret> accessToken(Section section, String key) {
    return longSecret(section, key, "token", AccessToken.MIN_LENGTH);
  }

  private static Optional<Secret> longSecret(Section section, String key, String what, int least) {
    Optional<Secret> secret = section.secret(key);
    require(
        secret.stream().allMatch(some -> some.reveal().length() >= least),
        section.setting(key),
        "a " + what + " of at least " + least + " characters");
    return secret;
  }

  private static CallerLimits callerLimits(Section section) {
    return new CallerLimits(
        section.setting("connections").wholeNumber(),
        section.setting("requests-per-second").wholeNumber(),
        section.setting("header-bytes").wholeNumber(),
        section.setting("headers").wholeNumber(),
        section.setting("body-bytes").wholeNumber(),
        section.setting("receive-time").duration(),
        section.setting("request-time").duration(),
        section.setting("idle-time").duration());
  }

  private static HttpTls httpTls(Section section) {
    return new HttpTls(
        section.setting("keystore").optional(Setting::path), section.secret("keystore-password"));
  }

  private static Kafka kafka(Section section) {
    return new Kafka(
        KafkaAccessReader.read(section),
        section.setting("data-directory").path(),
        TopicLayoutReader.read(section));
  }

  private static Cluster cluster(Section section) {
    return new Cluster(
        section.setting("advertised-address").optional(Setting::text),
        section.setting("listen-host").optional(Setting::text),
        section.setting("instance-id").optional(Setting::text),
        section.setting("standby-replicas").wholeNumber(),
        longSecret(section, "peer-secret", "secret", PeerSecret.MIN_LENGTH));
  }

  private <T> T read(String prefix, Function<Section, T> type) {
    Section section = key -> layers.setting(prefix + "." + key);
    try {
      return type.apply(section);
    } catch (InvalidComponent e) {
      throw section.setting(e.key()).wrong(e.expected());
    }
  }
}
