package io.tidewatch.simulator.chat;

import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Group robots of WeCom on loopback, each with its key and 20 messages a minute. Errors come with
 * status 200 and an {@code errcode}, as at the venue. Thread-safe.
 */
public final class WeComServer implements AutoCloseable {
  private final WeComDesk desk;
  private final RestServer server;

  /**
   * Takes a free port.
   *
   * @param minute how long the minute of the limit lasts
   */
  public WeComServer(Duration minute) throws IOException {
    desk = new WeComDesk(minute, System::nanoTime);
    server = new RestServer(desk);
  }

  /** Ready for requests with the limit of the venue. */
  public static WeComServer started(String... keys) throws IOException {
    return started(Duration.ofMinutes(1), keys);
  }

  /** Ready for requests. */
  public static WeComServer started(Duration minute, String... keys) throws IOException {
    WeComServer server = new WeComServer(minute);
    for (String key : keys) {
      server.addRobot(key);
    }
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

  public void addRobot(String key) {
    desk.add(key);
  }

  /** From now on the key is answered with 93000. */
  public void removeRobot(String key) {
    desk.remove(key);
  }

  /** Answers so many of the next messages with this {@code errcode}, for example -1. */
  public void answerWith(int code, int times) {
    desk.answerWith(code, times);
  }

  /** Ends connections without an answer while true. */
  public void down(boolean down) {
    server.drop(down ? Integer.MAX_VALUE : 0);
  }

  /** For more faults. */
  public RestServer faults() {
    return server;
  }

  /** Every message that was taken, oldest first. */
  public List<WeComMessage> messages() {
    return desk.messages();
  }

  /** One sentence for each message over the limit. */
  public List<String> violations() {
    return desk.violations();
  }

  @Override
  public void close() {
    server.close();
  }
}
