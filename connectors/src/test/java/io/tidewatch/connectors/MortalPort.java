package io.tidewatch.connectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port in front of a server. While it is down nobody listens, connections are refused, and those
 * that stood are broken; then it is back on the same port.
 */
public final class MortalPort implements AutoCloseable {
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;
  private ServerSocket server;

  /** Listens, and passes everything on to a server of this host. */
  public MortalPort(URI target) throws IOException {
    this.target = target.getPort();
    this.port = lasting();
    this.server = listen(port);
  }

  /**
   * A free port that no connection gets by chance while its server is down: those to anywhere are
   * made from ports above.
   */
  public static int lasting() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        // Somebody else has it.
      }
    }
  }

  private ServerSocket listen(int at) throws IOException {
    ServerSocket listening = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(listening));
    return listening;
  }

  /** Base address, without a path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From now on connections are refused. */
  public void down() {
    close(server);
    sockets.forEach(MortalPort::close);
    sockets.clear();
  }

  /** Listens again. */
  public void up() throws IOException {
    server = listen(port);
  }

  private void accept(ServerSocket listening) {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(behind);
        Thread.ofVirtual().start(() -> pass(client, behind));
        Thread.ofVirtual().start(() -> pass(behind, client));
      }
    } catch (IOException e) {
      close(listening);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them ended, and the other one ends with it.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    down();
  }
}
