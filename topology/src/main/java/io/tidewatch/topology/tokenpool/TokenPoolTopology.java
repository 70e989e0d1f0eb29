package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Did a watched token do what its template looks for? */
public final class TokenPoolTopology implements Detector {
  /** {@code PoolTemplate} by id in text, with a timestamp; one partition. */
  public static final String TEMPLATES_STORE = "templates-by-id";

  /** {@link io.tidewatch.topology.tokenpool.judge.PairState} by pair address. */
  public static final String PAIRS_STATE_STORE = "state-by-pair";

  /** {@link TokenState} by token address. */
  public static final String TOKENS_STORE = "state-by-token";

  /** {@code PoolStats} by batch number in text. */
  public static final String BATCHES_STORE = "stats-by-batch";

  /** {@code PoolStats.Counts} by batch number in text and minute. */
  public static final String MINUTES_STORE = "counts-by-batch-1m";

  /** Raw {@link io.tidewatch.contract.rule.RuleOverride} by key of the rules topic. */
  public static final String RULES_STORE = "rules";

  /** What the detector counts. */
  static final Set<Counter> COUNTED = Set.of(Counter.ALERTS);

  private final TokenPoolSettings settings;
  private final InstantSource clock;
  private final DetectorCounters counters = new DetectorCounters(TokenPoolRule.ID, COUNTED);

  /**
   * Takes what it needs.
   *
   * @param clock only to measure how long a live frame took to become an alert
   */
  public TokenPoolTopology(TokenPoolSettings settings, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return TokenPoolRule.ID;
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    return builder.build(streams);
  }
}
