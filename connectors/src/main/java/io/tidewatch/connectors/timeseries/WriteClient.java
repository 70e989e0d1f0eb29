package io.tidewatch.connectors.timeseries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Writes over HTTP as InfluxDB 2 takes it ({@code POST /api/v2/write}, InfluxData, "InfluxDB v2 API
 * reference"); InfluxDB 3, VictoriaMetrics and QuestDB take the same.
 */
final class WriteClient implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final HttpClient http;
  private final Endpoint endpoint;
  private final URI uri;
  private final InstantSource clock;

  /** What came of a request. */
  sealed interface Answer {
    /** The store has the points. */
    record Taken() implements Answer {}

    /**
     * Not now, but the same points may be taken later: the store is away or busy, or does not let
     * us in as we are set up.
     *
     * @param pause how long it asks to be left alone
     */
    record Later(String reason, Optional<Duration> pause) implements Answer {}

    /** These points will never be taken. */
    record Refused(String reason) implements Answer {}
  }

  WriteClient(Endpoint endpoint, InstantSource clock) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.clock = requireNonNull(clock, "clock");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(endpoint.timeout())
            .build();
    String base = endpoint.url().toString().replaceAll("/+$", "");
    this.uri =
        URI.create(
            base
                + "/api/v2/write?org="
                + URLEncoder.encode(endpoint.org(), UTF_8)
                + "&bucket="
                + URLEncoder.encode(endpoint.bucket(), UTF_8)
                + "&precision=ns");
  }

  /** Sends a batch and waits for the answer, at most the timeout. */
  Answer write(LineBatch batch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(endpoint.timeout())
            .header("Content-Type", "text/plain; charset=utf-8")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(batch.gzip()));
    endpoint.token().ifPresent(token -> request.header("Authorization", "Token " + token));
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString(UTF_8)));
    } catch (IOException e) {
      return new Answer.Later(e.toString(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Later("interrupted", Optional.empty());
    }
  }

  private Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Answer.Taken();
    }
    String reason = LogText.bounded("HTTP " + status + " " + response.body());
    return switch (status) {
      // Malformed, too large, or against the types of the columns: no later try helps.
      case 400, 413, 422 -> new Answer.Refused(reason);
      default ->
          new Answer.Later(
              reason, response.headers().firstValue("Retry-After").flatMap(this::wait));
    };
  }

  /** Seconds, or a date (RFC 9110, section 10.2.3). */
  private Optional<Duration> wait(String retryAfter) {
    Duration wait;
    try {
      wait =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  clock.instant(),
                  Instant.from(
                      ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    if (!wait.isPositive()) {
      return Optional.empty();
    }
    return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
