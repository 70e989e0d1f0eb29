package io.tidewatch.connectors.delivery.channel;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.http.PlainHttp;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Posts JSON. Whatever it says of trouble has no secret: addresses and what exceptions say of them
 * are left out. Thread-safe.
 */
final class Poster implements AutoCloseable {
  private static final long MAX_ANSWER_BYTES = 1 << 20;

  private final HttpClient http;
  private final Duration answerWithin;

  /** What the other side said. */
  record Answer(int status, String body, Optional<String> retryAfter) {
    Answer {
      requireNonNull(body, "body");
      requireNonNull(retryAfter, "retryAfter");
    }

    /** In a few words, for people. */
    String told() {
      return "status " + status;
    }
  }

  Poster(Duration connectWithin, Duration answerWithin) {
    this.answerWithin = requireNonNull(answerWithin, "answerWithin");
    this.http = PlainHttp.client(connectWithin);
  }

  /** What the reader makes of the answer, or of there being none. */
  CompletableFuture<Reply> post(
      URI address, Map<String, String> headers, String json, Function<Answer, Reply> reader) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    // The request's own time-out ends with the headers; a body may stop half-way.
    return answer
        .copy()
        .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
        .handle((response, trouble) -> {
          if (trouble != null) {
            answer.cancel(true);
            return failed(trouble);
          }
          return read(response, reader);
        });
  }

  private static Reply read(HttpResponse<byte[]> response, Function<Answer, Reply> reader) {
    Answer answer =
        new Answer(
            response.statusCode(),
            new String(response.body(), StandardCharsets.UTF_8),
            response.headers().firstValue("Retry-After"));
    try {
      return reader.apply(answer);
    } catch (RuntimeException e) {
      return new Reply.Failed("an answer that cannot be read, " + answer.told(), true);
    }
  }

  private static Reply failed(Throwable trouble) {
    Throwable cause =
        trouble instanceof CompletionException && trouble.getCause() != null
            ? trouble.getCause()
            : trouble;
    boolean neverLeft =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof UnresolvedAddressException;
    return new Reply.Failed(cause.getClass().getSimpleName(), !neverLeft);
  }

  /** What the other side said, without this secret and fit for a log. */
  static String cleaned(String said, String secret) {
    return LogText.bounded(said.replace(secret, "***"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
