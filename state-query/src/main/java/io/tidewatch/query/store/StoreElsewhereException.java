package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.state.HostInfo;

/** Another instance has the state that was asked for. */
public final class StoreElsewhereException extends RuntimeException {
  private final transient HostInfo host;

  public StoreElsewhereException(String store, HostInfo host) {
    super("the state of this key in " + store + " is with " + host.host() + ":" + host.port());
    this.host = requireNonNull(host, "host");
  }

  /** Whom to ask. */
  public HostInfo host() {
    return host;
  }
}
