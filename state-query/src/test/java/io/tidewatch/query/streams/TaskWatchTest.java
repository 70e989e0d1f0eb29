package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskWatchTest {
  private static final StreamsSettings SETTINGS =
      StreamsSettings.single(KafkaAccess.open("broker:9092"), Path.of("state"), "one");

  private final TaskWatch watch = new TaskWatch();

  static Stream<Detector> detectors() {
    InstantSource clock = InstantSource.system();
    return Stream.of(
        new LargeTradesTopology(LargeTradesSettings.DEFAULT),
        new AlertHistoryTopology(),
        new AlertGateTopology(clock),
        new OrderBooksTopology(OrderBooksSettings.DEFAULT),
        new TokenPoolTopology(TokenPoolSettings.DEFAULT, clock),
        new FuturesTopology(FuturesSettings.DEFAULT, clock),
        new WhaleSignalsTopology(WhaleSettings.DEFAULT, clock));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldWatchEachDetectorAndChangeNothingOfIt(Detector detector) {
    Properties properties = SETTINGS.properties(detector);
    TopologyDescription plain = detector.build(properties).describe();
    TopologyDescription watched = detector.build(watch.during(properties)).describe();

    assertThat(watched).isEqualTo(plain);
    watch.of(watched);
  }

  @Test
  void shouldRefuseATopologyThatItDidNotSee() {
    Detector detector = new AlertHistoryTopology();
    Topology unseen = detector.build(SETTINGS.properties(detector));

    assertThatThrownBy(() -> watch.of(unseen.describe()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TopologyConfig");
  }
}
