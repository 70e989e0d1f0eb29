package io.tidewatch.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A member in a JVM of its own, which can be killed and started again on the same directory. */
final class MemberProcess implements AutoCloseable {
  static final String SECRET = "what members of this test know";

  private final String bootstrapServers;
  private final Path directory;
  private final String name;
  private final long nowMs;
  private final Path portFile;
  private final List<String> parts;
  private Optional<Process> process = Optional.empty();
  private volatile Optional<Client> client = Optional.empty();

  MemberProcess(String bootstrapServers, Path directory, String name, long nowMs) {
    this(bootstrapServers, directory, name, nowMs, List.of());
  }

  private MemberProcess(
      String bootstrapServers, Path directory, String name, long nowMs, List<String> parts) {
    this.bootstrapServers = bootstrapServers;
    this.directory = directory;
    this.name = name;
    this.nowMs = nowMs;
    this.portFile = directory.resolve(name + ".port");
    this.parts = parts;
  }

  static MemberProcess withBooks(String bootstrapServers, Path directory, String name, long nowMs) {
    return new MemberProcess(bootstrapServers, directory, name, nowMs, List.of(MemberMain.BOOKS));
  }

  String name() {
    return name;
  }

  /** Begins to start. */
  void begin() {
    try {
      Files.deleteIfExists(portFile);
      process =
          Optional.of(
              new ProcessBuilder(command())
                  .redirectErrorStream(true)
                  .redirectOutput(
                      ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".out").toFile()))
                  .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the API listens. */
  void awaitApi() {
    Patience.longUntil(() -> Files.exists(portFile));
    try {
      client = Optional.of(new Client(Integer.parseInt(Files.readString(portFile))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            MemberMain.class.getName(),
            bootstrapServers,
            directory.toString(),
            name,
            Long.toString(nowMs),
            SECRET,
            portFile.toString()));
    command.addAll(parts);
    return command;
  }

  /** Whoever wants to ask; empty while it is dead. */
  Optional<Client> client() {
    return client;
  }

  /** SIGKILL: nothing is closed, flushed or said goodbye to. */
  void kill() {
    client = Optional.empty();
    process.orElseThrow().destroyForcibly().onExit().join();
  }

  /** SIGSTOP: connections to it are accepted as before, and nothing is answered. */
  void freeze() {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.orElseThrow().pid()))
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.ifPresent(Client::close);
    process.ifPresent(running -> running.destroyForcibly().onExit().join());
  }
}
