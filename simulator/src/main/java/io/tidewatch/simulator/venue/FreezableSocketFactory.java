package io.tidewatch.simulator.venue;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.server.DefaultWebSocketServerFactory;

/**
 * Makes sockets that can play dead: while frozen, an open socket throws away what it reads, so that
 * nothing in it, close frames included, is ever answered. TCP stays open.
 */
final class FreezableSocketFactory extends DefaultWebSocketServerFactory {
  private final BooleanSupplier frozen;

  FreezableSocketFactory(BooleanSupplier frozen) {
    this.frozen = requireNonNull(frozen, "frozen");
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
    return createWebSocket(adapter, List.of(draft));
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
    return new FreezableSocket(adapter, drafts, frozen);
  }

  private static final class FreezableSocket extends WebSocketImpl {
    private final BooleanSupplier frozen;

    FreezableSocket(WebSocketAdapter adapter, List<Draft> drafts, BooleanSupplier frozen) {
      super(adapter, drafts);
      this.frozen = frozen;
    }

    @Override
    public void decode(ByteBuffer received) {
      // The handshake is still answered: a zombie accepts.
      if (frozen.getAsBoolean() && isOpen()) {
        received.position(received.limit());
        return;
      }
      super.decode(received);
    }
  }
}
