package io.tidewatch.broker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/**
 * Several real Kafka brokers in this JVM, each also a controller, on loopback only. Every topic has
 * a copy on each of them. Not thread-safe.
 */
public final class EmbeddedCluster implements AutoCloseable {
  private final List<KafkaRaftServer> servers;
  private final String bootstrapServers;

  private EmbeddedCluster(List<KafkaRaftServer> servers, String bootstrapServers) {
    this.servers = List.copyOf(servers);
    this.bootstrapServers = bootstrapServers;
  }

  /** Where a broker listens. */
  private record Seat(int id, int port, int controllerPort) {
    private String voter() {
      return id + "@127.0.0.1:" + controllerPort;
    }
  }

  /**
   * Starts on free ports.
   *
   * @param directory for the logs, empty or absent
   * @param brokers how many
   * @throws IllegalStateException if one of them cannot start
   */
  public static EmbeddedCluster start(Path directory, int brokers) {
    requireNonNull(directory, "directory");
    List<Seat> seats =
        IntStream.rangeClosed(1, brokers)
            .mapToObj(id -> new Seat(id, EmbeddedBroker.freePort(), EmbeddedBroker.freePort()))
            .toList();
    String cluster = Uuid.randomUuid().toString();
    // None of them is up before most of the voters are.
    List<CompletableFuture<KafkaRaftServer>> starting = new ArrayList<>();
    for (Seat seat : seats) {
      starting.add(
          CompletableFuture.supplyAsync(
              () -> start(directory.resolve("broker-" + seat.id()), seat, seats, cluster),
              task -> new Thread(task, "start-broker-" + seat.id()).start()));
    }
    try {
      return new EmbeddedCluster(
          starting.stream().map(CompletableFuture::join).toList(),
          seats.stream().map(seat -> "127.0.0.1:" + seat.port()).collect(Collectors.joining(",")));
    } catch (CompletionException e) {
      starting.forEach(one -> one.thenAccept(KafkaRaftServer::shutdown));
      throw new IllegalStateException("the embedded cluster could not start", e);
    }
  }

  private static KafkaRaftServer start(
      Path directory, Seat seat, List<Seat> seats, String cluster) {
    Path logs = directory.resolve("log");
    Map<String, String> settings =
        EmbeddedBroker.settings(logs, seat.id(), seat.port(), seat.controllerPort());
    settings.put(
        "controller.quorum.voters",
        seats.stream().map(Seat::voter).collect(Collectors.joining(",")));
    String copies = Integer.toString(seats.size());
    String most = Integer.toString(seats.size() / 2 + 1);
    settings.put("default.replication.factor", copies);
    settings.put("min.insync.replicas", most);
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", most);
    return EmbeddedBroker.started(logs, seat.id(), cluster, settings);
  }

  /** What a client connects to. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Closes all of them at once: the last ones would wait for a quorum. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            servers.stream()
                .map(server ->
                    CompletableFuture.runAsync(
                        () -> {
                          server.shutdown();
                          server.awaitShutdown();
                        },
                        task -> new Thread(task, "close-broker").start()))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
