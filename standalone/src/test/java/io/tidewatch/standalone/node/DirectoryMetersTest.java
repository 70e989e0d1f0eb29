package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryMetersTest {
  @TempDir private Path directory;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void bind() {
    new DirectoryMeters(Map.of("state", directory.resolve("state"))).bindTo(registry);
  }

  private double gauge(String name) {
    return registry.get(name).tag("directory", "state").gauge().value();
  }

  @Test
  void shouldTellTheDiskOfADirectoryThatIsNotMadeYet() throws IOException {
    assertThat(gauge("tidewatch.directory.bytes")).isZero();
    assertThat(gauge("tidewatch.disk.total.bytes"))
        .isEqualTo(Files.getFileStore(directory).getTotalSpace());
    assertThat(gauge("tidewatch.disk.free.bytes"))
        .isPositive()
        .isLessThan(gauge("tidewatch.disk.total.bytes"));
  }

  @Test
  void shouldAddUpFilesHoweverDeepTheyLie() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("state/tidewatch-large-trades-v1/0_0"));
    Files.write(deep.resolve("000004.sst"), new byte[1_000]);
    Files.write(directory.resolve("state/lock"), new byte[20]);

    assertThat(gauge("tidewatch.directory.bytes")).isEqualTo(1_020);
  }
}
