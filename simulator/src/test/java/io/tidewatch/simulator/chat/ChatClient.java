package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Posts JSON as a program of its own would. */
record ChatClient(HttpClient http, URI base) implements AutoCloseable {
  ChatClient {
    requireNonNull(http, "http");
    requireNonNull(base, "base");
  }

  static ChatClient of(URI base) {
    return new ChatClient(HttpClient.newHttpClient(), base);
  }

  Answer post(String path, Object body) throws IOException, InterruptedException {
    return post(path, Json.MAPPER.writeValueAsString(body), Map.of());
  }

  Answer post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return Answer.of(http.send(request(path, body, headers), BodyHandlers.ofString()));
  }

  CompletableFuture<Answer> postLater(String path, Object body) {
    return http.sendAsync(
            request(path, Json.MAPPER.writeValueAsString(body), Map.of()), BodyHandlers.ofString())
        .thenApply(Answer::of);
  }

  private HttpRequest request(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    headers.forEach(request::header);
    return request.build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** Status and body. */
  record Answer(int status, JsonNode body) {
    static Answer of(HttpResponse<String> response) {
      return new Answer(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }

    String said(String field) {
      return body.path(field).asString("");
    }
  }
}
