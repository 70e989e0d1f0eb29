package io.tidewatch.connectors.feed;

import io.tidewatch.contract.feed.WantedSubscription.Origin;
import java.util.OptionalLong;
import java.util.Set;

/** Where the names of the wanted instruments come from. Thread-safe; started once. */
public interface WantedInstruments extends AutoCloseable {
  /** What happens to the source; called on a thread of its own. */
  interface Listener {
    /** All that is wanted now; called at the first reading and at each change. */
    void wanted(Set<String> names);

    /** The source cannot be read; what was wanted stays wanted. Once for each kind of trouble. */
    void trouble(String reason);

    /** The source can be read again. */
    void recovered();
  }

  /** What the records of {@code reference.subscriptions} are to say. */
  Origin origin();

  void start(Listener listener);

  /** When the source was last read, epoch milliseconds. */
  OptionalLong lastCheckMs();

  @Override
  void close();
}
