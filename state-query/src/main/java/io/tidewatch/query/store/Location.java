package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/** Where the state of a key is to be read. */
public sealed interface Location {
  /**
   * In this process.
   *
   * @param copies other instances that keep a copy
   */
  record Here(int partition, Set<HostInfo> copies) implements Location {
    public Here {
      copies = Set.copyOf(copies);
    }
  }

  /**
   * In another one.
   *
   * @param copies instances that keep a copy; may be this one
   */
  record There(HostInfo host, int partition, Set<HostInfo> copies) implements Location {
    public There {
      requireNonNull(host, "host");
      copies = Set.copyOf(copies);
    }
  }

  /**
   * Nobody works on the partition at present.
   *
   * @param copies instances that keep a copy; may be this one
   */
  record Orphaned(int partition, Set<HostInfo> copies) implements Location {
    public Orphaned {
      copies = Set.copyOf(copies);
    }
  }

  /** Nobody knows at present; asking again later helps. */
  record NotReady(String reason) implements Location {
    public NotReady {
      requireNonNull(reason, "reason");
    }
  }
}
