package io.tidewatch.contract.topic;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhaleSignal;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic of the project. No topic name stands anywhere else. */
public final class Topics {
  /** Everything of ours on a shared cluster starts with this. */
  public static final String PREFIX = "tidewatch.";

  /** What a detector says that is not in charge yet starts with this instead. */
  public static final String SHADOW_PREFIX = PREFIX + "shadow.";

  public static final Topic<String, byte[]> BINANCE_SPOT_TRADES =
      new Topic<>(
          PREFIX + "raw.binance-spot.trades",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(3),
          "symbol",
          "frame <symbol>@trade as received, or a REST trade row (source=backfill)");

  public static final Topic<String, byte[]> BINANCE_SPOT_PRICES =
      new Topic<>(
          PREFIX + "raw.binance-spot.prices",
          Serdes.String(),
          Serdes.ByteArray(),
          1,
          Retention.compacted(),
          "symbol",
          "row of ticker/price as received");

  /** Both channels on one topic: the order in which they came is part of what is known. */
  public static final Topic<String, byte[]> OKX_FRAMES =
      new Topic<>(
          PREFIX + "raw.okx.frames",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(1),
          "instId",
          "frame of channel books or trades as received (header channel), or a REST book"
              + " (source=backfill)");

  public static final Topic<String, byte[]> OKX_INSTRUMENTS =
      new Topic<>(
          PREFIX + "raw.okx.instruments",
          Serdes.String(),
          Serdes.ByteArray(),
          1,
          Retention.compacted(),
          "instId",
          "row of public/instruments as received: tick size, contract value");

  /**
   * Bars and what is known of their contract on one topic: the order in which they came is part of
   * what is known.
   */
  public static final Topic<String, byte[]> FUTURES_KLINES =
      new Topic<>(
          PREFIX + "raw.binance-futures.klines",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(3),
          "symbol",
          "frame <symbol>@kline_15m as received, rows of klines over REST (source=backfill), or a"
              + " symbol of exchangeInfo (header channel)");

  public static final Topic<String, byte[]> FUTURES_TICKERS =
      new Topic<>(
          PREFIX + "raw.binance-futures.tickers",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(1),
          "symbol",
          "row of ticker/24hr as received");

  public static final Topic<String, byte[]> FUTURES_OPEN_INTEREST =
      new Topic<>(
          PREFIX + "raw.binance-futures.open-interest",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(3),
          "symbol",
          "answer of openInterest, openInterestHist or a long/short ratio as received (header"
              + " channel)");

  public static final Topic<String, byte[]> DBOTX_PAIRS =
      new Topic<>(
          PREFIX + "raw.dbotx.pairs",
          Serdes.String(),
          Serdes.ByteArray(),
          4,
          Retention.days(1),
          "batch number",
          "frame pairsInfo as received, of up to 99 pairs");

  /**
   * All that is known of the venue on one partition: the order in which it came is part of what is
   * known, and a trade names two addresses.
   */
  public static final Topic<String, byte[]> HYPERLIQUID_FRAMES =
      new Topic<>(
          PREFIX + "raw.hyperliquid.frames",
          Serdes.String(),
          Serdes.ByteArray(),
          1,
          Retention.days(7),
          "address, coin or name of the record",
          "frame or answer of the venue as received (headers channel and user), or the feed's own"
              + " word on what it watches, lost and fetched, and how late it is");

  public static final Topic<String, FeedEvent> FEED_EVENTS =
      new Topic<>(
          PREFIX + "feed.events",
          Serdes.String(),
          new JsonSerde<>(FeedEvent.class),
          1,
          Retention.days(7),
          "venue/channel/instrument",
          "what happened to a connection or a subscription");

  public static final Topic<String, FeedCommand> FEED_COMMANDS =
      new Topic<>(
          PREFIX + "feed.commands",
          Serdes.String(),
          new JsonSerde<>(FeedCommand.class),
          1,
          Retention.hours(1),
          "venue/channel/instrument",
          "what a detector asks of a feed");

  public static final Topic<String, WantedSubscription> SUBSCRIPTIONS =
      new Topic<>(
          PREFIX + "reference.subscriptions",
          Serdes.String(),
          new JsonSerde<>(WantedSubscription.class),
          1,
          Retention.compacted(),
          "venue/channel/instrument",
          "wanted subscription");

  public static final Topic<String, PoolTemplate> TEMPLATES =
      new Topic<>(
          PREFIX + "reference.templates",
          Serdes.String(),
          new JsonSerde<>(PoolTemplate.class),
          1,
          Retention.compacted(),
          "template id",
          "what the tokens of a range of market caps are watched for");

