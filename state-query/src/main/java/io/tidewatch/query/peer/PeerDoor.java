package io.tidewatch.query.peer;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Peers;
import io.tidewatch.query.store.ReadCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Where instances of one cluster ask each other. It has a port and threads of its own: requests of
 * everybody wait for peers, and would hold up on both sides the threads that answer them. Open it
 * before the detectors are made, which tell the others its address; until they are added it says
 * that it is not ready. Thread-safe.
 */
public final class PeerDoor implements AutoCloseable {
  private final HttpServer server;
  private final HostInfo address;
  private final PeerReadsResource reads;
  private final PeerClient client;

  private PeerDoor(
      HttpServer server, HostInfo address, PeerReadsResource reads, PeerClient client) {
    this.server = server;
    this.address = address;
    this.reads = reads;
    this.client = client;
  }

  /**
   * Opens.
   *
   * @throws IllegalStateException if the port is taken
   */
  public static PeerDoor open(PeerSettings settings) {
    requireNonNull(settings, "settings");
    PeerReadsResource reads = new PeerReadsResource(settings.secret());
    HttpServer server =
        HttpServer.start(
            new HttpSettings(
                settings.host(),
                settings.port(),
                Access.open(Optional.empty()),
                // Whoever knows the secret asks for everybody who asks him.
                HttpLimits.DEFAULT.withRequestsPerSecond(0),
                Set.of(settings.advertisedHost()),
                Optional.empty()),
            new Gate(Optional.empty(), "peers prove themselves by their secret"),
            List.of(reads));
    int port = settings.advertisedPort() == 0 ? server.port() : settings.advertisedPort();
    return new PeerDoor(
        server,
        new HostInfo(settings.advertisedHost(), port),
        reads,
        new PeerClient(settings.secret()));
  }

  /** What the others reach this instance at. */
  public HostInfo address() {
    return address;
  }

  /** The others. */
  public Peers peers() {
    return client;
  }

  /** Answers this from now on. */
  public void answer(ReadCatalogue catalogue, LocalReader reader) {
    reads.add(catalogue, reader);
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
