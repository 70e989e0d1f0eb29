package io.tidewatch.simulator.venue;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** What a REST request is answered with; the body is JSON. */
public record HttpAnswer(int status, String body, Map<String, String> headers) {
  public HttpAnswer {
    requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  public static HttpAnswer of(int status, String body) {
    return new HttpAnswer(status, body, Map.of());
  }
}
