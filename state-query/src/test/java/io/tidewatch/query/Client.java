package io.tidewatch.query;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.document.Contract;
import io.tidewatch.query.document.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Asks the API as anybody would, and believes no answer that its document does not promise. */
final class Client implements AutoCloseable {
  private static final Contract CONTRACT = Contract.kept();
  private static final Optional<Examples> EXAMPLES = Examples.wanted();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  private final String token;

  Client(int port) {
    this(port, House.TOKEN);
  }

  /** With a token of its own, also for what only reads. */
  Client(int port, String token) {
    this.port = port;
    this.token = token;
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
    return send(request(path).header("Authorization", "Bearer " + token).GET(), "");
  }

  /** Of many at once. */
  CompletableFuture<Answer> getAsync(String path) {
    return http.sendAsync(
            request(path).header("Authorization", "Bearer " + token).GET().build(),
            BodyHandlers.ofString())
        .thenApply(response -> new Answer(response.statusCode(), response));
  }

  Answer put(String path, String body) {
    return put(path, body, "Bearer " + token);
  }

  Answer put(String path, String body, String authorization) {
    return send(
        request(path).header("Authorization", authorization).PUT(BodyPublishers.ofString(body)),
        body);
  }

  Answer putWithoutToken(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)), body);
  }

  Answer post(String path) {
    return send(
        request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()), "");
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)),
        body);
  }

  Answer postWithoutToken(String path) {
    return send(request(path).POST(BodyPublishers.noBody()), "");
  }

  Answer delete(String path) {
    return send(request(path).header("Authorization", "Bearer " + token).DELETE(), "");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private Answer send(HttpRequest.Builder request, String body) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      check(response, body);
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void check(HttpResponse<String> response, String body) {
    String method = response.request().method();
    String path = response.uri().getRawPath();
    int status = response.statusCode();
    CONTRACT.check(
        method, path, status, response.headers().firstValue("Content-Type"), response.body());
    if (status / 100 == 2) {
      CONTRACT.checkRequest(method, path, body);
      String query = response.uri().getRawQuery();
      String asked = query == null ? path : path + "?" + query;
      EXAMPLES.ifPresent(examples ->
          CONTRACT
              .nameOf(method, path)
              .ifPresent(
                  call -> examples.offer(call, method, asked, body, status, response.body())));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
