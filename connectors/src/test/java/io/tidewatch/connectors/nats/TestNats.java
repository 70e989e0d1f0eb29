package io.tidewatch.connectors.nats;

import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real server with streams, which can be killed and comes back with its data on its port. */
final class TestNats implements AutoCloseable {
  private final Path directory;
  private final List<String> arguments;
  private final int port;
  private Process server;

  /**
   * @param arguments beside address and directory, for example for a token
   */
  TestNats(Path directory, String... arguments) throws IOException {
    this.directory = directory;
    this.arguments = List.of(arguments);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  TestNats up() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(NatsServerOnPath.program().orElseThrow().toString());
    command.addAll(List.of("-a", "127.0.0.1", "-p", Integer.toString(port)));
    command.addAll(List.of("-js", "-sd", directory.resolve("data").toString()));
    command.addAll(arguments);
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(this::listens);
    return this;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** No good-bye. */
  void kill() {
    server.destroyForcibly();
    try {
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String address() {
    return "nats://127.0.0.1:" + port;
  }

  /** What the stream keeps, oldest first. */
  List<MessageInfo> messages() throws IOException, InterruptedException, JetStreamApiException {
    return manage(streams -> {
      long last =
          streams.getStreamInfo(NatsSettings.DEFAULT_STREAM).getStreamState().getLastSequence();
      List<MessageInfo> messages = new ArrayList<>();
      for (long sequence = 1; sequence <= last; sequence++) {
        messages.add(streams.getMessage(NatsSettings.DEFAULT_STREAM, sequence));
      }
      return messages;
    });
  }

  /** As somebody else would, on a connection of its own. */
  <T> T manage(Work<T> work) throws IOException, InterruptedException, JetStreamApiException {
    Connection connection = Nats.connect(Options.builder().server(address()).noReconnect().build());
    try {
      return work.on(connection.jetStreamManagement());
    } finally {
      connection.close();
    }
  }

  /** What is done with streams. */
  interface Work<T> {
    T on(JetStreamManagement streams) throws IOException, JetStreamApiException;
  }

  @Override
  public void close() {
    if (server != null) {
      kill();
    }
  }
}
