package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.state.HostInfo;

/** Where the state of a key is to be read. */
public sealed interface Location {
  /** In this process. */
  record Here(int partition) implements Location {}

  /** In another one. */
  record There(HostInfo host, int partition) implements Location {
    public There {
      requireNonNull(host, "host");
    }
  }

  /** Nobody knows at present; asking again later helps. */
  record NotReady(String reason) implements Location {
    public NotReady {
      requireNonNull(reason, "reason");
    }
  }
}
