package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The detectors there are, in the order in which they start. */
public enum DetectorKind {
  LARGE_TRADES(LargeTradesTopology.NAME),
  ORDER_BOOKS(OrderBooksTopology.NAME),
  TOKEN_POOL(TokenPoolTopology.NAME),
  FUTURES_ANOMALIES(FuturesTopology.NAME),
  WHALE_SIGNALS(WhaleSignalsTopology.NAME),
  ALERT_HISTORY(AlertHistoryTopology.NAME),
  ALERT_GATE(AlertGateTopology.NAME);

  private final String id;

  DetectorKind(String id) {
    this.id = requireNonNull(id, "id");
  }

  /** As commands and metrics name it. */
  public String id() {
    return id;
  }

  /** The one of this name. */
  public static Optional<DetectorKind> find(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** All of them. */
  public static Set<DetectorKind> all() {
    return EnumSet.allOf(DetectorKind.class);
  }

  /**
   * Makes one.
   *
   * @param clock tells when a frame is received and a change takes force
   * @param poolClock the same, for the changes of the token pool
   */
  Detector make(DetectionSettings settings, InstantSource clock, InstantSource poolClock) {
    return switch (this) {
      case LARGE_TRADES -> new LargeTradesTopology(settings.largeTrades());
      case ORDER_BOOKS -> new OrderBooksTopology(settings.orderBooks());
      case TOKEN_POOL ->
          new TokenPoolTopology(settings.tokenPool(), settings.partitions(), poolClock);
      case FUTURES_ANOMALIES ->
          new FuturesTopology(settings.futures(), settings.partitions(), clock);
      case WHALE_SIGNALS -> new WhaleSignalsTopology(settings.whales(), clock);
      case ALERT_HISTORY -> new AlertHistoryTopology();
      case ALERT_GATE -> new AlertGateTopology(clock);
    };
  }
}
