package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path directory;

  /** What a process with every detector answers, one with none of those that answer refuses. */
  @Test
  void shouldNameTheDetectorOfEveryCallThatIsNotAnsweredHere() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"))) {
      Set<String> everywhere = paths(EveryCall.of(broker.bootstrapServers(), directory));
      KafkaAccess kafka = KafkaAccess.open(broker.bootstrapServers());
      DetectorRunner gate =
          new DetectorRunner(
              new AlertGateTopology(CLOCK),
              StreamsSettings.single(kafka, directory, "gate"),
              (name, cause) -> {});
      try (QueryServer server =
              QueryServer.start(
                  new QuerySettings(
                      kafka, HttpSettings.loopback(0, Optional.empty()), "1.2.3", "set it"),
                  new Detectors(gate),
                  Surroundings.live(CLOCK));
          Client client = new Client(server.port())) {
        Set<String> absent = new HashSet<>(everywhere);
        absent.removeAll(paths(server.operations()));
        // Asks a database, and not a detector.
        absent.remove("/reload");

        assertThat(absent).hasSizeGreaterThan(15);
        for (String path : absent) {
          String asked = path.replaceAll("\\{\\w+}", "something");
          assertThat(client.get(asked).status()).as(path).isEqualTo(421);
          assertThat(client.get(asked).json().path("detail").asString())
              .as(path)
              .contains("does not run the detector");
        }
      }
    }
  }

  private static Set<String> paths(List<Operation> operations) {
    return operations.stream().map(Operation::path).collect(Collectors.toSet());
  }
}
