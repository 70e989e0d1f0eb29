package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An answer and what it costs.
 *
 * @param body JSON
 */
record InfoAnswer(int status, String body, int weight) {
  private static final int ROWS_PER_WEIGHT = 20;
  private static final int LIGHT = 2;
  private static final int NORMAL = 20;

  InfoAnswer {
    requireNonNull(body, "body");
  }

  static InfoAnswer light(Object body) {
    return new InfoAnswer(200, VenueJson.text(body), LIGHT);
  }

  static InfoAnswer normal(Object body) {
    return new InfoAnswer(200, VenueJson.text(body), NORMAL);
  }

  /** Costs more the more rows it has. */
  static InfoAnswer rows(List<?> rows) {
    return new InfoAnswer(200, VenueJson.text(rows), NORMAL + rows.size() / ROWS_PER_WEIGHT);
  }

  /** The venue could not read the request. */
  static InfoAnswer unreadable() {
    return new InfoAnswer(422, "Failed to deserialize the JSON body into the target type", NORMAL);
  }
}
