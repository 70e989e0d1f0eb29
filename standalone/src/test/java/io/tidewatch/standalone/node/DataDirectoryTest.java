package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path path;

  @Test
  void shouldBelongToOneProcess() {
    try (DataDirectory directory = DataDirectory.take(path)) {
      assertThatThrownBy(() -> DataDirectory.take(path))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("expected the data directory " + path + " to be free");
      assertThat(directory.broker().getParent()).isEqualTo(path);
    }
  }

  @Test
  void shouldTellWhereTheBrokerListensUntilClosed() {
    try (DataDirectory directory = DataDirectory.take(path)) {
      assertThat(DataDirectory.runningBroker(path)).isEmpty();

      directory.publishBroker("127.0.0.1:9092");

      assertThat(DataDirectory.runningBroker(path)).contains("127.0.0.1:9092");
    }
    assertThat(DataDirectory.runningBroker(path)).isEmpty();
  }

  @Test
  void shouldNotBelieveAnAddressThatNobodyHolds() throws Exception {
    Files.writeString(path.resolve("broker.address"), "127.0.0.1:9092");

    assertThat(DataDirectory.runningBroker(path)).isEmpty();
  }

  @Test
  void shouldReplaceAnAddressThatWasLeftBehind() throws Exception {
    Files.writeString(path.resolve("broker.address"), "127.0.0.1:9092");
    try (DataDirectory directory = DataDirectory.take(path)) {
      directory.publishBroker("127.0.0.1:19092");

      assertThat(DataDirectory.runningBroker(path)).contains("127.0.0.1:19092");
    }
  }

  @Test
  void shouldTellNothingOfADirectoryThatIsNotThere() {
    assertThat(DataDirectory.runningBroker(path.resolve("absent"))).isEmpty();
  }
}