  /** As many partitions as the detector splits its work into. */
  public static final Topic<String, PoolPair> PAIRS =
      new Topic<>(
          PREFIX + "reference.pairs",
          Serdes.String(),
          new JsonSerde<>(PoolPair.class),
          4,
          Retention.compacted(),
          "pair address",
          "watched token with its pair, batch and template");

  public static final Topic<String, WatchedAddress> WATCHED_ADDRESSES =
      new Topic<>(
          PREFIX + "reference.watched-addresses",
          Serdes.String(),
          new JsonSerde<>(WatchedAddress.class),
          1,
          Retention.compacted(),
          "origin/address",
          "address that is to be watched");

  public static final Topic<String, RuleOverride> RULES =
      new Topic<>(
          PREFIX + "reference.rules",
          Serdes.String(),
          new JsonSerde<>(RuleOverride.class),
          1,
          Retention.compacted(),
          "rule[/subject]",
          "versions of a rule's overridden parameters");

  public static final Topic<String, Silence> SILENCES =
      new Topic<>(
          PREFIX + "reference.silences",
          Serdes.String(),
          new JsonSerde<>(Silence.class),
          1,
          Retention.compacted(),
          "silence id",
          "alerts that nobody wants to be told of for a time");

  /** One partition, as the alerts that they are compared with have one. */
  public static final Topic<String, Price> PRICES =
      new Topic<>(
          PREFIX + "prices",
          Serdes.String(),
          new JsonSerde<>(Price.class),
          1,
          Retention.days(1),
          "venue/instrument",
          "what it costs, at most once each ten seconds and instrument");

  public static final Topic<String, RollingVolume> ROLLING_VOLUMES =
      new Topic<>(
          PREFIX + "volumes.rolling",
          Serdes.String(),
          new JsonSerde<>(RollingVolume.class),
          4,
          Retention.days(1),
          "symbol",
          "five-minute buy and sell totals in USD, at most one a second and symbol");

  public static final Topic<String, BookAnalysis> BOOK_ANALYSES =
      new Topic<>(
          PREFIX + "books.analysis",
          Serdes.String(),
          new JsonSerde<>(BookAnalysis.class),
          4,
          Retention.days(1),
          "instId",
          "levels, walls, depth anomaly and liquidity, at most one each 100 ms and instrument");

  public static final Topic<String, BookLevels> BOOK_LEVELS =
      new Topic<>(
          PREFIX + "books.levels",
          Serdes.String(),
          new JsonSerde<>(BookLevels.class),
          4,
          Retention.days(1),
          "instId",
          "the whole book, at most one a second and instrument");

  /**
   * Kept for two weeks: raw records are kept for three days, and what an alert of that time was
   * scored against reaches back one more.
   */
  public static final Topic<String, Bar> FUTURES_BARS =
      new Topic<>(
          PREFIX + "futures.bars",
          Serdes.String(),
          new JsonSerde<>(Bar.class),
          4,
          Retention.days(14),
          "symbol",
          "closed bar of 15 minutes, once more when it is corrected; headers origin-partition and"
              + " origin-offset say which raw record made it");

  public static final Topic<String, Anomaly> FUTURES_ANOMALIES =
      new Topic<>(
          PREFIX + "futures.anomalies",
          Serdes.String(),
          new JsonSerde<>(Anomaly.class),
          4,
          Retention.days(7),
          "symbol",
          "scores of the running bar each minute (provisional) and of each closed one");

  public static final Topic<String, Ranking> FUTURES_RANKINGS =
      new Topic<>(
          PREFIX + "futures.rankings",
          Serdes.String(),
          new JsonSerde<>(Ranking.class),
          1,
          Retention.compacted(),
          "ranking name",
          "coins and open interest, each three minutes");

  public static final Topic<String, WhaleOrder> WHALE_ORDERS =
      new Topic<>(
          PREFIX + "whales.orders",
          Serdes.String(),
          new JsonSerde<>(WhaleOrder.class),
          1,
          Retention.days(7),
          "address",
          "fills of an order of a watched address, once it has ended");

  public static final Topic<String, WhalePosition> WHALE_POSITIONS =
      new Topic<>(
          PREFIX + "whales.positions",
          Serdes.String(),
          new JsonSerde<>(WhalePosition.class),
          1,
          Retention.compacted(),
          "address/coin",
          "what a watched address holds of a coin");

  public static final Topic<String, WhaleAccount> WHALE_ACCOUNTS =
      new Topic<>(
          PREFIX + "whales.accounts",
          Serdes.String(),
          new JsonSerde<>(WhaleAccount.class),
          1,
          Retention.compacted(),
          "address",
          "what the venue said last of a watched address as a whole");

