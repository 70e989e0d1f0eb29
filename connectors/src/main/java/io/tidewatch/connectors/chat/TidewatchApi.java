package io.tidewatch.connectors.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.http.PlainHttp;
import io.tidewatch.contract.serde.Json;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Asks the HTTP API, as anybody else would. */
final class TidewatchApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long MAX_ANSWER_BYTES = 4 << 20;

  private final ChatSettings.Api api;
  private final HttpClient http;

  TidewatchApi(ChatSettings.Api api) {
    this.api = requireNonNull(api, "api");
    this.http = PlainHttp.client(TIMEOUT, api.trust());
  }

  /** A text from outside as part of a path or a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) throws ApiException, InterruptedException {
    return ask(authorized(path).GET().build());
  }

  /** The same; empty where there is no such thing. */
  Optional<JsonNode> find(String path) throws ApiException, InterruptedException {
    try {
      return Optional.of(get(path));
    } catch (ApiException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  JsonNode post(String path, JsonNode body) throws ApiException, InterruptedException {
    return ask(
        authorized(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  void delete(String path) throws ApiException, InterruptedException {
    ask(authorized(path).DELETE().build());
  }

  private HttpRequest.Builder authorized(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.server().resolve(path));
    api.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private JsonNode ask(HttpRequest request) throws ApiException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return read(answer.get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      throw new ApiException(0, e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      throw new ApiException(0, "no answer within " + TIMEOUT.toSeconds() + " s");
    } finally {
      answer.cancel(true);
    }
  }

  private static JsonNode read(HttpResponse<byte[]> response) throws ApiException {
    int status = response.statusCode();
    JsonNode body = json(response);
    if (status / 100 != 2) {
      throw new ApiException(status, body.path("detail").asString("HTTP " + status));
    }
    return body;
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws ApiException {
    if (response.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (JacksonException e) {
      throw new ApiException(response.statusCode(), "expected JSON, was something else");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
