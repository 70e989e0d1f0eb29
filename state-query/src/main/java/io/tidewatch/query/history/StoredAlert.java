package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tidewatch.topology.alerthistory.AlertPlace;

/**
 * An alert in the words in which it is stored. A long page would take most of its time to read them
 * and to write them again, the same.
 *
 * @param json as on the topic
 */
public record StoredAlert(AlertPlace place, String json) {
  public StoredAlert {
    requireNonNull(place, "place");
    requireNonNull(json, "json");
  }

  @Override
  @JsonValue
  @JsonRawValue
  public String json() {
    return json;
  }
}
