package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what is known of watched addresses to the tables of the original design: orders to {@code
 * hl_order_aggregation}, accounts to {@code hl_position_cache}, signals to {@code
 * hl_address_signal}. What comes again is the same row; nothing is lost in a crash, or in an outage
 * as long as the topics keep their records.
 */
public final class WhaleSinks implements AutoCloseable {
  /** The usual settings. */
  public static final TableSinkSettings DEFAULT = TableSinkSettings.of("tidewatch-whales");

  private final TableSink<WhaleOrder> orders;
  private final TableSink<AccountChange> accounts;
  private final TableSink<WhaleSignal> signals;

  private WhaleSinks(
      KafkaAccess kafka,
      TableSinkSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    CreationTime created = new CreationTime(database.settings(), clock);
    Starter starter = new Starter(kafka, settings, random);
    OrderTable ordered = new OrderTable(database, created);
    PositionCacheTable held = new PositionCacheTable(database, created);
    SignalTable signalled = new SignalTable(database, created);
    String in = " in " + database.settings().place();
    this.orders =
        starter.start(
            "orders",
            new TableSink.Route<>(
                new TableSink.Source<>(Topics.WHALE_ORDERS, Optional::of),
                ordered,
                ordered.columns.cut::sum,
                "whale orders" + in));
    this.accounts =
        starter.start(
            "accounts",
            new TableSink.Route<>(
                new TableSink.Source<>(
                    Topics.WHALE_ACCOUNTS,
                    account -> Optional.of(AccountChange.stated(account)),
                    address -> Optional.of(AccountChange.gone(address))),
                held,
                held.columns.cut::sum,
                "whale accounts" + in));
    this.signals =
        starter.start(
            "signals",
            new TableSink.Route<>(
                new TableSink.Source<>(Topics.WHALE_SIGNALS, Optional::of),
                signalled,
                signalled.columns.cut::sum,
                "whale signals" + in));
  }

  /**
   * Starts.
   *
   * @param settings the consumer groups are named after its group
   * @param clock the wall clock, for the time of creation of a row
   * @param random spreads the waits between attempts
   */
  public static WhaleSinks start(
      KafkaAccess kafka,
      TableSinkSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    return new WhaleSinks(kafka, settings, database, clock, random);
  }

  /** What the three have in common. */
  private record Starter(KafkaAccess kafka, TableSinkSettings settings, RandomGenerator random) {
    private Starter {
      requireNonNull(kafka, "kafka");
      requireNonNull(random, "random");
    }

    private <R> TableSink<R> start(String name, TableSink.Route<R> route) {
      return TableSink.start(kafka, settings.named(name), route, random);
    }
  }

  /** How each is doing: whale-orders, whale-accounts, whale-signals. */
  public Map<String, SqlSinkStatus> statuses() {
    return new TreeMap<>(
        Map.of(
            "whale-orders", orders.status(),
            "whale-accounts", accounts.status(),
            "whale-signals", signals.status()));
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @param ends of partitions of the three topics; others are passed over
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    return orders.awaitOwnPositions(ends, deadline)
        && accounts.awaitOwnPositions(ends, deadline)
        && signals.awaitOwnPositions(ends, deadline);
  }

  @Override
  public void close() {
    // Each may take its time to end; together they take it once.
    orders.stop();
    accounts.stop();
    signals.stop();
    orders.close();
    accounts.close();
    signals.close();
  }
}
