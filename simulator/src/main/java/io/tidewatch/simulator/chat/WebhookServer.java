package io.tidewatch.simulator.chat;

import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Somebody's service on loopback that takes signed calls at any path. Thread-safe.
 *
 * <p>The signature is {@code sha256=} and the hexadecimal HMAC-SHA256 of time, a full stop and the
 * body; a time that is five minutes off is refused.
 */
public final class WebhookServer implements AutoCloseable {
  /** The same whenever the same call is made again. */
  public static final String ID_HEADER = "Idempotency-Key";

  /** When the call was signed, epoch seconds. */
  public static final String TIME_HEADER = "X-Tidewatch-Timestamp";

  /** The signature. */
  public static final String SIGNATURE_HEADER = "X-Tidewatch-Signature";

  private final WebhookDesk desk;
  private final RestServer server;

  /** Takes a free port. */
  public WebhookServer(String secret) throws IOException {
    desk = new WebhookDesk(secret);
    server = new RestServer(desk);
  }

  /** Ready for calls. */
  public static WebhookServer started(String secret) throws IOException {
    WebhookServer server = new WebhookServer(secret);
    server.start();
    return server;
  }

  public void start() {
    server.start();
  }

  /** Base address, without a path. */
  public URI uri() {
    return server.uri();
  }

  /** Ends connections without an answer while true. */
  public void down(boolean down) {
    server.drop(down ? Integer.MAX_VALUE : 0);
  }

  /** For more faults. */
  public RestServer faults() {
    return server;
  }

  /** Every call that was taken, oldest first. */
  public List<WebhookCall> calls() {
    return desk.calls();
  }

  /** Why calls were refused, one sentence each. */
  public List<String> refusals() {
    return desk.refusals();
  }

  @Override
  public void close() {
    server.close();
  }
}
