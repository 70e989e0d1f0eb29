package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.topology.DetectionSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a node is made of.
 *
 * @param kafka how it is reached; empty for a broker in this JVM
 * @param beforehand is given Kafka once the topics exist, before any detector reads
 * @param database empty for none; a pool may be on its topics all the same
 * @param answering how it answers those who ask over HTTP
 * @param alerts hears every alert, once committed; empty for nobody
 * @param feedEvents hears what happens to feeds and books; empty for nobody
 * @param cluster empty for a node that is alone
 * @param layout how topics are to be on Kafka
 */
public record NodeOptions(
    Optional<KafkaAccess> kafka,
    Consumer<KafkaAccess> beforehand,
    Feeds feeds,
    Detection detection,
    SinkOptions sinks,
    Optional<DatabaseOptions> database,
    Answering answering,
    InstantSource wallClock,
    Optional<Consumer<Alert>> alerts,
    Optional<Consumer<FeedEvent>> feedEvents,
    Optional<ClusterOptions> cluster,
    TopicLayout layout) {
  public NodeOptions {
    requireNonNull(kafka, "kafka");
    requireNonNull(beforehand, "beforehand");
    requireNonNull(feeds, "feeds");
    requireNonNull(detection, "detection");
    requireNonNull(sinks, "sinks");
    requireNonNull(database, "database");
    requireNonNull(answering, "answering");
    requireNonNull(wallClock, "wallClock");
    requireNonNull(alerts, "alerts");
    requireNonNull(feedEvents, "feedEvents");
    requireNonNull(cluster, "cluster");
    requireNonNull(layout, "layout");
    if (!layout.partitions().equals(detection.settings().partitions())) {
      throw new IllegalArgumentException(
          "expected detectors to reckon with the partitions of the topics, "
              + layout.partitions()
              + ", was "
              + detection.settings().partitions());
    }
  }

  /**
   * Of a node that is alone.
   *
   * @param http where the API listens; empty for none
   * @param marketClock says what time it is on the market
   */
  public NodeOptions(
      Optional<KafkaAccess> kafka,
      Consumer<KafkaAccess> beforehand,
      Feeds feeds,
      Detection detection,
      SinkOptions sinks,
      Optional<DatabaseOptions> database,
      Optional<HttpSettings> http,
      MarketClock marketClock,
      InstantSource wallClock,
      Consumer<Alert> alerts,
      Consumer<FeedEvent> feedEvents) {
    this(
        kafka,
        beforehand,
        feeds,
        detection,
        sinks,
        database,
        http.<Answering>map(settings -> new Answering.Api(settings, marketClock))
            .orElseGet(Answering.Nothing::new),
        wallClock,
        Optional.of(alerts),
        Optional.of(feedEvents),
        Optional.empty(),
        new TopicLayout(Replication.OF_THE_CLUSTER, detection.settings().partitions(), Map.of()));
  }

  /** The same among others, if there are any. */
  public NodeOptions among(Optional<ClusterOptions> others) {
    return new NodeOptions(
        kafka,
        beforehand,
        feeds,
        detection,
        sinks,
        database,
        answering,
        wallClock,
        alerts,
        feedEvents,
        others,
        layout);
  }

  /** How a node answers those who ask over HTTP. */
  public sealed interface Answering {
    /** Nobody can ask. */
    record Nothing() implements Answering {}

    /**
     * How it is, and no more.
     *
     * @param http where it listens, and who may read its metrics
     */
    record Vitals(HttpSettings http) implements Answering {
      public Vitals {
        requireNonNull(http, "http");
      }
    }

    /**
     * What the detectors know.
     *
     * @param http where the API listens
     * @param clock says what time it is on the market
     */
    record Api(HttpSettings http, MarketClock clock) implements Answering {
      public Api {
        requireNonNull(http, "http");
        requireNonNull(clock, "clock");
      }
    }
  }

  /**
   * Where frames come from.
   *
   * @param binanceSpot empty for none
   * @param okx empty for none
   * @param binanceFutures empty for none
   * @param dbotx empty for none
   * @param hyperliquid empty for none
   * @param receiveClock tells when a frame came
   */
  public record Feeds(
      Optional<SpotFeedSettings> binanceSpot,
      Optional<OkxOptions> okx,
      Optional<FuturesOptions> binanceFutures,
      Optional<DbotxOptions> dbotx,
      Optional<HyperliquidOptions> hyperliquid,
      ReceiveClock receiveClock) {
    public static final Feeds NONE = none(ReceiveClock.wall(InstantSource.system()));

    public Feeds {
      requireNonNull(binanceSpot, "binanceSpot");
      requireNonNull(okx, "okx");
      requireNonNull(binanceFutures, "binanceFutures");
      requireNonNull(dbotx, "dbotx");
      requireNonNull(hyperliquid, "hyperliquid");
      requireNonNull(receiveClock, "receiveClock");
    }

    /** None yet. */
    public static Feeds none(ReceiveClock receiveClock) {
      return new Feeds(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          receiveClock);
    }

    /** The same with the spot market. */
    public Feeds with(SpotFeedSettings spot) {
      return new Feeds(Optional.of(spot), okx, binanceFutures, dbotx, hyperliquid, receiveClock);
    }

    /** The same with books. */
    public Feeds with(OkxOptions books) {
      return new Feeds(
          binanceSpot, Optional.of(books), binanceFutures, dbotx, hyperliquid, receiveClock);
    }

    /** The same with futures. */
    public Feeds with(FuturesOptions futures) {
      return new Feeds(binanceSpot, okx, Optional.of(futures), dbotx, hyperliquid, receiveClock);
    }

    /** The same with the token pool. */
    public Feeds with(DbotxOptions pool) {
      return new Feeds(
          binanceSpot, okx, binanceFutures, Optional.of(pool), hyperliquid, receiveClock);
    }

    /** The same with watched addresses. */
    public Feeds with(HyperliquidOptions addresses) {
      return new Feeds(
          binanceSpot, okx, binanceFutures, dbotx, Optional.of(addresses), receiveClock);
    }
  }

  /**
   * Detectors.
   *
   * @param settings how they decide, wherever each of them runs
   * @param here those that this node runs
   * @param inShadow whether they are not in charge yet, and nobody hears what they say
   */
  public record Detection(DetectionSettings settings, Set<DetectorKind> here, boolean inShadow) {
    public static final Detection DEFAULT =
        new Detection(DetectionSettings.DEFAULT, DetectorKind.all());

    /** No detector here. */
    public static Detection elsewhere(DetectionSettings settings) {
      return new Detection(settings, Set.of());
    }

    public Detection {
      requireNonNull(settings, "settings");
      here = Set.copyOf(here);
    }

    /** In charge. */
    public Detection(DetectionSettings settings, Set<DetectorKind> here) {
      this(settings, here, false);
    }
  }
}