  public static final Topic<String, WhaleSignal> WHALE_SIGNALS =
      new Topic<>(
          PREFIX + "whales.signals",
          Serdes.String(),
          new JsonSerde<>(WhaleSignal.class),
          1,
          Retention.days(30),
          "address",
          "what an order of a watched address did to its position");

  public static final Topic<String, PoolStats> POOL_STATS =
      new Topic<>(
          PREFIX + "pool.stats",
          Serdes.String(),
          new JsonSerde<>(PoolStats.class),
          1,
          Retention.compacted(),
          "batch number",
          "frames, alerts and errors of a batch, at most one a second and batch");

  public static final Topic<String, Alert> ALERTS =
      new Topic<>(
          PREFIX + "alerts",
          Serdes.String(),
          new JsonSerde<>(Alert.class),
          1,
          Retention.days(30),
          "rule/subject",
          "alert with evidence");

  public static final Topic<String, Decision> DECISIONS =
      new Topic<>(
          PREFIX + "decisions",
          Serdes.String(),
          new JsonSerde<>(Decision.class),
          1,
          Retention.days(1),
          "rule/subject",
          "why observations did not become an alert");

  public static final Topic<String, Notification> NOTIFICATIONS =
      new Topic<>(
          PREFIX + "notifications",
          Serdes.String(),
          new JsonSerde<>(Notification.class),
          1,
          Retention.days(7),
          "rule/subject",
          "alert that people are to be told of");

  public static final Topic<String, SystemAlert> SYSTEM_ALERTS =
      new Topic<>(
          PREFIX + "system.alerts",
          Serdes.String(),
          new JsonSerde<>(SystemAlert.class),
          1,
          Retention.days(30),
          "kind/subject",
          "trouble of the system itself, and its end");

  public static final Topic<String, Delivery> DELIVERIES =
      new Topic<>(
          PREFIX + "deliveries",
          Serdes.String(),
          new JsonSerde<>(Delivery.class),
          1,
          Retention.days(30),
          "alert id",
          "what became of an alert on its way to a target");

  public static final Topic<String, AlertOutcome> ALERT_OUTCOMES =
      new Topic<>(
          PREFIX + "alerts.outcomes",
          Serdes.String(),
          new JsonSerde<>(AlertOutcome.class),
          1,
          Retention.days(30),
          "alert id",
          "what the price did after an alert");

  /** Kept for a year: who asks what was changed asks late. */
  public static final Topic<String, AuditEntry> AUDIT =
      new Topic<>(
          PREFIX + "audit",
          Serdes.String(),
          new JsonSerde<>(AuditEntry.class),
          1,
          Retention.days(365),
          "what was changed",
          "who changed what by the API, before and after; written with the change or not at all");

  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      new Topic<>(
          PREFIX + "dead-letters",
          Serdes.ByteArray(),
          Serdes.ByteArray(),
          1,
          Retention.days(14),
          "key of the refused record",
          "its bytes; reason, detail and origin in the headers");

  /** All topics, in the order of the catalogue. */
  public static final List<Topic<?, ?>> ALL =
      List.of(
          BINANCE_SPOT_TRADES,
          BINANCE_SPOT_PRICES,
          OKX_FRAMES,
          OKX_INSTRUMENTS,
          FUTURES_KLINES,
          FUTURES_TICKERS,
          FUTURES_OPEN_INTEREST,
          DBOTX_PAIRS,
          HYPERLIQUID_FRAMES,
          FEED_EVENTS,
          FEED_COMMANDS,
          SUBSCRIPTIONS,
          TEMPLATES,
          PAIRS,
          WATCHED_ADDRESSES,
          RULES,
          SILENCES,
          PRICES,
          ROLLING_VOLUMES,
          BOOK_ANALYSES,
          BOOK_LEVELS,
          FUTURES_BARS,
          FUTURES_ANOMALIES,
          FUTURES_RANKINGS,
          POOL_STATS,
          WHALE_ORDERS,
          WHALE_POSITIONS,
          WHALE_ACCOUNTS,
          WHALE_SIGNALS,
          ALERTS,
          DECISIONS,
          NOTIFICATIONS,
          SYSTEM_ALERTS,
          DELIVERIES,
          ALERT_OUTCOMES,
          AUDIT,
          DEAD_LETTERS);

  private Topics() {}

  /** Where that is said in the shadow which is said on one of ours otherwise. */
  public static String shadowOf(String name) {
    return SHADOW_PREFIX + name.substring(PREFIX.length());
  }

  /** Whether what is said on it is said by nobody who counts yet. */
  public static boolean isShadow(String name) {
    return name.startsWith(SHADOW_PREFIX);
  }

  /** Whether a topic of this name on a shared cluster is ours, or was. */
  public static boolean isOurs(String name) {
    return name.startsWith(PREFIX);
  }
}
