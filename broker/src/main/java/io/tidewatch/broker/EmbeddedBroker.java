package io.tidewatch.broker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker and controller in this JVM, on loopback only. It keeps its log in the given
 * directory and takes up again from there at the next start. Not thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final Optional<String> guardedServers;

  private EmbeddedBroker(
      KafkaRaftServer server, String bootstrapServers, Optional<String> guardedServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
    this.guardedServers = guardedServers;
  }

  /**
   * Starts on free ports.
   *
   * @param directory for the log, created if absent
   */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, Keeping.AS_CONFIGURED);
  }

  /** How long records stay. */
  public enum Keeping {
    /** As each topic says. */
    AS_CONFIGURED,
    /**
     * Until the broker closes. A replay writes records of long ago, which are past their time the
     * moment they are written.
     */
    EVERYTHING
  }

  /** Starts on free ports. */
  public static EmbeddedBroker start(Path directory, Keeping keeping) {
    return start(directory, freePort(), keeping);
  }

  /**
   * Starts on the given port of 127.0.0.1.
   *
   * @throws IllegalStateException if the broker cannot start, for example because the port is taken
   */
  public static EmbeddedBroker start(Path directory, int port, Keeping keeping) {
    return start(directory, port, keeping, Optional.empty());
  }

  /**
   * Starts on free ports, one of them for clients that have to say who they are or that speak in
   * secret.
   */
  public static EmbeddedBroker start(Path directory, GuardedListener listener) {
    return start(directory, freePort(), Keeping.AS_CONFIGURED, Optional.of(listener));
  }

  private static EmbeddedBroker start(
      Path directory, int port, Keeping keeping, Optional<GuardedListener> guarded) {
    requireNonNull(directory, "directory");
    Path logs = directory.resolve("log");
    Map<String, String> settings = settings(logs, NODE_ID, port, freePort());
    switch (keeping) {
      case AS_CONFIGURED -> {}
      case EVERYTHING -> {
        // The first clean-up has a time of its own, and would come after half a minute.
        settings.put("log.initial.task.delay.ms", Long.toString(Long.MAX_VALUE));
        settings.put("log.retention.check.interval.ms", Long.toString(Long.MAX_VALUE));
      }
    }
    Optional<String> guardedServers = guarded.map(listener -> listener.addTo(settings, freePort()));
    return new EmbeddedBroker(
        started(logs, NODE_ID, Uuid.randomUuid().toString(), settings),
        "127.0.0.1:" + port,
        guardedServers);
  }

  /**
   * A server that has started.
   *
   * @param cluster id of the cluster, if the directory is used for the first time
   */
  static KafkaRaftServer started(
      Path logs, int nodeId, String cluster, Map<String, String> settings) {
    try {
      if (!Files.exists(logs.resolve("meta.properties"))) {
        format(logs, nodeId, cluster);
      }
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
      server.startup();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded broker could not start on " + settings.get("listeners") + " with " + logs,
          e);
    }
  }

  /** What a client connects to. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** What a client connects to that goes through the listener asked for; empty if none was. */
  public Optional<String> guardedServers() {
    return guardedServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path logs, int nodeId, String cluster) throws Exception {
    Files.createDirectories(logs);
    Formatter formatter = new Formatter();
    formatter
        .setClusterId(cluster)
        .setNodeId(nodeId)
        .addDirectory(logs.toString())
        .setMetadataLogDirectory(logs.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
        .run();
  }

  static Map<String, String> settings(Path logs, int nodeId, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(nodeId));
    settings.put("controller.quorum.voters", nodeId + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", logs.toString());
    settings.put("auto.create.topics.enable", "false");
    // Topics of an earlier version have no limit of their own, and the default is 1 MiB.
    settings.put("message.max.bytes", "8388608");
    // One node: every internal topic has one copy.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // The first records of a transaction wait while the one before it is still being completed, 20
    // ms by default; then each alert would, and each step on its way.
    settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
    // Transactions of processes that were killed: by default it is looked for them every ten
    // seconds.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // The first member of a group need not wait for others: there is one process.
    settings.put("group.initial.rebalance.delay.ms", "0");
    // There is no other broker to hand leadership to, so closing need not ask for it.
    settings.put("controlled.shutdown.enable", "false");
    // A restart waits until the broker of the run before counts as gone: 9 s by default.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // The default cleaner buffer alone is 128 MB.
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return settings;
  }

  private static java.util.Properties properties(Map<String, String> settings) {
    java.util.Properties properties = new java.util.Properties();
    properties.putAll(settings);
    return properties;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }
}
