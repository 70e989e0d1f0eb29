package io.tidewatch.query;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks the API as anybody would. */
final class Client implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  Client(int port) {
    this.port = port;
  }

  /** An answer. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      return Json.MAPPER.readTree(response.body());
    }

    String text() {
      return response.body();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer put(String path, String body) {
    return put(path, body, "Bearer " + House.TOKEN);
  }

  Answer put(String path, String body, String authorization) {
    return send(
        request(path).header("Authorization", authorization).PUT(BodyPublishers.ofString(body)));
  }

  Answer putWithoutToken(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  Answer post(String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + House.TOKEN)
            .POST(BodyPublishers.noBody()));
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + House.TOKEN)
            .POST(BodyPublishers.ofString(body)));
  }

  Answer postWithoutToken(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer delete(String path) {
    return send(request(path).header("Authorization", "Bearer " + House.TOKEN).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
