package io.tidewatch.query;

import io.tidewatch.contract.serde.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Reads the stream of events as the HTML standard says, section 9.2.6. */
final class StreamClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";
  private volatile boolean over;

  /** An event. */
  record Event(String id, String name, String data) {
    JsonNode json() {
      return Json.MAPPER.readTree(data);
    }
  }

  private StreamClient(int port, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  static StreamClient open(int port, String path) {
    return awaited(new StreamClient(port, path));
  }

  static StreamClient resume(int port, String path, String lastId) {
    return awaited(new StreamClient(port, path, "Last-Event-ID", lastId));
  }

  /** With a token. */
  static StreamClient openAs(String token, int port, String path) {
    return awaited(new StreamClient(port, path, "Authorization", "Bearer " + token));
  }

  /** He is told from here on. */
  private static StreamClient awaited(StreamClient client) {
    Patience.until(() -> !client.lastId.isEmpty());
    return client;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "";
      StringBuilder data = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(lastId, name, data.toString()));
          }
          name = "";
          data.setLength(0);
        } else if (line.startsWith("id: ")) {
          lastId = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          data.append(line.substring("data: ".length()));
        } else if (!line.startsWith(":")) {
          events.add(new Event(lastId, "unknown line", line));
        }
      }
    } catch (IOException e) {
      // The other end is gone, or this one was closed.
    } finally {
      over = true;
    }
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** What came, as it came. */
  String text() {
    return String.join("\n", lines);
  }

  String lastId() {
    return lastId;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
