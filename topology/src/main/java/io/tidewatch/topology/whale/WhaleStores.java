package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.OrderKey;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.signal.SignalMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of whale signals, and how others read them. Thread-safe. */
public final class WhaleStores {
  /** {@link Watch} by address. */
  public static final String WATCHED = "whale-watched";

  /** {@link Holding} by address and what is held. */
  public static final String HOLDINGS = "whale-holdings";

  /** {@link OrderState} by address and order. */
  public static final String ORDERS = "whale-orders";

  /** What the venue stated, by address. */
  public static final String ACCOUNTS = "whale-accounts";

  /** What the venue says of its coins. */
  public static final String MARKET = "whale-market";

  /** Signals of the last time, by coin and side. */
  public static final String CONSENSUS = "whale-consensus";

  /** One {@link ClockState}. */
  public static final String CLOCK = "whale-clock";

  /** Keys of fills, which begin with their times. */
  public static final String SEEN = "whale-seen";

  /** Raw {@link io.tidewatch.contract.rule.RuleOverride} by key of the rules topic. */
  public static final String RULES = "rules";

  private final Lookup lookup;

  /** Finds a store to read by its name. */
  public interface Lookup {
    <V> ReadOnlyKeyValueStore<String, V> store(String name);
  }

  public WhaleStores(Lookup lookup) {
    this.lookup = requireNonNull(lookup, "lookup");
  }

  /** Reads the stores of an application that runs here. */
  public static WhaleStores of(KafkaStreams streams) {
    requireNonNull(streams, "streams");
    return new WhaleStores(
        new Lookup() {
          @Override
          public <V> ReadOnlyKeyValueStore<String, V> store(String name) {
            return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
          }
        });
  }

  /**
   * A watched address.
   *
   * @param label the user's name for it
   * @param since when it began to be watched, epoch milliseconds
   */
  public record Watching(String address, View view, Optional<String> label, long since) {}

  /** All addresses that are watched, by address. */
  public List<Watching> watched() {
    List<Watching> watched = new ArrayList<>();
    ReadOnlyKeyValueStore<String, Watch> store = lookup.store(WATCHED);
    try (KeyValueIterator<String, Watch> all = store.all()) {
      all.forEachRemaining(entry ->
          watched.add(
              new Watching(
                  entry.key, entry.value.view(), entry.value.label(), entry.value.since())));
    }
    return watched;
  }

  /** What an address holds, as far as it is known; what it holds nothing of is left out. */
  public List<WhalePosition> positions(String address) {
    Function<String, CoinFacts> coins = coins();
    return of(
        HOLDINGS,
        address,
        (Holding holding) ->
            holding.known() && (holding.size().signum() != 0 || !holding.sure())
                ? Optional.of(position(address, holding, coins.apply(holding.coin())))
                : Optional.empty());
  }

  private static WhalePosition position(String address, Holding holding, CoinFacts coin) {
    return new WhalePosition(
        address,
        holding.coin(),
        coin.symbol(),
        coin.type(),
        holding.size(),
        holding.entry(),
        holding.sure(),
        Cause.ORDER,
        Optional.empty(),
        holding.asOf());
  }

  /** Orders of an address that are being added up. */
  public List<WhaleOrder> openOrders(String address) {
    Function<String, CoinFacts> coins = coins();
    return of(
        ORDERS,
        address,
        (OrderState order) ->
            order
                .open()
                .map(
                    open -> SignalMaker.order(order, coins.apply(order.coin()), Optional.empty())));
  }

  private <S, T> List<T> of(String name, String address, Function<S, Optional<T>> making) {
    List<T> found = new ArrayList<>();
    String prefix = OrderKey.prefix(address);
    ReadOnlyKeyValueStore<String, S> store = lookup.store(name);
    try (KeyValueIterator<String, S> range = store.range(prefix, prefix + '\uffff')) {
      range.forEachRemaining(entry -> making.apply(entry.value).ifPresent(found::add));
    }
    return found;
  }

  private Function<String, CoinFacts> coins() {
    ReadOnlyKeyValueStore<String, HyperliquidEvent> store = lookup.store(MARKET);
    return Market.reading(store)::of;
  }
}
