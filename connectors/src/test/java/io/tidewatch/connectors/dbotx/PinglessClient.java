package io.tidewatch.connectors.dbotx;

import io.tidewatch.simulator.dbotx.DbotxSettings;
import java.net.URI;
import java.util.Map;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;

/** A client that knows the key and sends nothing. */
final class PinglessClient extends WebSocketClient {
  private volatile boolean dropped;

  PinglessClient(URI uri) {
    super(uri, new Draft_6455(), Map.of("x-api-key", DbotxSettings.STANDARD_KEY));
    setConnectionLostTimeout(0);
    connect();
  }

  boolean isDropped() {
    return dropped;
  }

  @Override
  public void onOpen(ServerHandshake handshake) {}

  @Override
  public void onMessage(String message) {}

  @Override
  public void onClose(int code, String reason, boolean remote) {
    dropped = true;
  }

  @Override
  public void onError(Exception e) {}
}
