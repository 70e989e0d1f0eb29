package io.tidewatch.query.store;

import io.tidewatch.query.store.Freshness.Source;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** Other instances of this program, that answer out of their own stores only. Thread-safe. */
public interface Peers {
  /**
   * Asks one of them.
   *
   * @param detector name of the detector that keeps the store
   * @param source who is to answer: the active one only, or any copy
   * @param time the longest to wait
   * @throws StoreNotReadyException if it does not know, does not answer, or not in time
   */
  <Q, A> Fresh<A> ask(
      HostInfo host,
      String detector,
      PartitionRead<Q, A> read,
      int partition,
      Q question,
      Source source,
      Duration time);
}
