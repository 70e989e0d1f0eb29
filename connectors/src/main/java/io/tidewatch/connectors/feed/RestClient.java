package io.tidewatch.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * GET and POST requests to a venue's REST interface. A request that fails for the moment is tried a
 * few times more; when the venue says slow down (429) or has banned the address (418), all requests
 * wait as long as it says. Blocks, so meant for virtual threads. Thread-safe.
 */
public final class RestClient implements AutoCloseable {
  private static final long MAX_ANSWER_BYTES = 4 << 20;

  /** Turns an answer into what was asked for; what it throws is retried like a failed request. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(byte[] body) throws RestException;
  }

  /** Hears of each answer before it is read, whatever its status. */
  @FunctionalInterface
  public interface Watcher {
    void answered(int status, HttpHeaders headers);
  }

  private final URI base;
  private final Map<String, String> headers;
  private final HttpClient http;
  private final RestLimits limits;
  private final Watcher watcher;
  private final RetryPolicy<Object> retry;
  private final AtomicLong openAgainNanos = new AtomicLong(System.nanoTime());

  /**
   * @param headers sent with each request; may hold a secret
   */
  public RestClient(URI base, Map<String, String> headers, Duration connectTimeout) {
    this(base, headers, connectTimeout, RestLimits.DEFAULTS);
  }

  /**
   * @param headers sent with each request; may hold a secret
   */
  public RestClient(
      URI base, Map<String, String> headers, Duration connectTimeout, RestLimits limits) {
    this(base, headers, connectTimeout, limits, (status, answerHeaders) -> {});
  }

  /**
   * @param headers sent with each request; may hold a secret
   * @param watcher called by the threads that ask
   */
  public RestClient(
      URI base,
      Map<String, String> headers,
      Duration connectTimeout,
      RestLimits limits,
      Watcher watcher) {
    this.watcher = requireNonNull(watcher, "watcher");
    this.base = requireNonNull(base, "base");
    this.headers = Map.copyOf(headers);
    this.limits = requireNonNull(limits, "limits");
    this.retry =
        RetryPolicy.builder()
            .handleIf(e -> e instanceof RestException rest && !isPermanent(rest))
            .withMaxRetries(limits.retries())
            .withBackoff(limits.firstDelay(), limits.longestDelay())
            .build();
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * What the reader makes of the answer.
   *
   * @param pathAndQuery starts with a slash, already encoded
   */
  public <T> T get(String pathAndQuery, Reader<T> reader)
      throws RestException, InterruptedException {
    return ask(HttpRequest.newBuilder(base.resolve(pathAndQuery)).GET(), reader);
  }

  /**
   * What the reader makes of the answer to a question in JSON, asked at the address of this itself.
   */
  public <T> T post(String json, Reader<T> reader) throws RestException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(base)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        reader);
  }

  private <T> T ask(HttpRequest.Builder request, Reader<T> reader)
      throws RestException, InterruptedException {
    headers.forEach(request::header);
    HttpRequest question = request.timeout(limits.answerWithin()).build();
    try {
      return Failsafe.with(retry).get(() -> reader.read(once(question)));
    } catch (FailsafeException e) {
      switch (e.getCause()) {
        case RestException rest -> throw rest;
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw e;
      }
    }
  }

  private byte[] once(HttpRequest question) throws RestException, InterruptedException {
    long pause = openAgainNanos.get() - System.nanoTime();
    if (pause > 0) {
      Thread.sleep(Duration.ofNanos(pause));
    }
    HttpResponse<byte[]> answer = send(question);
    watcher.answered(answer.statusCode(), answer.headers());
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    RestException refused = refused(answer);
    if (refused.kind() instanceof RestException.Cause.Throttled(Duration retryAfter)) {
      openAgainNanos.accumulateAndGet(
          System.nanoTime() + retryAfter.toNanos(), (a, b) -> a - b > 0 ? a : b);
    }
    throw refused;
  }

  private HttpResponse<byte[]> send(HttpRequest question)
      throws RestException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            question, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      // The request's own time-out ends with the headers; a body may stop half-way.
      return answer.get(limits.answerWithin().toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause().getClass().getSimpleName() + " " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw unreachable("no whole answer within " + limits.answerWithin().toMillis() + " ms");
    } finally {
      answer.cancel(true);
    }
  }

  private RestException unreachable(String reason) {
    return RestException.unreachable(base.getHost() + ": " + reason);
  }

  private static RestException refused(HttpResponse<byte[]> answer) {
    Optional<Duration> retryAfter =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("\\d{1,9}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    return RestException.refused(answer.statusCode(), retryAfter, new String(answer.body(), UTF_8));
  }

  private boolean isPermanent(RestException e) {
    return switch (e.kind()) {
      case RestException.Cause.Permanent() -> true;
      case RestException.Cause.Transient() -> false;
      case RestException.Cause.Throttled(Duration after) ->
          after.compareTo(limits.longestPause()) > 0;
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
