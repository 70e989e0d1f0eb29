package io.tidewatch.simulator.binance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that shakes hands and then reads nothing until told to. */
final class RawSocket implements AutoCloseable {
  private final Socket socket;

  private RawSocket(Socket socket) {
    this.socket = socket;
  }

  static RawSocket subscribe(BinanceSpotServer server, String stream) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.webSocketUri().getPort());
    String handshake =
        "GET /ws/"
            + stream
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    return new RawSocket(socket);
  }

  /** Reads and throws away, on a thread of its own, until the connection ends. */
  void readAll() {
    Thread.ofVirtual()
        .start(() -> {
          try (InputStream in = socket.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            if (!socket.isClosed()) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  boolean isOpen() {
    return !socket.isClosed();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
