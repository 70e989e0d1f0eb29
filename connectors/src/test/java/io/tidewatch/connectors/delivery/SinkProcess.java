package io.tidewatch.connectors.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A sink in a JVM of its own, which can be killed and started again. */
final class SinkProcess implements AutoCloseable {
  private final String bootstrapServers;
  private final URI api;
  private final int faster;
  private final Path output;
  private Optional<Process> process = Optional.empty();

  SinkProcess(String bootstrapServers, URI api, int faster, Path output) {
    this.bootstrapServers = bootstrapServers;
    this.api = api;
    this.faster = faster;
    this.output = output;
  }

  void start() throws IOException {
    process =
        Optional.of(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    SinkMain.class.getName(),
                    bootstrapServers,
                    api.toString(),
                    Integer.toString(faster))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start());
  }

  /** SIGKILL: nothing is closed, flushed or said goodbye to. */
  void kill() throws InterruptedException {
    process.orElseThrow().destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.ifPresent(p -> p.destroyForcibly().onExit().join());
  }
}
