package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSocketTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Test
  void shouldRefuseACertificateThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
    try (SSLServerSocket server = selfSigned(directory)) {
      Thread.ofVirtual().start(() -> handshake(server));

      String reason = outcome("wss://127.0.0.1:" + server.getLocalPort() + "/stream");

      assertThat(reason).contains("certification path");
    }
  }

  @Test
  void shouldSayWhyItCouldNotConnect() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(outcome("ws://127.0.0.1:" + port + "/stream")).contains("Connection refused");
  }

  private static String outcome(String uri) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    FrameSocket.Listener listener =
        new FrameSocket.Listener() {
          @Override
          public void onOpen() {
            outcome.complete("open");
          }

          @Override
          public void onFrame(byte[] bytes, String text) {
            outcome.complete(text);
          }

          @Override
          public void onClosed(FrameSocket.Closed closed) {
            outcome.complete(closed.reason());
          }
        };
    new FrameSocket(URI.create(uri), Duration.ofSeconds(5), 1_000, listener).connect();
    return outcome.get(20, TimeUnit.SECONDS);
  }

  private static void handshake(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
    } catch (java.io.IOException e) {
      // The client turns away, which is what the test is about.
    }
  }

  private static SSLServerSocket selfSigned(Path directory) throws Exception {
    Path store = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "SAN=IP:127.0.0.1",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD)))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
