package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProbeTroublesTest {
  private Supplier<Health> health = Health::fine;
  private final ProbeTroubles probes =
      new ProbeTroubles(
          List.of(
              new Probe(
                  Kind.LAG, "whales", Severity.MAJOR, Duration.ofSeconds(10), () -> health.get())));

  @Test
  void shouldTellTroubleAfterTheGrace() {
    health = () -> Health.troubled("behind");

    assertThat(probes.at(1_000).troubles()).isEmpty();
    assertThat(probes.allFine()).isTrue();
    assertThat(probes.at(11_000).troubles())
        .containsExactly(new Trouble(Kind.LAG, "whales", Severity.MAJOR, 1_000, "behind"));
    assertThat(probes.allFine()).isFalse();
  }

  @Test
  void shouldCountTheGraceAnewAfterAGoodMoment() {
    health = () -> Health.troubled("behind");
    probes.at(1_000);
    health = Health::fine;
    probes.at(5_000);
    health = () -> Health.troubled("behind");

    assertThat(probes.at(11_000).troubles()).isEmpty();
  }

  @Test
  void shouldClaimNothingOfWhatIsNotKnown() {
    health = Health::unknown;

    assertThat(probes.at(0).undecided()).containsExactly("lag/whales");
    assertThat(probes.allFine()).isFalse();
  }

  @Test
  void shouldClaimNothingWhenAProbeBreaks() {
    health =
        () -> {
          throw new IllegalStateException("no");
        };

    assertThat(probes.at(0).undecided()).containsExactly("lag/whales");
    assertThat(probes.at(0).troubles()).isEmpty();
  }
}
