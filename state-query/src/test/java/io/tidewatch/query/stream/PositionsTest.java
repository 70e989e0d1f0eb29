package io.tidewatch.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.query.stream.Positions.Partition;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
  private static Positions read(String id) {
    return Positions.read(id).orElseThrow();
  }

  @Test
  void shouldReadWhatItWrites() {
    Positions positions = Positions.none();
    positions.set(new Partition(EventKind.VOLUMES, 3), 999_999_999_999_999_999L);
    positions.set(new Partition(EventKind.ALERTS, 0), 15);
    positions.set(new Partition(EventKind.VOLUMES, 0), 7);

    assertThat(positions.id()).isEqualTo("a0.15_v0.7_v3.999999999999999999");
    assertThat(read(positions.id()).id()).isEqualTo(positions.id());
  }

  @Test
  void shouldStandBehindWhatWasTold() {
    Positions positions = read("a0.15_v0.7");

    positions.told(new StreamEvent(EventKind.VOLUMES, new StreamEvent.Place(0, 9), "X", "{}"));

    assertThat(positions.id()).isEqualTo("a0.15_v0.10");
  }

  @Test
  void shouldResumeWhereTheOtherIs() {
    assertThat(read("a0.15_v0.7_v1.3").resumedAt(read("a0.20_v0.5_s0.1")).id())
        .isEqualTo("a0.20_v0.5_v1.3");
  }

  @Test
  void shouldGoBackOnlyForWhatIsLost() {
    Positions positions = read("a0.15_b0.4_v0.7_v1.3");

    positions.moveTo(read("a0.20_v0.5_v1.2_b0.1"), Set.of(new Partition(EventKind.ANALYSES, 0)));

    assertThat(positions.id()).isEqualTo("a0.20_v0.7_v1.3_b0.1");
  }

  @Test
  void shouldKnowWhatIsNew() {
    StreamEvent event = new StreamEvent(EventKind.VOLUMES, new StreamEvent.Place(0, 7), "X", "{}");

    assertThat(read("v0.7").isNew(event)).isTrue();
    assertThat(read("v0.8").isNew(event)).isFalse();
    assertThat(read("v1.8").isNew(event)).isTrue();
  }

  @Test
  void shouldKeepSomeKinds() {
    assertThat(read("a0.15_v0.7_v1.3").only(EventKind.VOLUMES::equals).id()).isEqualTo("v0.7_v1.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x0.1",
        "a0",
        "a.1",
        "a0.",
        "a0.-1",
        "a-1.1",
        "a0.1_",
        "_a0.1",
        "a0.1__v0.1",
        "a0.1 v0.1",
        "a0.1\nv0.1",
        "a0.9999999999999999999",
        "a123456.1",
        "\u0660a0.1",
        "a\u0660.1"
      })
  void shouldReadNothingElse(String id) {
    assertThat(Positions.read(id)).isEmpty();
  }

  @Test
  void shouldReadNothingEndless() {
    assertThat(Positions.read("a0.1_".repeat(1_000) + "a0.1")).isEmpty();
  }
}
