package io.tidewatch.query.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Writes to a socket what it is told, octet for octet. */
public final class RawCaller implements AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final Socket socket;

  public RawCaller(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MS);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends; false if the other side has hung up. */
  public boolean say(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return true;
    } catch (SocketException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that comes until the other side hangs up. */
  public String heard() {
    try {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come by now, at most so many octets; waits for the first. */
  public String next(int most) {
    try {
      byte[] buffer = new byte[most];
      int read = socket.getInputStream().read(buffer);
      return read < 0 ? "" : new String(buffer, 0, read, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request, and all of the answer. */
  public String ask(String request) {
    say(request);
    return heard();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
