package io.tidewatch.connectors.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

  @Test
  void shouldStillBringWhatTheOtherSideSendsBeforeItAnswersTheClose() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sendAndClose(server));
      FrameSocket socket = socket("ws://127.0.0.1:" + server.getLocalPort() + "/stream", heard);
      socket.connect();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("open");

      socket.close();

      assertThat(socket.send("more")).isFalse();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("late");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("code 1000");
    }
  }

  private static FrameSocket socket(String uri, BlockingQueue<String> heard) {
    FrameSocket.Listener listener =
        new FrameSocket.Listener() {
          @Override
          public void onOpen() {
            heard.add("open");
          }

          @Override
          public void onFrame(byte[] bytes, String text) {
            heard.add(text);
          }

          @Override
          public void onClosed(FrameSocket.Closed closed) {
            heard.add(closed.reason());
          }
        };
    return new FrameSocket(URI.create(uri), Duration.ofSeconds(5), 1_000, listener);
  }

  /** Waits for a close frame, and sends a text before it answers with its own (RFC 6455, 5.5.1). */
  private static void sendAndClose(ServerSocket server) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String key = "";
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.startsWith("Sec-WebSocket-Key: ")) {
          key = line.substring("Sec-WebSocket-Key: ".length());
        }
      }
      OutputStream out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(key)
                  + "\r\n\r\n")
              .getBytes(US_ASCII));
      // Masked, with a code: two bytes of header, four of mask, two of code.
      assertThat(in.readNBytes(8)[0]).isEqualTo((byte) 0x88);
      out.write(new byte[] {(byte) 0x81, 4, 'l', 'a', 't', 'e'});
      out.write(new byte[] {(byte) 0x88, 2, 0x03, (byte) 0xe8});
      in.readAllBytes();
    } catch (IOException | GeneralSecurityException e) {
      // The test sees that nothing comes.
    }
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static String accept(String key) throws GeneralSecurityException {
    String magic = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(magic.getBytes(US_ASCII));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static String outcome(String uri) throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    socket(uri, heard).connect();
    return heard.poll(20, TimeUnit.SECONDS);
  }

  private static void handshake(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
    } catch (IOException e) {
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
