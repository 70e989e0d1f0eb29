package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of a simulated market, told by the process that plays it. It is asked each time: the
 * market stands still until what it sent last was received, so no answer is old when it is used.
 */
final class SimulatedTime implements InstantSource {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client;
  private final HttpRequest question;

  /**
   * One of its clocks.
   *
   * @param clock see {@link io.tidewatch.standalone.config.Simulation#clock}
   * @param name of one of {@link MarketTimes}
   */
  SimulatedTime(HttpClient client, URI clock, String name) {
    this.client = requireNonNull(client, "client");
    this.question =
        HttpRequest.newBuilder(URI.create(clock.toString().replaceAll("/+$", "") + "/" + name))
            .timeout(PATIENCE)
            .build();
  }

  @Override
  public Instant instant() {
    try {
      HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "expected the time at " + question.uri() + ", was HTTP " + answer.statusCode());
      }
      return Instant.ofEpochMilli(Long.parseLong(answer.body().strip()));
    } catch (IOException e) {
      throw new IllegalStateException("the market at " + question.uri() + " tells no time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the time", e);
    }
  }
}
