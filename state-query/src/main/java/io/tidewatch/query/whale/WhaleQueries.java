package io.tidewatch.query.whale;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.query.whale.WhaleSource.State;
import io.tidewatch.query.whale.WhaleSource.Watched;
import io.tidewatch.topology.whale.WhaleStores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about watched addresses. */
public final class WhaleQueries {
  private static final KeyedStore WATCHED = store(WhaleStores.WATCHED);
  private static final KeyedStore HOLDINGS = store(WhaleStores.HOLDINGS);

  static final PartitionRead<Everything, List<Watched>> ALL_WATCHED =
      new PartitionRead<>(
          "watched",
          WATCHED,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) ->
              stores(view).watched().stream()
                  .map(one -> new Watched(one.address(), one.view(), one.label(), one.since()))
                  .toList());

  static final PartitionRead<List<String>, Map<String, Integer>> COUNTS =
      new PartitionRead<>(
          "position-counts",
          HOLDINGS,
          Set.of(WhaleStores.MARKET),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, addresses) ->
              addresses.stream()
                  .collect(
                      Collectors.toMap(
                          Function.identity(), address -> stores(view).positions(address).size())));

  static final PartitionRead<String, State> STATE =
      new PartitionRead<>(
          "state",
          HOLDINGS,
          Set.of(WhaleStores.ORDERS, WhaleStores.MARKET),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, address) ->
              new State(stores(view).positions(address), stores(view).openOrders(address)));

  private WhaleQueries() {}

  /** All of them. */
  public static ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(detector, List.of(ALL_WATCHED, COUNTS, STATE));
  }

  private static KeyedStore store(String name) {
    return KeyedStore.fedBy(Topics.HYPERLIQUID_FRAMES, name);
  }

  private static WhaleStores stores(PartitionView view) {
    return new WhaleStores(
        new WhaleStores.Lookup() {
          @Override
          public <V> ReadOnlyKeyValueStore<String, V> store(String name) {
            return view.keyValues(name);
          }
        });
  }
}
