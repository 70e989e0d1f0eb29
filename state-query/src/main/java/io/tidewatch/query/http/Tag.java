package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

/** What a call is about. */
public enum Tag {
  VOLUMES("Rolling volumes of spot pairs"),
  BOOKS("Order books"),
  POOL("The token pool"),
  FUTURES("Perpetuals: rankings, scores and bars, in the envelope of the original API"),
  WHALES("Watched addresses"),
  ALERTS("Alerts, their evidence, deliveries and outcomes, and what did not become one"),
  RULES("What fires, and when"),
  SILENCES("Alerts that nobody wants to be told of"),
  FEEDS("What comes in"),
  OPERATION("The process itself");

  private final String description;

  Tag(String description) {
    this.description = requireNonNull(description, "description");
  }

  public String description() {
    return description;
  }
}
