package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import java.io.IOException;

/**
 * A connection that publishes, made when it is needed. One that broke is not mended behind the back
 * of its owner: nothing that waited in it is sent behind what was sent since. One thread publishes;
 * any may close.
 */
final class NatsLink implements AutoCloseable {
  // What the headers take of what the server allows, generously.
  private static final int HEADERS = 512;

  private final NatsSettings settings;
  private final SignalStream stream;
  private Connection connection;
  private JetStream publisher;
  private boolean closed;

  NatsLink(NatsSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.stream = new SignalStream(settings);
  }

  /**
   * Returns once the stream has it. Whatever it throws, the next attempt begins with a new
   * connection.
   *
   * @return whether the stream had it already
   * @throws OversizedException if it is larger than the server takes
   */
  boolean publish(SignalMessage message)
      throws IOException, JetStreamApiException, InterruptedException {
    JetStream to = publisher();
    byte[] bytes = message.bytes();
    refuseOversized(message.id(), bytes.length);
    boolean done = false;
    try {
      boolean duplicate =
          to.publish(
                  settings.subjects() + "." + message.kind(),
                  bytes,
                  PublishOptions.builder()
                      .messageId(message.id())
                      // Another stream with the same subjects would answer as well.
                      .expectedStream(settings.stream())
                      .build())
              .isDuplicate();
      done = true;
      return duplicate;
    } finally {
      if (!done) {
        drop();
      }
    }
  }

  private synchronized void refuseOversized(String id, int bytes) {
    long most = connection == null ? 0 : connection.getMaxPayload();
    if (most > 0 && bytes > most - HEADERS) {
      throw new OversizedException(
          "expected signal "
              + id
              + " to have at most "
              + (most - HEADERS)
              + " bytes, which the server takes, was "
              + bytes);
    }
  }

  private JetStream publisher() throws IOException, JetStreamApiException, InterruptedException {
    synchronized (this) {
      if (publisher != null) {
        return publisher;
      }
    }
    Connection fresh = Nats.connect(options());
    try {
      JetStreamOptions patient =
          JetStreamOptions.builder().requestTimeout(settings.timeout()).build();
      stream.ensure(fresh.jetStreamManagement(patient));
      return keep(fresh, fresh.jetStream(patient));
    } catch (IOException | JetStreamApiException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  private synchronized JetStream keep(Connection fresh, JetStream with) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    connection = fresh;
    publisher = with;
    return with;
  }

  private Options options() {
    Options.Builder options =
        Options.builder()
            .servers(settings.servers().toArray(String[]::new))
            .connectionName(settings.group())
            .connectionTimeout(settings.timeout())
            .noReconnect()
            // What goes wrong is thrown as well; the one of the client writes a log of its own.
            .errorListener(new ErrorListener() {});
    return authorized(options).build();
  }

  private Options.Builder authorized(Options.Builder options) {
    return switch (settings.access()) {
      case NatsAccess.Anyone() -> options;
      case NatsAccess.UserPassword(String user, String password) ->
          options.userInfo(user.toCharArray(), password.toCharArray());
      case NatsAccess.Token(String token) -> options.token(token.toCharArray());
      case NatsAccess.CredentialsFile(var file) ->
          options.authHandler(Nats.credentials(file.toString()));
    };
  }

  private void drop() throws InterruptedException {
    Connection broken;
    synchronized (this) {
      broken = connection;
      connection = null;
      publisher = null;
    }
    if (broken != null) {
      broken.close();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      drop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
